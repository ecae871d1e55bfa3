"""What was printed beside a line, on its right or within it, and read as a line of its own.

An extractor that groups glyphs into boxes and sorts these by their left edges as well (pdfminer)
gives the label of an item, which a right-to-left page has on the right, behind the item; and of a
line with a note's raised figure the two parts and the figure, from left to right::

    .میدید ار غاب و     1     مان هب ییاج رد        (in three lines)
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from typing import Final

from textfix.anchors import Anchored
from textfix.document.lines import Line
from textfix.lifting.columns import NUMBERS, find_columns
from textfix.lifting.headings import with_headings
from textfix.lifting.page import FIGURE, FOLIO, LABEL, LABELS, STOP, TEXT, Page, read_page
from textfix.lifting.reading import passage
from textfix.lifting.weaving import Parts, Row, laid_out, woven
from textfix.pieces import Piece
from textfix.reversal.rows import LETTER, RIDER

BESIDE = "label-beside-line"

_NUMBER: Final = re.compile(r"\W?\d{2,}(?:-\d+)?\W?")
_TORN: Final = Anchored(f"[^\\S\n]{RIDER}+[^\\S\n]*$", re.MULTILINE)
_ALONE: Final = Anchored(rf"^[^\S\n]*(?:{LABELS.pattern}|{NUMBERS.pattern})[^\S\n]*$", re.MULTILINE)
_SEVERAL: Final = 2
_STOPS: Final = ".،؛؟!:"
_LEAST, _MOST, _FULL = 0.8, 1.12, 0.93
"""What the parts of a cut line add up to, and of what width on a line is whole, by the column's."""
_SMALL: Final = 1.3
"""The same at most where both are of a note, in small letters."""
_ALEFS, _FATHATAN = ("ا", "\N{ARABIC LETTER ALEF FINAL FORM}"), "\N{ARABIC FATHATAN}"
_MARGIN: Final = 0.5
"""log10 by which one order of two parts must read better than the other."""
_SPACED: Final = 2.0
_LONGEST: Final = 3  # lines of an item


def may_be_beside(text: str) -> bool:
    """Whether ``text`` has several lines of a label or number alone, or one that ends in a mark.

    >>> may_be_beside(".دنتخیر بآ\\n\\n.1\\n\\n.دندیچ لگ\\n\\n.2"), may_be_beside("یک\\n2")
    (True, False)
    """
    alone = sum(1 for _ in islice(_ALONE.finditer(text), _SEVERAL))
    return alone == _SEVERAL or _TORN.search(text) is not None


def put_beside(text: str, lines: Sequence[Line]) -> list[Piece]:
    """Return the pieces of ``text`` with its lines put together again, or none."""
    page = read_page(text, lines)
    if _are_cut_at_numbers(page):
        return []
    rows = [*find_columns(page), *_torn(page), *_labelled(page), *_bodies(page), *_noted(page)]
    order = with_headings(page, laid_out(len(lines), rows))
    if order == [[at] for at in range(len(lines))]:
        return []
    return list(woven(lines, len(text), order, BESIDE))


def _torn(page: Page) -> Iterator[Row]:
    """Yield lines that a mark tore, which stands on the first letter of the second part."""
    for at in range(len(page.lines) - 1):
        if (
            page.are_together(at, at + 1)
            and page.kinds[at] == page.kinds[at + 1] == TEXT
            and _TORN.search(page.contents[at])
            and _bears(page.contents[at + 1], page.contents[at][-1])
            and page.share(at + 1) < _FULL
            and page.share(at) + page.share(at + 1) <= _SMALL
        ):
            yield Row(at, at + 1, [[at, at + 1]])


def _are_cut_at_numbers(page: Page) -> bool:
    """Whether lines were cut at all their numbers, so that order is another matter altogether."""
    kinds = page.kinds
    alone = (
        _NUMBER.fullmatch(page.contents[at]) and kinds[at - 1] == kinds[at + 1] == TEXT
        for at in range(1, len(kinds) - 1)
    )
    return sum(map(bool, alone)) >= _SEVERAL


def _bears(line: str, mark: str) -> bool:
    """Whether the first letter of ``line`` may bear ``mark``: a fathatan stands on an alef."""
    return line.startswith(_ALEFS) if mark == _FATHATAN else re.match(LETTER, line) is not None


def _labelled(page: Page) -> Iterator[Row]:
    """Yield items with their labels, each run of labels behind as many items; numbers count up."""
    last = 0
    for start, end in _runs(page, LABEL):
        items = _blocks_before(page, start, end - start)
        order = _ascending(page, range(start, end))
        numbers = [_number(page, at) for at in order]
        counts = not any(numbers) or numbers in (
            [*range(1, len(order) + 1)],
            [*range(last + 1, last + len(order) + 1)],
        )
        if items and counts:
            last = numbers[-1]
            labels = dict(zip(items, order, strict=True))
            rows: list[Parts] = [
                [at, " ", labels[at]] if at in labels else [at] for at in range(items[0], start)
            ]
            yield Row(items[0], end - 1, rows)


def _bodies(page: Page) -> Iterator[Row]:
    """Yield the notes at a page's foot with their numbers, which follow all of them."""
    for start, end in _runs(page, FIGURE):
        if end < len(page.lines) and page.kinds[end] != FOLIO and not page.lines[end].page:
            continue
        ends = [at for at in _text_before(page, start) if page.contents[at][0] == STOP]
        count = end - start
        if len(ends) < count:
            continue
        bodies = ends[-count:]
        labels = dict(zip(bodies, _ascending(page, range(start, end)), strict=True))
        rows: list[Parts] = [
            [at, " ", labels[at]] if at in labels else [at] for at in range(bodies[0], start)
        ]
        yield Row(bodies[0], end - 1, rows)


def _text_before(page: Page, start: int) -> list[int]:
    """Return the lines of text before line ``start`` on its page, down to another kind of line."""
    at = start
    while at > 0 and page.kinds[at - 1] == TEXT and not page.lines[at].page:
        at -= 1
    return list(range(at, start))


def _runs(page: Page, kind: str) -> Iterator[tuple[int, int]]:
    for is_kind, group in groupby(range(len(page.lines)), key=lambda at: page.kinds[at] == kind):
        run = list(group)
        if is_kind and not any(page.lines[at].page for at in run):
            yield run[0], run[-1] + 1


def _blocks_before(page: Page, start: int, count: int) -> list[int]:
    """Return the first lines of the ``count`` blocks of text before line ``start``, or none."""
    firsts: list[int] = []
    at = start
    while len(firsts) < count:
        at -= 1
        if at < 0 or page.kinds[at] != TEXT:
            return []
        if page.lines[at].blanks or page.lines[at].page or at == 0:
            firsts.append(at)
        elif (firsts[-1] if firsts else start) - at >= _LONGEST:
            return []
        if page.lines[at].page and len(firsts) < count:
            return []
    return firsts[::-1]


def _ascending(page: Page, run: Sequence[int]) -> list[int]:
    """Return labels as they count up: several are listed from the last to the first at times."""
    return sorted(run, key=lambda at: _number(page, at))


def _number(page: Page, at: int) -> int:
    """Return the number of a label or figure, 0 for a bullet."""
    return int("0" + re.sub(r"\D", "", page.contents[at]))


def _noted(page: Page) -> Iterator[Row]:
    """Yield lines that a note's figure cut in two."""
    for at, kind in enumerate(page.kinds):
        if kind != FIGURE:
            continue
        cuts = [
            _cut(page, at, parts)
            for parts in ((at - 1, at + 1), (at + 1, at + 2))
            if _are_parts(page, parts, min(at, *parts), max(at, *parts))
        ]
        best = max(cuts, key=lambda row: row.margin or 0.0, default=None)
        if best is not None and (best.margin or 0.0) >= _MARGIN:
            yield best


def _cut(page: Page, figure: int, parts: tuple[int, int]) -> Row:
    """Return the row of a figure and the two parts of its line."""
    first, last = min(figure, *parts), max(figure, *parts)
    (left, right), margin = _from_left(page, parts, first, last)
    gap = "" if page.contents[left][-1] in _STOPS else " "
    return Row(first, last, [[left, gap, figure, right]], margin)


def _are_parts(page: Page, parts: Sequence[int], first: int, last: int) -> bool:
    if first < 0 or last >= len(page.lines):
        return False
    if any(page.kinds[at] != TEXT for at in parts):
        return False
    if any(page.lines[at].page for at in range(first + 1, last + 1)):
        return False
    widths = [page.lines[at].width / page.column for at in parts]
    return max(widths) < _FULL and _LEAST <= sum(widths) <= _MOST


def _from_left(
    page: Page, parts: tuple[int, int], first: int, last: int
) -> tuple[tuple[int, int], float]:
    """Return the left part and the right one, and by how much (log10) they read better so."""

    def reads(left: int, right: int) -> float:
        steps = (first - 1, right), (right, left), (left, last + 1)
        return _cut_between(page, left, right) + sum(passage(page, *step) for step in steps)

    forward, backward = reads(*parts), reads(*parts[::-1])
    return (parts, forward - backward) if forward > backward else (parts[::-1], backward - forward)


def _cut_between(page: Page, left: int, right: int) -> float:
    """What the spaces at the edges of two parts say for a cut between them (log10, by hand): one
    on the right of the left part, none on the left of the right one where lines have them."""
    usual = sum(line.indent > 0 for line in page.lines) * 2 > len(page.lines)
    open_left = page.lines[left].tail > page.lines[right].tail
    open_right = usual and page.lines[right].indent < page.lines[left].indent
    return _SPACED * (open_left + open_right)
