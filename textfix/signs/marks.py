"""A shadda that slid from the last consonant to the yeh behind it: محلّی read as محلیّ.

A font draws the mark between the two glyphs and the extractor puts it down behind the second. A
yeh that ends a word bears a shadda of its own in a few Arabic words only (ولیّ, نبیّ), which stay;
the document must show at least two others.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.anchors import Anchored
from textfix.signs.swap import Swap

RULE = "slid-shadda"

_SHADDA = "\N{ARABIC SHADDA}"
_YEHS = "\N{ARABIC LETTER FARSI YEH}\N{ARABIC LETTER YEH}"
_LETTER = "\u0620-\u064a\u066e-\u06d3"
_SLID = Anchored(f"(?<=[{_LETTER}])[{_YEHS}]{_SHADDA}(?![{_LETTER}\u064b-\u0652])")
_STEM = re.compile(f"[{_LETTER}]+")
# Arabic adjectives of the pattern faʿīl whose last root letter is weak: their yeh is double.
_OWN = frozenset(
    ["ول", "نب", "وص", "عل", "غن", "قو", "ذک", "زک", "تق", "نق", "صب", "رض", "جل", "خف", "صف", "ال"]
)
_VOWELS = "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER WAW}" + _YEHS
_ENOUGH = 2  # different words


def find_slid(text: str) -> Iterator[Swap]:
    """Yield the shaddas of ``text`` that belong one letter earlier.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> text = "مسائل محلیّ و ملیّ، حتیّ ولیّ"
    >>> render(text, swapped_pieces(text, find_slid(text)))
    'مسائل محلّی و ملّی، حتّی ولیّ'
    """
    if _SHADDA not in text:
        return
    stems = {slid.start(): _stem(text, slid.start()) for slid in _SLID.finditer(text)}
    found = [yeh for yeh, stem in stems.items() if _has_slid(stem)]
    if len({stems[yeh] for yeh in found}) < _ENOUGH:
        return
    for yeh in found:
        yield Swap(yeh, yeh + 2, (yeh + 1, yeh), RULE)


def _stem(text: str, end: int) -> str:
    """Return the letters in a row that end at ``end``."""
    start = end
    while start and _STEM.match(text, start - 1):
        start -= 1
    return text[start:end]


def _has_slid(stem: str) -> bool:
    return stem not in _OWN and stem[-1] not in _VOWELS
