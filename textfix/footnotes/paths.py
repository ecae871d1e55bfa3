"""Paths: the rows of references that count up, the best through all candidates of a text.

References of a document count up, from 1 or from where its page begins, and may begin anew on each
page. The best path is found by dynamic programming.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textfix.footnotes.body import Body
from textfix.footnotes.markers import STRONG, WEAK
from textfix.footnotes.rows import Candidate

BODILESS = 0.5
"""What a candidate without a body weighs where others have one, as a share."""

_GAP_COSTS = {1: 0.0, 2: 0.6, 3: 1.0}
_ANEW, _ANEW_ON_PAGE = 0.3, 3.0
_WEAK_COST, _MOST_WEAK = 0.5, 3.0
_MOST_ROUNDS = 4


class _Step(NamedTuple):
    score: float
    candidate: int
    before: int
    restarts: bool


def best_rows(candidates: Sequence[Candidate], pages: Sequence[int]) -> list[list[Candidate]]:
    """Return the best rows in which no body is meant twice."""
    for _ in range(_MOST_ROUNDS):
        rows = _rows(candidates, pages)
        second = _second_users(rows)
        if not second:
            break
        candidates = [
            c._replace(body=None, weight=BODILESS * c.marker.weight) if c in second else c
            for c in candidates
        ]
    return rows


def _second_users(rows: Sequence[Sequence[Candidate]]) -> set[Candidate]:
    """Return the candidates that mean a body which another means that counts on more closely, or
    as closely and looks more like a reference."""
    users: dict[Body, list[tuple[int, bool, int, Candidate]]] = defaultdict(list)
    before: Candidate | None = None
    last: Candidate | None = None
    for candidate in (candidate for row in rows for candidate in row):
        if last is not None and (last.body is None or last.body != candidate.body):
            before = last
        last = candidate
        number, start = candidate.marker.number, candidate.marker.start
        gap = abs(number - 1 - before.marker.number) if before and number > 1 else 0
        if candidate.body is not None:
            weak = candidate.marker.look not in STRONG
            users[candidate.body].append((gap, weak, start, candidate))
    return {user[-1] for same in users.values() for user in sorted(same)[1:]}


def _rows(candidates: Sequence[Candidate], pages: Sequence[int]) -> list[list[Candidate]]:
    """Return the rows of candidates that count up, of the best path through all of them."""
    steps: list[_Step] = []
    last_with: dict[int, int] = {}
    best = -1
    for at, candidate in enumerate(candidates):
        anew = _ANEW if best < 0 or not pages[-1] else _ANEW_ON_PAGE
        if best >= 0 and pages[candidates[best].line] != pages[candidate.line]:
            anew = _ANEW
        steps.append(_best_step(candidate, at, steps, last_with, best, anew))
        number = candidate.marker.number
        if number not in last_with or steps[at].score > steps[last_with[number]].score:
            last_with[number] = at
        if best < 0 or steps[at].score > steps[best].score:
            best = at
    rows: list[list[Candidate]] = [[]]
    while best >= 0:
        rows[-1].append(candidates[best])
        if steps[best].restarts:
            rows.append([])
        best = steps[best].before
    return [row[::-1] for row in rows[::-1] if row]


def _best_step(
    candidate: Candidate,
    at: int,
    steps: Sequence[_Step],
    last_with: Mapping[int, int],
    best: int,
    anew: float,
) -> _Step:
    number = candidate.marker.number
    cost = _restart_cost(candidate)
    options = [_Step(candidate.weight - cost, at, -1, True)]
    if best >= 0:
        options.append(_Step(steps[best].score + candidate.weight - cost - anew, at, best, True))
    for gap, gap_cost in _GAP_COSTS.items():
        before = last_with.get(number - gap)
        if before is not None:
            score = steps[before].score + candidate.weight - gap_cost
            options.append(_Step(score, at, before, False))
    return max(options)


def _restart_cost(candidate: Candidate) -> float:
    """Return what it costs to begin counting with this number: much, if it looks like a number of
    the text and only a body speaks for it.
    """
    number = candidate.marker.number
    if number == 1:
        return 0.0
    if candidate.marker.look in WEAK:
        return min(_MOST_WEAK, number * _WEAK_COST)
    return 0.0 if candidate.body is not None else 0.2 if number == 2 else 0.7
