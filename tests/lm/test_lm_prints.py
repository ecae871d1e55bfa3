"""Prints of words find the words that a search by their letters finds."""

from __future__ import annotations

from itertools import accumulate

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.lm import Model, load
from textfix.lm.prints import LETTERS as LETTERS_VALUED
from textfix.lm.prints import joined, letter_values, print_of, prints, prints_of

LETTERS = "آابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیئأۀ"

words = st.text(LETTERS, min_size=1, max_size=45)


@pytest.fixture(scope="module")
def lm() -> Model:
    return load()


def vocabulary(lm: Model) -> list[str]:
    forms = []
    for letters, sizes in lm._vocabulary.parts(1000):
        ends = accumulate(sizes)
        forms += [letters[end - size : end] for end, size in zip(ends, sizes, strict=True)]
    return forms


@given(st.lists(words, min_size=1, max_size=30))
def test_a_print_depends_on_the_word_alone(some: list[str]) -> None:
    text = " ".join(some)
    ends = np.cumsum([len(word) + 1 for word in some]) - 1
    starts = ends - [len(word) for word in some]
    values = letter_values()[np.array([ord(c) for c in text])]
    assert prints(values, starts, ends).tolist() == prints_of(some).tolist()


@given(words, words)
def test_two_words_as_one(left: str, right: str) -> None:
    both = joined(prints_of([left]), prints_of([right]), np.array([len(left)]))
    assert both.tolist() == [int(print_of(left + right))]


def test_every_word_of_the_vocabulary_is_found_and_no_two_share_a_print(lm: Model) -> None:
    forms = vocabulary(lm)[::37]
    assert lm.ids(prints_of(forms)).tolist() == [lm.id(form) for form in forms]


def test_no_two_words_of_the_vocabulary_share_a_print(lm: Model) -> None:
    """But for those with letters that have no value."""
    forms = vocabulary(lm)
    odd = sum(max(form) >= chr(LETTERS_VALUED) for form in forms)
    assert len(np.unique(lm._lexicon_table._prints)) >= len(forms) - odd > len(forms) - 100


@given(st.lists(words, max_size=30))
def test_words_out_of_vocabulary_have_no_id(some: list[str]) -> None:
    assert load().ids(prints_of(some)).tolist() == [load().id(word) for word in some]
