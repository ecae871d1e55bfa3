"""Justification kashidas that came out as another sign.

A word processor stretches a justified line with the kashida glyph; where the PDF gives that glyph
the code of a sign it recorded first, often the comma, the words are full of it: متف,,اوت. Kashidas
stand only where two letters are joined, commas do not care: that tells them apart.
"""

from __future__ import annotations

from textfix.anchors import Anchored
from textfix.pieces import Piece
from textfix.unicode.joining import joining_type
from textfix.unicode.letters import ARABIC_LETTERS, character_class

_LETTER = f"[{character_class(ARABIC_LETTERS)}]"
_INSIDE = Anchored(f"(?<={_LETTER}),+(?={_LETTER})")
_LEAST = 6
_SHARE = 8  # of joints and gaps alike, a comma would stand in a gap nearly every second time


def find_kashidas(text: str) -> list[Piece]:
    """Return the edits that remove commas in place of kashidas, none if they may be commas.

    >>> find_kashidas("سلام,دنیا")
    []
    """
    if text.count(",") < _LEAST:
        return []
    inside = [match.span() for match in _INSIDE.finditer(text)]
    joints = [(start, end) for start, end in inside if joining_type(text[start - 1]) == "D"]
    if len(joints) < _LEAST or (len(inside) - len(joints)) * _SHARE > len(inside):
        return []
    return [Piece(start, end, "", "comma-as-kashida") for start, end in joints]
