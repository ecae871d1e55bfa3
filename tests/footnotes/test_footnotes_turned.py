"""Turned lines: what the spaces at a line's edges tell of the order of its parts."""

from __future__ import annotations

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
