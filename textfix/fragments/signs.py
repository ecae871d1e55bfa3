"""Signs and figures on lines of their own, among the fragments of printed lines.

What stands before and behind them is known by their nature: a stop hugs what it ends, a bracket
what it holds, and a figure in the middle of a sentence stands between two spaces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from textfix.fragments.joints import GLUED, SPACED
from textfix.fragments.reading import Reading
from textfix.unicode.bidi import CONTROLS
from textfix.unicode.letters import ARABIC_LETTERS, ARABIC_MARKS, character_class

_VISIBLE: Final = str.maketrans(dict.fromkeys(CONTROLS, ""))
_WORD: Final = character_class(ARABIC_LETTERS | ARABIC_MARKS)
_STOPS: Final = re.compile("[.،؛:؟!]+")
_FIGURE: Final = re.compile("\\d{1,4}")
_ENDS: Final = re.compile(f'[{_WORD}»"]$')
_PAUSES: Final = re.compile("[،؛]$")
_BEGINS: Final = re.compile(f"[{_WORD}«]")
_FUNCTION: Final = re.compile(f"(?<![{_WORD}])(?:که|در|از|با|را|و|تا|هر|یا)$")
_OPENING, _CLOSING = "([«", ")]»"
_REPEATED: Final = 3
"""A pair of lines that comes so often is a page's furniture, not a sentence."""


def settled_gaps(reading: Reading, order: Sequence[int]) -> dict[int, str]:
    """Return what stands behind a line, in this order, where signs and figures settle it.

    >>> from textfix.fragments.reading import read
    >>> settled_gaps(read("این گیاه\\n۱\\nنه بذر\\n.\\nسپس"), range(5))
    {0: ' ', 1: ' ', 2: ''}
    """
    contents = {at: _content(reading, at) for at in order}
    mirrored = _are_mirrored(list(contents.values()))
    pairs = Counter(pairwise(contents[at] for at in order))
    gaps: dict[int, str] = {}
    for number, (a, b) in enumerate(pairwise(order)):
        if reading.lines[max(a, b)].page:
            continue
        left, right = contents[a], contents[b]
        behind = contents[order[number + 2]] if number + 2 < len(order) else ""
        if _STOPS.fullmatch(right):
            gaps[a] = GLUED
        elif (gap := _beside_bracket(left, right, mirrored)) is not None:
            gaps[a] = gap
        elif _FIGURE.fullmatch(right) and _ENDS.search(left) and _goes_on(behind):
            before = contents[order[number - 1]] if number else ""
            if max(pairs[before, left], pairs[left, right]) < _REPEATED:
                gaps[a] = gaps[b] = SPACED
        elif _BEGINS.match(right) and (_PAUSES.search(left) or _FUNCTION.search(left)):
            gaps[a] = SPACED
    return gaps


def _content(reading: Reading, at: int) -> str:
    line = reading.lines[at]
    return reading.text[line.start : line.end].translate(_VISIBLE).strip()


def _goes_on(behind: str) -> bool:
    """Whether what stands behind a figure goes on with the sentence."""
    return _BEGINS.match(behind) is not None or _STOPS.fullmatch(behind) is not None


def _are_mirrored(contents: Sequence[str]) -> bool:
    """Whether brackets on lines of their own mostly close before they open."""
    alone = [content for content in contents if content in ("(", ")")]
    pairs = list(zip(alone[::2], alone[1::2], strict=False))
    return pairs.count((")", "(")) > len(pairs) / 2


def _beside_bracket(left: str, right: str, mirrored: bool) -> str | None:
    """Return what stands between two lines, one of which is a bracket, or None."""
    opening, closing = (_CLOSING, _OPENING) if mirrored else (_OPENING, _CLOSING)
    if len(left) == 1 and left in opening:
        return GLUED
    if len(right) == 1 and right in closing:
        return GLUED
    if len(right) == 1 and right in opening and _ENDS.search(left):
        return SPACED
    if len(left) == 1 and left in closing and _BEGINS.match(right):
        return SPACED
    return None
