"""Weaving: lines of a text in another order, and some of them on one line."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textfix.document.lines import Line
from textfix.pieces import Piece

Parts = list[int | str]
"""What stands on a line: lines of the text, by their numbers, and what is put between them."""


class Row(NamedTuple):
    """Lines ``[first, last]`` as other ones; ``margin`` (log10): by how much they read better."""

    first: int
    last: int
    rows: Sequence[Parts]
    margin: float | None = None


def laid_out(count: int, rows: Iterable[Row]) -> list[Parts]:
    """Return ``count`` lines with ``rows`` in place of theirs: of those that overlap, the first."""
    order: list[Parts] = []
    at = 0
    for row in sorted(rows, key=lambda row: row[:2]):
        if row.first < at:
            continue
        order.extend([line] for line in range(at, row.first))
        order += row.rows
        at = row.last + 1
    order.extend([line] for line in range(at, count))
    return order


def woven(lines: Sequence[Line], length: int, order: Sequence[Parts], rule: str) -> Iterator[Piece]:
    """Yield the pieces of a text of ``length`` code points whose lines come in this order."""
    at = 0
    for rows in _stretches(order):
        numbers = [part for row in rows for part in row if isinstance(part, int)]
        first, last = min(numbers), max(numbers)
        if at < lines[first].start:
            yield Piece(at, lines[first].start)
        if len(numbers) == 1:
            yield Piece(lines[first].start, lines[first].end)
        else:
            yield from _stretch(lines, first, last, rows, rule)
        at = lines[last].end
    if at < length:
        yield Piece(at, length)


def _stretches(order: Sequence[Parts]) -> Iterator[list[Parts]]:
    """Yield the rows in stretches of as few lines as can be, each of lines that are neighbours."""
    rows: list[Parts] = []
    at = seen = last = 0
    for row in order:
        rows.append(row)
        numbers = [part for part in row if isinstance(part, int)]
        seen, last = seen + len(numbers), max(last, *numbers)
        if at + seen == last + 1:
            yield rows
            rows, at, seen = [], last + 1, 0


def _stretch(
    lines: Sequence[Line], first: int, last: int, rows: Sequence[Parts], rule: str
) -> Iterator[Piece]:
    breaks = [(lines[at].end, lines[at + 1].start) for at in range(first, last)]
    for number, row in enumerate(rows):
        if number:
            yield Piece(*breaks.pop(0), None, rule)
        for part in row:
            if isinstance(part, int):
                yield Piece(lines[part].start, lines[part].end, None, rule)
            elif part:
                yield Piece(lines[first].start, lines[first].start, part, rule)
    yield from (Piece(*gap, "", rule) for gap in breaks)
