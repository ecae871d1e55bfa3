"""Spellings that authors choose: the ezafe after a silent heh, «آنها», «به‌»."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, Literal

from textfix.pieces import Piece
from textfix.style.protection import LETTER
from textfix.unicode.letters import (
    FARSI_YEH,
    HAMZA_ABOVE,
    HEH,
    HEH_WITH_YEH_ABOVE,
    LETTER_CLASS,
    SPACE,
    ZWNJ,
)

Ezafe = Literal["keep", "yeh", "hamza", "letter"]
Demonstratives = Literal["keep", "zwnj", "joined"]
Be = Literal["keep", "space", "zwnj"]

_EZAFE: Final = {
    "yeh": HEH + ZWNJ + FARSI_YEH,
    "hamza": HEH + HAMZA_ABOVE,
    "letter": HEH_WITH_YEH_ABOVE,
}
_WITHIN: Final = f"[{LETTER_CLASS}{ZWNJ}]"
_START: Final = f"(?<!{_WITHIN})"
_END: Final = f"(?!\\w|{_WITHIN})"
_EZAFES: Final = re.compile(f"(?<={LETTER})(?:{'|'.join(_EZAFE.values())}){_END}")
_DEMONSTRATIVE: Final = re.compile(
    f"{_START}(?:آن|این|همین|همان)(?P<gap>{ZWNJ}?)(?=ها(?:ی|یی|ست|یند)?{_END})"
)
_BE: Final = re.compile(f"{_START}به(?P<gap>[{SPACE}{ZWNJ}])(?P<word>{LETTER}+){_END}")
# «به‌» that is no preposition, or part of a longer word: به‌روزرسانی، به‌زیستی، به‌کارگیری.
_COMPOUND: Final = re.compile("روز|نژاد|زیست|گزین|کارگیر|هم")
# Adverbs and compound prepositions that editors join, by the Academy's دستور خط.
_ADVERBIAL: Final = frozenset(
    (
        "ویژه",
        "خصوص",
        "علاوه",
        "طور",
        "صورت",
        "عنوان",
        "دلیل",
        "منظور",
        "موجب",
        "واسطه",
        "سبب",
        "جز",
        "تدریج",
        "ندرت",
        "سرعت",
        "شدت",
        "سختی",
        "آسانی",
        "راحتی",
        "سادگی",
        "خوبی",
        "درستی",
        "زودی",
        "تازگی",
        "تنهایی",
        "ناچار",
        "هرحال",
        "هنگام",
        "موقع",
        "وضوح",
    )
)


def find_ezafes(masked: str, ezafe: Ezafe) -> Iterator[Piece]:
    """Find the ezafes after a silent heh that should have another form.

    >>> [piece.text for piece in find_ezafes("خانه‌ی ما، خانۀ شما", "hamza")]
    ['هٔ', 'هٔ']
    """
    for match in _EZAFES.finditer(masked):
        if match.group() != _EZAFE[ezafe]:
            yield Piece(*match.span(), _EZAFE[ezafe], "ezafe-form")


def find_demonstratives(masked: str, form: Demonstratives) -> Iterator[Piece]:
    """Find the plurals of demonstratives that should be joined, or have a ZWNJ.

    >>> [piece.start for piece in find_demonstratives("آنها و این‌ها و جانها", "zwnj")]
    [2]
    """
    wanted = ZWNJ if form == "zwnj" else ""
    for match in _DEMONSTRATIVE.finditer(masked):
        if match["gap"] != wanted:
            yield Piece(*match.span("gap"), wanted, "demonstrative-plural")


def find_be(masked: str, form: Be) -> Iterator[Piece]:
    """Find the prepositions به that should stand apart, or be joined in adverbs.

    >>> [piece.start for piece in find_be("به‌ویژه به‌روزرسانی به‌صورت", "space")]
    [2, 22]
    >>> [piece.start for piece in find_be("به ویژه به خانه", "zwnj")]
    [2]
    """
    wanted = ZWNJ if form == "zwnj" else SPACE
    for match in _BE.finditer(masked):
        word = match["word"]
        asked = word in _ADVERBIAL if form == "zwnj" else not _COMPOUND.match(word)
        if asked and match["gap"] != wanted:
            yield Piece(*match.span("gap"), wanted, "preposition-be")
