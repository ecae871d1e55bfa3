"""Noted lines: printed lines cut behind the number of a note, the piece behind it first.

The number is raised above the line, so an extractor that sorts what it meets by height (pdfium)
ends a line with it; what stands to its left on the page lies lower than the number and is put on a
line of its own, before the rest::

    را باید از نو خواند و در
    آنچه در سدهٔ پیش نوشته بود «سفرنامه»۲

for ``آنچه در سدهٔ پیش نوشته بود «سفرنامه»۲ را باید از نو خواند و در``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from textfix.anchors import Anchored
from textfix.document.lines import Line, measure
from textfix.fragments.joints import Edges, edges, joint
from textfix.fragments.printed import Group
from textfix.unicode.letters import LETTER_CLASS

_L: Final = LETTER_CLASS
_NOTED: Final = re.compile(f"(?<=[{_L}»«)(])(\\d{{1,2}})$")
_LONGEST: Final = 3  # code points of what is looked for: a letter and two digits
_INSIDE: Final = Anchored(f"(?<=[{_L}»«])\\d{{1,2}} *(?=[{_L}])|(?<= )\\d{{1,2}}(?=[{_L}])")
_LABEL: Final = re.compile("\\W*\\d")
_ENDED: Final = frozenset(".!:\N{ARABIC QUESTION MARK}")
# Of the column's width: what two pieces of a line do not exceed, and what they reach if the second
# ends a sentence, for else a heading with a number may follow a paragraph.
_FULL, _LEAST_FULL = 1.12, 0.75
_COLUMN: Final = 0.9  # of all lines are no wider
_ENOUGH: Final = 3  # noted lines, of notes that count on
_TIMES: Final = 2  # of them for each note inside a line
_SEVERAL: Final = 2  # pairs of pieces, which read better in the other order in all
_LEAST, _LEAST_ENDED = -2.5, 0.5  # log10 by which one of them must


def noted_groups(text: str, lines: Sequence[Line]) -> list[Group]:
    """Return the pairs of pieces that are to change places, if hardly a note stands inside a line.

    >>> from textfix.document.lines import split_lines
    >>> text = "را ندید و در\\nاو آن کتاب کهن را و نویسنده‌اش۱"
    >>> noted_groups(text, split_lines(text))  # one pair alone proves nothing
    []
    """
    contents = [text[line.start : line.end].strip() for line in lines]
    ends = (content[-_LONGEST:] for content in contents if content[-1:].isdecimal())
    notes = [int(found[1]) for end in ends if (found := _NOTED.search(end))]
    counted = sum(after == before + 1 for before, after in pairwise(notes))
    inside = _INSIDE.count(text) if counted >= _ENOUGH - 1 else 0
    if counted < max(_ENOUGH - 1, _TIMES * inside):
        return []
    pairs = _pairs(contents, lines)
    groups = [Group(at, at + 2, True, _gain(contents, at)) for at in pairs]
    if len(groups) < _SEVERAL or sum(group.gain for group in groups) <= 0:
        return []
    sure = [group for group in groups if group.gain > _least(contents[group.start])]
    return sorted([*sure, *_labelled(contents, lines, set(notes))])


def _least(second: str) -> float:
    """Return the gain that a second piece needs: more if it ends a sentence."""
    return _LEAST_ENDED if second[-1] in _ENDED else _LEAST


def _labelled(contents: Sequence[str], lines: Sequence[Line], notes: set[int]) -> Iterator[Group]:
    """Yield the bodies of notes whose number, raised as well, has a line of its own behind them.

    A body that a mark cut has its second piece in front, too.
    """
    for at in range(1, len(contents)):
        label = contents[at]
        if not label.isdecimal() or int(label) not in notes:
            continue
        for pieces in (1, 2):
            start = at - pieces
            if start < 0 or any(line.page for line in lines[start + 1 : at + 1]):
                break
            body = contents[start]
            if not any(map(str.isalpha, body)) or _LABEL.match(body):
                break
            if body[-1] in _ENDED:
                yield Group(start, at + 1, True)
                break


def _pairs(contents: Sequence[str], lines: Sequence[Line]) -> Iterator[int]:
    """Yield the lines that may be the second piece of a printed line, the first one behind them."""
    widths = [measure(content) for content in contents]
    column = sorted(widths)[int(_COLUMN * (len(widths) - 1))]
    last = -2
    for at, (second, first) in enumerate(pairwise(contents)):
        if not _NOTED.search(first) or lines[at + 1].page or last == at - 1:
            continue
        if not any(map(str.isalpha, second)) or _LABEL.match(second):
            continue
        width = widths[at] + widths[at + 1]
        least = _LEAST_FULL * column if second[-1] in _ENDED else 0
        if not _NOTED.search(second) and least <= width <= _FULL * column:
            last = at
            yield at


def _gain(contents: Sequence[str], at: int) -> float:
    """Return by how much (log10) line ``at`` reads better behind the next one than before it."""
    before = edges(contents[at - 1] if at else "")
    second, first = edges(contents[at]), edges(_NOTED.sub("", contents[at + 1]))
    behind = edges(contents[at + 2] if at + 2 < len(contents) else "")
    return _reads(before, first, second, behind) - _reads(before, second, first, behind)


def _reads(*pieces: Edges) -> float:
    return sum(joint(left, right).log10 for left, right in pairwise(pieces))
