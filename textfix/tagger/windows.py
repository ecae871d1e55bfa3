"""Windows: the pieces of a document that the network sees at a time.

The lines of a document, each ended by a newline symbol, form one stream of symbols. A window is a
span of it; its *core* is the part whose predictions are used, the rest is context. The cores
partition the stream.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

WINDOW = 512  # symbols: the length the network was trained with
CONTEXT = 128  # symbols at most on each side of a core: the line before, the line after


class Window(NamedTuple):
    """A span ``[start, end)`` of the stream and the core ``[first, last)`` inside it."""

    start: int
    first: int
    last: int
    end: int


def windows(ends: Sequence[int]) -> Iterator[Window]:
    """Yield the windows of a document whose lines end at ``ends`` (ascending) in the stream.

    A core is made of whole lines and has one line of context on each side; where lines are too
    long for that, contexts and then the core itself are cut inside a line.

    >>> list(windows([100, 200, 600]))
    [Window(start=0, first=0, last=200, end=328), Window(start=100, first=200, last=600, end=600)]
    """
    first = 0
    while ends and first < ends[-1]:
        start = _context_start(ends, first)
        last = _core_end(ends, start, first)
        yield Window(start, first, last, _context_end(ends, last))
        first = last


def _context_start(ends: Sequence[int], first: int) -> int:
    """Return where the line starts that holds the symbol before ``first``."""
    line = bisect_right(ends, first - 1) if first else 0
    return max(ends[line - 1] if line else 0, first - CONTEXT)


def _context_end(ends: Sequence[int], last: int) -> int:
    """Return where the line ends that holds the symbol at ``last``."""
    line = min(bisect_right(ends, last), len(ends) - 1)
    return min(ends[line], last + CONTEXT)


def _core_end(ends: Sequence[int], start: int, first: int) -> int:
    """Return the furthest line end that leaves room for the context after it."""
    line = bisect_right(ends, first)
    last = first
    while line < len(ends) and _context_end(ends, ends[line]) - start <= WINDOW:
        last = ends[line]
        line += 1
    return last if last > first else start + WINDOW - CONTEXT
