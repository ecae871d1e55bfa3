"""Signs and figures on lines of their own, among the fragments of printed lines.

What stands before and behind them is known by their nature: a stop hugs what it ends, a bracket
what it holds, and a figure in the middle of a sentence stands between two spaces.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from string import ascii_letters
from typing import Final

from textfix.footnotes.words import COUNTED, is_numbered
from textfix.fragments.joints import GLUED, SPACED
from textfix.fragments.reading import Reading
from textfix.unicode.bidi import visible
from textfix.unicode.letters import (
    LETTER_CLASS,
    PERCENTS,
    TATWEEL,
)
from textfix.unicode.mirror import mirrored

_WORD: Final = LETTER_CLASS
_STOPS: Final = re.compile("[.،؛:؟!]+")
_FIGURE: Final = re.compile("\\d{1,4}")
_ENDS: Final = re.compile(f'[{_WORD}»"]$')
_PAUSES: Final = re.compile("[،؛]$")
_BEGINS: Final = re.compile(f"[{_WORD}«]")
_FUNCTION: Final = re.compile(f"(?<![{_WORD}])(?:که|در|از|با|را|و|تا|هر|یا)$")
_LETTER_ALONE: Final = re.compile(f"(?!و)[{_WORD}](?![{_WORD}])")
_OPENING, _CLOSING = "([«", ")]»"
_NUMBER: Final = re.compile(r"\d+(?:[.,]\d+)?")
_IN_BRACKETS: Final = re.compile(r"\([^()]*\)")
_NOTE: Final = re.compile("\\d{1,2}")
_STOPPED: Final = frozenset(".،؛:»")
_CLOSES: Final = frozenset(".،؛:؟!)]»")
_PAUSED: Final = frozenset("،؛)]»")
_DEGREE: Final = "\N{DEGREE SIGN}"
_PERCENTS: Final = frozenset(PERCENTS)
_DASHES: Final = frozenset({"-", "\N{EN DASH}", TATWEEL})
_REPEATED: Final = 3
"""A pair of lines that comes so often is a page's furniture, not a sentence."""


def settled_gaps(reading: Reading, order: Sequence[int]) -> dict[int, str]:
    """Return what stands behind a line, in this order, where signs and figures settle it.

    >>> from textfix.fragments.reading import read
    >>> settled_gaps(read("این گیاه\\n۱\\nنه بذر\\n.\\nسپس"), range(5))
    {0: ' ', 1: ' ', 2: ''}
    """
    contents = {at: _content(reading, at) for at in order}
    turned = _are_mirrored(list(contents.values()))
    pairs = Counter(pairwise(contents[at] for at in order))
    gaps: dict[int, str] = {}
    for number, (a, b) in enumerate(pairwise(order)):
        if reading.lines[max(a, b)].page:
            continue
        left, right = contents[a], contents[b]
        behind = contents[order[number + 2]] if number + 2 < len(order) else ""
        if _STOPS.fullmatch(right):
            gaps[a] = GLUED
        elif (gap := _beside_bracket(left, right, turned)) is not None:
            gaps[a] = gap
        elif _FIGURE.fullmatch(right) and _ENDS.search(left) and _goes_on(behind):
            before = contents[order[number - 1]] if number else ""
            if max(pairs[before, left], pairs[left, right]) < _REPEATED:
                gaps[a] = gaps[b] = SPACED
        elif _BEGINS.match(right) and _leads_on(left, right):
            gaps[a] = SPACED
    return gaps


def _leads_on(left: str, right: str) -> bool:
    """Whether a pause or a word like «با» ends ``left``, and not the first letters of a word the
    last one of which begins ``right``."""
    if _PAUSES.search(left):
        return True
    return _FUNCTION.search(left) is not None and _LETTER_ALONE.match(right) is None


def portion_gaps(reading: Reading, order: Sequence[int]) -> dict[int, str]:
    """Return what stands behind a portion of a printed line, in this order, where signs and figures
    settle it.

    >>> from textfix.fragments.reading import read
    >>> portion_gaps(read("60\\n\N{DEGREE SIGN}\\nC\\nتا\\n94\\n-\\n96"), range(7))
    {0: ' ', 1: '', 4: '', 5: ''}
    """
    contents = [_content(reading, at) for at in order]
    mirror = _mirror if _are_mirrored(contents) else str
    gaps: dict[int, str] = {}
    for at, (left, right) in enumerate(pairwise(contents)):
        gap = _between_portions(mirror(left), mirror(right))
        behind = contents[at + 2] if at + 2 < len(contents) else ""
        if gap != GLUED and _is_reference(left, right, behind, contents[:at]):
            gap = GLUED
        if gap is not None:
            gaps[order[at]] = gap
    return gaps


def sure_gaps(reading: Reading, order: Sequence[int]) -> dict[int, str]:
    """Return what stands behind a portion that surely goes on in the next: what hugs it, a measure
    and what is measured, a sentence behind a note's figure.

    >>> from textfix.fragments.reading import read
    >>> sure_gaps(read("بیش از\\n60\\n\N{DEGREE SIGN}\\nC\\n(PCR)\\n۲\\nو"), range(7))
    {2: '', 0: ' ', 1: ' ', 4: '', 5: ' '}
    """
    contents = [_content(reading, at) for at in order]
    gaps = {at: gap for at, gap in portion_gaps(reading, order).items() if gap == GLUED}
    for at, (left, right, behind) in enumerate(
        zip(contents, contents[1:], [*contents[2:], " "], strict=False)
    ):
        if _NUMBER.fullmatch(left) and (right == _DEGREE or right[0] in ascii_letters):
            gaps[order[at]] = SPACED
        elif right.isdigit() and behind[0] == _DEGREE:
            gaps.setdefault(order[at], SPACED)
        elif _NOTE.fullmatch(right) and _IN_BRACKETS.fullmatch(left) and _BEGINS.match(behind):
            gaps[order[at]], gaps[order[at + 1]] = GLUED, SPACED
    return gaps


def _mirror(content: str) -> str:
    """Return a bracket mirrored that is a portion by itself; others turned with their words."""
    return mirrored(content) if len(content) == 1 else content


def _is_reference(left: str, right: str, behind: str, before: Sequence[str]) -> bool:
    """Whether a figure behind words is a note's: hardly another number stands before a stop so.

    Before a sentence it may be the number of a heading (``۲. روش کار``), unless the number before
    it stands ``before`` as well.
    """
    if not _NOTE.fullmatch(right) or behind[:1] not in _STOPPED or _ENDS.search(left) is None:
        return False
    word = left.split()[-1]
    counts = is_numbered(word) or word in COUNTED
    if counts or _FUNCTION.search(left) or SPACED not in left:
        return False
    return behind[:1] != "." or len(behind) == 1 or _one_less(right) in before


def _one_less(figure: str) -> str:
    """Return the number before ``figure``, in its digits."""
    zero = ord(figure[0]) - int(figure[0])
    return "".join(chr(zero + int(digit)) for digit in str(int(figure) - 1))


def _between_portions(left: str, right: str) -> str | None:
    if right[0] in _CLOSES or left[-1] in _OPENING:
        return GLUED
    if right[0] in _OPENING or left[-1] in _PAUSED:
        return SPACED
    if left[-1] == _DEGREE or (right[0] in _PERCENTS and left[-1].isdigit()):
        return GLUED
    if (right in _DASHES and left[-1].isdigit()) or (left in _DASHES and right[0].isdigit()):
        return GLUED
    return SPACED if right == _DEGREE else None


def _content(reading: Reading, at: int) -> str:
    line = reading.lines[at]
    return visible(reading.text[line.start : line.end])


def _goes_on(behind: str) -> bool:
    """Whether what stands behind a figure goes on with the sentence."""
    return _BEGINS.match(behind) is not None or _STOPS.fullmatch(behind) is not None


def _are_mirrored(contents: Sequence[str]) -> bool:
    """Whether brackets on lines of their own mostly close before they open."""
    alone = [content for content in contents if content in ("(", ")")]
    pairs = list(zip(alone[::2], alone[1::2], strict=False))
    return pairs.count((")", "(")) > len(pairs) / 2


def _beside_bracket(left: str, right: str, turned: bool) -> str | None:
    """Return what stands between two lines, one of which is a bracket, or None."""
    opening, closing = (_CLOSING, _OPENING) if turned else (_OPENING, _CLOSING)
    if len(left) == 1 and left in opening:
        return GLUED
    if len(right) == 1 and right in closing:
        return GLUED
    if len(right) == 1 and right in opening and _ENDS.search(left):
        return SPACED
    if len(left) == 1 and left in closing and _BEGINS.match(right):
        return SPACED
    return None
