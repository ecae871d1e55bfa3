"""Stops at which runs end: what their spaces tell of the extractor.

Where a run ends with a stop and the extractor joins runs from left to right, the stop comes to
stand behind the space that follows it: ``سپس رفت .آمد`` for ``آمد. سپس رفت``. If an extractor
leaves that trace, a stop with its space on the right side stands inside a run.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textfix.direction.units import Line

_STOPS = frozenset(".:!\N{ARABIC COMMA}")  # neutral signs; the others are letters to UAX #9 (AL)
_INSIDE = _STOPS | frozenset("\N{ARABIC SEMICOLON}\N{ARABIC QUESTION MARK}")
_ENOUGH, _SHARE = 8, 0.3  # swapped stops between letters, and their share


def mark_edges(lines: Sequence[Line]) -> bool:
    """Whether the runs of a document that end at a stop show it by its space.

    >>> from textfix.direction.units import read_line
    >>> mark_edges([read_line("سپس رفت .آمد")] * 8), mark_edges([read_line("آمد. سپس رفت")] * 8)
    (True, False)
    """
    sides = [side for line in lines for side in _sides(line)]
    swapped, upright = sides.count((True, False)), sides.count((False, True))
    # Where the run behind begins with a space of its own, the stop has one on both sides.
    behind_space = swapped + sides.count((True, True))
    return swapped >= _ENOUGH and behind_space >= _SHARE * (behind_space + upright)


def marks_edge(line: Line) -> bool:
    """Whether a stop of ``line`` stands behind a space."""
    return any(base in _STOPS and line.gap(at) for at, base in enumerate(line.bases))


def _sides(line: Line) -> Iterator[tuple[bool, bool]]:
    """Yield whether a space stands before and behind each stop between two letters."""
    for at, base in enumerate(line.bases):
        if base in _STOPS and line.kinds[max(0, at - 1) : at + 2] == "ASA":
            yield bool(line.gap(at)), bool(line.gap(at + 1))


def beside_upright(line: Line) -> Iterator[int]:
    """Yield the units before which a run would end if it did at a stop that stands right."""
    for at, base in enumerate(line.bases[:-1]):
        if at and base in _INSIDE and not line.gap(at) and line.gap(at + 1):
            yield from (at, at + 1)
