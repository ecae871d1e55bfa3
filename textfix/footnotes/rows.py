"""Rows: references that count up, and the ones that only their place in a row gives away."""

from __future__ import annotations

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Sequence
from typing import NamedTuple

from textfix.footnotes.body import Body
from textfix.footnotes.markers import PLACED, Marker

_LEAST_RUN = 3


class Candidate(NamedTuple):
    """A marker, the index of its line, the body it may mean, and the weight of both."""

    marker: Marker
    line: int
    body: Body | None
    weight: float


def fill_rows(believed: Sequence[Candidate], alone: Sequence[Candidate]) -> list[Candidate]:
    """Return the numbers standing ``alone`` that fill the gaps between ``believed`` references.

    A number fills a gap only where no other number like it stands there. Before the first
    reference of a row, three numbers and more must count up to it.
    """
    places: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in sorted(alone, key=lambda c: c.marker.start):
        places[candidate.marker.number].append(candidate)
    found: list[Candidate] = []
    before: Candidate | None = None
    for after in sorted(believed, key=lambda c: c.marker.start):
        joined = before is not None and before.marker.number < after.marker.number
        start = before.marker.end if joined and before is not None else 0
        lowest = before.marker.number if joined and before is not None else 0
        run = _run_before(after, start, lowest, places)
        if len(run) >= (1 if joined else _LEAST_RUN):
            found += [
                c
                if c.marker.look in PLACED
                else c._replace(marker=c.marker._replace(look="counted"))
                for c in run
            ]
        before = after
    return found


def _run_before(
    after: Candidate, start: int, lowest: int, places: dict[int, list[Candidate]]
) -> list[Candidate]:
    """Return the only numbers that count down from ``after`` to the one above ``lowest``."""
    run: list[Candidate] = []
    end = after.marker.start
    for number in range(after.marker.number - 1, lowest, -1):
        here = _between(places.get(number, ()), start, end)
        if len(here) != 1:
            break
        run.append(here[0])
        end = here[0].marker.start
    return run


def _between(candidates: Sequence[Candidate], start: int, end: int) -> Sequence[Candidate]:
    first = bisect_left(candidates, start, key=lambda c: c.marker.start)
    return candidates[first : bisect_left(candidates, end, key=lambda c: c.marker.start)]
