"""Rows: lines of a table that an extractor read from left to right.

The columns of a Persian table count from the right: the name, then its figures. An extractor that
goes by the place on the page gives the figures first, the last column's before the others, and the
name last; or it gives the cells one a line in that order. One such row proves nothing.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple

from textfix.document.lines import Line, ends_sentence

_FIGURE = r"(?:[٪%]\s?|[+\-–])?\d[\d.,٫٬/+\-–]*(?:[٪%]|\s[٪%](?!\s?\d))?"
_NAME = r"[^\W\d][^\d٪%]*"
_FIGURES_FIRST = re.compile(rf"((?:{_FIGURE}\s+)*{_FIGURE})\s*({_NAME})")
_FIGURE_LAST = re.compile(rf"{_NAME}{_FIGURE}")
_ONE = re.compile(_FIGURE)
_IN_ORDER = re.compile(rf"{_NAME}(?:\s+{_FIGURE}){{2,}}\s*")
_GAP = re.compile(r"\s*\t\s*|\s{3,}")
_LABEL_LAST = re.compile(
    r"\s{3,}(\d{1,2}[.)\-–]|[(\[]\d{1,2}[)\]])$|(?<=[^\W\d][.؛؟!])\s?(\d{1,2}[.)])$"
)
_YEAR = re.compile(r"[1۱][234۲۳۴]\d\d|[1۱][89۸۹]\d\d|[2۲][0۰]\d\d")
_FIGURES, _NAMED, _TURNED = "figures", "a name with its figure", "a figure with its name"
_WIDEST_CELL, _LONGEST_ROW, _WIDEST_LINE = 40, 90, 400
_LEAST_ROWS = 2
_REACH = 12


class Row(NamedTuple):
    """A row ``[first, last]`` of lines: its spans in their right order, the number of its figures,
    and the span of the figure that its line begins with."""

    first: int
    last: int
    spans: tuple[tuple[int, int], ...]
    figures: int
    opening: tuple[int, int]

    @property
    def is_reversed(self) -> bool:
        """Whether its last cell comes first."""
        return self.spans[-1] == min(self.spans)


def is_row_in_order(content: str) -> bool:
    """Whether ``content`` is a name and two figures or more.

    >>> is_row_in_order("قند و شکر ۱۲ ۳۱ ۷"), is_row_in_order("در سال ۱۲۵۰")
    (True, False)
    """
    return len(content) <= _LONGEST_ROW and bool(_IN_ORDER.fullmatch(content))


def is_figure(content: str) -> bool:
    """Whether ``content`` is a number, perhaps with a per cent sign.

    >>> is_figure("۱۲٪"), is_figure("٪ ۱۲"), is_figure("۲ نفر")
    (True, True, False)
    """
    return bool(_ONE.fullmatch(content))


def find_turned_rows(text: str, lines: Sequence[Line]) -> list[Row]:
    """Return the rows of ``text`` that stand from left to right, heads among them.

    >>> from textfix.document.lines import split_lines
    >>> page = "سال نمره نام\\n12 20 مریم\\n15 17 بیژن"
    >>> rows = find_turned_rows(page, split_lines(page))
    >>> [" ".join(page[start:end] for start, end in row.spans) for row in rows]
    ['نام نمره سال', 'مریم 20 12', 'بیژن 17 15']
    """
    rows = [*_by_line(text, lines), *_by_cells(text, lines)]
    found: list[Row] = _labels_last(text, lines)
    for group in _groups(sorted(rows), lines):
        if len(group) < _LEAST_ROWS or begins_with_numbers(text, group):
            continue
        head = _head(text, lines, group[0])
        found += [head, *group] if head else group
    return found


def _labels_last(text: str, lines: Sequence[Line]) -> list[Row]:
    """Return the items of lists whose number, in a column of its own, was read after them."""
    found: list[Row] = []
    numbers: list[int] = []
    for at, line in enumerate(lines):
        match = _LABEL_LAST.search(text, max(line.start, line.end - _WIDEST_LINE), line.end)
        if match and any(map(str.isalpha, text[line.start : match.start()])):
            label = match.lastindex or 1
            numbers.append(int(re.sub(r"\D", "", match[label])))
            content = (line.start, match.start())
            found.append(Row(at, at, (match.span(label), content), 0, match.span(label)))
    counted = sum(after == before + 1 for before, after in pairwise(numbers))
    return found if 2 * counted >= len(found) > 1 else []


def _by_line(text: str, lines: Sequence[Line]) -> Iterator[Row]:
    """Yield the lines that hold figures and then a name."""
    for at, line in enumerate(lines):
        if line.end - line.start > _WIDEST_LINE:
            continue
        cells = _cells(text, line)
        if len(cells) > 2:
            is_row = not _is_figure(text, cells[-1]) and all(
                _is_figure(text, cell) for cell in cells[:-1]
            )
            if is_row:
                yield Row(at, at, tuple(cells[::-1]), len(cells) - 1, cells[0])
            continue
        match = _FIGURES_FIRST.fullmatch(text, line.start, line.end)
        if match is None or len(match[0]) > _LONGEST_ROW or len(match[2]) > _WIDEST_CELL:
            continue
        figures = [figure.span() for figure in _ONE.finditer(text, *match.span(1))]
        if not ends_sentence(match[2]) and len(figures) > 1:
            yield Row(at, at, (match.span(2), *figures[::-1]), len(figures), figures[0])


def _by_cells(text: str, lines: Sequence[Line]) -> Iterator[Row]:
    """Yield the rows whose cells stand one a line and end with the name and its first figure, and
    those whose first line is that figure and the name."""
    sorts = [_sort(text, line) for line in lines]
    for run in _runs(sorts):
        names = [at for at in run if sorts[at] in (_NAMED, _TURNED)]
        if not names:
            continue
        if sorts[run[0]] == _FIGURES and names[-1] == run[-1]:
            for first, last in pairwise([run[0] - 1, *names]):
                before = [_span(lines[at]) for at in range(last - 1, first, -1)]
                if before:
                    yield _row(first + 1, last, [*_parts(text, lines[last], sorts[last]), *before])
        elif names[0] == run[0] and sorts[run[0]] == _TURNED:
            for first, after in pairwise([*names, run[-1] + 1]):
                behind = [_span(lines[at]) for at in range(first + 1, after)]
                if behind:
                    yield _row(
                        first, after - 1, [*_parts(text, lines[first], sorts[first]), *behind]
                    )


def _row(first: int, last: int, spans: Sequence[tuple[int, int]]) -> Row:
    figures = last - first + 1
    return Row(first, last, tuple(spans), figures, min(spans))


def _parts(text: str, line: Line, sort: str) -> list[tuple[int, int]]:
    """Return the spans of a line with a name, the name before its figure."""
    match = _FIGURES_FIRST.fullmatch(text, line.start, line.end)
    return [match.span(2), match.span(1)] if match and sort == _TURNED else [_span(line)]


def _span(line: Line) -> tuple[int, int]:
    return line.start, line.end


def _sort(text: str, line: Line) -> str:
    if line.end - line.start > _WIDEST_CELL:
        return ""
    if _ONE.fullmatch(text, line.start, line.end) and text[line.end - 1] != ".":
        return _FIGURES
    if _FIGURE_LAST.fullmatch(text, line.start, line.end):
        return _NAMED
    match = _FIGURES_FIRST.fullmatch(text, line.start, line.end)
    return _TURNED if match and _ONE.fullmatch(match[1]) else ""


def _runs(sorts: Sequence[str]) -> Iterator[list[int]]:
    """Yield the lines in a row that may be cells."""
    for is_cell, group in groupby(range(len(sorts)), key=lambda at: bool(sorts[at])):
        if is_cell:
            yield list(group)


def _cells(text: str, line: Line) -> list[tuple[int, int]]:
    """Return the spans between the wide gaps of ``line``."""
    edges = [line.start]
    for gap in _GAP.finditer(text, line.start, line.end):
        edges += gap.span()
    return list(zip([*edges[::2]], [*edges[1::2], line.end], strict=True))


def _is_figure(text: str, span: tuple[int, int]) -> bool:
    return bool(_ONE.fullmatch(text, *span))


def _groups(rows: Sequence[Row], lines: Sequence[Line]) -> Iterator[list[Row]]:
    """Yield the rows of each table: as many figures in each, and near the one before."""
    group: list[Row] = []
    for row in rows:
        if group and not (
            (
                row.figures == group[-1].figures
                and (row.first == group[-1].last + 1 or is_parted(group[-1].last, row.first, lines))
            )
            or row.first <= group[-1].last
        ):
            yield group
            group = []
        if not group or row.first > group[-1].last:
            group.append(row)
    yield group


def is_parted(last: int, first: int, lines: Sequence[Line]) -> bool:
    """Whether a page ends between two lines near each other."""
    near = first - last <= _REACH
    return near and any(lines[at].page for at in range(last + 1, first + 1))


def begins_with_numbers(text: str, group: Sequence[Row]) -> bool:
    """Whether the first cells count up or are years: they number rows that stand in order."""
    cells = [text[slice(*row.opening)].strip("٪% ") for row in group]
    if all(map(_YEAR.fullmatch, cells)):
        return True
    return all(map(str.isdecimal, cells)) and all(
        int(after) == int(before) + 1 for before, after in pairwise(cells)
    )


def _head(text: str, lines: Sequence[Line], row: Row) -> Row | None:
    """Return the head above ``row``, which is turned as well: a name for each column."""
    columns = row.figures + 1
    if row.first < row.last and not row.is_reversed:
        return None
    if row.first < row.last:
        first = row.first - columns
        names = range(first, row.first)
        if first < 0 or any(not _is_name(text[lines[at].start : lines[at].end]) for at in names):
            return None
        spans = tuple((lines[at].start, lines[at].end) for at in reversed(names))
        return Row(first, row.first - 1, spans, row.figures, spans[-1])
    at = row.first - 1
    if at < 0 or ends_sentence(text[lines[at].start : lines[at].end]):
        return None
    cells = _cells(text, lines[at])
    if len(cells) == 1:
        cells = _columns(text, lines[at], columns)
    if len(cells) != columns or not all(_is_name(text[slice(*cell)]) for cell in cells):
        return None
    return Row(at, at, tuple(cells[::-1]), row.figures, cells[0])


def _columns(text: str, line: Line, columns: int) -> list[tuple[int, int]]:
    """Part the names of a head: by its words, or where one word begins all names but one."""
    words = [word.span() for word in re.finditer(r"\S+", text[line.start : line.end])]
    spans = [(line.start + start, line.start + end) for start, end in words]
    if len(spans) <= columns:
        return spans
    word, count = Counter(text[slice(*span)] for span in spans).most_common(1)[0]
    if count != columns - 1 or text[slice(*spans[0])] != word:
        return []
    starts = [at for at, span in enumerate(spans) if text[slice(*span)] == word]
    starts.append(starts[-1] + starts[1] - starts[0] if count > 1 else len(spans))
    if starts[-1] >= len(spans):
        return []
    ends = [*starts[1:], len(spans)]
    return [(spans[a][0], spans[b - 1][1]) for a, b in zip(starts, ends, strict=True)]


def _is_name(content: str) -> bool:
    return len(content) <= _WIDEST_CELL and bool(re.fullmatch(_NAME, content))
