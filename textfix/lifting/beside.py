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
from typing import Final, NamedTuple

from textfix.document.lines import Line
from textfix.lifting.atoms import has_letters
from textfix.lm import Model
from textfix.pieces import Piece
from textfix.reversal.fitting import fit
from textfix.reversal.rows import read_words

BESIDE = "label-beside-line"

_LABEL: Final = re.compile(r"[•◦▪‣]|[.)(]\d{1,2}")
_FIGURE: Final = re.compile(r"\d{1,2}")
_NUMBER: Final = re.compile(r"\W?\d{2,}(?:-\d+)?\W?")
_ALONE: Final = re.compile(
    rf"^[^\S\n]*(?:{_LABEL.pattern}|{_FIGURE.pattern})[^\S\n]*$", re.MULTILINE
)
_SEVERAL: Final = 2
_STOP: Final = "."
_STOPS: Final = ".،؛؟!:"
_LEAST, _MOST, _FULL = 0.8, 1.12, 0.93
"""What the parts of a cut line add up to, and of what width on a line is whole, by the column's."""
_COLUMN: Final = 0.9
"""So much of the text lies within the column's width."""
_MARGIN: Final = 0.5
"""log10 by which one order of two parts must read better than the other."""
_SPACED: Final = 2.0
_LONGEST: Final = 3  # lines of an item
_CONTEXT: Final = 2  # words


class Row(NamedTuple):
    """Lines ``[first, last]`` of a text as rows, each a list of lines and what is put between."""

    first: int
    last: int
    rows: Sequence[Sequence[int | str]]
    margin: float | None = None


class _Page(NamedTuple):
    """The lines of a text: their contents, what each is, and the width of the column."""

    text: str
    lines: Sequence[Line]
    contents: Sequence[str]
    kinds: Sequence[str]  # "label", "figure", "folio", "text"
    column: int


def may_be_beside(text: str) -> bool:
    """Whether ``text`` has several lines of a label or figure alone.

    >>> may_be_beside(".دنتخیر بآ\\n\\n.1\\n\\n.دندیچ لگ\\n\\n.2"), may_be_beside("یک\\n2")
    (True, False)
    """
    return sum(1 for _ in islice(_ALONE.finditer(text), _SEVERAL)) == _SEVERAL


def woven(text: str, lines: Sequence[Line], found: Sequence[Row]) -> Iterator[Piece]:
    """Yield the pieces of ``text`` with the rows ``found`` in place of their lines."""
    at = 0
    for row in found:
        start, end = lines[row.first].start, lines[row.last].end
        if at < start:
            yield Piece(at, start)
        breaks = [(lines[line].end, lines[line + 1].start) for line in range(row.first, row.last)][
            ::-1
        ]
        for number, parts in enumerate(row.rows):
            if number:
                yield Piece(*breaks.pop(), None, BESIDE, row.margin)
            for part in parts:
                if isinstance(part, int):
                    yield Piece(lines[part].start, lines[part].end, None, BESIDE, row.margin)
                elif part:
                    yield Piece(start, start, part, BESIDE, row.margin)
        yield from (Piece(*gap, "", BESIDE, row.margin) for gap in breaks[::-1])
        at = end
    if at < len(text):
        yield Piece(at, len(text))


def find_beside(text: str, lines: Sequence[Line]) -> list[Row]:
    """Return the lines that are put together again, in order and apart from one another."""
    page = _read(text, lines)
    if _are_cut_at_numbers(page):
        return []
    found = [*_labelled(page), *_bodies(page), *_noted(page)]
    apart: list[Row] = []
    for row in sorted(found, key=lambda row: row[:2]):
        if not apart or apart[-1].last < row.first:
            apart.append(row)
    return apart


def _read(text: str, lines: Sequence[Line]) -> _Page:
    contents = [text[line.start : line.end] for line in lines]
    kinds = [_kind(text, lines, at, content) for at, content in enumerate(contents)]
    widths = sorted(line.width for line, kind in zip(lines, kinds, strict=True) if kind == "text")
    total, taken, column = sum(widths), 0, 0
    for width in widths:
        taken, column = taken + width, width
        if taken >= _COLUMN * total:
            break
    return _Page(text, lines, contents, kinds, column)


def _are_cut_at_numbers(page: _Page) -> bool:
    """Whether lines were cut at all their numbers, so that order is another matter altogether."""
    kinds = page.kinds
    alone = (
        _NUMBER.fullmatch(page.contents[at]) and kinds[at - 1] == kinds[at + 1] == "text"
        for at in range(1, len(kinds) - 1)
    )
    return sum(map(bool, alone)) >= _SEVERAL


def _kind(text: str, lines: Sequence[Line], at: int, content: str) -> str:
    if _LABEL.fullmatch(content):
        return "label"
    if not _FIGURE.fullmatch(content):
        return "text" if has_letters(text, lines[at].start, lines[at].end) else "other"
    ends_page = at + 1 == len(lines) or lines[at + 1].page
    return "folio" if ends_page else "figure"


def _labelled(page: _Page) -> Iterator[Row]:
    """Yield items with their labels, each run of labels behind as many items; numbers count up."""
    last = 0
    for start, end in _runs(page, "label"):
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
            rows: list[list[int | str]] = [
                [at, " ", labels[at]] if at in labels else [at] for at in range(items[0], start)
            ]
            yield Row(items[0], end - 1, rows)


def _bodies(page: _Page) -> Iterator[Row]:
    """Yield the notes at a page's foot with their numbers, which follow all of them."""
    for start, end in _runs(page, "figure"):
        if end < len(page.lines) and page.kinds[end] != "folio" and not page.lines[end].page:
            continue
        ends = [at for at in _text_before(page, start) if page.contents[at][0] == _STOP]
        count = end - start
        if len(ends) < count:
            continue
        bodies = ends[-count:]
        labels = dict(zip(bodies, _ascending(page, range(start, end)), strict=True))
        rows: list[list[int | str]] = [
            [at, " ", labels[at]] if at in labels else [at] for at in range(bodies[0], start)
        ]
        yield Row(bodies[0], end - 1, rows)


def _text_before(page: _Page, start: int) -> list[int]:
    """Return the lines of text before line ``start`` on its page, down to another kind of line."""
    at = start
    while at > 0 and page.kinds[at - 1] == "text" and not page.lines[at].page:
        at -= 1
    return list(range(at, start))


def _runs(page: _Page, kind: str) -> Iterator[tuple[int, int]]:
    for is_kind, group in groupby(range(len(page.lines)), key=lambda at: page.kinds[at] == kind):
        run = list(group)
        if is_kind and not any(page.lines[at].page for at in run):
            yield run[0], run[-1] + 1


def _blocks_before(page: _Page, start: int, count: int) -> list[int]:
    """Return the first lines of the ``count`` blocks of text before line ``start``, or none."""
    firsts: list[int] = []
    at = start
    while len(firsts) < count:
        at -= 1
        if at < 0 or page.kinds[at] != "text":
            return []
        if page.lines[at].blanks or page.lines[at].page or at == 0:
            firsts.append(at)
        elif (firsts[-1] if firsts else start) - at >= _LONGEST:
            return []
        if page.lines[at].page and len(firsts) < count:
            return []
    return firsts[::-1]


def _ascending(page: _Page, run: Sequence[int]) -> list[int]:
    """Return labels as they count up: several are listed from the last to the first at times."""
    return sorted(run, key=lambda at: _number(page, at))


def _number(page: _Page, at: int) -> int:
    """Return the number of a label or figure, 0 for a bullet."""
    return int("0" + re.sub(r"\D", "", page.contents[at]))


def _noted(page: _Page) -> Iterator[Row]:
    """Yield lines that a note's figure cut in two."""
    from textfix.lm import load

    for at, kind in enumerate(page.kinds):
        if kind != "figure":
            continue
        cuts = [
            _cut(page, at, parts, load())
            for parts in ((at - 1, at + 1), (at + 1, at + 2))
            if _are_parts(page, parts, min(at, *parts), max(at, *parts))
        ]
        best = max(cuts, key=lambda row: row.margin or 0.0, default=None)
        if best is not None and (best.margin or 0.0) >= _MARGIN:
            yield best


def _cut(page: _Page, figure: int, parts: tuple[int, int], model: Model) -> Row:
    """Return the row of a figure and the two parts of its line."""
    first, last = min(figure, *parts), max(figure, *parts)
    (left, right), margin = _from_left(page, parts, first, last, model)
    gap = "" if page.contents[left][-1] in _STOPS else " "
    return Row(first, last, [[left, gap, figure, right]], margin)


def _are_parts(page: _Page, parts: Sequence[int], first: int, last: int) -> bool:
    if first < 0 or last >= len(page.lines):
        return False
    if any(page.kinds[at] != "text" for at in parts):
        return False
    if any(page.lines[at].page for at in range(first + 1, last + 1)):
        return False
    widths = [page.lines[at].width / page.column for at in parts]
    return max(widths) < _FULL and _LEAST <= sum(widths) <= _MOST


def _from_left(
    page: _Page, parts: tuple[int, int], first: int, last: int, model: Model
) -> tuple[tuple[int, int], float]:
    """Return the left part and the right one, and by how much (log10) they read better so."""
    before = _words(page, first - 1)[-_CONTEXT:]
    behind = _words(page, last + 1)[:_CONTEXT]

    def reads(left: int, right: int) -> float:
        passages = (
            (before, _words(page, right)),
            (_words(page, right), _words(page, left)),
            (_words(page, left), behind),
        )
        return sum(_passage(one, other, model) for one, other in passages)

    forward, backward = (
        reads(*order) + _cut_between(page, *order) for order in (parts, parts[::-1])
    )
    return (parts, forward - backward) if forward > backward else (parts[::-1], backward - forward)


def _cut_between(page: _Page, left: int, right: int) -> float:
    """What the spaces at the edges of two parts say for a cut between them (log10, by hand): one
    on the right of the left part, none on the left of the right one where lines have them."""
    usual = sum(line.indent > 0 for line in page.lines) * 2 > len(page.lines)
    open_left = page.lines[left].tail > page.lines[right].tail
    open_right = usual and page.lines[right].indent < page.lines[left].indent
    return _SPACED * (open_left + open_right)


def _passage(one: Sequence[str], other: Sequence[str], model: Model) -> float:
    state = (model.UNK, model.UNK)
    for form in one[-_CONTEXT:]:
        state = state[1], model.id(form)
    return fit(state, other[:_CONTEXT], model)


def _words(page: _Page, at: int) -> list[str]:
    """Return the words of a line in visual order as they are read."""
    if not 0 <= at < len(page.lines) or page.kinds[at] != "text":
        return []
    return [word.mirrored for word in read_words(page.contents[at])][::-1]
