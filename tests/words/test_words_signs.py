"""Spaces beside signs and numbers: lost all over a text they come back, else nothing moves."""

from __future__ import annotations

import re

from hypothesis import find, given
from hypothesis import strategies as st

from textfix.words.edits import apply_edits
from textfix.words.signs import find_sign_edits

WORDS = st.text(st.sampled_from("ابپتدرزسشکگلمنوهی"), min_size=2, max_size=6)
STOPS = st.sampled_from(["،", ".", ":", "؛", "؟"])
NUMBERS = st.integers(10, 2999).map(str)
# A word and a stop, a word and a number, a word and brackets: each kind in every sentence.
SENTENCES = st.tuples(WORDS, STOPS, WORDS, NUMBERS, WORDS, WORDS, WORDS).map(
    lambda p: f"{p[0]}{p[1]} {p[2]} {p[3]} {p[4]} ({p[5]}) {p[6]}. "
)
TEXTS = st.lists(SENTENCES, min_size=10, max_size=16).map("".join)


def repaired(text: str) -> str:
    return apply_edits(text, find_sign_edits(text))


@given(TEXTS)
def test_lost_spaces_come_back(text: str) -> None:
    lost = text.replace(" ", "")
    assert repaired(lost) == text.rstrip()


@given(TEXTS)
def test_swapped_spaces_come_back(text: str) -> None:
    swapped = re.sub(r"([^\w\s()]) (?=\w)", r" \1", text)
    swapped = re.sub(r" (?=\d)", "", swapped)
    assert swapped != text
    assert repaired(swapped) == text


@given(TEXTS)
def test_right_spaces_stay(text: str) -> None:
    assert repaired(text) == text


@given(TEXTS)
def test_one_habit_of_an_author_stays(text: str) -> None:
    habit = re.sub(r"(?<=\w) (?=\d)", "", text)
    assert habit != text
    assert repaired(habit) == habit


@given(TEXTS, STOPS, WORDS, WORDS)
def test_a_few_slips_stay(text: str, stop: str, first: str, second: str) -> None:
    slips = f"{text}{first} {stop}{second} {first}{stop}{second} "
    assert repaired(slips) == slips


def test_the_strategy_makes_years_and_questions() -> None:
    find(TEXTS, lambda text: "؟" in text and re.search(r" 1\d{3} ", text) is not None)
