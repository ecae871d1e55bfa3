"""Counting as far as it matters: a scan of clean text stops where the count has said enough."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import islice


def count_beyond(found: Iterable[object], most: float) -> int:
    """Count ``found``, but stop at the first one beyond ``most``.

    >>> count_beyond("سلام", 10), count_beyond("سلام", 1.5)
    (4, 2)
    """
    return sum(1 for _ in islice(found, max(0, int(most) + 1)))
