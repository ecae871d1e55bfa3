"""Words torn at their marks come together; the tears are made here."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st
from laws import letters, output

from textfix.signs import Signs

VOWELLED = ("پُررنگ", "دُرشت", "گُلدان", "کُهنه", "بَنفش", "خِشتی", "سُرخ‌گون", "بُزرگ", "نِشانی")
PLAIN = ("دیوار", "خانه", "باران", "کوچه", "درخت", "پنجره")
SENTENCES = st.lists(st.sampled_from(VOWELLED), min_size=3, max_size=6, unique=True).map(
    lambda words: [
        part for word, plain in zip(words, PLAIN, strict=False) for part in (plain, word)
    ]
)


def torn(word: str) -> str:
    """``word`` with a space behind its mark, where that leaves a part of one letter."""
    at = next((at for at, c in enumerate(word) if unicodedata.combining(c)), 0)
    return f"{word[: at + 1]} {word[at + 1 :]}" if at else word


@given(SENTENCES)
def test_torn_words_come_together(words: list[str]) -> None:
    text = " ".join(words) + " بود."
    damaged = " ".join(torn(word) for word in words) + " بود."
    assert damaged != text
    assert output(Signs(), damaged) == text
    assert letters(damaged) == letters(text)


@given(SENTENCES)
def test_whole_words_stay(words: list[str]) -> None:
    text = " ".join(words) + " بود."
    assert output(Signs(), text) == text


@given(st.text("ابلرد ُِ\N{ARABIC SHADDA}.\n", max_size=40))
def test_no_letter_or_mark_is_lost(text: str) -> None:
    assert letters(output(Signs(), text)) == letters(text)


@given(
    st.sampled_from(["است، {}", "«{} »", "« {}»", "({}", "{}", "رفت. {}"]),
    st.sampled_from(VOWELLED),
)
def test_vowels_before_a_word_come_to_its_first_letter(frame: str, word: str) -> None:
    early = word[1] + word[0] + word[2:]
    if not unicodedata.combining(word[1]):
        return
    text = f"در این خانه {frame.format(word)} و دیوار".replace("« ", "«")
    damaged = f"در این خانه {frame.format(early)} و دیوار"
    if frame == "{}":
        text, damaged = word, early
    assert output(Signs(), damaged) == text
