"""Digits and percent signs, in Persian context only."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from textfix.pieces import Piece
from textfix.style.protection import persian_spans
from textfix.unicode.letters import ARABIC_LETTERS, fold_digits
from textfix.words.shield import MASK

Digits = Literal["keep", "persian", "latin"]

_LATIN: Final = "0123456789"
_PERSIAN: Final = "۰۱۲۳۴۵۶۷۸۹"
_ARABIC: Final = "٠١٢٣٤٥٦٧٨٩"
_PERCENT: Final = {"persian": "\N{ARABIC PERCENT SIGN}", "latin": "%"}
_NUMBER: Final = re.compile(f"[{_LATIN}{_PERSIAN}{_ARABIC}]+")
_TO_PERSIAN: Final = str.maketrans(_LATIN, _PERSIAN)
# Signs that hold a token together with what follows: 4-bit, 2.0b, 1/x.
_TOKEN: Final = re.compile(r"[\d.,:/+\-\N{EN DASH}]*(.?)", re.DOTALL)


def find_digits(masked: str, digits: Digits) -> Iterator[Piece]:
    """Find the numbers of Persian context that are written in other digits.

    >>> text = "سال 2016 نسخه 4K و Word 2016"
    >>> [text[piece.start : piece.end] for piece in find_digits(text, "persian")]
    ['2016']
    """
    for start, end in persian_spans(masked):
        for number in _NUMBER.finditer(masked, start, end):
            if _is_foreign(masked, number):
                continue
            plain = fold_digits(number.group())
            wanted = plain.translate(_TO_PERSIAN) if digits == "persian" else plain
            if wanted != number.group():
                yield Piece(number.start(), number.end(), wanted, "digit-form")
            sign = masked[number.end() : number.end() + 1]
            if sign in _PERCENT.values() and sign != _PERCENT[digits]:
                yield Piece(number.end(), number.end() + 1, _PERCENT[digits], "digit-form")


def _is_foreign(masked: str, number: re.Match[str]) -> bool:
    """Whether the number is part of a token with letters of another script: 4K, A4."""
    behind = _TOKEN.match(masked, number.end())
    beside = (behind[1] if behind else "", masked[number.start() - 1 : number.start()])
    return any(c == MASK or (c.isalpha() and c not in ARABIC_LETTERS) for c in beside)
