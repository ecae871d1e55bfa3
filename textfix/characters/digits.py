"""Digits of the Arabic east that stand in Persian numbers: ۱۳۷٦.

Some fonts draw a digit of the two families with one glyph, and a PDF gives that glyph one code: a
6 is always Arabic-Indic, the other digits are extended Arabic-Indic ones. Nobody types numbers of
both families; a quotation in Arabic has its own numbers, with digits that Persian ones have too.
"""

from __future__ import annotations

from textfix.anchors import Anchored
from textfix.pieces import Piece

RULE = "foreign-digit"

_ZERO, _FOREIGN_ZERO = "\N{EXTENDED ARABIC-INDIC DIGIT ZERO}", "\N{ARABIC-INDIC DIGIT ZERO}"
_OWN = {chr(ord(_FOREIGN_ZERO) + n): chr(ord(_ZERO) + n) for n in range(10)}
_FOREIGN = f"[{''.join(_OWN)}]"
_FOREIGN_DIGIT = Anchored(_FOREIGN)
_DIGIT = f"[{''.join(_OWN.values())}]"
_MIXED = Anchored(f"{_DIGIT}{_FOREIGN}|{_FOREIGN}{_DIGIT}")


def find_foreign_digits(text: str) -> list[Piece]:
    """Return the edits of Arabic-Indic digits that are digits of Persian numbers.

    >>> find_foreign_digits("از سال ۱۳۷٦ تا ۱۳۸۱")
    [Piece(start=10, end=11, text='۶', rule='foreign-digit', margin=None)]
    >>> find_foreign_digits("سال ۱۳۷۶ و ٦ کتاب"), find_foreign_digits("سال ٢٠١٦")
    ([], [])
    """
    if not _MIXED.search(text):
        return []
    digits = list(_FOREIGN_DIGIT.finditer(text))
    if any(_OWN[found[0]] in text for found in digits):
        return []
    return [Piece(found.start(), found.end(), _OWN[found[0]], RULE) for found in digits]
