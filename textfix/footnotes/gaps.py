"""Gaps: notes that are missing in a row of notes, reference, body or both.

Between the notes 3 and 5 there is a note 4. Where one number alone may be its reference, and one
numbered line alone its body, they are, however little they look like it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from textfix.document.kinds import is_foreign
from textfix.document.lines import Line, ends_sentence
from textfix.footnotes.body import Body
from textfix.footnotes.markers import FIRST, GAP, LIFTED, PLACED
from textfix.footnotes.missed import find_numbers
from textfix.footnotes.rows import Candidate

_MOST_MISSING = 5
_LEAST_NOTES = 2


def close_gaps(
    text: str,
    lines: Sequence[Line],
    believed: Sequence[Candidate],
    candidates: Sequence[Candidate],
    bodies: Sequence[Body],
) -> list[Candidate]:
    """Return ``believed`` with the notes between them; ``candidates``: all markers.

    Each of the two notes beside a gap must have a body, and so must what fills it.
    """
    found = sorted(believed, key=_start)
    if sum(c.body is not None for c in found) < _LEAST_NOTES:
        return found
    met = {c.body for c in found}
    free = [body for body in bodies if body.number and body not in met]
    forms = {body.form for body in met if body is not None}
    whole = [
        body for body in free if _is_whole(text, lines, body) and (body.form in forms or body.slid)
    ]
    added: list[Candidate] = []
    numbered = [c for c in found if c.marker.number and c.body is not None]
    for before, after in pairwise([None, *numbered, None]):
        for number, start, end in _missing(before, after):
            markers = [
                c for c in candidates if c.marker.number == number and start <= _start(c) < end
            ]
            last = lines[after.body.first].start if after and after.body else len(text)
            first = before.body.start if before and before.body else 0
            options = [
                body
                for body in whole
                if body.number == number and first < body.start <= last and body not in met
            ]
            markers = [c for c in markers if c.marker.look not in FIRST - LIFTED]
            markers = markers or _elsewhere(text, lines, number, (start, end), bodies)
            options = [b for b in options if markers and _start(markers[0]) < b.start]
            if len(markers) == len(options) == 1:
                marker = markers[0].marker
                look = marker if marker.look in PLACED else marker._replace(look=GAP)
                added.append(markers[0]._replace(marker=look, body=options[0]))
                met.add(options[0])
    taken = {_start(c) for c in added}
    return sorted([*(c for c in found if _start(c) not in taken), *added], key=_start)


def _elsewhere(
    text: str, lines: Sequence[Line], number: int, bounds: tuple[int, int], bodies: Sequence[Body]
) -> list[Candidate]:
    """Return the places of ``number`` within ``bounds`` where nothing but the gap tells that it is
    a reference: after a preposition, say."""
    taken = {at for body in bodies for at in range(body.first, body.last)}
    start, end = bounds
    return [
        Candidate(marker, at, None, 0.0)
        for at, line in enumerate(lines)
        if at not in taken and line.end > start and line.start < end
        for marker in find_numbers(text, line, number)
        if start <= marker.start < end
    ]


def _missing(before: Candidate | None, after: Candidate | None) -> Iterator[tuple[int, int, int]]:
    """Yield the numbers between two notes, with the bounds of their references."""
    start = before.marker.end if before else 0
    lowest = before.marker.number + 1 if before else 1
    if after is None or not 0 < after.marker.number - lowest + 1 <= _MOST_MISSING + 1:
        return
    for number in range(lowest, after.marker.number):
        yield number, start, after.marker.start


def _is_whole(text: str, lines: Sequence[Line], body: Body) -> bool:
    """Whether ``body`` reads as a note may: a sentence to its end, or foreign words."""
    last = lines[body.last - 1]
    content = text[body.text : max(body.end, body.text)]
    return body.slid or is_foreign(content) or ends_sentence(text[last.start : last.end])


def _start(candidate: Candidate) -> int:
    return candidate.marker.start
