"""The character model is that of a slow Witten–Bell, within the steps of a byte."""

from __future__ import annotations

from collections import defaultdict
from math import log10

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lm.small_corpus import sentences

from textfix.lm.letters import train_spelling
from textfix.lm.spelling import ORDER, Spelling
from textfix.lm.tokens import tokenize

STEP = 1 / 32
WORDS = sorted({t.form for line in sentences(80, 6) for t in tokenize(line) if t.kind == "word"})
ALPHABET = "".join(sorted(set("".join(WORDS))))
ALL = 10**6


def slow_tables() -> list[dict[str, dict[str, int]]]:
    """Count, for every length of context, the letters after it; ^ and $ are a word's borders."""
    tables: list[dict[str, dict[str, int]]] = []
    for length in range(ORDER):
        table: dict[str, dict[str, int]] = defaultdict(lambda: defaultdict(int))
        for word in WORDS:
            text = "^" * (ORDER - 1) + word + "$"
            for place in range(ORDER - 1, len(text)):
                table[text[place - length : place]][text[place]] += 1
        tables.append(table)
    return tables


TABLES = slow_tables()


def slow_p(letter: str, context: str) -> float:
    seen = TABLES[len(context)].get(context)
    # The alphabet, a border, and one symbol for all other letters.
    lower = slow_p(letter, context[1:]) if context else 1 / (len(ALPHABET) + 2)
    if not seen:
        return lower
    kinds, total = len(seen), sum(seen.values())
    return (seen.get(letter, 0) + kinds * lower) / (total + kinds)


def slow_log10(word: str) -> float:
    text = "^" * (ORDER - 1) + word + "$"
    return sum(
        log10(slow_p(text[place], text[place - ORDER + 1 : place]))
        for place in range(ORDER - 1, len(text))
    )


def train(size: int) -> Spelling:
    arrays = train_spelling(WORDS, ALPHABET, (size, size))
    return Spelling(ALPHABET, {name: array.data for name, array in arrays.items()})


@pytest.fixture(scope="module")
def whole() -> Spelling:
    return train(ALL)


@pytest.fixture(scope="module")
def pruned() -> Spelling:
    return train(40)


@given(st.sampled_from(WORDS) | st.text(st.sampled_from(ALPHABET), min_size=1, max_size=9))
def test_as_the_slow_model(whole: Spelling, word: str) -> None:
    # A letter costs at most three bytes' roundings: two backoff weights and a probability.
    assert whole.log10(word) == pytest.approx(slow_log10(word), abs=1.5 * STEP * (len(word) + 1))


@given(st.text(st.sampled_from(ALPHABET), max_size=6))
def test_the_next_letters_sum_to_one(pruned: Spelling, whole: Spelling, word: str) -> None:
    for model in (pruned, whole):
        begun = model.log10(word, ended=False)
        other = "\N{ARABIC LETTER NG}"
        parts = [model.log10(word + letter, ended=False) - begun for letter in ALPHABET + other]
        if word:
            parts.append(model.log10(word) - begun)
            assert sum(10**part for part in parts) == pytest.approx(1, rel=0.12)
        else:
            assert sum(10**part for part in parts) <= 1.12


def test_a_word_is_likelier_than_its_letters_backwards(pruned: Spelling) -> None:
    assert pruned.log10("خوانند") > pruned.log10("خوانند"[::-1])


@given(st.text(st.characters(), max_size=5))
def test_any_text_has_a_finite_logarithm(pruned: Spelling, word: str) -> None:
    assert -200 < pruned.log10(word) < 0
