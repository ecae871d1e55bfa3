"""The gap between two words: how likely a ZWNJ is rather than a space."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from math import exp
from typing import Final

__all__ = ["CODES", "LIMIT", "Gaps", "from_logit"]

# A byte holds the logit of a rate from -7 to 7: from 1 in 1100 to all but that.
LIMIT: Final = 7.0
CODES: Final = 255


def from_logit(logit: float) -> float:
    """Return the rate of a logit."""
    return 1 / (1 + exp(-logit))


_LOGITS: Final = tuple((code / CODES * 2 - 1) * LIMIT for code in range(CODES + 1))


class Gaps:
    """Rates of ZWNJ after a word, before a word, and in pairs that differ from what those say.

    The two words' logits x, y (an affix has a high one) give the pair's as a weighted sum of
    1, x, y, xy and the higher of both.
    """

    def __init__(self, views: Mapping[str, memoryview], weights: Sequence[float]) -> None:
        self._after = views["gap_after"]
        self._before = views["gap_before"]
        self._keys = views["gap_keys"]
        self._rates = views["gap_rates"]
        self._weights = tuple(weights)

    def rate(self, left: int, right: int) -> float:
        """Return P(ZWNJ | a ZWNJ or a space) between two words, given by their ids."""
        key = left << 16 | right
        place = bisect_left(self._keys, key)
        if place < len(self._keys) and self._keys[place] == key:
            return from_logit(_LOGITS[self._rates[place]])
        x, y = _LOGITS[self._after[left]], _LOGITS[self._before[right]]
        one, after, before, both, higher = self._weights
        return from_logit(one + after * x + before * y + both * x * y + higher * max(x, y))
