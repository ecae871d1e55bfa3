"""Left-to-right embeddings: what poppler wraps in U+202A … U+202C it has not turned round.

poppler writes a right-to-left line in logical order between U+202B and U+202C, and in it what
begins with a number, a Latin letter or one of the signs that go with numbers, up to the next
Arabic letter, between U+202A and U+202C. Inside those all stands as on the page, from the left.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.signs.order import reading_order
from textfix.signs.swap import Swap

RULE = "embedded-signs"

_OPENED = "\u202b"
_LINE = re.compile(f"^[^\\S\n]*{_OPENED}[^\n]*\u202c", re.MULTILINE)
_ARABIC = re.compile("[\u0590-\u065f\u066e-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_CLOSING = frozenset(")]}.,:;!?")
_EDGE = "\u202a\u202b\u202c \t\f"
_ENCLOSED = re.compile(
    r"(?:\)\(|(?P<quote>[\u201d\u2019]))\u202a(?P<signs>[ :.,،;(]*)"
    r"(?P<core>(?(quote)[\u201c\u2018][^\n\u202a-\u202e]*[A-Za-z/\d]|[A-Za-z_][\w.]*))(?=\u202c)"
)
_OPENING = {"\u201d": "\u201c", "\u2019": "\u2018"}
_EMBEDDED = re.compile("\u202a([^\u202a-\u202e\n\f]+)")


def find_embedded(text: str) -> Iterator[Swap]:
    """Yield the embedded stretches of ``text`` whose signs have to change place.

    >>> [swap.places for swap in find_embedded("\u202bشد\u202a .\u202cسپس\u202c")]
    [(5, 4)]
    """
    for line in _LINE.finditer(text) if _OPENED in text else ():
        enclosed = {swap.end: swap for swap in _enclosed(text, *line.span())}
        yield from enclosed.values()
        for embedded in _EMBEDDED.finditer(text, *line.span()):
            start, end = embedded.span(1)
            if end in enclosed:
                continue
            before = text[line.start() : start].strip(_EDGE)
            first = not before
            whole = not _ARABIC.search(text, *line.span())
            places = reading_order(text, start, end, first=first, whole=whole)
            low = start
            if whole and before in _CLOSING and (at := text.find(before, line.start(), start)) >= 0:
                low, places = at, (*range(at + 1, start), *places, at)
            if places != tuple(range(low, end)):
                yield Swap(low, end, places, RULE)


def _enclosed(text: str, start: int, end: int) -> Iterator[Swap]:
    """Yield what was typed from left to right with the signs that close it, which stand before it:
    ”/path“ for “/path”, )(open for open().

    >>> [swap.places for swap in _enclosed("\u202bدر ”\u202a “/a\u202cشد\u202c", 0, 14)]
    [(5, 7, 8, 9, 4, 6)]
    """
    for found in _ENCLOSED.finditer(text, start, end):
        core, quote = found["core"], found["quote"]
        if quote and core.count(_OPENING[quote]) != core.count(quote) + 1:
            continue
        opened = found.start("signs") - 1  # the embedding
        places = (
            opened,
            *range(*found.span("core")),
            *reversed(range(found.start(), opened)),
            *reversed(range(*found.span("signs"))),
        )
        yield Swap(found.start(), found.end(), places, RULE)
