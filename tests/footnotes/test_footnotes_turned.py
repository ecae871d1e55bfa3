"""Turned lines: what the spaces at a line's edges tell of the order of its parts."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from laws import output

from textfix.footnotes import Footnotes

ABOVE = """\
بازرگانان آن روزگار کالای خود را با کاروان به شهرهای
دور می‌بردند و در هر منزل به کاروانسرا فرود می‌آمدند. این
"""
BELOW = """
به چند دسته بخش می‌شد و هر دسته را ساربانی راه می‌برد
که راه را خوب می‌شناخت. آنان در تابستان شب‌ها راه می‌رفتند
و روز را در سایه به خواب می‌گذراندند.
____________
۱ این شمار در سفرنامه‌ها آمده است.
"""
TAIL, HEAD = "که در آن راه می‌رفت", "کاروان از هزار شتر برای آن بار بود"


def _page(line: str, behind: str) -> str:
    """Return the page with ``line`` in it; ``behind``: what stands behind its open lines."""
    above, below = (part.replace("\n", behind + "\n") for part in (ABOVE, BELOW[1:]))
    return above + line + "\n" + below.replace("." + behind, ".")


@pytest.mark.parametrize(("before", "behind"), [(" ", ""), ("", " ")])
def test_a_space_at_the_wrong_edge_tells_of_a_turned_line(before: str, behind: str) -> None:
    """A space leads the line, or lacks behind it where other lines have one."""
    after = output(Footnotes(), _page(f"{before}{TAIL} ۱ {HEAD}", behind))
    assert f"{HEAD}[^۱] {TAIL}" in after


@pytest.mark.parametrize("behind", ["", " "])
def test_spaces_like_those_of_other_lines_turn_none(behind: str) -> None:
    after = output(Footnotes(), _page(f"{HEAD} ۱ {TAIL}{behind}", behind))
    assert f"{HEAD}[^۱] {TAIL}" in after


TORN = (
    ("کاروان از هزار شتر برای آن بار", "که از راه ابریشم می‌آمد"),
    ("ساربانان پنبه را در بازار", "به بهای گزاف می‌فروختند"),
)


def _torn_page(shape: Callable[[str, str, str], str]) -> str:
    """Return a page with two printed lines, each torn by its figure into parts of one ``shape``."""
    (head, tail), (second, rest) = TORN
    lines = f"{ABOVE}{shape('۱', head, tail)}{BELOW}"
    lines = lines.replace("\nو روز", f"؛\n{shape('۲', second, rest)}\nو روز", 1)
    return lines + "۲ بهای آن را در دفترها نوشته‌اند.\n"


@pytest.mark.parametrize(
    "shape",
    [
        lambda figure, head, tail: f"{figure} {tail}\n{head}",
        lambda figure, head, tail: f"{tail}\n{head} {figure}",
    ],
)
def test_a_printed_line_torn_by_its_figure_is_whole_again(
    shape: Callable[[str, str, str], str],
) -> None:
    """Two parts that fill a column are one printed line; the figure stood between them."""
    after = output(Footnotes(), _torn_page(shape))
    assert all(f"{head}[^{n}] {tail}" in after for n, (head, tail) in zip("۱۲", TORN, strict=True))


def test_a_sign_before_the_figure_belongs_to_the_part_behind_it() -> None:
    after = output(Footnotes(), _torn_page(lambda figure, head, tail: f"،{figure} {tail}\n{head}"))
    assert all(f"{head}[^{n}]، {tail}" in after for n, (head, tail) in zip("۱۲", TORN, strict=True))


def test_a_part_that_goes_on_from_the_one_above_stays_below_it() -> None:
    """The space that led the second part of the printed line still leads it."""
    after = output(Footnotes(), _torn_page(lambda figure, head, tail: f"{figure} {head}\n {tail}"))
    assert all(
        f"{head}[^{n}]\n {tail}" in after for n, (head, tail) in zip("۱۲", TORN, strict=True)
    )


def test_a_figure_behind_the_second_part_belongs_to_the_first() -> None:
    after = output(Footnotes(), _torn_page(lambda figure, head, tail: f"{head}\n{tail} {figure}"))
    assert all(f"{head}[^{n}]\n{tail}" in after for n, (head, tail) in zip("۱۲", TORN, strict=True))
