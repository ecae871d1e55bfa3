"""The character model: how likely the letters of a word are that the vocabulary lacks."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping
from typing import Final

from textfix.lm.quantity import LEVELS

__all__ = ["BOUNDARY", "ORDER", "OTHER", "Spelling"]

ORDER: Final = 5
# Symbols: the border of a word, any letter outside the alphabet, then the alphabet.
BOUNDARY: Final = 0
OTHER: Final = 1

MEMO: Final = 1 << 15


class Spelling:
    """A backoff model of five characters: three in a full table, longer ones by bisection.

    An n-gram's number has the size of the alphabet as its base, the last symbol lowest.
    """

    def __init__(self, alphabet: str, views: Mapping[str, memoryview]) -> None:
        self._symbols = {letter: place for place, letter in enumerate(alphabet, OTHER + 1)}
        self._base = len(alphabet) + OTHER + 1
        self._short = views["spelling_3"]
        self._keys = [views[f"spelling_{n}_keys"] for n in (4, 5)]
        self._p = [views[f"spelling_{n}_p"] for n in (4, 5)]
        self._contexts = [views[f"spelling_{n}_contexts"] for n in (4, 5)]
        self._backoff = [views[f"spelling_{n}_backoff"] for n in (4, 5)]
        self._memo: dict[int, float] = {}

    def log10(self, form: str, *, ended: bool = True) -> float:
        """Return log10 of a form's letters, and of the word's ending there unless it goes on."""
        base, memo = self._base, self._memo
        size = base**ORDER
        key, total = 0, 0.0
        symbols = [self._symbols.get(letter, OTHER) for letter in form]
        for symbol in [*symbols, BOUNDARY] if ended else symbols:
            key = (key * base + symbol) % size
            value = memo.get(key)
            if value is None:
                if len(memo) >= MEMO:
                    memo.clear()
                value = memo[key] = self._look_up(key)
            total += value
        return total

    def _look_up(self, key: int) -> float:
        base, total = self._base, 0.0
        for order in (1, 0):
            tail = key % base ** (order + 4)
            place = _find(self._keys[order], tail)
            if place >= 0:
                return total + LEVELS[self._p[order][place]]
            place = _find(self._contexts[order], tail // base)
            if place >= 0:
                total += LEVELS[self._backoff[order][place]]
        return total + LEVELS[self._short[key % base**3]]


def _find(keys: memoryview, key: int) -> int:
    """Return the place of a key among sorted ones, -1 when it is not there."""
    place = bisect_left(keys, key)
    return place if place < len(keys) and keys[place] == key else -1
