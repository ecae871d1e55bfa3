"""What a page shows as it was written from left to right, in lines drawn run by run."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from textfix.reversal.islands import latin_islands
from textfix.reversal.rows import LETTER
from textfix.unicode.letters import NBSP
from textfix.unicode.measures import UNIT

Span = tuple[int, int]

RAISED: Final = re.compile(f"\\d{{1,2}}(?={LETTER}|[«(])|[۰-۹]{{1,2}}(?=[A-Za-z])")
"""A raised number, drawn on the left of its run."""

_PARTING: Final = re.compile(f"[{NBSP}\N{ARABIC COMMA}\N{ARABIC SEMICOLON}]")
# Numbers that were written from left to right: those of a citation, and the ends of a range.
_CITED: Final = re.compile(
    r"(?<!\S)\d+[,:;] +\d+(?:-\d+)?[)\]]?(?!\S)|(?<![\w-])\d+-\d+[)\]]?(?!\w)"
)
# A symbol of two signs or more before a number; GB names a standard, too (GB 18030).
_MEASURE: Final = re.compile(
    f"(?<![A-Za-z])(?:[CF](?=\N{DEGREE SIGN} \\d)|(?!GB)(?=[^\\W\\d_]\\S){UNIT}(?= \\d))"
)
_NUMBER: Final = re.compile("\N{DEGREE SIGN}? \\d[\\d.]*")
_LAST_NUMBER: Final = re.compile(r" \d+$")


def islands(line: str) -> Iterator[Span]:
    """Yield the stretches that were written from left to right: of Latin, less what the stops of a
    list and the numbers of measures part in Persian, and the numbers of a citation.

    >>> line = "nm 257 ،nm 440 و De La Mancha"
    >>> [line[start:end] for start, end in islands(line)]
    ['nm', 'nm', 'De La Mancha']
    """
    latin = latin_islands(line)
    for start, end in latin:
        cuts = [
            start,
            *(at for found in _PARTING.finditer(line, start, end) for at in found.span()),
        ]
        for first, last in zip(cuts[::2], [*cuts[1::2], end], strict=True):
            yield from _words(line, first, last)
    for found in _CITED.finditer(line):
        if not any(start < found.end() and found.start() < end for start, end in latin):
            yield found.span()


def _words(line: str, start: int, end: int) -> Iterator[Span]:
    """Yield what is left of a Latin stretch without the numbers of its measures."""
    at = start
    for found in _MEASURE.finditer(line, start, end):
        yield at, found.end()
        number = _NUMBER.match(line, found.end())
        at = number.end() if number else found.end()
    last = _LAST_NUMBER.search(line, at, end) if line[end : end + 1] == NBSP else None
    stretch = line[at : last.start() if last else end]
    if any(map(str.isalpha, stretch)):
        raised = RAISED.match(line, at)
        first = raised.end() if raised else at + len(stretch) - len(stretch.lstrip())
        yield first, at + len(stretch.rstrip())
