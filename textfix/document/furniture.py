"""The furniture stage: running heads, folios and stamps are taken out of the text and listed."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate
from typing import ClassVar

from textfix.document.keys import LETTERS, PAGE_WORDS, key_of
from textfix.document.lines import Line
from textfix.document.running import LEAST_PAGES, LONG_LETTERS, find_running
from textfix.document.surroundings import Running
from textfix.pieces import Finding, Piece, Repair, fill, kept, render
from textfix.stage import Rule

_ROUNDS = 4
_BREAK = re.compile("[\n\f]")
_LONGEST_SHOWN = 80
_LONGEST_FIGURE = 4


@dataclass(frozen=True, slots=True)
class Furniture:
    """Take out the lines that a printed page repeats; ``keep=True`` only lists them.

    >>> pages = "\\f".join(f"نشریهٔ تاریخ\\nاین متن صفحهٔ {n} است که\\n" for n in (7, 8, 9))
    >>> render(pages, Furniture().repair(pages).pieces).replace("\\f", "")
    'این متن صفحهٔ 7 است که\\nاین متن صفحهٔ 8 است که\\nاین متن صفحهٔ 9 است که\\n'
    """

    keep: bool = False

    name: ClassVar[str] = "furniture"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule("running-head", "a line that stands at the edge of page after page is taken out"),
        Rule("folio", "a page number on a line of its own, or on the page's last, is taken out"),
        Rule("stamp", "a line that stands somewhere on most pages is taken out"),
    )

    def repair(self, text: str) -> Repair:
        if "\n" not in text and "\f" not in text:
            return kept(text)
        removed, findings = _furniture(text, 1 if self.keep else _ROUNDS)
        if not findings:
            return kept(text)
        return Repair(kept(text).pieces if self.keep else fill(text, removed), findings)

    def broken_law(self, before: str, after: str) -> str:
        """Whole lines go, in order, and of other lines a figure at an end, one a page at most; what
        has letters stood on three pages or more, a long line on two, or says that it numbers its
        page."""
        removed = _missing_lines(before, after)
        if removed is None:
            return "lines changed or moved"
        figures = _digits(before) - _digits(after) - _digits("".join(removed))
        if figures.total() > _LONGEST_FIGURE * (before.count("\f") + 1):
            return "more figures were removed than pages have numbers"
        keys = Counter(map(key_of, removed))
        for line in removed:
            key = key_of(line)
            least = LEAST_PAGES if len(key) < LONG_LETTERS else LEAST_PAGES - 1
            if len(key) > 3 and key not in PAGE_WORDS and keys[key] < least:
                return f"a line that did not come back was removed: {line!r}"
        return ""


def _furniture(text: str, rounds: int) -> tuple[list[Piece], list[Finding]]:
    """Return what to take out of ``text``, until what is left shows no more furniture.

    A page has one number: what counts the pages once it is gone are labels of notes.
    """
    pieces: list[Piece] = []
    findings: list[Finding] = []
    current = text
    for _ in range(rounds):
        lines, running = find_running(current)
        if any(piece.rule == "folio" for piece in pieces):
            running = [each for each in running if each.rule != "folio"]
        if not running:
            break
        cuts = [_cut(current, lines[each.line], each) for each in running]
        cuts = [
            Piece(*span, "", c.rule) for c, span in zip(cuts, _traced(cuts, pieces), strict=True)
        ]
        findings += _findings(text, cuts, running)
        pieces = sorted([*_outside(pieces, cuts), *cuts])
        current = render(text, fill(text, pieces))
    return pieces, findings


def _outside(pieces: Sequence[Piece], cuts: Sequence[Piece]) -> list[Piece]:
    """Return ``pieces`` less the folios that stood on the lines that ``cuts`` take out whole."""
    spans = [(cut.start, cut.end) for cut in cuts]
    starts = [start for start, _ in spans]
    around = [spans[max(0, bisect_right(starts, piece.start) - 1)] for piece in pieces]
    return [
        piece
        for piece, (start, end) in zip(pieces, around, strict=True)
        if not start <= piece.start < piece.end <= end
    ]


def _cut(text: str, line: Line, running: Running) -> Piece:
    """Return the removal of a line with the spaces at its edges and its line break, or of the folio
    at one of its ends with the spaces beside it."""
    if running.span is not None:
        start, end = (line.start + place for place in running.span)
        if start > line.start:
            start = line.start + len(text[line.start : start].rstrip())
        else:
            end += len(text[end : line.end]) - len(text[end : line.end].lstrip())
        return Piece(start, end, "", running.rule)
    end = line.end + line.tail
    return Piece(line.start - line.indent, end + (text[end : end + 1] == "\n"), "", running.rule)


def _traced(cuts: Sequence[Piece], removed: Sequence[Piece]) -> list[tuple[int, int]]:
    """Return the spans of ``cuts`` as they were before ``removed`` was taken out."""
    lengths = list(accumulate((piece.end - piece.start for piece in removed), initial=0))
    places = [piece.start - length for piece, length in zip(removed, lengths, strict=False)]

    def trace(at: int) -> int:
        return at + lengths[bisect_right(places, at)]

    return [(trace(cut.start), trace(cut.end - 1) + 1) for cut in cuts]


def _findings(text: str, cuts: Sequence[Piece], running: Sequence[Running]) -> list[Finding]:
    """Return one finding for every line that comes back: what it says, and on which pages."""
    groups: dict[tuple[str, str], list[tuple[Piece, Running]]] = defaultdict(list)
    for cut, line in zip(cuts, running, strict=True):
        key = "" if line.key in LETTERS else line.key
        groups[line.rule, key].append((cut, line))
    return [_finding(text, rule, group) for (rule, _), group in groups.items()]


def _finding(text: str, rule: str, group: Sequence[tuple[Piece, Running]]) -> Finding:
    pages = sorted({line.page for _, line in group})
    shown = [text[cut.start : cut.end].strip()[:_LONGEST_SHOWN] for cut, _ in group]
    example = shown[0] if rule != "folio" else f"{shown[0]} to {shown[-1]}"
    message = f"{len(group)} lines on pages {pages[0]} to {pages[-1]}: {example}"
    return Finding(rule, group[0][0].start, group[0][0].end, message)


def _digits(text: str) -> Counter[str]:
    return Counter(filter(str.isdecimal, text))


def _missing_lines(before: str, after: str) -> list[str] | None:
    """Return the lines of ``before`` that ``after`` lacks, or has without the figure at one end;
    None when that is not all."""
    missing: list[str] = []
    rest = iter([line.strip() for line in _BREAK.split(after) if line.strip()])
    awaited = next(rest, None)
    for line in _BREAK.split(before):
        content = line.strip()
        if content and awaited in (content, *_without_figures(content)):
            awaited = next(rest, None)
        elif content:
            missing.append(content)
    return missing if awaited is None else None


def _without_figures(content: str) -> list[str]:
    """Return what is left of ``content`` without the figure it begins with, or ends with."""
    return [re.sub(pattern, "", content) for pattern in (r"^\d{1,4}\s*", r"\s+\d{1,4}$")]
