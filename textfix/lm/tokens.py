"""Tokens of Persian text: where they stand, and the folded form by which the model knows them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable
from functools import lru_cache
from typing import Final, NamedTuple

__all__ = ["LATIN", "NUMBER", "QUOTE", "Token", "fold_word", "tokenize"]

LATIN: Final = "<l>"
NUMBER: Final = "<n>"
QUOTE: Final = "<q>"

ZWNJ: Final = "\N{ZERO WIDTH NON-JOINER}"

# Letters that other keyboards write for a Persian one; the rest of Unicode's variants
# (presentation forms, split hamzas) fold by their own decompositions.
_LETTERS: Final = {
    "\N{ARABIC LETTER YEH}": "\N{ARABIC LETTER FARSI YEH}",
    "\N{ARABIC LETTER ALEF MAKSURA}": "\N{ARABIC LETTER FARSI YEH}",
    "\N{ARABIC LETTER YEH BARREE}": "\N{ARABIC LETTER FARSI YEH}",
    "\N{ARABIC LETTER KAF}": "\N{ARABIC LETTER KEHEH}",
    "\N{ARABIC LETTER SWASH KAF}": "\N{ARABIC LETTER KEHEH}",
    "\N{ARABIC LETTER AE}": "\N{ARABIC LETTER HEH}",
    "\N{ARABIC LETTER HEH GOAL}": "\N{ARABIC LETTER HEH}",
    "\N{ARABIC LETTER HEH DOACHASHMEE}": "\N{ARABIC LETTER HEH}",
    "\N{ARABIC LETTER TEH MARBUTA}": "\N{ARABIC LETTER HEH WITH YEH ABOVE}",
    "\N{ARABIC LETTER HEH GOAL WITH HAMZA ABOVE}": "\N{ARABIC LETTER HEH WITH YEH ABOVE}",
    "\N{ARABIC LETTER TEH MARBUTA GOAL}": "\N{ARABIC LETTER HEH WITH YEH ABOVE}",
    "\N{ARABIC LETTER ALEF WASLA}": "\N{ARABIC LETTER ALEF}",
}
_LETTER_TABLE: Final = str.maketrans(_LETTERS)

# A hamza above that no composed letter takes up: U+0647 U+0654 is the ezafe of U+06C0.
_HAMZA: Final = "\N{ARABIC HAMZA ABOVE}"
_HAMZA_LETTERS: Final = {
    "\N{ARABIC LETTER HEH}" + _HAMZA: "\N{ARABIC LETTER HEH WITH YEH ABOVE}",
    "\N{ARABIC LETTER AE}" + _HAMZA: "\N{ARABIC LETTER HEH WITH YEH ABOVE}",
    "\N{ARABIC LETTER FARSI YEH}" + _HAMZA: "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}",
}

_SIGNS: Final = {
    ",": "\N{ARABIC COMMA}",
    ";": "\N{ARABIC SEMICOLON}",
    "?": "\N{ARABIC QUESTION MARK}",
    **dict.fromkeys("\N{HYPHEN}\N{NON-BREAKING HYPHEN}\N{EN DASH}\N{EM DASH}\N{MINUS SIGN}", "-"),
}
_QUOTES: Final = frozenset(
    "\"'`"
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
    "\N{SINGLE LEFT-POINTING ANGLE QUOTATION MARK}\N{SINGLE RIGHT-POINTING ANGLE QUOTATION MARK}"
    "\N{LEFT DOUBLE QUOTATION MARK}\N{RIGHT DOUBLE QUOTATION MARK}"
    "\N{DOUBLE LOW-9 QUOTATION MARK}\N{LEFT SINGLE QUOTATION MARK}"
    "\N{RIGHT SINGLE QUOTATION MARK}\N{SINGLE LOW-9 QUOTATION MARK}"
)


_ARABIC: Final = (
    range(0x0600, 0x0780),
    range(0x08A0, 0x0900),
    range(0xFB50, 0xFE00),
    range(0xFE70, 0xFF00),
)
# Where marks and controls of use in Persian text stand beside the Arabic blocks: the soft
# hyphen, Latin diacritics, general punctuation, variation selectors, the byte order mark.
_OTHERS: Final = (
    range(0x00AD, 0x00AE),
    range(0x0300, 0x0370),
    range(0x2000, 0x2070),
    range(0xFE00, 0xFE30),
    range(0xFEFF, 0xFF00),
)


def _is_ignorable(character: str) -> bool:
    """Say whether a code point in a word adds nothing to its form (marks, controls, tatweel)."""
    if character in {ZWNJ, "\N{ARABIC TATWEEL}"}:
        return character != ZWNJ
    return unicodedata.category(character) in {"Mn", "Cf"}


def _is_letter(character: str) -> bool:
    return unicodedata.category(character) == "Lo"


@lru_cache(maxsize=1)
def _plain_letters() -> frozenset[str]:
    """Return the letters that stay as they are in any word of them alone; most words are such."""
    letters = (chr(code) for code in _ARABIC[0] if _is_letter(chr(code)))
    return frozenset(
        letter
        for letter in letters
        if letter not in _LETTERS and unicodedata.normalize("NFC", letter) == letter
    )


def _character_class(blocks: Iterable[range], belongs: Callable[[str], bool]) -> str:
    """Return the inside of a regular-expression class: the code points that belong."""
    return "".join(f"\\u{c:04x}" for block in blocks for c in block if belongs(chr(c)))


@lru_cache(maxsize=1)
def _pattern() -> re.Pattern[str]:
    """Compile the token pattern, on first use: importing stays cheap."""
    letters = _character_class(_ARABIC, _is_letter)
    ignorable = _character_class(_ARABIC + _OTHERS, _is_ignorable)
    return re.compile(
        f"(?P<word>[{letters}][{letters}{ignorable}]*)"
        "|(?P<number>[\\d\N{SUPERSCRIPT TWO}\N{SUPERSCRIPT THREE}\N{SUPERSCRIPT ONE}"
        "\N{SUPERSCRIPT ZERO}\N{SUPERSCRIPT FOUR}-\N{SUPERSCRIPT NINE}]+)"
        f"|(?P<latin>[^\\W\\d_{letters}{ignorable}](?:[^\\W\\d_{letters}]|[{ignorable}])*)"
        f"|(?P<sign>[^\\s\\u200c{letters}{ignorable}])"
    )


class Token(NamedTuple):
    """A token: its folded form, its span of code points in the text, and its kind.

    Kinds: ``word`` (Arabic script), ``latin`` (letters of any other script), ``number``,
    ``quote``, ``sign``.
    """

    form: str
    start: int
    end: int
    kind: str


@lru_cache(maxsize=1 << 15)
def fold_word(word: str) -> str:
    """Fold a word to the form by which the model knows it: letters of the Persian keyboard.

    Marks, tatweel and invisible controls are dropped; U+06C0, teh marbuta and a heh with
    hamza become one letter. For comparing and scoring only, never for output.

    >>> fold_word("كتــابي"), fold_word("فلسفهٔ"), fold_word("مدرسة"), fold_word("مُسئول")
    ('کتابی', 'فلسفۀ', 'مدرسۀ', 'مسئول')
    """
    if word.isascii() or _plain_letters().issuperset(word):
        return word
    compatible = "".join(
        unicodedata.normalize("NFKC", c) if c >= "\N{ARABIC LETTER ALEF WASLA ISOLATED FORM}" else c
        for c in unicodedata.normalize("NFC", word)
    )
    folded = "".join(
        c
        for c in compatible.translate(_LETTER_TABLE)
        if c == _HAMZA or not (c.isspace() or _is_ignorable(c))
    )
    if _HAMZA in folded:
        for pair, letter in _HAMZA_LETTERS.items():
            folded = folded.replace(pair, letter)
    return folded.replace(_HAMZA, "")


def tokenize(text: str) -> list[Token]:
    """Split a text into tokens, in order: words, numbers, Latin, quotes and other signs.

    Splits at white space, at ZWNJ and wherever the kind changes, so a token's borders depend on
    its own neighbours only. White space, ZWNJ, and marks and controls outside words belong to
    no token; every other code point lies in exactly one.

    >>> [token.form for token in tokenize("كتاب‌هاي «نو»، Tehran 1402")]
    ['کتاب', 'های', '<q>', 'نو', '<q>', '،', '<l>', '<n>']
    >>> tokenize("می‌رود")[1]
    Token(form='رود', start=3, end=6, kind='word')
    """
    tokens = []
    for match in _pattern().finditer(text):
        kind, (start, end) = match.lastgroup or "", match.span()
        if kind == "word":
            form = fold_word(match.group())
        elif kind == "sign":
            sign = match.group()
            form = QUOTE if sign in _QUOTES else _SIGNS.get(sign, sign)
            kind = "quote" if form is QUOTE else kind
        else:
            form = NUMBER if kind == "number" else LATIN
        tokens.append(Token(form, start, end, kind))
    return tokens
