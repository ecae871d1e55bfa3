"""Lines cut before the raised numbers of notes; textwrap says how the page had them."""

from __future__ import annotations

import re
import textwrap

import pytest
from hypothesis import given
from hypothesis import strategies as st
from laws import output

from textfix.fragments import Fragments

PROSE = (
    "در آن سال‌ها نخستین کارگاه شیشه‌گری شهر را استادی از ونیز۱ به راه انداخت و شاگردانش را از"
    " میان کوزه‌گران برگزید. کوره را با چوب گز می‌افروختند و ماسه را از بستر رود می‌آوردند، اما"
    " سودا را باید از بیرون می‌خریدند و بهای آن را به سکهٔ صاحبقرانی۲، که از نقره بود، می‌پرداختند."
    " شیشهٔ آن کارگاه سبز و ناصاف بود و حباب‌های ریز داشت؛ با این همه در بازار خواهان بسیار پیدا"
    " کرد، زیرا پیش از آن جز ظرف‌های گران روسی چیزی نبود. پس از چند سال شاگردان هر یک کارگاهی جدا"
    " ساختند و یکی از آنان رسالهٔ کوچکی نوشت که نسخه‌ای از آن در کتابخانه۳ مانده است. در آن رساله"
    " اندازهٔ کوره را به ذرع داده است و زمان گداختن را به ساعت، و می‌گوید شیشه‌گر خوب آن است که رنگ"
    " آتش۴ را بشناسد و شتاب نکند؛ که پس از او دیگر کسی چنین رساله‌ای ننوشت و کوره‌ها یک به یک خاموش"
    " شدند تا آنکه نام کارگاه نیز از یادها رفت."
)
ITEMS = (
    "ماسه را از بستر رود بیاورید و خشک کنید",
    "سودا را با آن بیامیزید",
    "کوره را با چوب گز بیفروزید و یک شب بگذارید",
    "شیشه را با لولهٔ آهنی بردارید و در آن بدمید",
    "ظرف را در خاکستر گرم بگذارید تا کم‌کم سرد شود",
)
WIDTHS = st.integers(58, 96)


def embedded(lines: list[str]) -> str:
    """Embed every word, as poppler -raw does."""
    rle, pop = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"
    return "\n".join(re.sub("[^\\s0-9۰-۹]+", f"{rle}\\g<0>{pop}", line) for line in lines)


def repaired(lines: list[str]) -> list[str]:
    text = output(Fragments(), embedded(lines))
    return re.sub("[\u202a-\u202c]", "", text).split("\n")


def from_the_left(lines: list[str]) -> list[str]:
    """Cut lines before their raised numbers; the piece on the left of the page comes first."""
    pieces: list[str] = []
    for line in lines:
        found = re.fullmatch(r"(.*?)([۰-۹].+)", line)
        pieces += [found[2], found[1]] if found else [line]
    return pieces


@given(WIDTHS)
def test_pieces_before_a_number_come_back(width: int) -> None:
    page = textwrap.wrap(PROSE, width)
    torn = from_the_left(page)
    cuts = len(torn) - len(page)
    assert repaired(torn) == (page if cuts > 1 else torn)


def test_most_widths_cut_several_lines() -> None:
    pages = [textwrap.wrap(PROSE, width) for width in range(58, 97)]
    assert sum(len(from_the_left(page)) - len(page) > 2 for page in pages) > 20


@given(WIDTHS)
def test_right_lines_stay(width: int) -> None:
    page = textwrap.wrap(PROSE, width)
    assert repaired(page) == page


@given(WIDTHS)
def test_words_not_embedded_stay(width: int) -> None:
    text = "\n".join(from_the_left(textwrap.wrap(PROSE, width)))
    assert output(Fragments(), text) == text


@pytest.mark.parametrize("label", ["{}. ", "{} ", "{}) ", "{}- "])
@given(st.permutations(ITEMS), WIDTHS)
def test_numbered_lists_stay(label: str, items: list[str], width: int) -> None:
    listed = [label.format("۱۲۳۴۵"[at]) + item for at, item in enumerate(items)]
    page = [*textwrap.wrap(PROSE.translate(dict.fromkeys(map(ord, "۱۲۳۴"))), width), *listed]
    assert repaired(page) == page
