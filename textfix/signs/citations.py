"""Latin citations in page order: (309-329 1919: ,Laufer) for (Laufer, 1919: 309-329).

Some extractors turn a line of Persian round word by word, the Latin words in it as well. Pages
before their year and a comma before a name say so by themselves.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from textfix.anchors import Anchored
from textfix.signs.swap import Swap
from textfix.unicode.letters import LATIN_RANGES

RULE = "turned-citation"

_NAME = f"[{LATIN_RANGES}][{LATIN_RANGES}.'\N{RIGHT SINGLE QUOTATION MARK}-]*"
_WORD = f"(?:[.,;]*{_NAME}|&)"
_CITATION = Anchored(
    f"[()](?:\\d+(?:-\\d+)? )?\\d{{4}}:? [.,]{{1,2}}{_NAME}(?: {_WORD})*(?=[()])"
    f"|[()]\\d+(?:-\\d+)? \\d{{4}}: {_WORD}(?: {_WORD})*(?=[()])"
)
_PART = re.compile("([.,;]*)([^ ]+)")


def find_citations(text: str) -> Iterator[Swap]:
    """Yield the turned citations of ``text``, each put in order word by word.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> text = "(14-20 2019: .,al et Nemati)"
    >>> render(text, swapped_pieces(text, find_citations(text)))
    '(Nemati et al., 2019: 14-20)'
    """
    for found in _CITATION.finditer(text):
        start, end = found.start() + 1, found.end()
        parts = list(_PART.finditer(text, start, end))
        spaces = [left.end() for left, _ in pairwise(parts)]
        places: list[int] = []
        for part in reversed(parts):
            places += [*range(*part.span(2)), *range(*part.span(1))]
            places += [spaces.pop()] if spaces else []
        yield Swap(start, end, tuple(places), RULE)
