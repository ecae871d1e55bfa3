"""Missed: references that only a body left over gives away.

After a preposition or inside quotation marks a number looks like any other. But when a body of the
page lacks its reference and the number stands once where that reference must stand, it is the one.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence

from textfix.document.kinds import Kind, kind_of
from textfix.document.lines import Line
from textfix.footnotes.body import Body
from textfix.footnotes.markers import DIGITS, LAST_WORD, NEXT_WORD, REACH, Marker, Side
from textfix.footnotes.words import COUNTED, is_numbered, measures

_NUMBER = re.compile(
    rf"(?<![{DIGITS}.,/٫٬:\-–])[{DIGITS}]{{1,3}}(?![{DIGITS}%٪)]|\s?[-–/:]|[.,٫٬]\d)"
)
_LABEL = re.compile(r"\s?[.)\-–]")


def find_missed(
    text: str,
    lines: Sequence[Line],
    body: Body,
    markers: Sequence[Marker],
    taken: Container[int],
) -> Marker | None:
    """Return the only number on the page of ``body`` that may refer to it.

    ``markers``: the references found, in order; ``taken``: the lines that bodies hold.
    """
    first = body.first
    while first > 0 and not lines[first].page:
        first -= 1
    start, end = _bounds(body, markers, lines[first].start)
    options = [
        marker
        for at in range(first, body.first)
        if at not in taken and lines[at].end > start and lines[at].start < end
        for marker in find_numbers(text, lines[at], body.number)
        if start <= marker.start < end
    ]
    return options[0] if len(options) == 1 else None


def _bounds(body: Body, markers: Sequence[Marker], start: int) -> tuple[int, int]:
    """Return where a reference to ``body`` may stand, between those that count below and above."""
    here = markers[
        bisect_left(markers, start, key=_start) : bisect_left(markers, body.start, key=_start)
    ]
    below = [marker.end for marker in here if marker.number < body.number]
    start = max(below, default=start)
    above = [m.start for m in here if m.number > body.number and m.start >= start]
    return start, min(above, default=body.start)


def _start(marker: Marker) -> int:
    return marker.start


def find_numbers(text: str, line: Line, number: int) -> Iterator[Marker]:
    """Yield the places of ``number`` on ``line`` where it counts nothing and labels nothing."""
    if kind_of(text[line.start : line.end]) is Kind.ROW:
        return
    for match in _NUMBER.finditer(text, line.start, line.end):
        start, end = match.span()
        if int(match[0]) != number or (start == line.start and _LABEL.match(text, end)):
            continue
        before = text[max(line.start, start - REACH) : start]
        word = LAST_WORD.search(before)
        following = NEXT_WORD.match(text, end + text[end : end + 1].isspace(), line.end)
        if word is None or is_numbered(word[1]) or (following and following[0] in COUNTED):
            continue
        if measures(text, start, end):
            continue
        left = start - len(before) + len(before.rstrip())
        yield Marker(start, end, match[0], number, "missed", 0.0, Side.LEFT, left, end, word[1])
