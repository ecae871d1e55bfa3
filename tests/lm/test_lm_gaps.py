"""Rates of ZWNJ: by a pair's own counts, and by what its words do elsewhere."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.lm.gaps import Gaps, from_logit
from textfix.lm.joiners import to_logit, train_gaps

PLURAL, PREFIX, ANY = 1, 2, 3
NOUNS = range(10, 40)


Array = np.ndarray[Any, np.dtype[Any]]


def gaps_of(pairs: tuple[Array, Array, Array], vocabulary: int, number: int) -> Gaps:
    arrays, weights = train_gaps(pairs, vocabulary, number)
    return Gaps({name: array.data for name, array in arrays.items()}, weights)


@pytest.fixture(scope="module")
def gaps() -> Gaps:
    """Thirty nouns: the plural joins all but the last five, the prefix joins what follows it."""
    rows = []
    for noun in NOUNS:
        if noun < 35:
            rows.append((noun, PLURAL, 0, 6))
            rows.append((PREFIX, noun, 1, 5))
        rows.append((noun, ANY, 9, 0))
        rows.append((ANY, noun, 9, 0))
        rows += [(noun, other, 2, 0) for other in NOUNS if other % 7 == noun % 5]
    rows.append((11, 13, 0, 8))  # two nouns that make one word
    rows.sort()
    keys = np.array([left << 16 | right for left, right, _, _ in rows], np.uint64)
    spaces, joined = (np.array([row[side] for row in rows], float) for side in (2, 3))
    return gaps_of((keys, spaces, joined), 64, 12)


def test_an_affix_joins_words_it_was_never_seen_with(gaps: Gaps) -> None:
    assert gaps.rate(37, PLURAL) > 0.8
    assert gaps.rate(PREFIX, 37) > 0.6


def test_words_that_never_join_do_not(gaps: Gaps) -> None:
    assert gaps.rate(37, ANY) < 0.05
    assert gaps.rate(20, 21) < 0.2


def test_a_pair_may_differ_from_its_words(gaps: Gaps) -> None:
    assert gaps.rate(11, 13) > 0.8
    assert gaps.rate(13, 11) < 0.5


@given(st.integers(0, 63), st.integers(0, 63))
def test_a_rate_is_a_probability(gaps: Gaps, left: int, right: int) -> None:
    assert 0 < gaps.rate(left, right) < 1


@given(st.floats(0.002, 0.998))
def test_a_logit_goes_back_to_its_rate(rate: float) -> None:
    assert from_logit(float(to_logit(np.array([rate]))[0])) == pytest.approx(rate)


def test_no_pairs_give_a_model_all_the_same() -> None:
    nothing = (np.zeros(0, np.uint64), np.zeros(0), np.zeros(0))
    assert 0 < gaps_of(nothing, 8, 5).rate(1, 2) < 1
