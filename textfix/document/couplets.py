"""Couplets: verses whose two halves an extractor read from left to right.

The halves of a Persian verse stand side by side, the first on the right. An extractor that goes by
the place on the page gives the second first: ``که پیر قصه‌گو … دوخت چراغ … سوخت``. Where both halves
of a verse rhyme, the place between them shows; which of them comes first, the words over the joints
of all such verses in a row tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textfix.document.ends import End, line_end
from textfix.document.flow import follow_log10
from textfix.document.lines import Line
from textfix.document.rows import Row

_GAP = re.compile(r"[ \t]+")
_NO_LETTER = re.compile(r"[\W\d_]+")
_RHYME = 3
_MOST_UNEVEN = 1.35
_WIDTHS = (30, 90)
_LEAST_LINES = 2
_LEAST_GAIN, _LEAST_BESIDE_TABLES = 2.0, 0.5


class _Couplet(NamedTuple):
    """A line and the spans of its halves, as they stand."""

    line: int
    halves: tuple[tuple[int, int], tuple[int, int]]


def find_turned_couplets(
    text: str, lines: Sequence[Line], *, with_tables: bool = False
) -> list[Row]:
    """Return the verses, two and more in a row, whose halves changed places; ``with_tables``: the
    rows of tables did so.

    >>> from textfix.document.lines import split_lines
    >>> page = "که باران شد و آب در جوی ماند به بستان درون مرغ خوشگوی ماند\\n"
    >>> page += "که از کوه آواز بر دشت خاست ز هر سو خروشی در این گشت خاست"
    >>> rows = find_turned_couplets(page, split_lines(page))
    >>> [page[slice(*row.spans[0])] for row in rows]
    ['به بستان درون مرغ خوشگوی ماند', 'ز هر سو خروشی در این گشت خاست']
    """
    least = _LEAST_BESIDE_TABLES if with_tables else _LEAST_GAIN
    found: list[Row] = []
    for run in _runs(text, lines):
        if sum(_gain(text, couplet) for couplet in run) >= least:
            found += [Row(at, at, (last, first), 0, first) for at, (first, last) in run]
    return found


def _runs(text: str, lines: Sequence[Line]) -> Iterator[list[_Couplet]]:
    run: list[_Couplet] = []
    for at in range(len(lines) + 1):
        couplet = _couplet(text, lines, at) if at < len(lines) else None
        if couplet:
            run.append(couplet)
            continue
        if len(run) >= _LEAST_LINES:
            yield run
        run = []


def _couplet(text: str, lines: Sequence[Line], at: int) -> _Couplet | None:
    """Return the halves of line ``at`` if they are of about one length and rhyme."""
    line = lines[at]
    content = text[line.start : line.end]
    if not _WIDTHS[0] <= line.width <= _WIDTHS[1] or line_end(content) is not End.OTHER:
        return None
    for gap in _GAP.finditer(text, line.start, line.end):
        widths = gap.start() - line.start, line.end - gap.end()
        even = max(widths) <= _MOST_UNEVEN * min(widths)
        if even and _rhyme(text[line.start : gap.start()]) == _rhyme(content):
            return _Couplet(at, ((line.start, gap.start()), (gap.end(), line.end)))
    return None


def _rhyme(half: str) -> str:
    return _NO_LETTER.sub("", half[-4 * _RHYME :])[-_RHYME:]


def _gain(text: str, couplet: _Couplet) -> float:
    """Return how much likelier (log10) the halves are in the other order."""
    first, last = (text[slice(*half)] for half in couplet.halves)
    straight = follow_log10("", first) + follow_log10(first, last)
    return follow_log10("", last) + follow_log10(last, first) - straight
