"""A swap: code points of a short stretch that change places."""

from __future__ import annotations

from collections.abc import Iterable
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
