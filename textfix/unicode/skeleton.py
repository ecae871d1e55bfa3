"""The skeleton of a text: what two spellings of the same Persian words have in common.

For comparing only. What folds: presentation forms, the variants of yeh, kaf and heh, the hamza
carriers' marks, digits; what goes: marks, tatweel, ZWNJ and every other invisible sign.
"""

from __future__ import annotations

import unicodedata

from textfix.unicode.bidi import CONTROLS
from textfix.unicode.forms import FORMS, letters_of
from textfix.unicode.letters import (
    AE,
    ALEF_MAKSURA,
    ARABIC_LETTERS,
    ARABIC_MARKS,
    FARSI_YEH,
    HEH,
    KAF,
    KEHEH,
    SOFT_HYPHEN,
    TATWEEL,
    TEH_MARBUTA,
    WORD_JOINER,
    YEH,
    ZWJ,
    ZWNJ,
    ZWSP,
    fold_digits,
)

VARIANTS = {
    YEH: FARSI_YEH,
    ALEF_MAKSURA: FARSI_YEH,
    KAF: KEHEH,
    TEH_MARBUTA: HEH,
    AE: HEH,
    "\N{ARABIC LETTER HEH DOACHASHMEE}": HEH,
    "\N{ARABIC LETTER HEH GOAL}": HEH,
    "\N{ARABIC LETTER TEH MARBUTA GOAL}": HEH,
    "\N{ARABIC LETTER SWASH KAF}": KEHEH,
}
"""Letters that Persian words are also typed with, and the Persian letter they stand for."""

INVISIBLE = CONTROLS | {ZWNJ, ZWJ, ZWSP, WORD_JOINER, SOFT_HYPHEN, TATWEEL}


def _folded(c: str) -> str:
    base = "".join(
        part for part in unicodedata.normalize("NFD", letters_of(c)) if part not in ARABIC_MARKS
    )
    return "".join(VARIANTS.get(part, part) for part in base)


_LETTERS = {
    ord(c): folded for c in sorted(ARABIC_LETTERS.union(FORMS)) if (folded := _folded(c)) != c
}
_TRANSLATION = _LETTERS | dict.fromkeys(map(ord, ARABIC_MARKS | INVISIBLE))


def fold_letters(text: str) -> str:
    """Fold ``text`` to its skeleton; spaces and punctuation stay.

    >>> fold_letters("كتاب‌هاي «علمیّ»") == fold_letters("کتابهای «علمی»")
    True
    """
    return fold_digits(text).translate(_TRANSLATION)
