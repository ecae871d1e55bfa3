"""Contents: the entries of a table of contents and the headings that it names, whose numbers count
sections and pages, and no notes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textfix.document.entries import find_entries
from textfix.document.lines import Line


class Contents(NamedTuple):
    """The lines that are entries of tables of contents, and those of the headings that they
    name."""

    entries: frozenset[int]
    headings: frozenset[int]


def find_contents(text: str, lines: Sequence[Line]) -> Contents:
    """Return the entries of the tables of contents in ``text``, and the headings with the same
    letters.

    >>> from textfix.document.lines import split_lines
    >>> page = "فهرست مطالب\\n1 دیباچه 3\\n2 گل و لعاب 5\\n3 کوره 9\\n"
    >>> page += "سفال از گل است.\\nو گل از خاک.\\nکوره 3"
    >>> contents = find_contents(page, split_lines(page))
    >>> sorted(contents.entries), sorted(contents.headings)
    ([1, 2, 3], [6])
    """
    entries = frozenset(
        at for table in find_entries(text, lines) for at in range(table[0], table[-1] + 1)
    )
    titles = {_letters(text, lines[at]) for at in entries} - {""}
    named = (
        at for at, line in enumerate(lines) if at not in entries and _letters(text, line) in titles
    )
    return Contents(entries, frozenset(named if titles else ()))


def _letters(text: str, line: Line) -> str:
    return "".join(filter(str.isalpha, text[line.start : line.end]))
