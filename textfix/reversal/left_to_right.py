"""Right-to-left lines that an extractor took for left-to-right ones.

poppler takes a line for left-to-right text where, by its count, more of it is: a reference with its
year, stops and colons. Then it writes what stands there from left to right, and only the stretches
of Arabic letters, each between U+202B and U+202C, as they are read. The parts of a line that stand
far from one another (poppler -layout) come from left to right, too: a list's label behind its item,
the cells of a row. Where nothing but signs and numbers stands between the stretches, the line is a
right-to-left one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from textfix.pieces import Piece
from textfix.reversal.rows import has_letters
from textfix.reversal.writing import Written
from textfix.signs.order import reading_order

RULE = "left-to-right-line"

_LINE = re.compile("^[^\\S\n]*([^\u202a-\u202c\n]*\u202b[^\n]*\\S)", re.MULTILINE)
_STRETCH = re.compile("\u202b(?:[^\u202a-\u202c\n]|\u202a[^\u202a-\u202c\n]*\u202c)*\u202c")
_WORDLESS = re.compile("[^\u202a-\u202c\n]*")
_FEWEST = 2


def find_left_to_right(text: str) -> Iterator[Written]:
    """Yield the lines of ``text`` whose stretches stand from left to right.

    >>> from textfix.pieces import render
    >>> text = ".\u202b اصفهان\u202c.)۱۳۵۰( \u202b حبیب\u202c،\u202bاحمدی\u202c"
    >>> [line] = find_left_to_right(text)
    >>> render(text, line.pieces).translate({0x202B: None, 0x202C: None})
    'احمدی، حبیب (۱۳۵۰). اصفهان.'
    """
    if "\u202b" not in text:
        return
    for line in _LINE.finditer(text):
        start, end = line.span(1)
        stretches = [found.span() for found in _STRETCH.finditer(text, start, end)]
        if len(stretches) < _FEWEST:
            continue
        edges = [start, *(at for span in stretches for at in span), end]
        between = [(a, b) for a, b in zip(edges[::2], edges[1::2], strict=True) if a < b]
        apart = all(a < b for (_, a), (b, _) in pairwise(stretches))
        if apart and has_letters(line[1]) and all(_is_wordless(text[a:b]) for a, b in between):
            yield Written(start, end, list(_pieces(text, stretches, between)))


def _is_wordless(between: str) -> bool:
    return _WORDLESS.fullmatch(between) is not None and not any(map(str.isalpha, between))


def _pieces(
    text: str, stretches: list[tuple[int, int]], between: list[tuple[int, int]]
) -> Iterator[Piece]:
    whole = set(stretches)
    for span in sorted((*stretches, *between), reverse=True):
        if span in whole:
            yield Piece(*span, None, RULE)
        else:
            for at in reading_order(text, *span):
                yield Piece(at, at + 1, None, RULE)
