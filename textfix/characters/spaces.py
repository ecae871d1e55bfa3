"""No-break spaces: kept where an author put them, ZWNJ where a font or a typist meant one.

A no-break space beside an affix (می شود, کتاب ها) is a ZWNJ. Where those are a good part of all
no-break spaces between letters, the font maps its ZWNJ so, and all of them are.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from textfix.characters.evidence import spelling
from textfix.pieces import Piece
from textfix.unicode.letters import (
    LETTER_CLASS,
    NBSP,
    ZWNJ,
)

_LETTERS = f"[{LETTER_CLASS}]"
_BETWEEN_LETTERS = re.compile(f"(?<={_LETTERS}){NBSP}(?={_LETTERS})")
_BEFORE = re.compile(f"(?<!{_LETTERS}){_LETTERS}{{2,4}}$")
_AFTER = re.compile(f"{_LETTERS}+")

_GLUED = re.compile("[هﻫ][اﺎ]|[تﺗ][رﺮ]")  # plurals and comparatives

_SUFFIXES = """
    ها های هایی هایم هایت هایش هایمان هایتان هایشان تر تری ترین
    ام ات اش ای اید ایم اند مان تان شان
"""
PREFIXES = frozenset({"می", "نمی", "همی"})
SUFFIXES = frozenset(_SUFFIXES.split())
_FONT_SHARE = 3  # a third of no-break spaces beside affixes: the font's ZWNJ
_FONT_LEAST = 6


def is_beside_glued_affix(text: str, at: int) -> bool:
    """Whether an affix stands beside the space at ``at`` of a text that lost its others.

    >>> is_beside_glued_affix("کهمی شودو", 4), is_beside_glued_affix("اینکتاب راخواند", 7)
    (True, False)
    """
    return spelling(text[max(0, at - 2) : at]) == "می" or bool(_GLUED.match(text, at + 1))


def are_zwnjs(beside: Iterable[bool]) -> bool:
    """Whether spaces, of which it is known whether they stand ``beside`` an affix, are ZWNJs."""
    places = list(beside)
    return sum(places) >= max(_FONT_LEAST, len(places) / _FONT_SHARE)


class NoBreakSpaces:
    """The no-break spaces of one text.

    >>> text = "می\\N{NO-BREAK SPACE}شود"
    >>> NoBreakSpaces(text).restore(2).text == ZWNJ
    True
    """

    def __init__(self, text: str) -> None:
        self._text = text

    def restore(self, at: int) -> Piece | None:
        """Turn the no-break space at ``at`` into a ZWNJ if it is one."""
        if not _BETWEEN_LETTERS.match(self._text, at):
            return None
        if not self._beside_affix(at) and not self._from_font:
            return None
        return Piece(at, at + 1, ZWNJ, "no-break-space")

    @cached_property
    def _from_font(self) -> bool:
        places = [match.start() for match in _BETWEEN_LETTERS.finditer(self._text)]
        for is_beside in (self._beside_affix, self._beside_glued_affix):
            if are_zwnjs(map(is_beside, places)):
                return True
        return False

    def _beside_glued_affix(self, at: int) -> bool:
        return is_beside_glued_affix(self._text, at)

    def _beside_affix(self, at: int) -> bool:
        before = _BEFORE.search(self._text, max(0, at - 5), at)
        if before and spelling(before[0]) in PREFIXES:
            return True
        after = _AFTER.match(self._text, at + 1)
        return after is not None and spelling(after[0]) in SUFFIXES
