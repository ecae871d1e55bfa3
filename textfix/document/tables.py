"""The tables stage: rows that an extractor read from left to right are turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from textfix.document.lines import split_lines
from textfix.document.rows import Row, find_turned_rows
from textfix.document.source import is_markup
from textfix.document.wrapping import find_column
from textfix.pieces import Piece, Repair, kept
from textfix.stage import Rule

_RULE = "turned-row"


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
        Rule(_RULE, "the cells of a row that stand from left to right change places"),
    )

    def repair(self, text: str) -> Repair:
        if "\n" not in text or is_markup(text):
            return kept(text)
        lines = split_lines(text)
        if find_column(text, lines) is None:
            return kept(text)
        rows = sorted(find_turned_rows(text, lines), key=lambda row: row.first)
        spans = [(lines[row.first].start, lines[row.last].end) for row in rows]
        pieces: list[Piece] = []
        at = 0
        for row, (start, end) in zip(rows, spans, strict=True):
            if at < start:
                pieces.append(Piece(at, start))
            pieces += _turned(row, start, end)
            at = end
        if at < len(text):
            pieces.append(Piece(at, len(text)))
        return Repair(pieces)

    def broken_law(self, before: str, after: str) -> str:
        """Every line stays, and all letters."""
        if before.count("\n") != after.count("\n"):
            return "lines lost or invented"
        lost, invented = (_letters(a) - _letters(b) for a, b in ((before, after), (after, before)))
        if lost or invented:
            return f"letters lost {''.join(lost)!r}, invented {''.join(invented)!r}"
        return ""


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
