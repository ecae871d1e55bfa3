"""What was lost between letters drawn apart: a ZWNJ, or all over a document the spaces."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from functools import cached_property
from typing import Final

from textfix.characters.evidence import spelling
from textfix.characters.seams import FORM, Drawn, find_seams
from textfix.characters.spaces import PREFIXES, SUFFIXES, are_zwnjs, is_beside_glued_affix
from textfix.characters.unjoined import Shown, find_spaces
from textfix.pieces import Piece
from textfix.unicode import bidi
from textfix.unicode.letters import (
    LETTER_CLASS,
    SPACE,
    ZWNJ,
    character_class,
)

_LETTERS: Final = LETTER_CLASS
_CONTROLS: Final = f"[{character_class(bidi.CONTROLS)}]*"
_WORD_SPACE: Final = re.compile(f"(?<=[\\w{character_class(bidi.CONTROLS)}]) +(?={_CONTROLS}\\w)")
_LETTER_SPACE: Final = re.compile(
    f"(?<=[{_LETTERS}{character_class(bidi.CONTROLS)}]) (?={_CONTROLS}[{_LETTERS}])"
)
_LETTER: Final = re.compile(f"[{_LETTERS}]")
_LINE: Final = re.compile(".+")
_CROWDED: Final = 7  # letters by space, and more, of a line that lost most of its spaces
_MANY: Final = 20
"""Seams from which a lost space for every second one kept is no accident."""
_AT_AFFIXES: Final = 0.2
"""Of ZWNJs more than half stand at an affix, of the seams that were spaces hardly any."""
_LONGEST: Final = 8  # code points of an affix, and one more


class Seams:
    """The seams of one text, and what was lost in them: a ZWNJ, or all over the text the spaces."""

    def __init__(self, text: str) -> None:
        self._text = text
        has_forms = FORM.search(text) is not None
        self._positions = list(find_seams(text, 0, len(text), Drawn.of(text))) if has_forms else []
        self._spaces = len(self._positions) >= _MANY and self._are_spaces(text)

    def _are_spaces(self, text: str) -> bool:
        """Whether there are seams in place of most spaces, or hardly one of them at an affix."""
        positions = self._positions
        if len(positions) * 2 > len(_WORD_SPACE.findall(text)):
            return True
        edges = [0, *positions, len(text)]
        beside = sum(
            _is_beside_affix(text, before, at, behind)
            for before, at, behind in zip(edges, positions, edges[2:], strict=False)
        )
        return beside < _AT_AFFIXES * len(positions)

    def insertions(self, start: int, end: int) -> list[Piece]:
        """Return the insertions within ``[start, end)``.

        >>> Seams("ﺧﺎﻧﻪﻫﺎ").insertions(0, 6)[0][:2]
        (4, 4)
        """
        first, last = bisect_left(self._positions, start), bisect_left(self._positions, end)
        positions = self._positions[first:last]
        if not self._spaces:
            return [Piece(at, at, ZWNJ, "zwnj-from-forms") for at in positions]
        seen = [Piece(at, at, SPACE, "space-from-forms") for at in positions]
        if not self._is_crowded(start, end):
            return seen
        kept = self._kept_spaces(start, end) if self._kept_are_zwnjs else []
        zwnjs = [Piece(at, at + 1, ZWNJ, "zwnj-among-lost-spaces") for at in kept]
        return sorted([*seen, *zwnjs, *self._unseen(start, end, Shown(positions, kept))])

    def _is_crowded(self, start: int, end: int) -> bool:
        """Whether ``[start, end)`` lost most of its spaces: there are as many seams, or long
        stretches of letters."""
        seams = bisect_left(self._positions, end) - bisect_left(self._positions, start)
        kept = len(self._kept_spaces(start, end))
        letters = len(_LETTER.findall(self._text, start, end))
        return kept <= seams or letters >= _CROWDED * (kept + 1)

    def _kept_spaces(self, start: int, end: int) -> list[int]:
        return [found.start() for found in _LETTER_SPACE.finditer(self._text, start, end)]

    @cached_property
    def _kept_are_zwnjs(self) -> bool:
        """Whether the spaces that lines kept which lost the others are ZWNJs, drawn as a glyph."""
        lines = [found.span() for found in _LINE.finditer(self._text)]
        return are_zwnjs(
            is_beside_glued_affix(self._text, at)
            for line in lines
            if self._is_crowded(*line)
            for at in self._kept_spaces(*line)
        )

    def _unseen(self, start: int, end: int, shown: Shown) -> Iterator[Piece]:
        """Yield the spaces that no form shows, in a line that lost most of its spaces."""
        from textfix.lm import load  # only a text that lost its spaces loads it

        for at, margin in find_spaces(self._text, start, end, shown, load()):
            yield Piece(at, at, SPACE, "space-from-words", margin)


def _is_beside_affix(text: str, before: int, at: int, behind: int) -> bool:
    """Whether an affix stands at a seam; ``before`` and ``behind``: where the next ones are."""
    left = text[max(before, at - _LONGEST) : at].split(SPACE)[-1]
    right = text[at : min(behind, at + _LONGEST)].split(SPACE)[0]
    return spelling(left) in PREFIXES or spelling(right) in SUFFIXES
