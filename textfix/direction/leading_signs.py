"""Lines that were read with a base direction from left to right: their last sign stands first.

An extractor that turns the letters of a right-to-left run round gives the signs on the run's left
the direction of what it read before them, and at the head of a line, or behind a Latin word, that
is left to right (UAX #9, rules N1 and N2, on a paragraph of level 0). So they stay in front of the
run that they end: ``.این راه به کجا می‌رسد`` and ``( گیاه نازاستNemati, 2019). بااین‌همه``. One
such line may be a slip. Where many begin with a stop and hardly any ends with one, all are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from textfix.direction.chain import LEADING_SIGNS, NOTHING, SPACE, Chain, is_unbroken
from textfix.direction.islands import has_islands
from textfix.direction.units import Line, island_spans, kind_of

_ENOUGH = 4  # lines that begin with a sign that ends them
_FEW = 5  # of them for each line that ends with a stop
_STOPS = ".:!\N{ARABIC COMMA}\N{ARABIC SEMICOLON}\N{ARABIC QUESTION MARK}"
_OPENING = "([\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
_CLOSING = ")]\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
_O, _C, _S = (f"[{re.escape(signs)}]" for signs in (_OPENING, _CLOSING, _STOPS))
# What may stand behind a run, before a line, and before a run behind a Latin word.
_ENDS_RUN = re.compile(f"{_C}*{_S}*{_C}*(?: {_O}+)?")
_BEGINS_LINE = re.compile(f"(?:{_O}+|{_C}+{_S}* )?")
_BEHIND_LATIN = re.compile(f"{_C}*{_S}* ?{_O}*")


def put_back(lines: Sequence[Line], chains: Sequence[Chain], certainty: float) -> list[Chain]:
    """Return ``chains`` with the leading signs of unbroken lines behind the runs that they end.

    ``certainty``: the margin (log10) of a line that is put right.
    """
    unbroken = [at for at, chain in enumerate(chains) if is_unbroken(chain)]
    begin = sum(_begins_with_stop(lines[at]) for at in unbroken)
    end = sum(_ends_with_stop(lines[at]) for at in unbroken)
    out = list(chains)
    if begin < max(_ENOUGH, _FEW * end):
        return out
    # Where islands were moved, a line that holds one and stayed as it was stands right.
    moved = any(has_islands(lines[at]) for at in range(len(lines)) if not is_unbroken(chains[at]))
    for at in unbroken:
        if not moved or not has_islands(lines[at]):
            out[at] = _read(lines[at], certainty)
    return out


def _begins_with_stop(line: Line) -> bool:
    count = _count_leading(line, 0)
    return any(line.base(at) in _STOPS for at in range(count))


def _ends_with_stop(line: Line) -> bool:
    last = len(line.units) - 1
    return last > 0 and line.base(last) in _STOPS and kind_of(line.base(last - 1)) == "A"


def _read(line: Line, certainty: float) -> Chain:
    """Return the chain of a line: every run with the signs in front of it behind it."""
    last = len(line.units)
    if all(line.base(at) in _STOPS + _CLOSING for at in range(last)):
        return Chain(
            tuple((at, at + 1) for at in reversed(range(last))),
            (NOTHING,) * (last - 1),
            certainty,
            LEADING_SIGNS,
        )
    runs: list[tuple[int, int]] = []
    spaced: dict[int, bool] = {}  # whether a space stands before the unit that begins a run
    at = 0
    for start, end in _runs(line):
        count = _count_leading(line, start)
        gap = start == 0 and line.units[0][0] > 0
        if not count and not (gap and end < last):
            continue
        if at < start:
            runs.append((at, start))
        own = start + count
        runs += [(own, end), *((sign, sign + 1) for sign in reversed(range(start, own)))]
        opens = count > 0 and line.base(own - 1) in _OPENING  # a bracket, and a space before it
        spaced[own] = start > 0 and bool(line.gap(own)) and not opens
        spaced[own - 1] = opens
        spaced |= {sign - 1: bool(line.gap(sign)) for sign in range(start + 1, own)}
        spaced[end] = gap or bool(line.gap(end))
        at = end
    if at < last:
        runs.append((at, last))
    seams = [SPACE if spaced.get(start) else NOTHING for start, _ in runs[1:]]
    return Chain(tuple(runs), tuple(seams), certainty, LEADING_SIGNS)


def _runs(line: Line) -> list[tuple[int, int]]:
    """Return the runs before which signs may stand: the first one, and those behind Latin."""
    spans = island_spans(line, brackets=False)
    edges = [(0, 0), *spans, (len(line.units), len(line.units))]
    return [
        (left[1], right[0])
        for left, right in pairwise(edges)
        if left[1] < right[0] and (left[1] == 0 or kind_of(line.base(left[0])) == "L")
    ]


def _count_leading(line: Line, start: int) -> int:
    """Return how many signs from unit ``start`` on end the run that begins there."""
    end = start
    while end < len(line.units) and kind_of(line.base(end)) == "S":
        end += 1
    if end == len(line.units) or kind_of(line.base(end)) != "A":
        return 0
    begins = _BEHIND_LATIN if start else _BEGINS_LINE
    for own in range(start, end + 1):
        if begins.fullmatch(_signs(line, own, end)) and _ENDS_RUN.fullmatch(
            _reversed_signs(line, start, own)
        ):
            return own - start
    return 0


def _signs(line: Line, start: int, end: int) -> str:
    """Return the signs ``[start, end)`` with the gap behind each as at most one space."""
    return "".join(line.base(at) + line.gap(at + 1)[:1] for at in range(start, end))


def _reversed_signs(line: Line, start: int, end: int) -> str:
    """Return the signs ``[start, end)`` in the order in which they are read behind the run.

    A space between them and the run is theirs if a bracket opens there.
    """
    signs = _signs(line, start, end)[::-1]
    return signs if signs.lstrip()[:1] in tuple(_OPENING) else signs.lstrip()
