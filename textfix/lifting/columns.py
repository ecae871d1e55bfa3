"""Cells of a table read column by column, in text whose lines stand in visual order.

An extractor that sorts boxes by their left edges as well (pdfminer) gives the heads of the columns
of numbers, then these one after the other, and last the column on the right, which names the rows.
As many heads as columns, and one name more than rows, are no accident.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from textfix.lifting.page import TEXT, Page
from textfix.lifting.weaving import Parts, Row

_SHORT: Final = 0.4
"""Of the column's width: a cell at most."""
NUMBERS: Final = re.compile(r"[%٪]?\d[\d.,٫٬/]*[%٪]?")
_FEWEST: Final = 2  # columns, and rows, of numbers
_TABLE: Final = re.compile(r"(?<!T)(T+)(N+)(T+)")


def find_columns(page: Page) -> Iterator[Row]:
    """Yield tables read column by column, as rows."""
    kinds = "".join(_kind(page, at) for at in range(len(page.lines)))
    for found in _TABLE.finditer(kinds):
        heads, numbers, names = (range(*found.span(group)) for group in (1, 2, 3))
        names = _on_page(page, names)
        numbers, folio = _without_folio(page, numbers)
        columns = _columns(len(heads), len(numbers), len(names))
        if not columns or not page.are_together(heads[-columns], names[0]):
            continue
        heads, rows = heads[-columns:], len(numbers) // columns
        last = names[rows]
        cells = [[*heads, names[0]]]
        for row in range(rows):
            cells.append([*numbers[row::rows], names[row + 1]])
        laid = [_spaced(row) for row in cells]
        laid.extend([at] for at in folio)
        yield Row(heads[0], last, laid)


def _kind(page: Page, at: int) -> str:
    if NUMBERS.fullmatch(page.contents[at]):
        return "N"
    return "T" if page.kinds[at] == TEXT and page.share(at) <= _SHORT else "-"


def _columns(heads: int, numbers: int, names: int) -> int:
    """Return how many columns of numbers there are, 0 if that is not certain: all short lines
    before the numbers are heads, or all behind them names.

    >>> _columns(3, 9, 5), _columns(4, 6, 3), _columns(4, 6, 5)
    (3, 3, 0)
    """
    for columns in range(heads, _FEWEST - 1, -1):
        rows, rest = divmod(numbers, columns)
        enough = names > rows if columns == heads else names == rows + 1
        if not rest and rows >= _FEWEST and enough:
            return columns
    return 0


def _on_page(page: Page, lines: range) -> range:
    """Return ``lines`` up to where another page begins."""
    ends = (at for at in lines[1:] if page.lines[at].page)
    return range(lines[0], next(ends, lines[-1] + 1))


def _without_folio(page: Page, numbers: range) -> tuple[range, range]:
    """Return the numbers without the page's own behind them, and that, if it is there."""
    last = numbers[-1]
    before = sum(line.page for line in page.lines[: last + 1])
    content = page.contents[last]
    if len(numbers) > 1 and content.isdigit() and int(content) == before + 1:
        return numbers[:-1], numbers[-1:]
    return numbers, numbers[:0]


def _spaced(cells: Sequence[int]) -> Parts:
    row: Parts = [cells[0]]
    for cell in cells[1:]:
        row += [" ", cell]
    return row
