"""Justification kashidas that came out as another sign.

A word processor stretches a justified line with the kashida glyph; where the PDF gives that glyph
the code of a sign it recorded first, often the comma, the words are full of it: متف,,اوت. Kashidas
stand only where two letters are joined, commas do not care: that tells them apart.
"""

from __future__ import annotations

import re

from textfix.pieces import Piece
from textfix.unicode.joining import joining_type
from textfix.unicode.letters import ARABIC_LETTERS

_COMMAS = re.compile(",+")
_LEAST = 6
_SHARE = 8  # of joints and gaps alike, a comma would stand in a gap nearly every second time


def find_kashidas(text: str) -> list[Piece]:
    """Return the edits that remove commas in place of kashidas, none if they may be commas.

    >>> find_kashidas("سلام,دنیا")
    []
    """
    if text.count(",") < _LEAST:
        return []
    inside = [
        (match.start(), match.end())
        for match in _COMMAS.finditer(text, 1, len(text) - 1)
        if text[match.start() - 1] in ARABIC_LETTERS and text[match.end()] in ARABIC_LETTERS
    ]
    joints = [(start, end) for start, end in inside if joining_type(text[start - 1]) == "D"]
    if len(joints) < _LEAST or (len(inside) - len(joints)) * _SHARE > len(inside):
        return []
    return [Piece(start, end, "", "comma-as-kashida") for start, end in joints]
