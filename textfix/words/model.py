"""The language model as this stage asks it: by forms, remembered, loaded at the first question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from textfix.lm.fitting import fit

if TYPE_CHECKING:
    from textfix.lm import Model
    from textfix.lm.batch import Ids, Log10
    from textfix.lm.prints import Prints

OUTSIDE = "<s>"
"""Stands for what lies before a phrase: the model's sign of a beginning."""


@cache
def _lm() -> Model:
    from textfix.lm import load  # a text without doubts must not load it

    return load()


def ids(words: Prints) -> Ids:
    """Return the ids of words, given by their prints."""
    return _lm().ids(words)


def zwnjs(left: Ids, right: Ids) -> Log10:
    """Return ``zwnj`` for each place of two arrays of ids."""
    return _lm().zwnjs(left, right)


@lru_cache(maxsize=1 << 14)
def count(form: str) -> int:
    """Return how often the corpora hold ``form`` (0: unknown)."""
    return _lm().count(form)


def zwnj(left: str, right: str) -> float:
    """Return the probability that ZWNJ, rather than a space, stands between two forms."""
    return _lm().zwnj(left, right)


@lru_cache(maxsize=1 << 14)  # the model remembers, too
def word(before: str, last: str, form: str) -> float:
    """Return log10 of the probability of ``form`` after two others."""
    lm = _lm()
    return lm.word(lm.id(before), lm.id(last), form)[0]


def words(before: Sequence[str], forms: Sequence[str]) -> float:
    """Return log10 of the probability of ``forms`` in a row after ``before``.

    Two forms at most are looked back at.
    """
    two, one = (OUTSIDE, OUTSIDE, *before)[-2:]
    total = 0.0
    for form in forms:
        total += word(two, one, form)
        two, one = one, form
    return total


def alone(*forms: str) -> float:
    """Return ``words((), forms)`` without remembering it: whoever asks this does.

    >>> alone("کتاب", "ها") == words((), ["کتاب", "ها"])
    True
    """
    lm = _lm()
    return fit((lm.START, lm.START), forms, lm)
