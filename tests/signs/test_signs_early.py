"""Marks put down before their letters come back behind them."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from laws import output

from textfix.signs import Signs
from textfix.signs.early import find_early

_MARKED = "حتّی ذرّت سنّت دقّت علّت ملّت مدّت تقریباً پُررنگ خُرد کُهنه گُل تقلّب"
MARKED = st.lists(st.sampled_from(_MARKED.split()), min_size=1, max_size=12, unique=True)


def early(text: str) -> str:
    """Write every mark before its letter."""
    return re.sub("([ء-ی])([ً-ْ])", r"\2\1", text)


@given(MARKED)
def test_marks_come_back(words: list[str]) -> None:
    right = "این متن " + " و ".join(words) + " را دارد."
    damaged = early(right)
    repaired = output(Signs(), damaged)
    shaddas = sum(word[2:3] == "\N{ARABIC SHADDA}" for word in words)
    decides = shaddas > 1 and shaddas + sum(word[1] in "\u064e\u064f\u0650" for word in words) > 2
    assert sorted(repaired) == sorted(right)
    assert repaired == right or not decides


@given(MARKED)
def test_marks_on_their_letters_stay(words: list[str]) -> None:
    right = "این متن " + " و ".join(words) + " را دارد."
    assert output(Signs(), right) == right


def test_two_words_that_begin_with_a_vowel_are_no_habit() -> None:
    verse = "َسَلاٌم َعَلْیُکْم ِبَما َصَبْرُتْم"
    text = "بالای در نوشته بودند: {} و زیر آن، با خطی ریز، {} سازنده را."
    assert list(find_early(text.format(verse, "نام")))
    assert not list(find_early(text.format(verse[:18], "نام")))
    assert not list(find_early(text.format(verse, "نامُ")))
