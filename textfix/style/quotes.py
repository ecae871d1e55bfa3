"""Quotation marks: their form, and that of quotations inside quotations."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal, NamedTuple

from textfix.pieces import Piece
from textfix.unicode.letters import ARABIC_LETTERS

Quotes = Literal["keep", "guillemets", "double"]
Nested = Literal["keep", "guillemets", "double", "single"]

_FORMS: Final = {
    "guillemets": "«»",
    "double": "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}",
    "single": "‹›",
}
_CLOSING: Final = {form[0]: form[1] for form in _FORMS.values()}
_STRAIGHT: Final = '"'
_SIGN: Final = re.compile(f"[{''.join(_FORMS.values())}{_STRAIGHT}\n]")
_FIRST_LETTER: Final = re.compile(r"[^\W\d_]|\ufffd")
_DEEPEST: Final = 8


class _Pair(NamedTuple):
    """The places of two quotation marks, and how many pairs are around them."""

    start: int
    end: int
    depth: int


def find_quotes(masked: str, quotes: Quotes, nested: Nested) -> Iterator[Piece]:
    """Find the quotation marks around Persian that should have another form.

    >>> text = 'گفت "بیا" و «او گفت "نه" و رفت»'
    >>> [(p.text, p.rule) for p in find_quotes(text, "guillemets", "single")]
    [('«', 'quote-form'), ('»', 'quote-form'), ('‹', 'quote-nesting'), ('›', 'quote-nesting')]
    """
    for pair in _pairs(masked):
        form = nested if pair.depth else quotes
        first = _FIRST_LETTER.search(masked, pair.start, pair.end)
        if form == "keep" or first is None or first.group() not in ARABIC_LETTERS:
            continue
        rule = "quote-nesting" if pair.depth else "quote-form"
        for at, sign in zip((pair.start, pair.end), _FORMS[form], strict=True):
            if masked[at] != sign:
                yield Piece(at, at + 1, sign, rule)


def _pairs(masked: str) -> Iterator[_Pair]:
    """Yield the pairs of every line; a sign without its other half ends none."""
    opened: list[int] = []
    for match in _SIGN.finditer(masked):
        sign, at = match.group(), match.start()
        if sign == "\n":
            opened.clear()
        elif opened and sign == _CLOSING.get(masked[opened[-1]], _STRAIGHT) and _ends(masked, at):
            start = opened.pop()
            yield _Pair(start, at, len(opened))
        elif (sign in _CLOSING or (sign == _STRAIGHT and _begins(masked, at))) and (
            len(opened) < _DEEPEST
        ):
            opened.append(at)


def _begins(masked: str, at: int) -> bool:
    """Whether a straight mark may open: no letter or digit before it (5" is an inch)."""
    return not masked[at - 1 : at].isalnum()


def _ends(masked: str, at: int) -> bool:
    return masked[at] != _STRAIGHT or not masked[at + 1 : at + 2].isalnum()
