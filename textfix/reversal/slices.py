"""A line as slices: gaps, runs, and signs by themselves."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from enum import Enum
from typing import Final, NamedTuple

from textfix.unicode.letters import PERCENTS
from textfix.unicode.mirror import PAIRS

_APART: Final = re.compile(
    f"[{re.escape(''.join(PAIRS))}]"
    f"|(?<!\\d)[{PERCENTS}](?P<number>\\d+(?:[.\N{ARABIC DECIMAL SEPARATOR}]\\d+)?)"
)


class Kind(Enum):
    """What a slice of a line is: a gap, a run of Persian, of Latin or of digits, a sign drawn by
    itself, or one that begins a run."""

    GAP = "gap"
    PERSIAN = "persian"
    LATIN = "latin"
    NUMBER = "number"
    SIGN = "sign"
    LEADING = "leading"


class Slice(NamedTuple):
    """A slice ``[start, end)`` of a line."""

    start: int
    end: int
    kind: Kind


def split(line: str, start: int, end: int, kind: Kind) -> Iterator[Slice]:
    """Yield a run, its brackets as slices of their own, so that they can be mirrored, and a percent
    sign, which the page shows on the right of its number, behind that.

    >>> line = "بازده٪۹۰باشد"
    >>> "".join(line[a:b] for a, b, _ in split(line, 0, len(line), Kind.PERSIAN))
    'بازده۹۰٪باشد'
    """
    at = start
    for found in _APART.finditer(line, start, end):
        if at < found.start():
            yield Slice(at, found.start(), kind)
        if found["number"]:
            yield Slice(found.start("number"), found.end(), kind)
        yield Slice(found.start(), found.start() + 1, kind)
        at = found.end()
    if at < end:
        yield Slice(at, end, kind)


def single(places: Iterable[int], kind: Kind = Kind.SIGN) -> Iterator[Slice]:
    """Yield each of ``places`` as a slice."""
    yield from (Slice(at, at + 1, kind) for at in places)
