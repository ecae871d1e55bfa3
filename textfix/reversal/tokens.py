"""Lines whose words stand in visual order, each of them upright: the words are turned round."""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from collections.abc import Set as AbstractSet
from itertools import pairwise

from textfix.reversal.compounds import Joins, never
from textfix.reversal.islands import latin_islands, number_islands
from textfix.reversal.rows import POP, STOPS, read_words
from textfix.reversal.turning import Span
from textfix.unicode.letters import ZWNJ
from textfix.unicode.mirror import PAIRS

_TOKEN = re.compile(r"\S+|\s+")
_CONTINUES = re.compile(f"[\u202a\u202b]{ZWNJ}[^\u202a-\u202c]*{POP}$|{POP}{ZWNJ}$")
_EMBEDDED = re.compile("[\u202a\u202b][^\u202a-\u202e\n]*\u202c|\\s+|.")
_BRACKETS = re.escape("".join(PAIRS))
_PARTS = re.compile(rf"([{_BRACKETS}{STOPS}{ZWNJ}]*)(.*?)([{_BRACKETS}{STOPS}{ZWNJ}]*)", re.DOTALL)


# A stop that begins and ends a line, and how often the first, at least, and against the second.
_FIRST = re.compile(rf"\s*([{STOPS}])\w")
_LAST = re.compile(rf"\s*\w+([{STOPS}])\s")
_FIRSTS, _MORE = 3, 4
_OPENING = frozenset(sign for sign in PAIRS if unicodedata.category(sign) == "Ps")
_COMMON = frozenset(".:!\N{HORIZONTAL ELLIPSIS}")  # to all scripts, so drawn from one font
_NO_STOPS: frozenset[str] = frozenset()


def drawn_stops(lines: Iterable[str]) -> frozenset[str]:
    """Return the stops that ``lines``, with their words in visual order, drew with the gap behind.

    Such a stop and its space were one piece of the page, as a stop at a line's end was one: that
    begins the line, where the stop of a word would stand behind its first word.

    >>> "." in drawn_stops([".رفت او", ".آمد. ماند او", ".دید را خانه"])
    True
    >>> drawn_stops(["رفت. او", ".آمد. ماند او", ".دید را خانه"])
    frozenset()
    """
    first: Counter[str] = Counter()
    last: Counter[str] = Counter()
    for line in lines:
        if found := _FIRST.match(line):
            first[found[1]] += 1
        if found := _LAST.match(line):
            last[found[1]] += 1
    drawn = {s for s, n in first.items() if n >= max(_FIRSTS, _MORE * last[s])}
    return frozenset(drawn | {s for s in _COMMON if drawn & _COMMON and not last[s]})


def turn_tokens(
    line: str,
    *,
    page: bool,
    joins: Joins = never,
    drawn: AbstractSet[str] = _NO_STOPS,
    embedded: bool = False,
) -> list[Span]:
    """Return the spans of ``line`` with its words in reading order.

    ``page``: brackets stand beside words as the page shows them, else as they are read. ``joins``:
    which words, parted by a space, are one and keep their order. ``drawn``: the stops that go with
    the gap behind them (:func:`drawn_stops`). ``embedded``: the words of other lines are embedded
    one by one, and signs stand from left to right.

    >>> line = ":لوله تا کاریز از"
    >>> "".join(line[a:b] for a, b in turn_tokens(line, page=False))
    'از کاریز تا لوله:'
    >>> line = ".رسید نامه. شد سرد هوا"
    >>> "".join(line[a:b] for a, b in turn_tokens(line, page=False, drawn={"."}))
    'هوا سرد شد. نامه رسید.'
    """
    if POP in line or (embedded and not any(map(str.isalnum, line))):
        return [span for unit in reversed(_embedded(line)) for span in unit]
    spans: list[Span] = []
    for start, end in reversed(_units(line, joins)):
        if line[start].isspace():
            stop = _start_of_stop(line, start, drawn)
            spans += [*((at, at + 1) for at in range(stop, start)), (start, end)]
        elif end < len(line):
            spans += _placed(line, start, _start_of_stop(line, end, drawn), page=page)
        else:
            spans += _placed(line, start, end, page=page)
    return spans


def _start_of_stop(line: str, end: int, drawn: AbstractSet[str]) -> int:
    """Return where the stop begins that goes with the gap at ``end``; a bracket that the page shows
    open there is one that closes."""
    signs = drawn | _OPENING if drawn else drawn
    start = end
    while start and line[start - 1] in signs:
        start -= 1
    return start if line[start - 1 : start].isalnum() else end


def _embedded(line: str) -> list[list[Span]]:
    """Return the words that poppler embeds one by one, islands, gaps and single signs.

    A bracket that it embeds with a word is a span of its own, so that it can be mirrored.
    """
    islands = dict((*latin_islands(line), *number_islands(line)))
    units: list[list[Span]] = []
    at = 0
    while at < len(line):
        found = _EMBEDDED.match(line, at)
        end = islands.get(at) or (found.end() if found else at + 1)
        edges = [place for place in range(at, end) if line[place] in PAIRS] if found else []
        cuts = sorted({at, end, *edges, *(place + 1 for place in edges)})
        units.append([(at, end)] if at in islands else list(pairwise(cuts)))
        at = end
    return units


def continues(line: str) -> bool:
    """Whether a line of embedded words follows in reading order on the one below it.

    Where poppler meets a ZWNJ it breaks the line, from left to right: what begins with the ZWNJ
    ends a line, and what stands before it in reading order begins the next one.
    """
    return POP in line and _CONTINUES.search(line) is not None


def _units(line: str, joins: Joins) -> list[Span]:
    """Return tokens, gaps and Latin stretches, which are one token each, from left to right."""
    islands = latin_islands(line)
    ends = [end for _, end in islands]
    units: list[Span] = []
    for found in _TOKEN.finditer(line):
        start, end = found.span()
        near = bisect_right(ends, start)  # the first island that does not end before
        island = islands[near] if near < len(islands) and islands[near][0] < end else None
        if island and units and units[-1][1] > island[0]:
            units[-1] = units[-1][0], max(end, units[-1][1])
        elif len(units) > 1 and _are_one(line, units[-2], (start, end), joins):
            units[-2:] = [(units[-2][0], end)]
        else:
            units.append((start, end))
    return units


def _are_one(line: str, left: Span, right: Span, joins: Joins) -> bool:
    """Whether two tokens, parted by a space and no sign, are one word."""
    if joins is never or not line[left[1] - 1].isalpha() or not line[right[0]].isalpha():
        return False
    before = [word for word in read_words(line[slice(*left)]) if word.is_word]
    behind = next(read_words(line[slice(*right)]), None)
    return before != [] and behind is not None and joins(before[-1].forward, behind.forward)


def _placed(line: str, start: int, end: int, *, page: bool) -> Iterator[Span]:
    """Yield a token with the signs at its edges on the sides where they belong."""
    token = line[start:end]
    found = _PARTS.fullmatch(token)
    if not found or not found[2] or not (found[1] or found[3]):
        if found and page and not found[2] and not token.isspace():
            yield from ((at, at + 1) for at in range(end - 1, start - 1, -1))
        else:
            yield start, end
        return
    core, tail = start + found.end(1), start + found.start(3)
    before = [at for at in range(start, core) if _stays(line[at], page=page)]
    moved = [at for at in range(core - 1, start - 1, -1) if not _stays(line[at], page=page)]
    behind = [at for at in range(tail, end) if _keeps(line[at], page=page)]
    fronted = [at for at in range(end - 1, tail - 1, -1) if not _keeps(line[at], page=page)]
    yield from ((at, at + 1) for at in (*fronted, *before))
    yield core, tail
    yield from ((at, at + 1) for at in (*behind, *moved))


def _stays(sign: str, *, page: bool) -> bool:
    """Whether a sign before a word belongs there."""
    return sign in PAIRS and not page


def _keeps(sign: str, *, page: bool) -> bool:
    """Whether a sign behind a word belongs there."""
    return sign not in PAIRS or not page
