"""Marks apart: bullets and numbers of list items that an extractor read after the page's text.

Some producers paint the marks of a page's lists last, so each stands alone on a line below the
text. Which lines they belong to, only their number and the paragraphs above tell.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from textfix.document.bullets import BULLETS
from textfix.document.ends import End, line_end
from textfix.document.kinds import Kind, kind_of
from textfix.document.lines import Line
from textfix.document.seams import KEEP, plan_seams

_NUMBER = re.compile(r"(\d{1,2})\s?([.)\-–])|([.\-–])\s?(\d{1,2})")
_LEAST = 2
_OPEN = (End.FUNCTION_WORD, End.HYPHEN)


class Mark(NamedTuple):
    """A mark on line ``line``: its spans in reading order, and its number (0: a bullet)."""

    line: int
    spans: tuple[tuple[int, int], ...]
    number: int


def find_marks(text: str, lines: Sequence[Line]) -> dict[int, Mark]:
    """Return the first line of each item whose mark stands apart, with that mark.

    Nothing is told where a page has not as many paragraphs behind a colon (or at its top, where
    the numbers go on from the page before) as it has marks.

    >>> from textfix.document.lines import split_lines
    >>> page = "پژوهشگران بسیاری در این زمینه به\\nبررسی پرداخته‌اند. آنان بر این باورند که\\n"
    >>> page += "زبان از راه گفت‌وگو دگرگون می‌شود، و\\nسه کار را سفارش می‌کنند:\\n"
    >>> page += "خواندن.\\nنوشتن.\\n1.\\n2.\\n"
    >>> marks = find_marks(page, split_lines(page))
    >>> [(at, mark.line, mark.number) for at, mark in marks.items()]
    [(4, 6, 1), (5, 7, 2)]
    """
    alone = [_mark(text, lines, at) for at in range(len(lines))]
    if sum(mark is not None for mark in alone) < _LEAST:
        return {}
    starts = _paragraph_starts(text, lines, alone)
    found: dict[int, Mark] = {}
    last = 0
    for page in _pages(lines) if starts else ():
        marks = [mark for at in page if (mark := alone[at]) is not None]
        lists = list(_lists(marks)) if _stand_in_a_row(marks) else []
        blocks = _blocks(text, lines, page, starts, marks)
        here = _match(blocks, lists, last)
        found |= here
        last = max((mark.number for mark in here.values()), default=0)
    return found


def _mark(text: str, lines: Sequence[Line], at: int) -> Mark | None:
    start, end = lines[at].start, lines[at].end
    if end - start == 1 and text[start] in BULLETS:
        return Mark(at, ((start, end),), 0)
    match = _NUMBER.fullmatch(text, start, end)
    if match is None:
        return None
    number, sign = (1, 2) if match[1] else (4, 3)
    return Mark(at, (match.span(number), match.span(sign)), int(match[number]))


def _paragraph_starts(text: str, lines: Sequence[Line], alone: Sequence[Mark | None]) -> set[int]:
    """Return the lines that begin paragraphs where the marks are not there."""
    rest: list[str] = []
    end = 0
    for line, mark in zip(lines, alone, strict=True):
        if mark is not None:
            rest += [text[end : line.start], " " * (line.end - line.start)]
            end = line.end
    bare = "".join(rest) + text[end:]
    kept = [at for at, mark in enumerate(alone) if mark is None]
    starts = {at for at, seam in zip(kept[1:], plan_seams(bare), strict=False) if KEEP in seam.text}
    return starts | {kept[0]} if starts else set()


def _pages(lines: Sequence[Line]) -> Iterator[range]:
    breaks = [0, *(at for at, line in enumerate(lines) if line.page and at), len(lines)]
    return map(range, breaks, breaks[1:])


def _stand_in_a_row(marks: Sequence[Mark]) -> bool:
    """Whether all the page's marks that stand alone stand together, two of them and more."""
    return len(marks) >= _LEAST and marks[-1].line - marks[0].line == len(marks) - 1


def _lists(marks: Sequence[Mark]) -> Iterator[list[Mark]]:
    """Yield the marks of each list: bullets, or numbers that count up."""
    order = enumerate(marks)
    for _, group in groupby(order, key=lambda each: each[1].number and each[1].number - each[0]):
        yield [mark for _, mark in group]


class _Block(NamedTuple):
    """A paragraph, or what of it stands on a page, from line ``first`` on.

    ``prose``: whether it may be an item. ``open``: whether what stands before goes on in it.
    ``announced``: whether that ends with a colon. ``stopped``: whether it ends with a stop, or
    begins with one that slid there.
    """

    first: int
    prose: bool
    open: bool
    announced: bool
    stopped: bool


def _blocks(
    text: str,
    lines: Sequence[Line],
    page: range,
    starts: Container[int],
    marks: Sequence[Mark],
) -> list[_Block]:
    """Return the paragraphs of ``page`` above its marks; one may begin after any colon."""
    if not marks:
        return []
    above = range(page.start, marks[0].line)
    firsts = [
        at
        for at in above
        if at in starts or at == above.start or text[lines[at - 1].end - 1] == ":"
    ]
    return [_block(text, lines, first, after) for first, after in pairwise([*firsts, above.stop])]


def _block(text: str, lines: Sequence[Line], first: int, after: int) -> _Block:
    opening, last, before = (
        text[lines[at].start : lines[at].end] for at in (first, after - 1, max(0, first - 1))
    )
    stopped = line_end(last) is End.STOP or opening.startswith(".")
    end = line_end(before)
    return _Block(
        first, kind_of(opening) is Kind.PROSE, end in _OPEN, before.endswith(":"), stopped
    )


def _match(blocks: Sequence[_Block], lists: Sequence[Sequence[Mark]], last: int) -> dict[int, Mark]:
    """Give the marks of ``lists`` to the ``blocks`` of their page; ``last``: the number of the last
    item on the page before."""
    found: dict[int, Mark] = {}
    at = 0
    for marks in lists:
        goes_on = marks[0].number == last + 1 > 1
        if marks[0].number > 1 and not (goes_on and at == 0):
            return {}
        first = 0 if goes_on else _announced(blocks, len(marks), at)
        if first is None or not _are_items(blocks[first : first + len(marks)], len(marks)):
            return {}
        found |= {blocks[first + each].first: mark for each, mark in enumerate(marks)}
        at = first + len(marks)
    return found


def _announced(blocks: Sequence[_Block], count: int, at: int) -> int | None:
    """Return where, from ``at`` on, ``count`` items follow a colon: the most of them stopped."""
    places = [
        first
        for first in range(at, len(blocks) - count + 1)
        if blocks[first].announced and _are_items(blocks[first : first + count], count)
    ]
    stops = [sum(block.stopped for block in blocks[at : at + count]) for at in places]
    return places[stops.index(max(stops))] if places else None


def _are_items(blocks: Sequence[_Block], count: int) -> bool:
    """Whether ``blocks`` are so many paragraphs of prose, none but the first amid a sentence."""
    return len(blocks) == count and all(
        block.prose and not (at and block.open) for at, block in enumerate(blocks)
    )
