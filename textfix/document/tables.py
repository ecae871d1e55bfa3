"""The tables stage: rows and verses that an extractor read from left to right are turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, NamedTuple

from textfix.document.couplets import find_turned_couplets
from textfix.document.glued import find_glued_rows
from textfix.document.lines import Line, split_lines
from textfix.document.marks import Mark, find_marks
from textfix.document.rows import Row, find_turned_rows
from textfix.document.source import is_markup
from textfix.document.wrapping import find_column
from textfix.pieces import Piece, Repair, kept
from textfix.stage import Rule

_RULE = "turned-row"
_MARK = "item-mark"


@dataclass(frozen=True, slots=True)
class Tables:
    """Turn the rows of tables whose cells stand from left to right; every line stays.

    >>> from textfix.pieces import render
    >>> page = "پژوهشگران بسیاری در این زمینه به\\nبررسی پرداخته‌اند. آنان بر این باورند که\\n"
    >>> page += "زبان از راه گفت‌وگو دگرگون می‌شود و از\\nآن پس می‌ماند.\\n۱۲ ۲۰ مریم\\n۱۵ ۱۷ بیژن"
    >>> render(page, Tables().repair(page).pieces).split("\\n")[4:]
    ['مریم ۲۰ ۱۲', 'بیژن ۱۷ ۱۵']
    """

    name: ClassVar[str] = "tables"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            _RULE,
            "the cells of a row, or the halves of a verse, that stand from left to right"
            " change places",
        ),
        Rule(_MARK, "the mark of a list item that was read below its page goes before the item"),
    )

    def repair(self, text: str) -> Repair:
        if "\n" not in text or is_markup(text):
            return kept(text)
        lines = split_lines(text)
        if find_column(text, lines) is None:
            return kept(text)
        pieces: list[Piece] = []
        at = 0
        for edit in sorted([*_row_edits(text, lines), *_mark_edits(text, lines)]):
            pieces += [*_unruled(at, edit.start), *edit.pieces]
            at = edit.end
        return Repair([*pieces, *_unruled(at, len(text))])

    def broken_law(self, before: str, after: str) -> str:
        """Every line stays, and all letters."""
        if before.count("\n") != after.count("\n"):
            return "lines lost or invented"
        lost, invented = (_letters(a) - _letters(b) for a, b in ((before, after), (after, before)))
        if lost or invented:
            return f"letters lost {''.join(lost)!r}, invented {''.join(invented)!r}"
        return ""


class _Edit(NamedTuple):
    """What stands in place of ``[start, end)``."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


def _row_edits(text: str, lines: Sequence[Line]) -> Iterator[_Edit]:
    rows = find_turned_rows(text, lines)
    rows += find_glued_rows(text, lines, _held(rows))
    taken = _held(rows)
    couplets = find_turned_couplets(text, lines, with_tables=bool(rows))
    for row in [*rows, *(couplet for couplet in couplets if couplet.first not in taken)]:
        start, end = lines[row.first].start, lines[row.last].end
        yield _Edit(start, end, tuple(_turned(row, start, end)))


def _held(rows: Sequence[Row]) -> set[int]:
    return {at for row in rows for at in range(row.first, row.last + 1)}


def _mark_edits(text: str, lines: Sequence[Line]) -> Iterator[_Edit]:
    """Yield the marks before their items; of the lines they stood on the breaks stay."""
    for at, mark in find_marks(text, lines).items():
        start = lines[at].start
        moved = [Piece(*span, None, _MARK) for span in mark.spans]
        yield _Edit(start, start, (*moved, Piece(start, start, " ", _MARK)))
        yield _Edit(lines[mark.line].start, lines[mark.line].end, _between(mark))


def _between(mark: Mark) -> tuple[Piece, ...]:
    """Return the removal of a space within ``mark``."""
    (_, end), (start, _) = min(mark.spans), max(mark.spans)
    return (Piece(end, start, "", _MARK),) if end < start else ()


def _unruled(start: int, end: int) -> list[Piece]:
    return [Piece(start, end)] if start < end else []


def _turned(row: Row, start: int, end: int) -> Iterator[Piece]:
    """Yield the cells of ``row`` in their order, the gaps between them too."""
    places = sorted(row.spans)
    gaps = [(a[1], b[0]) for a, b in pairwise([(start, start), *places, (end, end)])]
    if row.is_reversed:
        gaps[1:-1] = gaps[-2:0:-1]
    for at, (cell, gap) in enumerate(zip(row.spans, gaps, strict=False)):
        yield from _kept(gap)
        if at and gap[0] == gap[1]:
            yield Piece(gap[0], gap[0], " ", _RULE)
        yield from _kept(cell)
    yield from _kept(gaps[-1])


def _kept(span: tuple[int, int]) -> Sequence[Piece]:
    return [Piece(*span, None, _RULE)] if span[0] < span[1] else []


def _letters(text: str) -> Counter[str]:
    return Counter(filter(str.isalnum, text))
