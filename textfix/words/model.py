"""The language model as this stage asks it: by forms, remembered, loaded at the first question."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache, lru_cache
from typing import TYPE_CHECKING, Final

from textfix.lm.fitting import fit
from textfix.lm.ids import END, START, UNK
from textfix.recall import until_forgotten

if TYPE_CHECKING:
    from textfix.lm import Model
    from textfix.lm.batch import Ids, Log10
    from textfix.lm.prints import Prints

__all__ = [
    "END",
    "OUTSIDE",
    "START",
    "UNK",
    "alone",
    "count",
    "counts",
    "ids",
    "log10s",
    "spellings",
    "word",
    "words",
    "zwnj",
    "zwnjs",
]

OUTSIDE = "<s>"
"""Stands for what lies before a phrase: the model's sign of a beginning."""


_REMEMBERED: Final = 1 << 16
_SPELLED: Final[dict[str, float]] = {}
until_forgotten(_SPELLED.clear)


@cache
def _lm() -> Model:
    from textfix.lm import load  # a text without doubts must not load it

    return load()


def ids(words: Prints) -> Ids:
    """Return the ids of words, given by their prints."""
    return _lm().ids(words)


def counts(words: Ids) -> Log10:
    """Return ``count`` for each word of an array of ids."""
    return _lm().counts(words)


def log10s(u: Ids, v: Ids, w: Ids) -> Log10:
    """Return log10 of the probability of each word (an id) after two others."""
    return _lm().log10s(u, v, w)


def spellings(forms: Sequence[str]) -> Log10:
    """Return log10 of the letters of each of some unknown forms."""
    import numpy as np

    if len(_SPELLED) > _REMEMBERED:
        _SPELLED.clear()
    new = [form for form in dict.fromkeys(forms) if form not in _SPELLED]
    if new:
        _SPELLED.update(zip(new, _lm().spellings(new).tolist(), strict=True))
    return np.array([_SPELLED[form] for form in forms])


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
