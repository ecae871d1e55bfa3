"""Cells: a table that was read cell by cell, each on a line of its own."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise

from textfix.document.ends import End
from textfix.document.kinds import Kind
from textfix.document.page import Page
from textfix.document.rows import is_figure

CELL, ROW, END = "\t", "\n", "\n\n"

_GLUED = re.compile(r"\d[٪%]?$")
_WIDEST, _NARROW = 0.5, 0.25
_LEAST_CELLS = 6
_LEAST_ROWS, _LEAST_ROWS_OF_TWO = 2, 3


def find_cells(page: Page) -> dict[int, str]:
    """Return what stands after each line that is a cell: a tab, a line break, a blank line.

    A table shows itself by its rows: a name, then so many figures, the same number again and again.
    """
    found: dict[int, str] = {}
    for column in _columns(page):
        found |= dict.fromkeys(column[:-1], ROW) | {column[0] - 1: END, column[-1]: END}
    for block in _blocks(page):
        for rows in _tables(page, block):
            for row in rows:
                found.update(dict.fromkeys(row[:-1], CELL) | {row[-1]: ROW})
            found |= {rows[0][0] - 1: END, rows[-1][-1]: END}
    return found


def _columns(page: Page) -> Iterator[list[int]]:
    """Yield the runs of many very short lines, no blank one among them: a column of cells."""
    narrow = [
        line.width < _NARROW * width and kind is Kind.PROSE and end is End.OTHER
        for line, width, kind, end in zip(
            page.lines, page.widths, page.kinds, page.ends, strict=True
        )
    ]
    run: list[int] = []
    for at, is_narrow in enumerate([*narrow, False]):
        if is_narrow and (not run or not (page.lines[at].blanks or page.lines[at].page)):
            run.append(at)
            continue
        if len(run) >= _LEAST_CELLS:
            yield run
        run = [at] if is_narrow else []


def _blocks(page: Page) -> Iterator[list[int]]:
    """Yield the runs of short lines that end no sentence."""
    small = [
        line.width < _WIDEST * width and kind in (Kind.PROSE, Kind.HEADING) and end is not End.STOP
        for line, width, kind, end in zip(
            page.lines, page.widths, page.kinds, page.ends, strict=True
        )
    ]
    for is_small, group in groupby(range(len(small)), key=small.__getitem__):
        if is_small:
            yield list(group)


def _tables(page: Page, block: Sequence[int]) -> Iterator[list[list[int]]]:
    """Yield the rows of each table within ``block``, its head first if there is one."""
    rows = [row for row in _rows(page, block) if len(row) > 1]
    for size, group in groupby(rows, key=len):
        alike = list(group)
        least = _LEAST_ROWS_OF_TWO if size == 2 else _LEAST_ROWS
        if len(alike) < least or not all(a[-1] + 1 == b[0] for a, b in pairwise(alike)):
            continue
        if size == 2 and _counts([page.contents[row[1]] for row in alike]):
            continue
        names = [page.contents[row[0]] for row in alike]
        columns = size + all(map(_GLUED.search, names))
        head = range(alike[0][0] - columns, alike[0][0])
        if head[0] in block and not any(is_figure(page.contents[at]) for at in head):
            alike.insert(0, list(head))
        yield alike


def _rows(page: Page, block: Sequence[int]) -> Iterator[list[int]]:
    """Yield each line with letters with the figures that follow it."""
    row: list[int] = []
    for at in block:
        if row and not is_figure(page.contents[at]):
            yield row
            row = []
        row.append(at)
    yield row


def _counts(figures: Sequence[str]) -> bool:
    """Whether ``figures`` count up by one: labels of what follows, no cells."""
    if not all(figure.isdecimal() for figure in figures):
        return False
    return all(int(b) == int(a) + 1 for a, b in pairwise(figures))
