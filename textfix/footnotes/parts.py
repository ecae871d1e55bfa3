"""Parts: the two parts of a printed line that a raised figure tore apart.

Whatever order an extractor gave them, the figure stood between them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textfix.document.lines import Line
from textfix.footnotes.markers import Marker

_PRINTED, _LEAST_HEAD = (0.86, 1.06), 0.3
_STOPS = frozenset("،؛.: ")


class Parts(NamedTuple):
    """The lines ``first`` to ``last`` that hold a turned line, and the spans of its parts;
    ``lead``: the signs before the figure, which belong to the tail."""

    first: int
    last: int
    tail: tuple[int, int]
    head: tuple[int, int]
    lead: tuple[int, int]


def find_parts(text: str, lines: Sequence[Line], at: int, marker: Marker) -> Parts | None:
    """Return the parts of a line that may be turned: ``۲ tail`` above ``head``, ``tail`` above
    ``head ۲``, the figure alone between the two, or ``tail ۲ head``."""
    line = lines[at]
    lead = (line.start, marker.start)
    opens, closes = set(text[slice(*lead)]) <= _STOPS, marker.end >= line.end
    if opens and closes:
        if not 0 < at < len(lines) - 1 or lines[at].page or lines[at].blanks:
            return None
        above, below = lines[at - 1], lines[at + 1]
        tail, head = (above.start, above.end), (below.start, below.end)
        return Parts(at - 1, at + 1, tail, head, lead)
    if opens:
        if at + 1 == len(lines):
            return None
        after = lines[at + 1]
        return Parts(at, at + 1, (marker.end, line.end), (after.start, after.end), lead)
    none = (marker.start, marker.start)
    if closes:
        if at == 0:
            return None
        tail = (lines[at - 1].start, lines[at - 1].end)
        return Parts(at - 1, at, tail, (line.start, marker.start), none)
    return Parts(at, at, (line.start, marker.start), (marker.end, line.end), none)


def make_line(head: int, tail: int, width: int) -> bool:
    """Whether a part ``head`` wide and one ``tail`` wide just fill a column."""
    least, most = _PRINTED
    return head >= _LEAST_HEAD * width and tail > 1 and least * width <= head + tail <= most * width
