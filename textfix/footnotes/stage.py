"""The footnotes stage: references after their words, bodies at the end of the document."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textfix.document.kinds import Kind, kind_of
from textfix.document.lines import Line, split_lines
from textfix.document.rows import is_row_in_order
from textfix.document.source import is_markup
from textfix.document.wrapping import find_column
from textfix.footnotes.bodies import Body, find_bodies
from textfix.footnotes.layout import lay_out
from textfix.footnotes.markers import FIRST, Marker, Side, find_markers, has_marker
from textfix.footnotes.matching import Note, match_notes
from textfix.footnotes.missed import find_missed
from textfix.footnotes.raised import find_lifted, led_to_ends
from textfix.footnotes.setting import BODY, INLINE, REFERENCE, RULE, Style
from textfix.footnotes.turned import find_turned
from textfix.pieces import Finding, Repair, kept
from textfix.stage import Rule

ORPHAN_REFERENCE, ORPHAN_BODY = "orphan-reference", "orphan-body"

_LABEL = re.compile(rf"\[\^?[^\]\s]{{1,8}}\]:?|{re.escape(INLINE)}")
_ENDNOTE = re.compile(r"\[\d{1,3}\] \S")
_GLUED_REFERENCE = re.compile(r"[^\W\d_]\[\d{1,3}\]")
_LONGEST_MARKER = 3
_LIKELY_BODY = 0.9


@dataclass(frozen=True, slots=True)
class Footnotes:
    """Find the footnotes of extracted pages and set them as ``render`` says.

    ``markdown``: ``[^7]`` after the word and ``[^7]: …`` at the end; ``endnotes``: ``[7]`` and
    ``[7] …``; ``inline``: ``(پانوشت: …)`` after the word; ``drop``: taken out; ``keep``: left as
    they are. A reference or a body that lacks the other is kept and reported.

    >>> page = "این واژه را نخستین بار دوچاسک1 در آن\\nکتاب آورد. او در این نوشته بر آن است که\\n"
    >>> page += "____________\\n1 Duchacek\\n"
    >>> page += "دولت‌ها در جهان امروز تنها نیستند و از\\nآن پس تنها نماندند."
    >>> from textfix.pieces import render
    >>> print(render(page, Footnotes().repair(page).pieces))
    این واژه را نخستین بار دوچاسک[^1] در آن
    کتاب آورد. او در این نوشته بر آن است که
    دولت‌ها در جهان امروز تنها نیستند و از
    آن پس تنها نماندند.
    <BLANKLINE>
    [^1]: Duchacek
    """

    render: Style = "markdown"

    name: ClassVar[str] = "footnotes"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            REFERENCE,
            "a figure or sign that refers to a note becomes a reference;"
            " the parts of a line that it turned change places",
        ),
        Rule(BODY, "the body of a note moves to the end of the document"),
        Rule(RULE, "the rule above the notes of a page is taken out"),
        Rule(ORPHAN_REFERENCE, "a reference whose body is not in the text is kept and reported"),
        Rule(ORPHAN_BODY, "a body that nothing refers to is kept and reported"),
    )

    def repair(self, text: str) -> Repair:
        notes, lines = _find_notes(text) if self.render != "keep" else ([], ())
        if not notes:
            return kept(text)
        return Repair(lay_out(text, lines, notes, self.render), _findings(notes))

    def broken_law(self, before: str, after: str) -> str:
        """Letters stay; figures go only with a label in their place (or with ``drop``)."""
        lost = _letters(before) - _letters(after)
        invented = _letters(after) - _letters(before)
        if self.render == "inline":
            added = after.count(INLINE) - before.count(INLINE)
            invented -= Counter({c: added * n for c, n in _letters(INLINE).items()})
        if invented or (lost and self.render != "drop"):
            return f"letters lost {''.join(lost)!r}, invented {''.join(invented)!r}"
        figures, rest = _figures(before), _figures(_LABEL.sub("", after))
        if rest - figures:
            return f"figures invented: {''.join(rest - figures)!r}"
        most = 2 * _LONGEST_MARKER * len(_LABEL.findall(after))
        if (figures - rest).total() > most and self.render != "drop":
            return f"figures lost: {''.join(figures - rest)!r}"
        return ""


def _find_notes(text: str) -> tuple[list[Note], Sequence[Line]]:
    if "\n" not in text or _has_notes(text) or is_markup(text):
        return [], ()
    lines = split_lines(text)
    column = find_column(text, lines)
    if column is None:
        return [], ()
    bodies = find_bodies(text, lines, column.width)
    markers = _markers(text, lines, bodies, column.width)
    notes = match_notes(text, markers, bodies, lines)
    notes = _turn_back(text, lines, column.width, notes, bodies)
    return _clear(lines, _with_missed(text, lines, notes)), lines


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
        (_line_of(lines, note.marker.start), note.marker, note.body)
        for note in notes
        if note.marker is not None and note.body is not None
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
    kept_notes = [
        _led_to_end(lines, note) if back else note for note in notes if note.body not in back
    ]
    return _in_order([*kept_notes, *back.values()])


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


def _has_notes(text: str) -> bool:
    """Whether the notes of ``text`` are set already, in one of the forms that this stage writes."""
    if "[^" in text or INLINE in text:
        return True
    last = text.rstrip().rpartition("\n")[2]
    return bool(_ENDNOTE.match(last)) and bool(_GLUED_REFERENCE.search(text))


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
            found += [
                (at, marker)
                for marker in find_markers(
                    text, line.start, line.end, lines[at - 1].end if at else 0
                )
                if marker.start not in heads or marker.look in FIRST
            ]
    found = led_to_ends(text, lines, width, found)
    found += [pair for pair in find_lifted(text, lines, width, taken) if pair[0] not in taken]
    return sorted(found, key=lambda pair: pair[1].start)


def _findings(notes: Sequence[Note]) -> list[Finding]:
    findings: list[Finding] = []
    for note in notes:
        if note.marker is not None and note.body is None:
            start, end, label = note.marker.start, note.marker.end, note.marker.label
            message = f"reference {label} has no body"
            findings.append(Finding(ORPHAN_REFERENCE, start, end, message))
        elif note.body is not None and note.marker is None:
            message = f"body {note.body.label} has no reference"
            findings.append(Finding(ORPHAN_BODY, note.body.start, note.body.end, message))
    return findings


def _letters(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isalpha())


def _figures(text: str) -> Counter[str]:
    return Counter(c for c in text if c.isdecimal())
