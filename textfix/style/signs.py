"""Punctuation: the ellipsis as one sign, and the spaces beside signs."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from textfix.pieces import Piece
from textfix.style.protection import LETTER, persian_spans
from textfix.unicode.letters import ARABIC_LETTERS, ARABIC_MARKS, character_class

_DOTS: Final = re.compile(r"(?<!\.)\.\.\.(?!\.)")
_MARK: Final = character_class(ARABIC_MARKS)
_LETTERS: Final = character_class(ARABIC_LETTERS)
_BEFORE: Final = re.compile(
    f"(?<=[^\\W_]|[{_MARK}»)\\]…]) +(?=[،؛؟!»)\\]]|\\.(?!\\.|[^\\W_])|:(?=\\W|{LETTER}|$))"
)
_BEHIND_OPENING: Final = re.compile(r"(?<=[«(\[]) +(?=\S)")
_MISSING: Final = re.compile(f"(?<=[،؛؟!:])(?={LETTER})|(?<=[{_LETTERS}{_MARK}])(?=«)")


def find_ellipses(masked: str) -> Iterator[Piece]:
    """Find three full stops in Persian context.

    >>> [piece.text for piece in find_ellipses("رفت ... و see ...")]
    ['…']
    """
    for start, end in persian_spans(masked):
        for match in _DOTS.finditer(masked, start, end):
            yield Piece(*match.span(), "…", "ellipsis")


def find_spacing(masked: str) -> Iterator[Piece]:
    """Find the spaces before a stop or inside brackets, and those missing behind a comma.

    >>> from textfix.pieces import fill, render
    >>> text = "گفت:« بیا ،زود ( همین حالا )»."
    >>> render(text, fill(text, sorted(find_spacing(text))))
    'گفت:«بیا، زود (همین حالا)».'
    """
    for start, end in persian_spans(masked):
        for pattern in (_BEFORE, _BEHIND_OPENING):
            for match in pattern.finditer(masked, start, end):
                yield Piece(*match.span(), "", "sign-spacing")
        for match in _MISSING.finditer(masked, start, end):
            yield Piece(*match.span(), " ", "sign-spacing")
