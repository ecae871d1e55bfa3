"""Lines read stretch by stretch from left to right go in order, and lines in order stay."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.signs import Signs

SENTENCES = [
    "ماده ۱– شرکت در این مسابقه برای همه دانش‌آموزان (پایه هفتم تا نهم) آزاد است.",
    "ماده ۲– نام‌نویسی تا پایان مهر (تا ساعت ۲۰) انجام می‌گیرد و پس از آن پذیرفته نیست.",
    "تبصره ۱– کسانی که سال گذشته (دوره دوم) برنده شده‌اند نیازی به نام‌نویسی ندارند.",
    "ماده ۳– هر گروه باید دست‌کم سه نفر (یک سرگروه و دو همراه) داشته باشد.",
    "ماده ۴– داوران را مدیر برمی‌گزیند (با نظر آموزگاران) و رأی آنان قطعی است.",
    "تبصره ۲– هرگاه دو گروه برابر شوند (ماده ۶) پرسش تازه‌ای از آنان می‌شود.",
    "ماده ۵– جایزه نخست یک دوربین و جایزه دوم کتاب (به انتخاب برنده) است.",
    "ماده ۶– نتیجه در تارنما (بخش خبرها) و بر در دفتر مدرسه اعلام می‌گردد.",
    "ماده ۷– شکایت از داوری را باید نوشت (با نام و نشانی) و تا سه روز به دفتر داد.",
    "تبصره ۳– پاسخ شکایت را مدیر می‌دهد (حداکثر در ده روز) و آن پاسخ نهایی است.",
]
PAGES = st.lists(st.sampled_from(SENTENCES), min_size=8, max_size=10, unique=True)


def damaged(line: str) -> str:
    """Write the stretches of a line from left to right; a space at the end of one comes first."""
    parts = [part for part in re.split("([()–])", line) if part]
    return "".join(" " * part.endswith(" ") + part.rstrip() for part in reversed(parts))


@given(PAGES)
def test_turned_stretches_go_in_order(lines: list[str]) -> None:
    read = output(Signs(), "\n".join(map(damaged, lines)))
    assert read == "\n".join(lines)


@given(PAGES)
def test_lines_in_order_stay(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert output(Signs(), text) == text


@given(PAGES, st.sampled_from(["", " "]))
def test_a_second_pass_changes_nothing(lines: list[str], space: str) -> None:
    text = "\n".join(damaged(line).replace("–", space + "–") for line in lines)
    assert_second_pass_changes_nothing(Signs(), text)


@given(st.text("ابلر (–)۱۲.\n", max_size=90))
def test_any_text_passes_its_law(text: str) -> None:
    assert_second_pass_changes_nothing(Signs(), text)


def test_a_few_turned_lines_are_no_habit() -> None:
    text = "\n".join([*map(damaged, SENTENCES[:3]), *SENTENCES[3:]])
    assert output(Signs(), text) == text
