"""References: the edits that put them after their words."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from textfix.footnotes.abbreviations import swap_back
from textfix.footnotes.cuts import body_pieces
from textfix.footnotes.markers import ABBREVIATED, EMBRACED, FIRST, Marker, Side
from textfix.footnotes.matching import Note
from textfix.footnotes.setting import INLINE, REFERENCE, Edit, Setting
from textfix.footnotes.turned import Turn
from textfix.pieces import Piece

_SIGNS = frozenset(".،؛:؟!)]»")


def usual_side(notes: Sequence[Note]) -> Side:
    """Return on which side the words of this document's glued figures stand, by majority."""
    sides = [
        note.marker.side for note in notes if note.marker and note.marker.right > note.marker.end
    ]
    return Side.LEFT if sides.count(Side.LEFT) > sides.count(Side.RIGHT) else Side.RIGHT


def mark_pieces(page: Setting, note: Note, label: str) -> tuple[Piece, ...]:
    """Return what stands after the word: a label, or the whole note."""
    marker = note.marker
    assert marker is not None
    at, rule = marker.end, REFERENCE
    if page.style == "drop":
        return ()
    if page.style == "inline" and note.body is not None:
        begin = Piece(note.body.start, note.body.text, f" {INLINE}", rule)
        return (begin, *body_pieces(page, note.body, " "), Piece(at, at, ")", rule))
    text = f"[{label}]" if page.style == "endnotes" else f"[^{label}]"
    return (Piece(at, at, text, rule),)


def set_reference(page: Setting, marker: Marker, mark: tuple[Piece, ...]) -> Iterator[Edit]:
    """Yield the removal of a marker and its reference after the word that it belongs to."""
    if marker.look == EMBRACED:
        yield _free(page, marker, mark)
        return
    if marker.look == ABBREVIATED:
        pieces = swap_back(page.text, marker, mark, REFERENCE)
        yield Edit(marker.start, marker.end, pieces)
        return
    side = page.side if marker.side is Side.EITHER else marker.side
    away = Piece(marker.start, marker.end, "", REFERENCE)
    left = _end_before(page, marker) if marker.look in FIRST else marker.left
    if side is Side.RIGHT or not left:
        yield Edit(marker.start, marker.end, (away,))
        yield Edit(marker.right, marker.right, mark)
    elif marker.look in FIRST:
        yield Edit(left, left, mark)
        yield Edit(marker.start, marker.end, (away,))
    else:
        glued = marker.end < len(page.text) and page.text[marker.end].isalpha()
        space = (Piece(marker.end, marker.end, " ", REFERENCE),) if glued else ()
        away = away._replace(start=left)
        yield Edit(left, marker.end, (away, *mark, *space))


def _free(page: Setting, marker: Marker, mark: tuple[Piece, ...]) -> Edit:
    """Return a figure and perhaps a closing mark put behind the Latin words they were read before:
    ``«۶» De Stijl`` is ``«De Stijl»۶``."""
    start, end = marker.end, marker.right
    closing = [at for at in range(start, end) if page.text[at] == "»"][:1]
    words = [at for at in range(start, end) if page.text[at] not in "» "]
    parts = [Piece(marker.start, start, "", REFERENCE)]
    first, last = words[0], words[-1] + 1
    parts.append(Piece(first, last, None, REFERENCE))
    parts += [Piece(at, at + 1, None, REFERENCE) for at in closing]
    parts += mark
    spans = sorted([(first, last), *((at, at + 1) for at in closing)])
    for (_, before), (after, _) in pairwise([(start, start), *spans, (end, end)]):
        if before < after:
            parts.append(Piece(before, after, "", REFERENCE))
    return Edit(marker.start, end, tuple(parts))


def turn_line(page: Setting, turn: Turn, mark: tuple[Piece, ...]) -> Edit:
    """Return a line turned back: what the figure stood after, the reference, what came after it."""
    parts = [Piece(*turn.head, None, REFERENCE), *mark]
    lead = [turn.lead] if page.text[slice(*turn.lead)].strip() else []
    parts += [Piece(*span, None, REFERENCE) for span in lead]
    if page.text[turn.tail[0]] not in _SIGNS:
        parts.append(Piece(turn.tail[1], turn.tail[1], " ", REFERENCE))
    parts.append(Piece(*turn.tail, None, REFERENCE))
    at = turn.start
    for start, end in (*sorted((turn.head, *lead, turn.tail)), (turn.end, turn.end)):
        if at < start:
            parts.append(Piece(at, start, "", REFERENCE))
        at = end
    return Edit(turn.start, turn.end, tuple(parts))


def _end_before(page: Setting, marker: Marker) -> int:
    """Return where the line of text before a marker's line ends, moved notes left out, or 0."""
    at = bisect_right(page.lines, marker.left, key=lambda line: line.end) - 1
    while at in page.taken:
        at -= 1
    return page.lines[at].end if at >= 0 else 0
