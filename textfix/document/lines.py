"""The lines of a page text: where they stand, how wide they are, what lies between them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from textfix.recall import recalled

PAGE_BREAK_BLANKS = 3
"""So many blank lines in a row are the trace of a page break, where no form feed is kept."""

_SEPARATOR = re.compile("([\n\f])")
_WIDTHLESS = re.compile(
    "[\N{ARABIC FATHATAN}-\N{ARABIC HAMZA BELOW}\N{ARABIC LETTER SUPERSCRIPT ALEF}"
    "\N{ZERO WIDTH SPACE}-\N{RIGHT-TO-LEFT MARK}]"
)
_DOUBLED = re.compile("(?<! ) {2,3}(?! )")
_SIGNS_AFTER_STOP = "»)]}\"'”’ \N{ZERO WIDTH NON-JOINER}\N{RIGHT-TO-LEFT MARK}"
_STOPS = ".!?؟…"


class Line(NamedTuple):
    """A line that is not blank: its content ``[start, end)`` and what surrounds it.

    ``width``: code points that take room. ``blanks``: blank lines between the line before and
    this one. ``page``: whether a page break lies there. ``indent`` and ``tail``: spaces at the
    line's two edges.
    """

    start: int
    end: int
    width: int
    blanks: int
    page: bool
    indent: int
    tail: int


@recalled
def split_lines(text: str) -> list[Line]:
    """Return the lines of ``text`` that are not blank.

    >>> [(line.start, line.end, line.blanks) for line in split_lines("یک\\n\\n  دو ")]
    [(0, 2, 0), (6, 8, 1)]
    """
    lines: list[Line] = []
    at = blanks = 0
    page, fed = False, "\f" in text
    for raw, separator in _separated(text):
        content = raw.strip()
        if content:
            indent = raw.find(content[0])
            tail = len(raw) - indent - len(content)
            start = at + indent
            broken = page or (not fed and blanks >= PAGE_BREAK_BLANKS and bool(lines))
            size = len(content)
            lines.append(Line(start, start + size, measure(content), blanks, broken, indent, tail))
            blanks, page = 0, False
        elif separator == "\n":
            blanks += 1
        page = page or separator == "\f"
        at += len(raw) + 1
    return lines


def _separated(text: str) -> Iterator[tuple[str, str]]:
    """Yield every line of ``text`` with the newline or form feed that ends it."""
    if "\f" in text:
        pieces = [*_SEPARATOR.split(text), ""]
        yield from zip(pieces[::2], pieces[1::2], strict=True)
        return
    before, *rest = text.split("\n")
    for line in rest:
        yield before, "\n"
        before = line
    yield before, ""


def measure(content: str) -> int:
    """Return how many code points of ``content`` took room on the page.

    Marks and ZWNJs take none, of a footnote reference only its figure was there, and of two or
    three spaces between words one.

    >>> measure("می\N{ZERO WIDTH NON-JOINER}شود"), measure("واژه[^7]"), measure("دو   واژه")
    (5, 5, 7)
    """
    widthless = len(_WIDTHLESS.findall(content)) + 3 * content.count("[^")
    if "  " in content:
        widthless += sum(len(gap) - 1 for gap in _DOUBLED.findall(content))
    return len(content) - widthless


def ends_sentence(content: str) -> bool:
    """Whether ``content`` ends with a full stop, a question or an exclamation mark.

    >>> ends_sentence("(نک. رضایی، ۱۳۹۰: ۴۵).»"), ends_sentence("در این")
    (True, False)
    """
    return content[-12:].rstrip(_SIGNS_AFTER_STOP).endswith(tuple(_STOPS))
