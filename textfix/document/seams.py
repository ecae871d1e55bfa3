"""Seams: what stands between each line of a page and the next once paragraphs are whole."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textfix.document.boundaries import Boundary, learn_cue, plain_odds
from textfix.document.hyphens import HYPHENS, join_at_hyphen
from textfix.document.kinds import (
    Kind,
    is_bulleted,
    is_heading_word,
    is_hemistichs,
    kind_of,
    opens_bibliography,
    opens_entry,
)
from textfix.document.lines import Line, split_lines
from textfix.document.source import is_markup
from textfix.document.wrapping import End, find_column, first_word, line_end

BREAK, KEEP, JOIN = "\n\n", "\n", " "

_HEADING_SHARE = 0.75
_NARROWEST_SHARE = 0.85
_REACH = 4
_VERSES = 4
_OPEN_ENDS = frozenset({End.FUNCTION_WORD, End.COMMA, End.HYPHEN})


class Seam(NamedTuple):
    """The gap ``[start, end)`` between two lines and its new text; ``cut``: hyphens within it."""

    start: int
    end: int
    text: str
    rule: str
    cut: int = 0


class _Page(NamedTuple):
    """The lines of a text with what was learned of each."""

    text: str
    lines: Sequence[Line]
    contents: Sequence[str]
    ends: Sequence[End]
    kinds: Sequence[Kind]
    widths: Sequence[int]


def plan_seams(text: str) -> list[Seam]:
    """Return the seam after every line but the last, or nothing where no column broke the lines."""
    lines = split_lines(text)
    column = None if is_markup(text) else find_column(text, lines)
    if column is None:
        return []
    contents = [text[line.start : line.end] for line in lines]
    ends = [line_end(content) for content in contents]
    kinds = _kinds(lines, contents, ends, column.width)
    widths = _local_widths(lines, column.width)
    page = _Page(text, lines, contents, ends, kinds, widths)
    odds = _odds(page)
    verses = _verses(page, odds)
    return _seams(page, odds, verses)


def _kinds(
    lines: Sequence[Line], contents: Sequence[str], ends: Sequence[End], width: int
) -> list[Kind]:
    """Return each line's kind, with its neighbours and the column's width taken into account."""
    kinds = [kind_of(content) for content in contents]
    hemistichs = [
        k is Kind.PROSE and is_hemistichs(c) for k, c in zip(kinds, contents, strict=True)
    ]
    for at, kind in enumerate(kinds):
        before, after = max(0, at - 1), min(len(kinds) - 1, at + 1)
        alike = (hemistichs[before] and before < at) or (hemistichs[after] and after > at)
        if hemistichs[at] and alike:
            kinds[at] = Kind.ROW
        elif kind is Kind.HEADING and not is_heading_word(contents[at]):
            long = lines[at].width > _HEADING_SHARE * width
            open_before = at > 0 and ends[before] in _OPEN_ENDS
            if long or open_before or ends[at] in _OPEN_ENDS or contents[at].endswith("."):
                kinds[at] = Kind.PROSE
    rows = [kind is Kind.ROW for kind in kinds]
    for at, row in enumerate(rows):
        if row and not any(rows[max(0, at - 1) : at]) and not any(rows[at + 1 : at + 2]):
            kinds[at] = Kind.PROSE
    return kinds


def _local_widths(lines: Sequence[Line], width: int) -> list[int]:
    """Return the column's width at every line: lists and abstracts are set narrower or wider."""
    widths = [line.width for line in lines]
    least, most = round(_NARROWEST_SHARE * width), round(1.15 * width)
    return [
        min(most, max(least, *widths[max(0, at - _REACH) : at + _REACH + 1]))
        for at in range(len(widths))
    ]


def _odds(page: _Page) -> list[float]:
    """Return the log10 odds of a paragraph's end after every line but the last."""
    gaps = []
    bibliography = False
    for at in range(len(page.lines) - 1):
        bibliography = bibliography or opens_bibliography(page.contents[at])
        gaps.append(_boundary(page, at, bibliography))
    odds = [plain_odds(gap) for gap in gaps]
    blank = [None if gap.after.page else gap.after.blanks > 0 for gap in gaps]
    spaces = [gap.before.tail > 1 for gap in gaps]
    indent = [gap.after.indent > 1 for gap in gaps]
    total = list(odds)
    for sign in (blank, spaces, indent):
        cue = learn_cue(odds, sign)
        for at, present in enumerate(sign):
            if present is not None:
                total[at] += cue.present if present else cue.absent
    return total


def _boundary(page: _Page, at: int, bibliography: bool) -> Boundary:
    before, after = page.lines[at], page.lines[at + 1]
    return Boundary(
        before,
        after,
        page.ends[at],
        page.contents[at].endswith(":"),
        first_word(page.text, after),
        (page.kinds[at], page.kinds[at + 1]),
        page.widths[at],
        bibliography,
        bibliography and opens_entry(page.contents[at + 1]),
    )


def _verses(page: _Page, odds: Sequence[float]) -> set[int]:
    """Return the lines after which a verse goes on: several in a row that end where they like."""
    loose = [
        odds[at] > 0 and page.ends[at] is not End.STOP and page.lines[at + 1].blanks == 0
        and page.kinds[at] is page.kinds[at + 1] is Kind.PROSE
        for at in range(len(odds))
    ]  # fmt: skip
    found: set[int] = set()
    run: list[int] = []
    for at, is_loose in enumerate([*loose, False]):
        if is_loose:
            run.append(at)
            continue
        if len(run) >= _VERSES - 1:
            found.update(run)
        run = []
    return found


def _seams(page: _Page, odds: Sequence[float], verses: set[int]) -> list[Seam]:
    seams: list[Seam] = []
    block = page.kinds[0]
    for at in range(len(page.lines) - 1):
        text = KEEP if at in verses else _verdict(page, at, block, odds[at])
        seams.append(_seam(page, at, text))
        if text != JOIN:
            block = page.kinds[at + 1]
    return seams


def _verdict(page: _Page, at: int, block: Kind, odds: float) -> str:
    """Return what stands after line ``at``, the last so far of a paragraph of kind ``block``."""
    before, after = page.kinds[at], page.kinds[at + 1]
    blank = page.lines[at + 1].blanks > 0
    if after is Kind.NOTE:
        return BREAK
    if block is Kind.NOTE:
        return BREAK if blank else JOIN
    if before is Kind.ROW and after is Kind.ROW:
        return KEEP
    if after is Kind.MARK:
        return BREAK
    if before is Kind.MARK and after is not Kind.HEADING:
        return JOIN
    if {before, after} & {Kind.ROW, Kind.RULE} or Kind.HEADING in (before, after):
        return BREAK
    if after is Kind.LABELLED and page.ends[at] not in _OPEN_ENDS:
        return BREAK
    if odds <= 0 and not (after is Kind.ITEM and is_bulleted(page.contents[at + 1])):
        return JOIN
    return BREAK


def _seam(page: _Page, at: int, text: str) -> Seam:
    start, end = page.lines[at].end, page.lines[at + 1].start
    if text != JOIN:
        return Seam(start, end, text, "separate-paragraphs" if text == BREAK else "keep-line")
    if page.contents[at][-1] in HYPHENS:
        junction = join_at_hyphen(page.contents[at], page.contents[at + 1])
        if junction is not None:
            cut = int(junction.drops_hyphen)
            return Seam(start - cut, end, junction.text, "line-end-hyphen", cut)
    return Seam(start, end, text, "join-lines")
