"""Runs that an extractor lists from left to right, each as it is read (PyMuPDF).

A run of Persian lies between two numbers or Latin words. Its signs stand in it as they are read,
but one at its end may have come to its left edge, with a bracket's or quotation mark's shape::

    )الگو Tm          الگو (Tm
    .گرفت 1993 مولیس   مولیس 1993 گرفت.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from textfix.reversal.rows import STOPS, has_letters
from textfix.reversal.shown_islands import islands
from textfix.reversal.slices import Kind, Slice, single, split
from textfix.unicode.letters import PERCENTS, SPACE
from textfix.unicode.mirror import PAIRS

Span = tuple[int, int]

_OPENS, _CLOSES = ")]»", "([«"  # the shapes of brackets as they are read from right to left
_STRAIGHT = '"'
_DASHES, _SLASH = "-\N{EN DASH}", "/"
_EDGE: Final = re.compile(
    f"[{re.escape(_OPENS + _CLOSES)}{STOPS}{PERCENTS}{_STRAIGHT}{_SLASH}{SPACE}]+"
)
_NUMBER: Final = re.compile(
    f"\\d+(?:[.,/:\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}]\\d+)*[{PERCENTS}]?"
)
_CLOSED: Final = re.compile(f"[{re.escape(_CLOSES)}][{STOPS}]")
_PAUSES: Final = "\N{ARABIC COMMA}\N{ARABIC SEMICOLON}"  # few of which end a line
_HEADING: Final = 40  # code points of a heading, and less


def read_listed(line: str) -> list[Slice]:
    """Return the slices of ``line``, whose runs are listed from left to right, in reading order.

    >>> line = "است(PCR)این "
    >>> "".join(line[start:end] for start, end, _ in read_listed(line))
    'این (PCR)است'
    """
    return list(_read(line, list(_units(line))))


def _units(line: str) -> list[tuple[Span, Kind]]:
    """Return Latin stretches, numbers and what lies between them, from left to right."""
    latin = [(_with_brackets(line, *island), Kind.LATIN) for island in islands(line)]
    numbers = [
        (found.span(), Kind.NUMBER)
        for found in _NUMBER.finditer(line)
        if not any(a < found.end() and found.start() < b for (a, b), _ in latin)
    ]
    units: list[tuple[Span, Kind]] = []
    at = 0
    for span, kind in [*sorted([*latin, *numbers]), ((len(line), len(line)), Kind.GAP)]:
        if at < span[0]:
            persian = has_letters(line[at : span[0]])
            units.append(((at, span[0]), Kind.PERSIAN if persian else Kind.SIGN))
        if span[0] < span[1]:
            units.append((span, kind))
        at = span[1]
    return units


def _with_brackets(line: str, start: int, end: int) -> Span:
    """A Latin stretch keeps the brackets that hold all of it, and one whose partner another line
    has."""
    while start and end < len(line) and line[end] in PAIRS and PAIRS[line[end]] == line[start - 1]:
        start, end = start - 1, end + 1
    if start and line[start - 1] in "([" and not line[: start - 1].strip(STOPS):
        start -= 1
    if line[end : end + 1] in (")", "]") and PAIRS[line[end]] not in line[:end]:
        end += 1
    return start, end


def _read(line: str, units: Sequence[tuple[Span, Kind]]) -> Iterator[Slice]:
    opened = 0  # brackets that a run before has opened
    for at in range(len(units) - 1, -1, -1):
        (start, end), kind = units[at]
        if kind is Kind.PERSIAN:
            slices = list(_run(line, start, end, _leads(line, units, at), is_open=opened > 0))
        elif kind is Kind.SIGN:
            places = range(start, end)
            slices = [*single(places if _CLOSED.match(line, start) else places[::-1], kind)]
        else:
            slices = [Slice(start, end, kind)]
        yield from slices
        opened += sum(line[s.start] in _OPENS for s in slices if s.end == s.start + 1)
        opened -= sum(line[s.start] in _CLOSES for s in slices if s.end == s.start + 1)


def _leads(line: str, units: Sequence[tuple[Span, Kind]], at: int) -> bool | None:
    """Whether a run begins with the stop at its left edge; None: if another ends it.

    A stop begins what is read behind a citation, the label of a heading or an item, or a number
    within a line.
    """
    if at == len(units) - 1:
        return False
    if at:
        return True
    (_, end), kind = units[1]
    if kind is Kind.SIGN or (kind is Kind.LATIN and line[end - 1] in ")]"):
        return True
    is_label = all(kind is not Kind.PERSIAN and kind is not Kind.LATIN for _, kind in units[1:])
    return True if is_label and units[0][0][1] <= _HEADING else None


def _run(line: str, start: int, end: int, leads: bool | None, *, is_open: bool) -> Iterator[Slice]:
    """Read a run of Persian: what is at its left edge begins it, or ends it; a dash at its right
    edge follows the number there."""
    last = end
    while last > start and line[last - 1] in _DASHES and line[end : end + 1].isdigit():
        last -= 1
    edge = _EDGE.match(line, start, last)
    first = edge.end() if edge else start
    leading, moved = _parted(line, start, first, line[first:last], leads, is_open=is_open)
    yield from single([*range(last, end), *leading], Kind.LEADING)
    yield from split(line, first, last, Kind.PERSIAN)
    yield from single(moved[::-1], Kind.SIGN)


def _parted(
    line: str, start: int, end: int, rest: str, leads: bool | None, *, is_open: bool
) -> tuple[list[int], list[int]]:
    """Part the signs at the left edge of a run: those that begin it, and those that end it.

    ``rest``: the run without them. ``is_open``: a run before has opened a bracket.
    """
    if line[start:end].startswith(SPACE):  # the space behind a stop has come there with it
        leads = False
    if leads is None:
        leads = rest.rstrip()[-1:] in STOPS + _CLOSES or line[end - 1] in _PAUSES
    moved: list[int] = []
    leading: list[int] = []
    for at in range(start, end):
        sign, behind = line[at], line[at + 1 : end][:1]
        begins = _begins(sign, rest, leads or bool(leading), is_open=is_open)
        if (sign in STOPS and behind and behind in STOPS + _CLOSES) or sign == behind == _SLASH:
            begins = bool(leading) and begins
        (leading if begins else moved).append(at)
    return leading, moved


def _begins(sign: str, rest: str, leads: bool, *, is_open: bool) -> bool:
    """Whether a sign at the left edge of a run begins it."""
    if sign in _OPENS:
        return rest.count(PAIRS[sign]) > rest.count(sign) and not is_open
    if sign in _CLOSES:
        return rest.count(PAIRS[sign]) <= rest.count(sign)
    return (leads and sign in STOPS) or sign == _SLASH
