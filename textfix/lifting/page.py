"""A page whose lines stand in visual order: what each of them is."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from textfix.document.lines import Line
from textfix.lifting.atoms import has_letters

LABEL, FIGURE, FOLIO, TEXT, OTHER = "label", "figure", "folio", "text", "other"

LABELS: Final = re.compile(r"[•◦▪‣]|[.)(]\d{1,2}")
FIGURES: Final = re.compile(r"\d{1,2}")
STOP: Final = "."
_COLUMN: Final = 0.9
"""So much of the text lies within the column's width."""


class Page(NamedTuple):
    """The lines of a text: their contents, what kind each is of, and the width of the column."""

    text: str
    lines: Sequence[Line]
    contents: Sequence[str]
    kinds: Sequence[str]
    column: int

    def share(self, at: int) -> float:
        """Return how much of the column line ``at`` fills."""
        return self.lines[at].width / self.column

    def are_together(self, first: int, last: int) -> bool:
        """Whether lines ``[first, last]`` are lines of text on one page."""
        return (
            first >= 0
            and last < len(self.lines)
            and not any(self.lines[at].page for at in range(first + 1, last + 1))
        )

    def repeated(self) -> set[str]:
        """Return the contents of more lines than one, running heads among them."""
        return {content for content, times in Counter(self.contents).items() if times > 1}


def read_page(text: str, lines: Sequence[Line]) -> Page:
    """Read the lines of ``text``.

    >>> from textfix.document.lines import split_lines
    >>> text = ".دوب هناخ رد وا\\n.1\\n12"
    >>> read_page(text, split_lines(text)).kinds
    ['text', 'label', 'folio']
    """
    contents = [text[line.start : line.end] for line in lines]
    kinds = [_kind(text, lines, at, content) for at, content in enumerate(contents)]
    widths = sorted(line.width for line, kind in zip(lines, kinds, strict=True) if kind == TEXT)
    total, taken, column = sum(widths), 0, 1
    for width in widths:
        taken, column = taken + width, width
        if taken >= _COLUMN * total:
            break
    return Page(text, lines, contents, kinds, column)


def _kind(text: str, lines: Sequence[Line], at: int, content: str) -> str:
    if LABELS.fullmatch(content):
        return LABEL
    if not FIGURES.fullmatch(content):
        return TEXT if has_letters(text, lines[at].start, lines[at].end) else OTHER
    ends_page = at + 1 == len(lines) or lines[at + 1].page
    return FOLIO if ends_page else FIGURE
