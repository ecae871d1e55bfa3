"""The separators of numbers, read as a line of their own behind the numbers.

Where slashes and hyphens come from another font than the digits, poppler -raw writes the digits of
a date or of a section's number first, and what parts them on the next line::

    ۱۳۹۸ ۰۴ ۱۲
    / /

for ``۱۳۹۸/۰۴/۱۲``. Numbers run from left to right on the page as in the text.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import Final

from textfix.pieces import Piece

_WORD: Final = re.compile(r"\S+")
_SIGN: Final = "[-/.:]"
_LINES: Final = re.compile(rf"^(\d+(?: \d+)+)\n({_SIGN}(?: {_SIGN})*)$", re.MULTILINE)


def separated(text: str, rule: str) -> list[Piece]:
    """Return the pieces of ``text`` with the separators of numbers between them; none if no number
    lacks its own.

    >>> from textfix.pieces import render
    >>> text = "مورخ\\n۱۳۹۸ ۰۴ ۱۲\\n/ /\\nاست"
    >>> render(text, separated(text, "")).split("\\n")
    ['مورخ', '۱۳۹۸/۰۴/۱۲', 'است']
    >>> separated("۱۲ ۱۵\\n- -", "")
    []
    """
    pieces: list[Piece] = []
    at = 0
    for found in _LINES.finditer(text):
        woven = list(_woven(text, found, rule))
        if woven:
            pieces += [Piece(at, found.start()), *woven] if at < found.start() else woven
            at = found.end()
    if pieces and at < len(text):
        pieces.append(Piece(at, len(text)))
    return pieces


def _woven(text: str, found: re.Match[str], rule: str) -> Iterator[Piece]:
    """Yield numbers and separators in turn, and what goes: the gaps between them."""
    numbers = [word.span() for word in _WORD.finditer(text, *found.span(1))]
    signs = [word.span() for word in _WORD.finditer(text, *found.span(2))]
    if len(numbers) != len(signs) + 1:
        return
    for at, (start, end) in enumerate(numbers):
        yield Piece(start, end, None, rule)
        if at < len(signs):
            yield Piece(*signs[at], None, rule)
    spans = [*numbers, *signs]
    gaps = ((end, start) for (_, end), (start, _) in pairwise(spans))
    yield from (Piece(*gap, "", rule) for gap in gaps)
