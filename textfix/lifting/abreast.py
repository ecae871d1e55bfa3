"""Columns side by side: an extractor that keeps a page's layout gives two columns line by line.

A wide gap stands at one place of many lines in a row, and no line crosses it. That is so in a table
and between the halves of verses, too; but what stands on the two sides of the gap is prose where it
is long, and sentences end inside it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from statistics import median
from typing import NamedTuple

from textfix.anchors import Anchored
from textfix.pieces import Piece

RULE = "columns-side-by-side"

_GAP = Anchored(r"(?<=\S) {3,}(?=\S)")
_INNER_STOP = re.compile(r"[^\W\d_]{2}[»)]?[\u202a-\u202e ]*[.؟!؛][\u202a-\u202e ]+[^\W_]")
_UNSEEN = re.compile("[\u200b-\u200f\u202a-\u202e\u064b-\u0655\u0670]")
_LEAST_LINES, _SHARE = 6, 0.6
_LONG, _LEAST_STOPS, _LEAST_SHARE_OF_STOPS = 30, 2, 0.08


class _Line(NamedTuple):
    """A line ``[start, end)`` of a page, and how many signs stand before its content, its end and
    the two edges of its gaps; of these the places in the text, too."""

    start: int
    end: int
    first: int
    last: int
    gaps: tuple[tuple[int, int, int, int], ...]

    def sides(self, column: int) -> tuple[tuple[int, int], tuple[int, int]] | None:
        """Return the spans on the left and on the right of ``column``, or None if it is crossed."""
        nothing = (self.end, self.end)
        if self.start == self.end or self.last <= column:
            return (self.start, self.end), nothing
        if self.first >= column:
            return nothing, (self.start, self.end)
        for low, high, start, end in self.gaps:
            if low <= column <= high:
                return (self.start, start), (end, self.end)
        return None


def column_pieces(text: str) -> list[Piece]:
    """Return pieces that put the right one of two columns before the left one, or nothing.

    >>> column_pieces("نان   آب\\nشیر   دوغ")
    []
    """
    if not _GAP.search(text):
        return []
    pieces: list[Piece] = []
    at = 0
    for lines, column in _blocks(text):
        pieces.append(Piece(at, lines[0].start))
        pieces += _one_after_the_other(lines, column)
        at = lines[-1].end
    return [*pieces, Piece(at, len(text))] if pieces else []


def _one_after_the_other(lines: Sequence[_Line], column: int) -> Iterator[Piece]:
    """Yield the right halves of ``lines``, each on a line, then the left ones."""
    sides = [side for line in lines if (side := line.sides(column))]
    halves = [right for _, right in sides] + [left for left, _ in sides]
    shown = [span for span in halves if span[0] < span[1]]
    for at, (start, end) in enumerate(halves):
        if start < end:
            yield Piece(start, end, None, RULE)
        if at + 1 < len(halves):
            yield Piece(start, start, "\n", RULE)
    place = lines[0].start
    for start, end in sorted(shown):
        if place < start:
            yield Piece(place, start, "", RULE)
        place = end


def _blocks(text: str) -> Iterator[tuple[Sequence[_Line], int]]:
    """Yield the lines of each stretch of two columns, and the column between them."""
    at = 0
    for page in text.split("\f"):
        lines = list(_lines(page, at))
        at += len(page) + 1
        start = 0
        while start < len(lines):
            end, column = _longest(lines, start)
            if _are_columns(text, lines[start:end], column):
                yield lines[start:end], column
            start = max(end, start + 1)


def _lines(page: str, at: int) -> Iterator[_Line]:
    for raw in page.split("\n"):
        content = raw.strip()
        start = at + (raw.find(content[0]) if content else 0)
        gaps = tuple(
            (_width(raw[: gap.start()]), _width(raw[: gap.end()]), at + gap.start(), at + gap.end())
            for gap in _GAP.finditer(raw)
        )
        first, last = _width(raw[: start - at]), _width(raw.rstrip())
        yield _Line(start, start + len(content), first, last, gaps)
        at += len(raw) + 1


def _width(line: str) -> int:
    return len(_UNSEEN.sub("", line))


def _longest(lines: Sequence[_Line], start: int) -> tuple[int, int]:
    """Return the end of the stretch from line ``start`` on that no line crosses at an edge of some
    gap of that line, and the edge; ``start`` itself if it has no gap."""
    best = (start, 0)
    for column in {at for low, high, *_ in lines[start].gaps for at in (low, high)}:
        end = start
        while end < len(lines) and lines[end].sides(column):
            end += 1
        while end > start and lines[end - 1].start == lines[end - 1].end:
            end -= 1
        best = max(best, (end, column))
    return best


def _are_columns(text: str, lines: Sequence[_Line], column: int) -> bool:
    """Whether prose stands on both sides of most lines."""
    sides = [side for line in lines if (side := line.sides(column))]
    both = [side for side in sides if all(start < end for start, end in side)]
    if len(both) < max(_LEAST_LINES, _SHARE * sum(line.start < line.end for line in lines)):
        return False
    for number in (0, 1):
        halves = [text[slice(*side[number])] for side in both]
        stopped = sum(_INNER_STOP.search(half) is not None for half in halves)
        if median(map(len, halves)) < _LONG or any(_GAP.search(half) for half in halves):
            return False
        if stopped < max(_LEAST_STOPS, _LEAST_SHARE_OF_STOPS * len(halves)):
            return False
    return True
