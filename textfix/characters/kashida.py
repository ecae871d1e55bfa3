"""Justification kashidas that came out as another sign.

A word processor stretches a justified line with the kashida glyph; where the PDF gives that glyph
the code of a sign it recorded first, often the comma, the words are full of it: متف,,اوت. Kashidas
stand only where two letters are joined, commas do not care: that tells them apart.
"""

from __future__ import annotations

import re

from textfix.pieces import Piece
from textfix.unicode.joining import TYPES
from textfix.unicode.letters import ARABIC_LETTERS, character_class

_JOINING = character_class(frozenset(c for c, kind in TYPES.items() if kind == "D"))
_LETTER = character_class(ARABIC_LETTERS)
_BETWEEN_LETTERS = re.compile(f"(?<=[{_LETTER}]),+(?=[{_LETTER}])")
_AT_JOINT = re.compile(f"(?<=[{_JOINING}]),+(?=[{_LETTER}])")
_LEAST = 6
_SHARE = 8  # of joints and gaps alike, a comma would stand in a gap nearly every second time


def find_kashidas(text: str) -> list[Piece]:
    """Return the edits that remove commas in place of kashidas, none if they may be commas.

    >>> find_kashidas("سلام,دنیا")
    []
    """
    if text.count(",") < _LEAST:
        return []
    joints = [match.span() for match in _AT_JOINT.finditer(text)]
    between = sum(1 for _ in _BETWEEN_LETTERS.finditer(text))
    if len(joints) < _LEAST or (between - len(joints)) * _SHARE > between:
        return []
    return [Piece(start, end, "", "comma-as-kashida") for start, end in joints]
