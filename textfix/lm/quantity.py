"""One byte for a logarithm: the steps in which the store keeps probabilities and counts."""

from __future__ import annotations

from typing import Final

__all__ = ["LEVELS", "STEPS", "TOP", "unpack_count"]

# A byte holds log10 values from +1 (backoff weights may pass 1) down to -6.97 in steps of 1/32:
# rounding moves a probability by at most 3.7 %.
STEPS: Final = 32
TOP: Final = 32

LEVELS: Final[tuple[float, ...]] = tuple((TOP - code) / STEPS for code in range(256))


def unpack_count(code: int) -> int:
    """Return the count a byte stands for, within 4 %: 0 for none, else 1 + 32 log10 of it.

    >>> unpack_count(0), unpack_count(1), unpack_count(97)
    (0, 1, 1000)
    """
    return round(10 ** ((code - 1) / STEPS)) if code else 0
