"""The chain of a line: where its runs were cut and what stands at each seam."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

NOTHING, SPACE, ZWNJ = 0, 1, 2
REVERSED_RUNS, LEADING_SIGNS = "reversed-runs", "leading-signs"


class Chain(NamedTuple):
    """How a damaged line reads: its runs in reading order.

    ``runs``: spans ``[start, end)`` of units in reading order; together they partition the line.
    ``seams``: what stands before each run but the first (``NOTHING``, ``SPACE`` or ``ZWNJ``).
    ``margin``: log10 of the preference over the line as it stands. ``rule``: what put it so.
    ``note``: the unit at which the marker of a note begins, if one was read in the line.
    ``closes``: the unit of a label's bracket, which closes what nothing opens.
    """

    runs: tuple[tuple[int, int], ...]
    seams: tuple[int, ...]
    margin: float
    rule: str = REVERSED_RUNS
    note: int | None = None
    closes: int | None = None


def unbroken(units: int) -> Chain:
    """Return the chain of a line that stands as it should."""
    return Chain(((0, units),) if units else (), (), 0.0)


def is_unbroken(chain: Chain) -> bool:
    """Whether ``chain`` leaves its line as it is."""
    return len(chain.runs) <= 1


def in_reading_order(runs: Sequence[tuple[int, int]]) -> bool:
    """Whether ``runs`` stand in the order of the line."""
    return all(a[1] <= b[0] for a, b in pairwise(runs))
