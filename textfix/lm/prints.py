"""Fingerprints of words: 64 bits for a folded form, so that a text's words are arrays of numbers.

The print of two forms written as one comes from theirs: no string is made to look it up. Prints of
different words differ but once in 10¹⁴ pairs of words; what they find is a hint, never an answer.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

__all__ = [
    "LETTERS", "Prints", "Row", "joined", "letter_values", "print_of", "prints", "prints_in",
    "prints_of",
]  # fmt: skip

Prints = NDArray[np.uint64]

LETTERS: Final = 0x0800
"""Code points from here on have no value of their own: no word of Persian holds one."""

_BASE: Final = 0x9E3779B97F4A7C15  # odd: it has an inverse modulo 2⁶⁴
_INVERSE: Final = pow(_BASE, -1, 1 << 64)


@cache
def letter_values() -> Prints:
    """Return a number of 64 bits for every code point below ``LETTERS`` (splitmix64)."""
    bits = np.arange(1, LETTERS + 1, dtype=np.uint64) * np.uint64(_BASE)
    for shift, factor in ((30, 0xBF58476D1CE4E5B9), (27, 0x94D049BB133111EB)):
        bits = (bits ^ (bits >> np.uint64(shift))) * np.uint64(factor)
    values: Prints = bits ^ (bits >> np.uint64(31))
    return values


@cache
def _powers(base: int, length: int) -> Prints:
    """Return the first powers of ``base``, modulo 2⁶⁴."""
    row = np.full(length, base, np.uint64)
    row[0] = 1
    return np.cumprod(row)


def _length(least: int) -> int:
    """Return a length of rows of powers, one of few."""
    return 1 << max(16, int(least).bit_length())


class Row:
    """A row of letters' values, to take the prints of many of its words from."""

    def __init__(self, values: Prints) -> None:
        length = _length(len(values))
        self._sums = np.zeros(len(values) + 1, np.uint64)
        np.cumsum(values * _powers(_BASE, length)[: len(values)], out=self._sums[1:])
        self._scale = _powers(_INVERSE, length)

    def prints(self, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Prints:
        """Return the prints of the words ``[start, end)``."""
        found: Prints = (self._sums[ends] - self._sums[starts]) * self._scale[starts]
        return found


def prints(values: Prints, starts: NDArray[np.int64], ends: NDArray[np.int64]) -> Prints:
    """Return the prints of the words ``[start, end)`` of a row of letters' values."""
    return Row(values).prints(starts, ends)


def joined(left: Prints, right: Prints, size: NDArray[np.int64]) -> Prints:
    """Return the prints of words of ``size`` letters and others behind them, written as one.

    >>> left, right, both = (np.array([print_of(word)]) for word in ("کتاب", "ها", "کتابها"))
    >>> (joined(left, right, np.array([4])) == both).tolist()
    [True]
    """
    both: Prints = left + right * _powers(_BASE, _length(0))[size]
    return both


def prints_in(letters: str, sizes: Sequence[int]) -> Prints:
    """Return the prints of folded forms that stand in a row, each of its size."""
    codes = np.frombuffer(letters.encode("utf-32-le", "surrogatepass"), np.uint32)
    bounds = np.cumsum([0, *sizes], dtype=np.int64)
    return prints(letter_values()[np.minimum(codes, LETTERS - 1)], bounds[:-1], bounds[1:])


def prints_of(forms: Sequence[str]) -> Prints:
    """Return the prints of some folded forms."""
    return prints_in("".join(forms), [len(form) for form in forms])


def print_of(form: str) -> np.uint64:
    """Return the print of one folded form."""
    return np.uint64(prints_of([form])[0])
