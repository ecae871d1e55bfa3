"""Glued lines whose runs stand from left to right, parted at numbers, come in reading order."""

from __future__ import annotations

import re
from typing import NamedTuple

from hypothesis import given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.reversal import Reversal

STAGE = Reversal()
CLAUSES = [
    "نخستین بار در سال ۱۳۴۵ کارخانه‌ای در کنار رود ساختند",
    "هر روز از ۲۵ تا ۳۰ تن چوب از جنگل می‌آوردند",
    "بهای هر کیلو کاغذ نزدیک به ۱۲۰ ریال بود",
    "در آغاز دهۀ ۱۳۵۰ شمار کارگران به بیش از ۲۰۰ نفر رسید",
    "مردم شهر با قطار به بندر می‌رفتند و بازمی‌گشتند",
    "دستمزد آنان از ۱۵ تا ۲۰ ریال در روز بود",
    "پس از سال ۱۳۶۲ خانه‌های کنار رود را آب برد",
    "این راه را در ۴۰ دقیقه می‌رفتند",
    "پیرمردی از سال ۱۳۳۰ تا ۱۳۵۸ نگهبان آنجا بود",
    "دمای انبار را از ۱۰ تا ۱۸ درجه نگه می‌داشتند",
]
NUMBER = re.compile("([۰-۹]+)")


class Glued(NamedTuple):
    """Lines of a page without spaces, as they read and as an extractor lists their runs."""

    read: str
    listed: str


@st.composite
def glued_pages(draw: st.DrawFn) -> Glued:
    """Draw a page of all clauses in some order, each a line."""
    lines = [re.sub("[ \u200c]", "", clause) for clause in draw(st.permutations(CLAUSES))] * 2
    listed = ["".join(NUMBER.split(line)[::-1]) for line in lines]
    return Glued("\n".join(lines), "\n".join(listed))


@given(glued_pages())
def test_runs_come_in_reading_order(page: Glued) -> None:
    assert output(STAGE, page.listed) == page.read


@given(glued_pages())
def test_runs_in_order_stay(page: Glued) -> None:
    assert output(STAGE, page.read) == page.read


@given(glued_pages())
def test_a_second_pass_changes_nothing(page: Glued) -> None:
    assert_second_pass_changes_nothing(STAGE, page.listed)


@given(st.permutations(CLAUSES))
def test_lines_with_spaces_are_not_for_it(clauses: list[str]) -> None:
    text = "\n".join(clauses * 2)
    assert output(STAGE, text) == text
