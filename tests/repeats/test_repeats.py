"""A phrase put into its line a second time, behind a mark, goes; what authors repeat stays."""

from __future__ import annotations

import pytest
from hypothesis import find, given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.repeats import Repeats

WORDS = st.text(st.sampled_from("ابپتجدرزسشکگلمنوهی"), min_size=2, max_size=7)
PHRASES = st.lists(WORDS, min_size=4, max_size=7).map(" ".join)
SHADDA = "\N{ARABIC SHADDA}"


def size(phrase: str) -> int:
    return len(phrase.replace(" ", ""))


@given(PHRASES, PHRASES, WORDS)
def test_a_copy_behind_a_mark_goes(phrase: str, start: str, word: str) -> None:
    right = f"{start} رد{SHADDA} {word} و {phrase} بود."
    damaged = f"{start} رد{SHADDA} {phrase}{word} و {phrase} بود."
    repaired = output(Repeats(), damaged)
    beyond = word[0] == " " or phrase in start
    assert repaired == right or size(phrase) < 20 or beyond or len(repaired) <= len(right)


@given(PHRASES, WORDS)
def test_a_refrain_stays(phrase: str, word: str) -> None:
    text = f"حت{SHADDA}ی {phrase} {word}؛ حت{SHADDA}ی {phrase} {word}."
    assert output(Repeats(), text) == text


def test_a_phrase_pages_away_is_no_copy() -> None:
    phrase = "همان پاسخ‌هاست که پس از فراموشی"
    near = f"چه بسا ردّ {phrase}بسا، {phrase} مانده است"
    far = near.replace("بسا، ", "بسا، " + "باد آمد و گذشت. " * 100)
    assert output(Repeats(), near) != near
    assert output(Repeats(), far) == far


@given(st.text(f"ابلر {SHADDA}.\n", max_size=90))
def test_any_text_passes_its_law(text: str) -> None:
    assert_second_pass_changes_nothing(Repeats(), text)


def test_the_strategy_makes_long_phrases() -> None:
    find(PHRASES, lambda phrase: size(phrase) > 30)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("یک دو سه", "یک سه"),
        ("این جملۀ بلند یک بار اینجاست", "اینجاست"),
        ("خط یک\nخط دو", "خط یک"),
        ("همان همان", "همان همان همان"),
    ],
)
def test_the_law_sees_what_is_no_copy(before: str, after: str) -> None:
    assert Repeats().broken_law(before, after)
