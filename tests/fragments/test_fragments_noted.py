"""Lines cut behind the numbers of notes; textwrap says how the page had them."""

from __future__ import annotations

import re
import textwrap

import pytest
from laws import output

from textfix.fragments import Fragments

PROSE = (
    "در آن سال‌ها نخستین کارگاه شیشه‌گری شهر را استادی از ونیز۱ به راه انداخت و شاگردانش را از"
    " میان کوزه‌گران برگزید. کوره را با چوب گز می‌افروختند و ماسه را از بستر رود می‌آوردند، اما"
    " سودا را باید از بیرون می‌خریدند و بهای آن را به سکهٔ «صاحبقرانی»۲ می‌پرداختند. شیشهٔ آن کارگاه"
    " سبز و ناصاف بود و حباب‌های ریز داشت؛ با این همه در بازار خواهان بسیار پیدا کرد، زیرا پیش از"
    " آن جز ظرف‌های گران روسی چیزی نبود. پس از چند سال شاگردان هر یک کارگاهی جدا ساختند و یکی از"
    " آنان رسالهٔ کوچکی نوشت که نسخه‌ای از آن در کتابخانه۳ مانده است. در آن رساله اندازهٔ کوره را"
    " به ذرع داده است و زمان گداختن را به ساعت، و می‌گوید شیشه‌گر خوب آن است که رنگ آتش۴ را بشناسد"
    " و شتاب نکند؛ که پس از او دیگر کسی چنین رساله‌ای ننوشت و کوره‌ها یک به یک خاموش شدند تا آنکه"
    " نام کارگاه نیز از یادها رفت."
)
BODY = "شهری در کرانهٔ دریای آدریاتیک که شیشه‌اش نام‌آور بود."
WIDTHS = [*range(62, 92, 6)]


def by_height(lines: list[str]) -> list[str]:
    """Cut lines behind raised numbers; what stands lower on the page comes first."""
    pieces: list[str] = []
    for line in lines:
        head, number, tail = re.match(r"(.*?)([۰-۹]|$)(.*)", line).groups()  # type: ignore[union-attr]
        pieces += [tail.strip(), head + number] if tail else [line]
    return pieces


@pytest.mark.parametrize("width", WIDTHS)
def test_pieces_behind_a_number_come_back(width: int) -> None:
    page = textwrap.wrap(PROSE, width)
    assert by_height(page) != page
    assert output(Fragments(), "\n".join(by_height(page))).split("\n") == page


@pytest.mark.parametrize("width", WIDTHS)
def test_the_number_of_a_body_comes_before_it(width: int) -> None:
    page = textwrap.wrap(PROSE, width)
    read = by_height(page)
    assert output(Fragments(), "\n".join([*read, BODY, "۱"])).split("\n") == [*page, f"۱ {BODY}"]


@pytest.mark.parametrize("width", WIDTHS)
def test_right_lines_stay(width: int) -> None:
    text = "\n".join([*textwrap.wrap(PROSE, width), BODY, "۱"])
    assert output(Fragments(), text) == text


def test_lines_stay_where_other_notes_stand_inside() -> None:
    read = by_height(textwrap.wrap(PROSE, 72))
    others = ["کوره‌های دیگر۵ را پس از آن ساختند و خاموش۶ کردند", "و بازار۷ شیشه باز۸ رونق گرفت"]
    text = "\n".join([*read, *others])
    assert output(Fragments(), text) == text


def test_headings_with_a_number_stay() -> None:
    chapter = "باران تا صبح بارید و کوچه را آب گرفت. مردم از خانه بیرون نیامدند و\nنان نخریدند."
    text = "\n".join(f"فصل{number}\n{chapter}" for number in "۱۲۳۴۵")
    assert output(Fragments(), text) == text
