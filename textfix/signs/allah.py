"""The ligature of الله turned: اهلل for الله, حبیب‌اهلل for حبیب‌الله.

Fonts draw the three letters behind the alef as one glyph, and an extractor that turns a run round
turns them with it, although they stood in reading order already. No Persian word ends in اهلل.
"""

from __future__ import annotations

from collections.abc import Iterator

from textfix.anchors import Anchored
from textfix.signs.swap import Swap
from textfix.unicode.letters import ARABIC_LETTERS, character_class

RULE = "turned-allah"

_TURNED = Anchored(f"(?<=ا)هلل(?![{character_class(ARABIC_LETTERS)}])")


def find_turned(text: str) -> Iterator[Swap]:
    """Yield the turned ligatures of ``text``.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> text = "آیت‌اهلل نصراهلل"
    >>> render(text, swapped_pieces(text, find_turned(text)))
    'آیت‌الله نصرالله'
    """
    for found in _TURNED.finditer(text):
        heh, end = found.span()
        yield Swap(heh, end, (heh + 1, heh + 2, heh), RULE)
