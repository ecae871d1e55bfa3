"""Notes: the references and bodies of a text, found step by step."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from textfix.document.kinds import Kind, kind_of
from textfix.document.lines import Line, ends_sentence, split_lines
from textfix.document.rows import is_row_in_order
from textfix.document.wrapping import find_column, is_persian
from textfix.footnotes.abbreviations import find_abbreviated
from textfix.footnotes.bodies import find_bodies
from textfix.footnotes.body import Body
from textfix.footnotes.contents import find_contents
from textfix.footnotes.enumerated import find_enumerated
from textfix.footnotes.heads import CLAIMED, find_heads
from textfix.footnotes.markers import ABBREVIATED, FIRST, Marker, Side, find_markers, has_marker
from textfix.footnotes.matching import Note, match_notes
from textfix.footnotes.missed import find_missed
from textfix.footnotes.raised import find_lifted, hung_behind, led_to_ends
from textfix.footnotes.titles import find_titles
from textfix.footnotes.turned import find_turned
from textfix.footnotes.works import find_works, is_cited

_LIKELY_BODY = 0.9
# Pieces of printed lines: so many, so many of them broken in a sentence, mostly so short, and none
# wider than a page's column.
_WIDEST = 140
_LEAST_PIECES, _LEAST_BROKEN, _LONGEST, _MIDDLE = 60, 0.4, 0.95, 0.4


def find_notes(text: str) -> tuple[list[Note], Sequence[Line]]:
    """Return the notes of ``text``, in order, and its lines; nothing where no page broke them."""
    lines = split_lines(text)
    width = _width(text, lines)
    if width is None:
        return [], ()
    heads = find_heads(text, lines)
    works = find_works(text, lines, heads)
    entries, named = find_contents(text, lines)
    headings = named | find_titles(text, lines, width)
    for at in {*works.numbers, *entries, *headings}:
        heads[at] = CLAIMED
    listed = works.form if works.numbers else None
    bodies = find_bodies(text, lines, heads, width, listed, entries)
    members = find_enumerated(text)
    markers = [
        (at, marker)
        for at, marker in _markers(text, lines, bodies, width)
        if at not in entries | headings
        and marker.start not in members
        and not is_cited(text, marker.start, marker.end, works.last)
    ]
    notes = _apart(match_notes(text, markers, bodies, lines))
    notes = _turn_back(text, lines, width, notes, bodies)
    return _clear(lines, _with_missed(text, lines, notes)), lines


def _width(text: str, lines: Sequence[Line]) -> int | None:
    """Return the width of the column that broke the lines; where they are the pieces of printed
    ones, broken anywhere, that of all but the longest."""
    column = find_column(text, lines)
    if column is not None:
        return column.width
    if len(lines) < _LEAST_PIECES or not is_persian(text):
        return None
    broken = sum(not ends_sentence(text[line.start : line.end]) for line in lines)
    widths = sorted(line.width for line in lines)
    width, middle = widths[int(_LONGEST * len(widths))], widths[len(widths) // 2]
    in_pieces = middle <= _MIDDLE * width and broken >= _LEAST_BROKEN * len(lines)
    return width if in_pieces and width <= _WIDEST else None


def _apart(notes: Sequence[Note]) -> list[Note]:
    """Return ``notes`` less the bodies that nothing refers to and that hold text of another one, or
    its label."""
    met = [note.body for note in notes if note.body and note.marker]
    apart: list[Note] = []
    for note in notes:
        body = note.body
        if body is not None and note.marker is None:
            if any(_share(body, other) for other in met):
                continue
            met.append(body)
        apart.append(note)
    return apart


def _share(body: Body, other: Body) -> bool:
    """Whether two bodies hold the same text, or have one label that stands on a line of its own."""
    labelled = body.apart > 0 and body.apart == other.apart
    return labelled or (body.text < other.end and other.text < body.end)


def _clear(lines: Sequence[Line], notes: Sequence[Note]) -> list[Note]:
    """Return ``notes`` less the references that stand on the lines of a body or on another's."""
    spans: list[tuple[int, int]] = []
    for note in notes:
        if note.body is not None:
            held = {*range(note.body.first, note.body.last), note.body.apart or note.body.first}
            spans += [(lines[at].start, lines[at].end) for at in held]
    clear: list[Note] = []
    for note in notes:
        marker = note.marker
        start, end = note.turn[:2] if note.turn else marker[:2] if marker else (0, 0)
        if marker is None or not any(a < end and start < b for a, b in spans):
            spans.append((start, end))
            clear.append(note)
        elif note.body is not None:
            clear.append(Note(None, note.body))
    return _in_order(clear)


def _with_missed(text: str, lines: Sequence[Line], notes: list[Note]) -> list[Note]:
    """Return ``notes`` with the references that their bodies alone give away."""
    taken = {at for note in notes if note.body for at in range(note.body.first, note.body.last)}
    markers = [note.marker for note in notes if note.marker is not None]
    used = [(marker.start, marker.end) for marker in markers]
    used += [(note.turn.start, note.turn.end) for note in notes if note.turn is not None]
    found: list[Note] = []
    for note in notes:
        body = note.body
        if note.marker is None and body is not None and body.number:
            marker = find_missed(text, lines, body, markers, taken)
            if marker and not any(start <= marker.start < end for start, end in used):
                used.append((marker.start, marker.end))
                note = note._replace(marker=marker)
        found.append(note)
    return found


def _turn_back(
    text: str, lines: Sequence[Line], width: int, notes: list[Note], bodies: Sequence[Body]
) -> list[Note]:
    """Return ``notes`` with the turns of their lines; a turned line has one reference."""
    met = {note.body for note in notes if note.body is not None and note.marker is not None}
    taken = {at for note in notes if note.body for at in range(note.body.first, note.body.last)}
    known = [
        (_line_of(lines, note.marker.end - 1), note.marker, note.body)
        for note in notes
        if note.marker is not None and note.body is not None and note.marker.look != ABBREVIATED
    ]
    unmet = [body for body in bodies if body not in met and body.number]
    turned = find_turned(text, lines, width, known, unmet, taken)
    starts = sorted(
        {note.marker.start for note in notes if note.marker} | {t.marker.start for t in turned}
    )
    back: dict[Body, Note] = {}
    for marker, body, turn in turned:
        inside = bisect_left(starts, turn.end) - bisect_left(starts, turn.start)
        if inside == 1:
            back[body] = Note(marker, body, turn)
    others = [note for note in notes if note.body not in back]
    if back:
        others = [_led_to_end(lines, note) for note in others]
    others = [_hung_behind(text, lines, width, note) for note in others]
    return _in_order([*others, *back.values()])


def _hung_behind(text: str, lines: Sequence[Line], width: int, note: Note) -> Note:
    if note.marker is None or note.body is None:
        return note
    at = _line_of(lines, note.marker.start)
    return note._replace(marker=hung_behind(text, lines, width, at, note.marker))


def _led_to_end(lines: Sequence[Line], note: Note) -> Note:
    """Give a figure that comes first in its line to the end of it, as where lines are turned."""
    marker = note.marker
    if marker is None or marker.look != "first apart" or note.turn is not None:
        return note
    end = lines[_line_of(lines, marker.start)].end
    return note._replace(marker=marker._replace(look="leading", side=Side.RIGHT, right=end))


def _line_of(lines: Sequence[Line], at: int) -> int:
    return bisect_right(lines, at, key=lambda line: line.start) - 1


def _in_order(notes: Sequence[Note]) -> list[Note]:
    """Return ``notes`` by their references; a body that lacks one stands behind the body that it
    stood behind on its page."""
    ordered = sorted(
        (note for note in notes if note.marker is not None),
        key=lambda note: note.marker.start if note.marker else 0,
    )
    left = [note for note in notes if note.marker is None]
    for orphan in sorted(left, key=_body_start):
        before = [
            at for at, note in enumerate(ordered) if 0 < _body_start(note) < _body_start(orphan)
        ]
        nearest = max(before, key=lambda at: _body_start(ordered[at]), default=-1)
        ordered.insert(nearest + 1, orphan)
    return ordered


def _body_start(note: Note) -> int:
    return note.body.start if note.body is not None else 0


def _markers(
    text: str, lines: Sequence[Line], bodies: Sequence[Body], width: int
) -> list[tuple[int, Marker]]:
    """Return the candidates outside likely bodies, each with the index of its line."""
    likely = [body for body in bodies if body.weight >= _LIKELY_BODY]
    taken = {at for body in likely for at in range(body.first, body.last)}
    taken |= {body.apart for body in likely if 0 < body.apart == body.first - 1}
    heads = {body.start for body in bodies}
    found: list[tuple[int, Marker]] = []
    for at, line in enumerate(lines):
        if at in taken or not has_marker(text, line.start, line.end):
            continue
        content = text[line.start : line.end]
        if kind_of(content) is not Kind.ROW and not is_row_in_order(content):
            swapped = list(find_abbreviated(text, line.start, line.end))
            found += [(at, marker) for marker in swapped]
            found += [
                (at, marker)
                for marker in find_markers(
                    text, line.start, line.end, lines[at - 1].end if at else 0
                )
                if (marker.start not in heads or marker.look in FIRST)
                and not any(other.start <= marker.start < other.end for other in swapped)
            ]
    found = led_to_ends(text, lines, width, found)
    found += [pair for pair in find_lifted(text, lines, width, taken) if pair[0] not in taken]
    return sorted(found, key=lambda pair: pair[1].start)
