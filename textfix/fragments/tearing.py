"""Tearing: printed lines cut at a mark or a kashida, the pieces from left to right.

No line begins with a mark: one that does goes on from another. An extractor that writes what it
meets from left to right (poppler -raw) begins a line where a mark drawn over its letter steps back,
so that the piece with the mark comes first and the line that it was torn off comes behind it::

    ّه و تنوین
    ّه، شد
    فتحه، کسره، ضم

for ``فتحه، کسره، ضمّه، شدّه و تنوین``.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from textfix.document.lines import Line
from textfix.fragments.embedded import are_words_embedded
from textfix.fragments.joints import GLUED, RIDERS, edges, joint
from textfix.fragments.printed import Group
from textfix.unicode.bidi import CONTROLS, visible
from textfix.unicode.letters import TATWEEL, character_class

_TORN: Final = re.compile(f"[{character_class(CONTROLS)}]*[{character_class(RIDERS)}]")
_EMBEDDING: Final = "\N{RIGHT-TO-LEFT EMBEDDING}"
# log10 by which a torn line must be torn off the line behind it, and not off the one before.
_SURE, _LIKELY = 1.5, 1.0
_NEVER: Final = -1.0
_SURE_TIMES: Final = 6
"""How many torn lines must say so for each that says otherwise."""
_MOSTLY, _SHARE = 0.4, 0.3
"""The share of the telling torn lines, and of all, by which the others are judged, too."""
_FEW, _MANY = 2, 3
"""So many torn lines judge the others, or half of them all: where embeddings betray an extractor
that tears lines; and elsewhere."""


_FULL, _OVERFULL = 0.8, 1.1
"""Of the widest line: a line as wide as the first is whole, and nothing was torn off it that makes
it wider than the second."""


def torn_groups(text: str, lines: Sequence[Line]) -> list[Group]:
    """Return the torn lines, each run of them with the line that it was torn off.

    >>> from textfix.document.lines import split_lines
    >>> text = "ّت گیاهان را\\nدر این باغ، اهمی\\nکسی نمی‌دانست."
    >>> [group[:3] for group in torn_groups(text, split_lines(text))]
    [(0, 2, True)]
    """
    runs = list(_runs(text, lines))
    taken = {group.end for group in runs}
    groups = [
        group._replace(gain=_gain(text, lines, group, follows=group.start not in taken))
        for group in runs
    ]
    if are_words_embedded(text):  # hardly anything else begins a line with a mark there
        widest = max((line.width for line in lines), default=0)
        return [group for group in groups if not _is_too_wide(lines, group, widest)]
    embedded = _EMBEDDING in text
    least = _LIKELY if embedded else _SURE
    sure = [group for group in groups if group.gain >= least]
    against = sum(group.gain <= -_SURE for group in groups)
    if not sure or len(sure) < _SURE_TIMES * against:
        return []
    telling = sum(group.gain != 0.0 for group in groups)
    enough = min(_FEW, len(groups) / 2) if embedded else _MANY
    return groups if len(sure) >= max(enough, _MOSTLY * telling, _SHARE * len(groups)) else sure


def _runs(text: str, lines: Sequence[Line]) -> Iterator[Group]:
    start = None
    for at, line in enumerate(lines):
        if line.page:
            start = None
        if _TORN.match(text, line.start, line.end) and not _is_dash(text, lines, at):
            start = at if start is None else start
        elif start is not None:
            yield Group(start, at + 1, True)
            start = None


def _is_too_wide(lines: Sequence[Line], group: Group, widest: int) -> bool:
    width = lines[group.end - 1].width
    together = sum(lines[at].width for at in group.order)
    return width >= _FULL * widest and together > _OVERFULL * widest


def _is_dash(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether line ``at`` is a tatweel alone that stands for a dash between two numbers."""
    if at + 1 == len(lines) or not at or _read(text, lines[at]):
        return False
    return _read(text, lines[at - 1])[-1:].isdigit() and _read(text, lines[at + 1])[:1].isdigit()


def _gain(text: str, lines: Sequence[Line], group: Group, *, follows: bool) -> float:
    """Return by how much (log10) the torn lines of ``group`` are rather torn off the lines behind
    them than the first off the line before the group, if it can be: what others were torn off
    cannot."""
    read = [_read(text, line) for line in lines[group.start : group.end]]
    gain = sum(_fit(behind, torn) for torn, behind in pairwise(read)) / (len(read) - 1)
    if not follows or not group.start or lines[group.start].page:
        return gain - _NEVER if gain > 0 else gain
    return gain - _fit(_read(text, lines[group.start - 1]), read[0])


def _fit(before: str, torn: str) -> float:
    """Return by how much (log10) two pieces are rather one word than two, between -1 and 1."""
    if not before[-1:].isalpha():
        return _NEVER
    rest = torn.lstrip(_RIDERS)
    if not rest[:1].isalpha():
        return 0.0  # a mark alone was torn off, and any letter may have had it
    found = joint(edges(before), edges(rest))
    return min(1.0, found.margin) if found.gap == GLUED else _NEVER


def _read(text: str, line: Line) -> str:
    return visible(text[line.start : line.end]).rstrip(TATWEEL)


_RIDERS: Final = "".join(RIDERS)
