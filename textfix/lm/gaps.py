"""The gap between two words: how likely a ZWNJ is rather than a space."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Any, Final

import numpy as np

__all__ = ["Gaps", "train_gaps"]

# A pair's own counts are worth as much as this many observations of what its words do.
PRIOR: Final = 2.0
RATES: Final = 255

Array = np.ndarray[Any, np.dtype[Any]]


def _mix(left: Array, right: Array) -> Array:
    """Return the rate for a pair from its left word's and its right word's: either may join."""
    return 1 - (1 - left) * (1 - right)


class Gaps:
    """Rates of ZWNJ: after a word, before a word, and for pairs that differ from what those say."""

    def __init__(self, arrays: Mapping[str, Array]) -> None:
        self._left = arrays["gap_left"].data
        self._right = arrays["gap_right"].data
        self._keys = arrays["gap_keys"].data
        self._rates = arrays["gap_rates"].data

    def rate(self, left: int, right: int) -> float:
        """Return P(ZWNJ | a ZWNJ or a space) between two words, given by their ids."""
        key = left << 16 | right
        place = bisect_left(self._keys, key)
        if place < len(self._keys) and self._keys[place] == key:
            return self._rates[place] / RATES
        after, before = self._left[left] / RATES, self._right[right] / RATES
        return 1 - (1 - after) * (1 - before)


def train_gaps(pairs: tuple[Array, Array, Array], vocabulary: int, number: int) -> dict[str, Array]:
    """Return the arrays of `Gaps` from sorted pairs with their spaces and ZWNJs.

    At most ``number`` pairs are kept: those whose own rate tells most against their words'.
    """
    keys, spaces, joiners = pairs
    left = (keys >> np.uint64(16)).astype(np.int64)
    right = (keys & np.uint64(0xFFFF)).astype(np.int64)
    rates = [_side(ids, spaces, joiners, vocabulary) for ids in (left, right)]
    packed = [np.rint(rate * RATES).astype(np.uint8) for rate in rates]
    prior = _mix(packed[0][left] / RATES, packed[1][right] / RATES)
    own = (joiners + PRIOR * prior) / (spaces + joiners + PRIOR)
    tells = (spaces + joiners) * np.abs(own - prior)
    kept = np.sort(np.argsort(-tells, kind="stable")[:number])
    return {
        "gap_left": packed[0],
        "gap_right": packed[1],
        "gap_keys": keys[kept].astype(np.uint32),
        "gap_rates": np.rint(own[kept] * RATES).astype(np.uint8),
    }


def _side(ids: Array, spaces: Array, joiners: Array, vocabulary: int) -> Array:
    """Return each word's rate of ZWNJ on one side, drawn to the mean of all by little."""
    joined = np.bincount(ids, joiners, vocabulary)
    seen = joined + np.bincount(ids, spaces, vocabulary)
    mean = joined.sum() / max(seen.sum(), 1)
    return (joined + mean) / (seen + 1)
