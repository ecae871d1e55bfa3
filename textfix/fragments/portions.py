"""Portions: printed lines that come portion by portion, a line for every change of script.

A word processor writes what it sets in one font or script with one show operation, and poppler -raw
begins a line with each: a number, a Latin word or a bracket inside a sentence stands alone::

    نزدیک به
    ۱۵۰
    گل را پیش از

The portions come in reading order. Where printed lines end among them their widths tell, the signs
at their edges and the language model.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from itertools import pairwise
from typing import Final, NamedTuple

from textfix.fragments.boundaries import (
    CLOSING,
    FIGURE,
    OPENING,
    STOPS,
    Odds,
    has_letters,
    heads,
    odds_of,
)
from textfix.fragments.columns import (
    BROKEN,
    ENDED,
    LEFT,
    NEVER,
    Boundary,
    Portion,
    column_of,
    line_ends,
)
from textfix.fragments.embedded import are_words_embedded
from textfix.fragments.joints import GLUED, NEW_SENTENCE, SPACED
from textfix.fragments.reading import Reading
from textfix.fragments.signs import portion_gaps, sure_gaps
from textfix.unicode.bidi import visible

_SHORT_ALONE: Final = 12
"""Code points of a portion without Persian letters."""
_FEWEST, _LEAST_ALONE = 4, 0.008
"""So many Latin words and numbers of years stand alone inside sentences, and that share of all
lines: where printed lines are whole, hardly one does."""
_LABEL: Final = re.compile(r"\W|\d{1,2}\W?")
"""What may stand alone on whole pages: bullets, labels, numbers of notes and of pages."""
_MOST_CUT: Final = 0.3
"""Of the boundaries between Persian portions, those that cut words: where a change of script alone
ends a portion up to 0.11, elsewhere 0.55 and more."""
_PAGES: Final = 3
"""So often a running head is repeated where portions are too short to be sure."""
_CUT: Final = 1.0
"""log10 by which a boundary must do so."""
_MOST_BEGINS: Final = 1.5
"""log10 by which the words at a boundary may say that a paragraph begins there, or not."""


class Lines(NamedTuple):
    """The portions behind which printed lines end, and what stands behind some others; ``whole``:
    whether all others go on."""

    ends: frozenset[int]
    gaps: dict[int, str]
    whole: bool


def are_portions(reading: Reading) -> bool:
    """Whether the lines of a text are portions: words embedded one by one, and numbers and Latin
    words that stand alone inside sentences."""
    if not are_words_embedded(reading.text):
        return False
    contents = _contents(reading, range(len(reading.lines)))
    alone = sum(
        len(middle) <= _SHORT_ALONE
        and not _LABEL.fullmatch(middle)
        and not has_letters(middle)
        and has_letters(left)
        and has_letters(right)
        and not STOPS.search(left)
        for left, middle, right in zip(contents, contents[1:], contents[2:], strict=False)
    )
    return alone >= max(_FEWEST, _LEAST_ALONE * len(contents))


def printed_lines(reading: Reading, order: Sequence[int], joined: AbstractSet[int]) -> Lines:
    """Return the printed lines of the portions, in this ``order``; where portions end inside words,
    so that too little tells, only what surely goes on. ``joined``: what was joined already."""
    contents = _contents(reading, order)
    widths = [reading.widths[at] for at in order]
    if _cut_words(reading, order, joined):
        heads_end = (at for at, odds in heads(contents, _PAGES).items() if odds[1] > odds[0])
        ends = frozenset(order[at] for at in heads_end if at >= 0)
        return Lines(ends, sure_gaps(reading, order), whole=False)
    plain = [a not in joined and _is_plain(reading, a, b) for a, b in pairwise(order)]
    column = column_of(list(_spans(contents, widths, plain)))
    odds = odds_of(contents, plain)
    boundaries = [
        Boundary(0, 0.0, NEVER, NEVER) if a in joined else _boundary(reading, a, b, own)
        for (a, b), own in zip(pairwise(order), odds, strict=True)
    ]
    portions = [
        Portion(width, _last(content), _is_label(content, behind))
        for width, content, behind in zip(widths, contents, [*contents[1:], ""], strict=True)
    ]
    ends = frozenset(order[at] for at in line_ends(portions, boundaries, column))
    spaced = {order[at]: SPACED for at, is_plain in enumerate(plain) if is_plain}
    return Lines(ends, spaced | portion_gaps(reading, order), whole=True)


def _cut_words(reading: Reading, order: Sequence[int], joined: AbstractSet[int]) -> bool:
    """Whether portions end inside words: at fonts and shows of a text, not at scripts alone."""
    joints = [
        reading.joint(a, b)
        for a, b in pairwise(order)
        if a not in joined and all(map(has_letters, _contents(reading, (a, b))))
    ]
    cut = sum(found.gap == GLUED and found.margin > _CUT for found in joints)
    return cut > _MOST_CUT * len(joints)


def _spans(contents: Sequence[str], widths: Sequence[int], plain: Sequence[bool]) -> Iterator[int]:
    """Yield the widths of what stands between plain boundaries, and sentences' ends."""
    width = 0
    for own, content, is_plain in zip(widths, contents, [*plain, True], strict=True):
        width += own
        if is_plain or (len(content) > 2 and STOPS.search(content)):
            yield width
            width = 0
        else:
            width += 1


def _is_label(content: str, behind: str) -> bool:
    """Whether ``content`` may be the number of a note in Persian, whose words stand behind it."""
    return FIGURE.fullmatch(content) is not None and has_letters(behind)


def _last(content: str) -> float:
    """Return log10 of ``content`` at the end of a short line."""
    if FIGURE.fullmatch(content):
        return LEFT
    return ENDED if STOPS.search(content) else BROKEN


def _boundary(reading: Reading, a: int, b: int, odds: Odds) -> Boundary:
    found = reading.joint(a, b)
    inside, end = (NEVER, 0.0) if reading.lines[max(a, b)].page else odds
    begins = reading.begins(b) - NEW_SENTENCE
    begins = min(max(begins, found.log10 - _MOST_BEGINS), found.log10 + _MOST_BEGINS)
    return Boundary(len(found.gap), inside + found.log10, end + found.log10, end + begins)


def _is_plain(reading: Reading, a: int, b: int) -> bool:
    """Whether no change of script and no sign parts ``a`` and ``b``."""
    left, right = _contents(reading, (a, b))
    if reading.lines[max(a, b)].page:
        return True
    if right[0] in CLOSING or left[-1] in OPENING:
        return False
    return _script(left) == _script(right) != ""


def _script(content: str) -> str:
    """Return which portions ``content`` can follow on only where a line ends: those of its kind."""
    if has_letters(content):
        return "Arabic"
    return "Latin" if any(map(str.isalpha, content)) else "digits" if content.isdigit() else ""


def _contents(reading: Reading, order: Sequence[int]) -> list[str]:
    lines = (reading.lines[at] for at in order)
    texts = (visible(reading.text[line.start : line.end]) for line in lines)
    return [text or SPACED for text in texts]
