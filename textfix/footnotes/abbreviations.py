"""Abbreviations: references read within the brackets of the Latin letters that follow them.

«پیچشی¹ (CNN)» comes out as «پیچشی CNN (1)» or «پیچشیCNN( 1)»: the figure and the letters are both
read from left to right, so that they changed places, the brackets stayed. Only with a body of its
number is such a figure a reference: «PCR (5)» may cite a work.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.footnotes.markers import ABBREVIATED, DIGITS, Marker, Side
from textfix.pieces import Piece

_WEIGHT = 0.3
_SWAPPED = re.compile(
    r"(?<=[^\W\d_A-Za-z])(?P<space> ?)(?P<latin>[A-Z][A-Za-z]{0,2}[A-Z]+s?)(?P<open> ?[()] ?)"
    rf"(?P<digits>[{DIGITS}]{{1,3}}) ?(?P<close>[()])(?![\w(])"
)


def find_abbreviated(text: str, start: int, end: int) -> Iterator[Marker]:
    """Yield the figures of the line ``[start, end)`` in the brackets of Latin capitals.

    >>> line = "شبکهٔ پیچشی CNN (1) را"
    >>> [(marker.number, marker.word) for marker in find_abbreviated(line, 0, len(line))]
    [(1, 'CNN')]
    """
    for found in _SWAPPED.finditer(text, start, end):
        label = found["digits"]
        yield Marker(
            *found.span(), label, int(label), ABBREVIATED, _WEIGHT, Side.LEFT,
            found.start(), found.end(), found["latin"],
        )  # fmt: skip


def swap_back(text: str, marker: Marker, mark: tuple[Piece, ...], rule: str) -> tuple[Piece, ...]:
    """Return the reference, then the Latin letters in their brackets."""
    found = _SWAPPED.match(text, marker.start)
    assert found is not None
    bracket = found.start("open") + found["open"].index(found["open"].strip())
    digits, close = found.start("digits"), found.start("close")
    opening = None if text[bracket] == "(" else "("
    closing = None if text[close] == ")" else ")"
    spaces = [at for at in range(found.start(), close) if text[at] == " "]
    space = (
        Piece(spaces[0], spaces[0] + 1, None, rule)
        if spaces
        else Piece(found.start(), found.start(), " ", rule)
    )
    return (
        *mark,
        space,
        Piece(bracket, bracket + 1, opening, rule),
        Piece(*found.span("latin"), None, rule),
        Piece(close, close + 1, closing, rule),
        *(Piece(at, at + 1, "", rule) for at in spaces[1:]),
        Piece(digits, found.end("digits"), "", rule),
    )
