"""What was lost between letters drawn apart: a ZWNJ, or all over a document the spaces."""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import Final

from textfix.characters.evidence import spelling
from textfix.characters.seams import FORM, Drawn, find_seams
from textfix.characters.spaces import PREFIXES, SUFFIXES
from textfix.pieces import Piece
from textfix.unicode.letters import SPACE, ZWNJ

_WORD_SPACE: Final = re.compile(r"(?<=\w) +(?=\w)")
_MANY: Final = 20
"""Seams from which a lost space for every second one kept is no accident."""
_AT_AFFIXES: Final = 0.2
"""Of ZWNJs more than half stand at an affix, of the seams that were spaces hardly any."""
_LONGEST: Final = 8  # code points of an affix, and one more


class Seams:
    """The seams of one text, and what was lost in them: a ZWNJ, or all over the text the spaces."""

    def __init__(self, text: str) -> None:
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
        positions = self._positions
        first, last = bisect_left(positions, start), bisect_left(positions, end)
        gap, rule = (SPACE, "space-from-forms") if self._spaces else (ZWNJ, "zwnj-from-forms")
        return [Piece(at, at, gap, rule) for at in positions[first:last]]


def _is_beside_affix(text: str, before: int, at: int, behind: int) -> bool:
    """Whether an affix stands at a seam; ``before`` and ``behind``: where the next ones are."""
    left = text[max(before, at - _LONGEST) : at].split(SPACE)[-1]
    right = text[at : min(behind, at + _LONGEST)].split(SPACE)[0]
    return spelling(left) in PREFIXES or spelling(right) in SUFFIXES
