"""Left-to-right embeddings: what poppler wraps in U+202A … U+202C it has not turned round.

poppler writes a right-to-left line in logical order between U+202B and U+202C, and each number,
Latin stretch or sign in it between U+202A and U+202C. Inside those, the signs and spaces before
the island stand in page order: read from the right, the island comes first and they follow, the
nearest first (UAX #9, rule L2).
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from textfix.signs.swap import Swap

RULE = "embedded-signs"

_LINE = re.compile("^[^\\S\n]*\u202b[^\n]*\u202c", re.MULTILINE)
_EMBEDDED = re.compile("\u202a([^\u202a-\u202e\n\f]+)")
_STRONG = {"L", "R", "AL", "EN", "AN"}


def find_embedded(text: str) -> Iterator[Swap]:
    """Yield the embedded stretches of ``text`` whose signs have to change place.

    >>> [swap.places for swap in find_embedded("\u202bشد\u202a .\u202cسپس\u202c")]
    [(5, 4)]
    """
    for line in _LINE.finditer(text):
        for embedded in _EMBEDDED.finditer(text, *line.span()):
            start, end = embedded.span(1)
            core = start
            while core < end and unicodedata.bidirectional(text[core]) not in _STRONG:
                core += 1
            places = (*range(core, end), *range(core - 1, start - 1, -1))
            if places != tuple(range(start, end)):
                yield Swap(start, end, places, RULE)
