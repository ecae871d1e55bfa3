"""A swap: code points of a short stretch that change places."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from itertools import accumulate
from typing import NamedTuple

from textfix.pieces import Piece


class Swap(NamedTuple):
    """The code points ``[start, end)`` in the order ``places``, by ``rule``; what is in no place
    goes (a space).

    ``margin`` (log10) says by how much a statistical rule preferred it.
    """

    start: int
    end: int
    places: tuple[int, ...]
    rule: str
    margin: float | None = None


class Taken:
    """The places that some swaps take up.

    >>> taken = Taken([Swap(2, 4, (3, 2), "swapped-space")])
    >>> taken.meets(3, 9), taken.meets(4, 9)
    (True, False)
    """

    def __init__(self, swaps: Iterable[Swap]) -> None:
        spans = sorted(swap[:2] for swap in swaps)
        self._starts = [start for start, _ in spans]
        self._ends = [*accumulate((end for _, end in spans), max)]

    def meets(self, start: int, end: int) -> bool:
        """Whether one of the swaps takes up some of the places ``[start, end)``."""
        before = bisect_left(self._starts, end)
        return before > 0 and self._ends[before - 1] > start

    def spare(self, swaps: Iterable[Swap]) -> list[Swap]:
        """Return those of ``swaps`` that meet none of these."""
        return [swap for swap in swaps if not self.meets(swap.start, swap.end)]


def swapped_pieces(text: str, swaps: Iterable[Swap]) -> list[Piece]:
    """Return the pieces of ``text`` with ``swaps`` (ascending, apart from one another) done.

    >>> from textfix.pieces import render
    >>> render("شد .سپس", swapped_pieces("شد .سپس", [Swap(2, 4, (3, 2), "swapped-space")]))
    'شد. سپس'
    """
    pieces: list[Piece] = []
    at = 0
    for swap in swaps:
        if at < swap.start:
            pieces.append(Piece(at, swap.start))
        pieces += [Piece(place, place + 1, None, swap.rule, swap.margin) for place in swap.places]
        gone = sorted({*range(swap.start, swap.end)} - {*swap.places})
        pieces += [Piece(place, place + 1, "", swap.rule, swap.margin) for place in gone]
        at = swap.end
    if at < len(text):
        pieces.append(Piece(at, len(text)))
    return pieces
