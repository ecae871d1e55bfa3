"""Left-to-right islands of a line in visual order: Latin stretches and numbers (UAX #9).

A page shows them from left to right whatever surrounds them, so in a line that runs from right to
left they keep their direction when the rest is turned. Weak types are resolved as UAX #9 does
(W2: a number behind an Arabic letter joins by ``. , / :`` alone; W4 and W5 elsewhere), on the line
read from its right end.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import lru_cache

from textfix.unicode.mirror import PAIRS

Span = tuple[int, int]

_CODES = {
    "L": "L",
    "AL": "R",
    "R": "H",
    "EN": "N",
    "AN": "A",
    "ES": "S",
    "ET": "T",
    "CS": "C",
    "NSM": "M",
}
# A pair that hugs the word before it, as in ``f(x)``.
_HUGGED = re.compile(r"(?<=\w)\([^()\s]*\)")
_STRETCH = re.compile("[^RHA]+")
_STRONG = re.compile("[RHL]")
_ARABIC_NUMBER = re.compile("[NA]+(?:C[NA]+)*")  # behind an Arabic letter
# Signs that hug the number on their left were written from left to right: a citation that lost
# its name to another line.
_CITED = re.compile(r"\d+[,:;] +\d+(?:[ -]+\d+)*")
# The items of a list that runs from right to left: its commas hug what is on their right.
_ITEM = re.compile("(?<=\\w )[\N{ARABIC COMMA},](?=\\w)")
_ITEM_LEFT = re.compile("\\w[\N{ARABIC COMMA},](?!\\S)")
# A Persian number before a Latin word: raised behind it, for the algorithm draws one after a Latin
# letter on its right, and one before it parted from it.
_RAISED = re.compile("[\u06f0-\u06f9]+ ?(?=[^\\W\\d_])")
_EUROPEAN_NUMBER = re.compile("(?:T*N+(?:[SC]N+)*T*|A+(?:CA+)*)+")


@lru_cache(maxsize=4096)
def _code(c: str) -> str:
    return _CODES.get(unicodedata.bidirectional(c), "O")


def latin_islands(text: str) -> list[tuple[int, int]]:
    """Return the spans of the Latin stretches of ``text``: from the first Latin letter or digit
    to the last, where no right-to-left letter stands between.

    >>> line = ".)Wulff, 1968: 94-105( تسا"
    >>> [line[start:end] for start, end in latin_islands(line)]
    ['Wulff, 1968: 94-105']
    """
    codes = "".join(map(_code, text))
    if "L" not in codes:
        return []
    return [
        _cut_off(text, *_with_bracket(text, *_trimmed(text, codes, start, end)))
        for found in _STRETCH.finditer(codes)
        for item in _items(text, *found.span())
        for start, end in _parted(text, codes, *item)
        if "L" in codes[start:end]
    ]


def _items(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the items of a stretch that is a list from right to left, else all of it.

    >>> line = "دننام BMW ،Seat ،Fiat"
    >>> [line[a:b] for a, b in latin_islands(line)]
    ['BMW', 'Seat', 'Fiat']
    """
    if not _ITEM_LEFT.search(text, start, end):
        for comma in _ITEM.finditer(text, start, end):
            yield start, comma.start()
            start = comma.end()
    yield start, end


def _parted(text: str, codes: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Part a stretch at the bracket pairs that run from right to left (UAX #9, N0).

    Those are pairs that have no Latin letter before them, or none in them or behind them, and pairs
    that close before they open. A bracket without a partner is a sign like any other.
    """
    hugged = {at for found in _HUGGED.finditer(text, start, end) for at in range(*found.span())}
    signs = [at for at in range(start, end) if text[at] in PAIRS and at not in hugged]
    first = start
    while signs:
        at = signs.pop(0)
        if _hugs(text, at) < 0:  # the last of a pair that began before
            continue
        partner = next(
            (o for o in signs if text[o] == PAIRS[text[at]] and _hugs(text, o) <= 0), None
        )
        if partner is None:
            continue
        signs = [other for other in signs if other != partner]
        if (
            text[at] < text[partner]
            and "L" in codes[first:at]
            and ("L" in codes[at:partner] or "L" in codes[partner:end])
        ):
            signs = [other for other in signs if other > partner]
            continue
        for place in (at, partner):
            if first <= place:
                yield first, place
                first = place + 1
    yield first, end


def _hugs(text: str, at: int) -> int:
    """Return -1 for a bracket that hugs what is on its left, 1 for one that hugs its right."""
    left = at > 0 and text[at - 1].isalnum()
    right = at + 1 < len(text) and text[at + 1].isalnum()
    return right - left


def _trimmed(text: str, codes: str, start: int, end: int) -> tuple[int, int]:
    stop = end
    while codes[start] not in "LN":
        start += 1
    raised = _RAISED.match(text, start, end)
    start = raised.end() if raised else start
    while codes[end - 1] not in "LN":
        end -= 1
    if codes[end - 1] == "N":
        while end < stop and codes[end] == "T":
            end += 1
        if end < stop and codes[end] == "S" and text[end + 1 : end + 2] in PAIRS:
            end += 1  # a range that goes on in the next line, its bracket open
    if end < stop and codes[end] == "C" and text[end + 1 : end + 2] in PAIRS:
        end += 1  # a citation that goes on there
    while end < stop and codes[end] == "M":
        end += 1
    return start, end


def _with_bracket(text: str, start: int, end: int) -> tuple[int, int]:
    """A closing bracket whose opening one the island holds belongs to it."""
    if end < len(text):
        sign = text[end]
        opening = PAIRS.get(sign, "")
        if (
            opening
            and opening < sign
            and text.count(opening, start, end) > text.count(sign, start, end)
        ):
            return start, end + 1
    return start, end


def _cut_off(text: str, start: int, end: int) -> Span:
    """A citation that was set from left to right, and goes on in another line: the bracket at the
    line's edge belongs to it, and so do the stops before the other part.

    >>> line = "(Wulff, 1968:تسا"
    >>> [line[start:end] for start, end in latin_islands(line)]
    ['(Wulff, 1968:']
    """
    if start == 1 and text[0] == "(" and ")" not in text:
        return 0, end + len(text[end:]) - len(text[end:].lstrip(":,;-"))
    if end == len(text) - 1 and text[end] == ")" and "(" not in text:
        return start, end + 1
    return start, end


def number_islands(text: str, latin: Iterable[Span] | None = None) -> list[tuple[int, int]]:
    """Return the spans of the numbers of a line in visual order, those in ``latin`` left out, by
    default in all Latin stretches.

    >>> line = "۱۹۶۲-۱۹۶۹ یاه لاس"
    >>> [line[a:b] for a, b in number_islands(line)]
    ['۱۹۶۲', '۱۹۶۹']
    """
    codes = "".join(map(_code, text))
    if "N" not in codes and "A" not in codes:
        return []
    inside = bytearray(len(text))
    latin = latin_islands(text) if latin is None else list(latin)
    cited = [
        found.span()
        for found in _CITED.finditer(text)
        if not any(a < found.end() and found.start() < b for a, b in latin)
    ]
    for start, end in (*latin, *cited):
        inside[start:end] = b"\1" * (end - start)
    plain = "".join("O" if hidden else code for code, hidden in zip(codes, inside, strict=True))
    # Between two strong letters all numbers have the same one before them: that on their right.
    spans = cited
    strong = [found.start() for found in _STRONG.finditer(codes)]
    for start, end in zip([0, *(at + 1 for at in strong)], [*strong, len(text)], strict=True):
        arabic = end < len(text) and codes[end] == "R"
        pattern = _ARABIC_NUMBER if arabic else _EUROPEAN_NUMBER
        spans += [found.span() for found in pattern.finditer(plain, start, end)]
    return sorted(spans)
