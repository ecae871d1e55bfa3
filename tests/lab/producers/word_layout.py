"""Lines, footnotes and pages, for producers that are asked to paint and not to lay out.

Text is kept in reading order; a reference to a footnote is one code point of the private use area
(see ``note_mark``). Lengths are points; heights are counted from the page's top edge.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from lab.source import CELL, REFERENCE, Source, foot, head, in_digits, labels

PAGE = (595.28, 841.89)
LEFT, RIGHT, TOP, BOTTOM = 71.0, 524.0, 92.0, 770.0
HEAD, FOOT = 60.0, 805.0
SIZE, NOTE_SIZE = 13.0, 10.0
LEADING = 1.62
NOTE_GAP = 16.0
VERSE_GAP = 40.0
PADDING = 4.0
FIRST_MARK = 0xE000


@dataclass(frozen=True, slots=True)
class Style:
    """How a kind of paragraph looks: indents are those of its first and of its other lines."""

    align: str = "justify"
    size: float = SIZE
    first: float = 0.0
    rest: float = 0.0
    before: float = 0.0
    after: float = 4.0
    ltr: bool = False


STYLES = {
    "Title": Style("center", 18.0, after=14.0),
    "Heading": Style("start", 14.0, before=10.0),
    "Body": Style(first=17.0),
    "Bullet": Style(first=14.0, rest=26.0),
    "Number": Style(first=14.0, rest=26.0),
    "Entry": Style(rest=22.0),
    "Latin": Style("start", rest=22.0, ltr=True),
    "Verse": Style("center"),
    "Quotation": Style("center"),
    "Extract": Style(first=31.0, rest=31.0),
    "Formula": Style("center", ltr=True),
    "Contents": Style("start", after=0.0),
    "Caption": Style("center", 11.0, before=6.0, after=6.0),
    "Row": Style("start", 12.0, after=0.0),
    "Note": Style("justify", NOTE_SIZE, after=0.0),
    "LatinNote": Style("start", NOTE_SIZE, after=0.0, ltr=True),
    "Furniture": Style("center", NOTE_SIZE),
}


class Measure(Protocol):
    """The width of a text, all on one line."""

    def __call__(self, text: str, size: float) -> float: ...


@dataclass(frozen=True, slots=True)
class Line:
    """The signs ``start`` to ``end`` of a paragraph, between two edges of the page."""

    paragraph: str
    start: int
    end: int
    left: float
    right: float
    style: Style

    @property
    def text(self) -> str:
        """Return the signs of the line, with the space at which it was broken."""
        return self.paragraph[self.start : self.end]

    @property
    def last(self) -> bool:
        """Tell whether its paragraph ends with it."""
        return self.end == len(self.paragraph)

    @property
    def stretched(self) -> bool:
        """Tell whether its spaces are widened so that it fills the measure."""
        return self.style.align == "justify" and not self.last


@dataclass(frozen=True, slots=True)
class Row:
    """Lines side by side (more than one in a table), and the height they take."""

    lines: list[Line]
    height: float
    baseline: float

    def references(self) -> list[int]:
        """Return the footnotes referred to, as numbers."""
        return [
            ord(sign) - FIRST_MARK for line in self.lines for sign in line.text if is_mark(sign)
        ]


@dataclass(slots=True)
class Page:
    """Lines with their baselines in the order in which they are painted; the footnotes' rule."""

    lines: list[tuple[float, Line]] = field(default_factory=list)
    rule: float | None = None


def is_mark(sign: str) -> bool:
    """Tell whether a sign refers to a footnote."""
    return FIRST_MARK <= ord(sign) < FIRST_MARK + 1000


def note_digits(sign: str, digits: str) -> str:
    """Return the raised digits that the page shows for a reference."""
    return in_digits(ord(sign) - FIRST_MARK, digits)


def lay_out(source: Source, measure: Measure) -> list[Page]:
    """Return the document's pages, with running head and page number."""
    rows = list(_rows(source, measure))
    notes = {
        int(number): _note(int(number), text, measure) for number, text in source.notes.items()
    }
    pages = _paginate(rows, notes)
    for number, page in enumerate(pages, 1):
        opened = _whole(head(source, number), LEFT, RIGHT, STYLES["Furniture"])
        counted = (in_digits(count, source.settings["digits"]) for count in (number, len(pages)))
        closed = _whole(foot(source, *counted), LEFT, RIGHT, STYLES["Furniture"])
        page.lines = [(HEAD, opened), *page.lines]
        if closed.text:
            page.lines.append((FOOT, closed))
    return pages


def _rows(source: Source, measure: Measure) -> Iterator[Row]:
    for label, block in labels(source):
        text = REFERENCE.sub(lambda found: chr(FIRST_MARK + int(found[1])), label + block.text)
        style = STYLES[block.kind]
        if block.kind == "Row":
            yield from _table_row(text.split(CELL), style, measure)
        elif block.kind == "Verse" and CELL in text:
            yield _couplet(text.split(CELL), style, measure)
        elif block.kind == "Formula" and CELL in text:
            yield _numbered(text.split(CELL), style, measure)
        elif block.kind == "Contents":
            yield from _paragraph(_led(text.split(CELL), style, measure), style, measure)
        else:
            yield from _paragraph(text, style, measure)


def _note(number: int, body: str, measure: Measure) -> list[Row]:
    style = STYLES["LatinNote" if body[0].isascii() else "Note"]
    return list(_paragraph(f"{chr(FIRST_MARK + number)} {body}", style, measure))


def _paragraph(text: str, style: Style, measure: Measure) -> Iterator[Row]:
    room = RIGHT - LEFT
    spans = _fill(text, style.size, room - style.first, room - style.rest, measure)
    for start, end in spans:
        indent = style.rest if start else style.first
        edges = (LEFT + indent, RIGHT) if style.ltr else (LEFT, RIGHT - indent)
        line = Line(text, start, end, *edges, style)
        above = 0.0 if start else style.before
        yield _row([line], style, above, style.after if line.last else 0.0)


def _whole(text: str, left: float, right: float, style: Style) -> Line:
    return Line(text, 0, len(text), left, right, style)


def _couplet(halves: list[str], style: Style, measure: Measure) -> Row:
    """Return the halves of a verse side by side, the first on the right."""
    room = max(measure(half, style.size) for half in halves)
    middle, gap = (LEFT + RIGHT) / 2, VERSE_GAP / 2
    edges = [(middle + gap, middle + gap + room), (middle - gap - room, middle - gap)]
    lines = [_whole(half, *edge, style) for half, edge in zip(halves, edges, strict=True)]
    return _row(lines, style, 0.0, style.after)


def _numbered(parts: list[str], style: Style, measure: Measure) -> Row:
    """Return a formula in the middle, and its number at the line's end, on the left."""
    formula, number = parts
    lines = [
        _whole(formula, LEFT, RIGHT, style),
        _whole(number, LEFT, LEFT + measure(number, SIZE), Style("start")),
    ]
    return _row(lines, style, 0.0, style.after)


def _led(parts: list[str], style: Style, measure: Measure) -> str:
    """Return a title, the dots that lead to the line's end, and the page there."""
    title, page = parts
    room = RIGHT - LEFT - measure(f"{title}  {page}", style.size)
    return f"{title} {'.' * int(room / measure('.', style.size))} {page}"


def _table_row(cells: list[str], style: Style, measure: Measure) -> Iterator[Row]:
    """Yield a table row's lines: columns of one width, the first on the right."""
    width = (RIGHT - LEFT) / len(cells)
    room = width - 2 * PADDING
    columns = [_fill(cell, style.size, room, room, measure) for cell in cells]
    for level in range(max(map(len, columns))):
        lines = []
        for place, (cell, spans) in enumerate(zip(cells, columns, strict=True)):
            right = RIGHT - width * place - PADDING
            if level < len(spans):
                lines.append(Line(cell, *spans[level], right - room, right, style))
        yield _row(lines, style, 0.0, 0.0)


def _row(lines: list[Line], style: Style, above: float, below: float) -> Row:
    height = style.size * LEADING
    return Row(lines, above + height + below, above + height * 0.72)


def _fill(
    text: str, size: float, first: float, rest: float, measure: Measure
) -> list[tuple[int, int]]:
    """Break a text into lines of a given room; the space at a break stays at the line's end."""
    spans: list[tuple[int, int]] = []
    start = end = 0
    for word in re.finditer("[^ ]+ *", text):
        longer = text[start : word.end()].rstrip(" ")
        if end > start and measure(longer, size) > (rest if spans else first):
            spans.append((start, end))
            start = end
        end = word.end()
    return [*spans, (start, end)]


def _paginate(rows: list[Row], notes: dict[int, list[Row]]) -> list[Page]:
    """Fill pages from the top, and from the bottom with the footnotes that their lines refer to."""
    pages, page, height, bodies = [], Page(), 0.0, list[Row]()
    for row in rows:
        new = [body for number in row.references() for body in notes[number]]
        need = sum(body.height for body in (*bodies, *new))
        gap = NOTE_GAP if bodies or new else 0.0
        if page.lines and TOP + height + row.height + gap + need > BOTTOM:
            pages.append(_with_notes(page, bodies))
            page, height, bodies = Page(), 0.0, []
        page.lines += [(TOP + height + row.baseline, line) for line in row.lines]
        height += row.height
        bodies = [*bodies, *new]
    return [*pages, _with_notes(page, bodies)]


def _with_notes(page: Page, bodies: list[Row]) -> Page:
    top = BOTTOM - sum(body.height for body in bodies)
    page.rule = top - NOTE_GAP / 2 if bodies else None
    for body in bodies:
        page.lines += [(top + body.baseline, line) for line in body.lines]
        top += body.height
    return page
