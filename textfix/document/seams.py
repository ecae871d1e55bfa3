"""Seams: what stands between each line of a page and the next once paragraphs are whole."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from textfix.document.boundaries import (
    Boundary,
    find_boundaries,
    in_context,
    is_loose,
    weigh_boundaries,
)
from textfix.document.cells import CELL, find_cells
from textfix.document.contents import find_contents
from textfix.document.cut_words import is_cut
from textfix.document.ends import End
from textfix.document.hyphens import HYPHENS, join_at_hyphen
from textfix.document.kinds import Kind, ends_with_leaders, is_formula_number, is_marks
from textfix.document.lines import ends_sentence
from textfix.document.page import OPEN_ENDS, Page, may_break, read_page

BREAK, KEEP, JOIN = "\n\n", "\n", " "

_RULES = {BREAK: "separate-paragraphs", KEEP: "keep-line", CELL: "join-cells"}
_VERSES = 4
_EVEN, _WIDEST_VERSE, _FULL, _RHYME = 0.75, 0.65, 0.9, 2
_SHORT = 0.5
_SIGN = re.compile(r"[.،؛:؟!](?![^\W_])|[)»\]](?=[.،؛:\s]|$)")
_CLOSING = {"(": ")", "«": "»", "[": "]"}
_DASHES = frozenset({"-", "–"})
_MOST_VISUAL = 1.05


class Seam(NamedTuple):
    """The gap ``[start, end)`` between two lines and its new text; ``cut``: hyphens within it."""

    start: int
    end: int
    text: str
    rule: str
    cut: int = 0


def plan_seams(text: str) -> list[Seam]:
    """Return the seam after every line but the last, or nothing where no column broke the lines."""
    page = read_page(text)
    if page is None:
        return []
    gaps = find_boundaries(page)
    odds = weigh_boundaries(page, gaps)
    return _seams(page, gaps, odds, _verses(page, odds))


def _verses(page: Page, odds: Sequence[float]) -> set[int]:
    """Return the lines after which a verse goes on: several in a row that end where they like, or
    as long as one another and with a rhyme."""
    whole = [
        page.ends[at] is not End.STOP and page.lines[at + 1].blanks == 0
        and page.kinds[at] is page.kinds[at + 1] is Kind.PROSE
        and page.lines[at + 1].width < _FULL * page.widths[at + 1]
        for at in range(len(odds))
    ]  # fmt: skip
    found: set[int] = set()
    for run in _runs([goes_on and x > 0 for goes_on, x in zip(whole, odds, strict=True)]):
        found.update(run)
    even = [goes_on and _are_even(page, at) for at, goes_on in enumerate(whole)]
    for run in _runs(even):
        lines = [*run, run[-1] + 1]
        contents = [page.contents[at] for at in lines]
        torn = any(may_break(*pair) for pair in pairwise(contents))
        if not torn or _rhymes(contents):
            found.update(run)
    return found


def _runs(goes_on: Sequence[bool]) -> Iterator[list[int]]:
    """Yield the places in a row that hold, where a verse may stand: three and more."""
    for holds, group in groupby(range(len(goes_on)), key=goes_on.__getitem__):
        run = list(group)
        if holds and len(run) >= _VERSES - 1:
            yield run


def _are_even(page: Page, at: int) -> bool:
    """Whether line ``at`` and the next are short and about as wide as each other."""
    pair = (page.lines[at].width, page.lines[at + 1].width)
    return min(pair) > _EVEN * max(pair) and max(pair) < _WIDEST_VERSE * page.widths[at]


def _rhymes(contents: Sequence[str]) -> bool:
    """Whether most lines end with the same letters as the next or the next but one."""
    ends = [re.sub(r"[^\w]+$", "", content)[-_RHYME:] for content in contents]
    alike = [at for at, end in enumerate(ends) if end in ends[at + 1 : at + 3]]
    alike += [at for at, end in enumerate(ends) if end in ends[max(0, at - 2) : at]]
    return 4 * len(set(alike)) >= 3 * len(ends)


def _seams(
    page: Page, gaps: Sequence[Boundary], odds: Sequence[float], verses: set[int]
) -> list[Seam]:
    """Decide gap after gap: what a line is to its paragraph depends on the lines before it."""
    seams: list[Seam] = []
    cells = find_cells(page) | find_contents(page)
    block = page.kinds[0]
    joined, taken = 0, page.lines[0].width
    for at, gap in enumerate(gaps):
        here = odds[at] + in_context(gap, taken, joined > 0)
        verse = KEEP if at in verses and not joined else ""
        piece = taken + 1 + gap.after.width <= _MOST_VISUAL * gap.width
        closed = not piece and (gap.end is End.STOP or gap.titles[0])
        text = cells.get(at) or verse or _verdict(page, at, block, here, closed)
        seams.append(_seam(page, at, text))
        if text != JOIN:
            block, joined, taken = page.kinds[at + 1], 0, page.lines[at + 1].width
            continue
        if page.kinds[at + 1] is Kind.SCRAP:
            joined += not is_marks(page.contents[at + 1])
            continue  # what was parted from a printed line begins none
        joined += 1
        printed = piece and is_loose(gap, taken)
        taken = taken + 1 + gap.after.width if printed else gap.after.width
    return seams


def _verdict(page: Page, at: int, block: Kind, odds: float, closed: bool) -> str:
    """Return what stands after line ``at``, the last so far of a paragraph of kind ``block``.

    ``closed``: whether a sentence or a title ends there, and the next line is a printed line anew.
    """
    before, after = page.kinds[at], page.kinds[at + 1]
    blank = page.lines[at + 1].blanks > 0
    if after is Kind.NOTE:
        return BREAK
    if block is Kind.NOTE:
        return BREAK if blank else JOIN
    if before is Kind.ROW and ends_with_leaders(page.contents[at]) and after is not Kind.ROW:
        short = page.lines[at + 1].width < _SHORT * page.widths[at]
        return JOIN if short and page.ends[at + 1] is not End.STOP else BREAK
    if block is Kind.ROW:
        before = block
    if before is Kind.ROW and after is Kind.ROW:
        return KEEP
    if after is Kind.SCRAP:
        return JOIN
    if before is Kind.SCRAP and is_marks(page.contents[at]) and closed:
        before = block
    elif before is Kind.SCRAP and not ends_sentence(page.contents[at]):
        return JOIN
    if before is Kind.NUMBER:
        return JOIN
    if after in (Kind.MARK, Kind.NUMBER):
        return BREAK
    if before is Kind.MARK and after is not Kind.HEADING:
        return JOIN
    if before is after is Kind.FORMULA:
        numbered = sum(map(is_formula_number, page.contents[at : at + 2])) == 1
        return JOIN if numbered else BREAK
    if {before, after} & {Kind.ROW, Kind.RULE, Kind.FORMULA} or Kind.HEADING in (before, after):
        return BREAK
    if after is Kind.LABELLED and page.ends[at] not in OPEN_ENDS:
        return BREAK
    if odds <= 0 and at + 1 not in page.items:
        return JOIN
    return BREAK


def _seam(page: Page, at: int, text: str) -> Seam:
    start, end = page.lines[at].end, page.lines[at + 1].start
    if text != JOIN:
        return Seam(start, end, text, _RULES[text])
    if page.contents[at][-1] in HYPHENS:
        junction = join_at_hyphen(page.contents[at], page.contents[at + 1])
        if junction is not None:
            cut = int(junction.drops_hyphen)
            return Seam(start - cut, end, junction.text, "line-end-hyphen", cut)
    if is_cut(page.contents[at], page.contents[at + 1]):
        return Seam(start, end, "", "line-end-word")
    closed = opens_with_sign(page.contents[at], page.contents[at + 1])
    return Seam(start, end, "" if closed else text, "join-lines")


def opens_with_sign(before: str, after: str) -> bool:
    """Whether no space goes between two pieces of a printed line: a stop, an inner edge, a range.

    >>> opens_with_sign("(نک. رضایی", "، ۱۳۵۰"), opens_with_sign("(۱۳۵۰: ۱۲", "-")
    (True, True)
    """
    if (before[-1].isdigit() and after in _DASHES) or (before in _DASHES and after[0].isdigit()):
        return True
    closing = _CLOSING.get(before[-1], "")
    opened = bool(closing) and before.count(before[-1]) > before.count(closing)
    return opened or bool(_SIGN.match(after))
