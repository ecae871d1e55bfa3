"""Matching: which candidates are references, and which body each of them means.

A candidate with a body of its number after it weighs more. Of the best rows that count up one is
believed when a reference in it has a body, or when three and more count on after different words.
"""

from __future__ import annotations

import math
from bisect import bisect_right
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.document.lines import Line
from textfix.footnotes.body import Body, is_sure
from textfix.footnotes.gaps import close_gaps
from textfix.footnotes.markers import STRONG, Marker
from textfix.footnotes.paths import BODILESS, best_rows
from textfix.footnotes.rows import Candidate, fill_rows
from textfix.footnotes.turned import Turn

_FIRST = frozenset({"first"})
_BODY_BONUS = 1.5
_LEAST_BRACKETED = 1.4
_BRACKETED, _LEAST_BARE = "bracketed", 2
_LEAST_BODY, _LEAST_BODY_FOR_WEAK = 0.3, 0.9
_MOST_LINES_TO_BODY = 80
_MOST_TRIED = 4
_LEAST_ROW = 3
_LEAST_DISTINCT = 0.6
_LEAST_USUAL = 0.6


class Note(NamedTuple):
    """A reference with its body; an orphan lacks one of them. ``turn``: how to turn its line."""

    marker: Marker | None
    body: Body | None
    turn: Turn | None = None


def match_notes(
    text: str,
    markers: Sequence[tuple[int, Marker]],
    bodies: Sequence[Body],
    lines: Sequence[Line],
) -> list[Note]:
    """Return the notes among ``markers`` (each with its line), in order, then the orphan bodies."""
    pages = _pages(lines)
    by_label: dict[tuple[int, str], list[Body]] = defaultdict(list)
    for body in bodies:
        by_label[_key(body.number, body.label)].append(body)
    candidates = _candidates(markers, by_label, pages)
    rows = _best_rows(candidates, pages)
    if _is_bare(rows):
        markers = [pair for pair in markers if pair[1].look != _BRACKETED]
        candidates = _candidates(markers, by_label, pages)
        rows = _best_rows(candidates, pages)
    usual = _usual_looks(markers, rows)
    believed = [c for row in rows for c in _believed(row, usual)]
    believed += fill_rows(
        believed, [c for c in candidates if c.marker.look == "alone" and not c.body]
    )
    believed += [c for c in candidates if not c.marker.number and c.body is not None]
    return _notes(close_gaps(text, lines, believed, candidates, bodies), bodies)


def _best_rows(candidates: Sequence[Candidate], pages: Sequence[int]) -> list[list[Candidate]]:
    return best_rows([c for c in candidates if c.marker.number and c.weight > 0], pages)


def _is_bare(rows: Sequence[Sequence[Candidate]]) -> bool:
    """Whether the references of this text mostly have no brackets: then a figure in brackets is
    something else, a work cited or a date. A text refers to its notes in one way."""
    met = [c.marker.look for row in rows for c in row if c.body is not None]
    bare = sum(look in STRONG for look in met)
    return bare >= _LEAST_BARE and bare > met.count(_BRACKETED)


def _candidates(
    markers: Sequence[tuple[int, Marker]],
    by_label: Mapping[tuple[int, str], Sequence[Body]],
    pages: Sequence[int],
) -> list[Candidate]:
    """Return each marker with the body it may mean; one on a body's own page comes first."""
    meant = [_body_for(marker, line, by_label, pages) for line, marker in markers]
    at_home = {
        body
        for (line, _), body in zip(markers, meant, strict=True)
        if body is not None and pages[line] == pages[body.first]
    }
    candidates: list[Candidate] = []
    for (line, marker), body in zip(markers, meant, strict=True):
        if body is None or (body in at_home and pages[line] != pages[body.first]):
            share = BODILESS if any(meant) else 1.0
            candidates.append(Candidate(marker, line, None, share * marker.weight))
        else:
            weight = marker.weight + _BODY_BONUS + body.weight
            candidates.append(Candidate(marker, line, body, weight))
    return candidates


def _pages(lines: Sequence[Line]) -> list[int]:
    page = 0
    pages = []
    for line in lines:
        page += line.page
        pages.append(page)
    return pages


def _key(number: int, label: str) -> tuple[int, str]:
    return (number, "") if number else (0, label)


def _body_for(
    marker: Marker,
    line: int,
    bodies: Mapping[tuple[int, str], Sequence[Body]],
    pages: Sequence[int],
) -> Body | None:
    """Return the likeliest body of the marker's number on its page, else the first near."""
    named = bodies.get(_key(marker.number, marker.label), ())
    first = bisect_right(named, line, key=lambda body: body.first)
    paged = pages[-1] > pages[0]
    here: list[Body] = []
    for body in named[first : first + _MOST_TRIED]:
        near = body.first - line <= _MOST_LINES_TO_BODY and pages[body.first] - pages[line] <= 1
        if not near and not body.endnote:
            break
        same_page = paged and pages[body.first] == pages[line] and not body.bracketed
        if body.weight < (_LEAST_BODY if same_page else _least_weight(marker, body)):
            continue
        if not same_page:
            return max(here, key=lambda body: body.weight) if here else body
        here.append(body)
    return max(here, key=lambda body: body.weight) if here else None


def _least_weight(marker: Marker, body: Body) -> float:
    if body.bracketed:
        return _LEAST_BRACKETED if marker.look == _BRACKETED else math.inf
    hugs = marker.look == _BRACKETED and marker.left == marker.start
    return _LEAST_BODY if hugs or marker.look in STRONG else _LEAST_BODY_FOR_WEAK


def _believed(row: list[Candidate], usual: frozenset[str]) -> list[Candidate]:
    """Return the references of a row: with a body among them all, else if they count on."""
    if any(c.body is not None for c in row):
        return [c for at, c in enumerate(row) if c.body or _is_backed(row, at, usual)]
    plain = [c for c in row if c.marker.look in usual]
    counted = _longest_run([c.marker.number for c in plain])
    distinct = len({c.marker.word for c in plain}) >= _LEAST_DISTINCT * len(plain)
    if counted < _LEAST_ROW or not distinct:
        return []
    return [c for c in row if c.marker.look in usual | _FIRST]


def _is_backed(row: list[Candidate], at: int, usual: frozenset[str]) -> bool:
    """Whether a candidate without a body is one by its look, or counts on from one with a body."""
    if row[at].marker.look in usual:
        return True
    beside = row[max(0, at - 1) : at] + row[at + 1 : at + 2]
    return row[at].marker.look in STRONG | _FIRST and any(
        c.body is not None and abs(c.marker.number - row[at].marker.number) == 1 for c in beside
    )


def _usual_looks(
    markers: Sequence[tuple[int, Marker]], rows: Sequence[Sequence[Candidate]]
) -> frozenset[str]:
    """Return the looks that numbers of this text have, by and large, only as references.

    Some extractors glue every number to the next word, so that its look says nothing.
    """
    all_looks = Counter(marker.look for _, marker in markers)
    in_rows = Counter(c.marker.look for row in rows for c in row)
    return frozenset(look for look in STRONG if in_rows[look] >= _LEAST_USUAL * all_looks[look])


def _longest_run(numbers: Sequence[int]) -> int:
    longest = run = min(1, len(numbers))
    for before, after in pairwise(numbers):
        run = run + 1 if after == before + 1 else 1
        longest = max(longest, run)
    return longest


def _notes(candidates: Sequence[Candidate], bodies: Sequence[Body]) -> list[Note]:
    """Pair references with bodies, each body once; add the sure bodies that are left.

    What stands on the lines of a body refers to nothing.
    """
    meant = {candidate.body for candidate in candidates if candidate.body is not None}
    firsts = {b.first for b in bodies if is_sure(b)} | {b.first for b in _group(bodies, meant)}
    standing = [b for b in bodies if b.first in firsts]
    taken = {line for body in standing for line in range(body.first, body.last)}
    left = set(standing)
    notes: list[Note] = []
    for candidate in candidates:
        if candidate.line not in taken:
            body = candidate.body if candidate.body in left else None
            if body is not None:
                left.remove(body)
            elif candidate.marker.look not in STRONG | _FIRST | {"counted"}:
                continue
            notes.append(Note(candidate.marker, body))
    return notes + [Note(None, body) for body in standing if body in left]


def _group(bodies: Sequence[Body], meant: set[Body]) -> set[Body]:
    """Return the bodies that references mean, and those that go with them one by one."""
    group = set(meant)
    while more := {b for b in bodies if b not in group and _goes_with(b, group)}:
        group |= more
    return group


def _goes_with(body: Body, group: set[Body]) -> bool:
    """Whether ``body`` stands beside one of the ``group``, and counts on from it."""
    return (
        body.weight >= _LEAST_BODY
        and not body.bracketed
        and any(
            other.number
            and (other.form == body.form or body.slid)
            and abs(body.number - other.number) == 1
            and (
                (_top(body) == _bottom(other) and not body.tops_page)
                or (_bottom(body) == _top(other) and not other.tops_page)
            )
            for other in group
        )
    )


def _top(body: Body) -> int:
    """The line on which ``body`` begins, or its label above it."""
    return body.apart if 0 < body.apart == body.first - 1 else body.first


def _bottom(body: Body) -> int:
    """The line behind ``body``, and behind its label below it."""
    return body.last + (body.apart == body.last)
