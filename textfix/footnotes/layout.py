"""Layout: the pieces that put references after their words and bodies where they belong."""

from __future__ import annotations

from collections.abc import Sequence

from textfix.document.lines import Line
from textfix.footnotes.body import Body
from textfix.footnotes.cuts import body_pieces, cut_bodies, head_piece, relabelled
from textfix.footnotes.labels import label_notes
from textfix.footnotes.matching import Note
from textfix.footnotes.references import mark_pieces, set_reference, turn_line, usual_side
from textfix.footnotes.setting import BODY, Edit, Setting, Style
from textfix.pieces import Piece


def lay_out(text: str, lines: Sequence[Line], notes: Sequence[Note], style: Style) -> list[Piece]:
    """Return the pieces of ``text`` with ``notes`` set in ``style``."""
    if style == "drop":
        notes = [note for note in notes if note.marker is not None and note.body is not None]
    stays = style in {"markdown", "endnotes"}
    moved = [n.body for n in notes if n.body is not None and not (stays and n.body.endnote)]
    taken = frozenset(at for body in moved for at in range(body.first, body.last))
    page = Setting(text, lines, style, usual_side(notes), taken)
    edits: list[Edit] = []
    tail: list[tuple[str, Body]] = []
    for note, label in zip(notes, label_notes(notes), strict=True):
        if note.turn is not None:
            edits.append(turn_line(page, note.turn, mark_pieces(page, note, label)))
        elif note.marker is not None:
            edits += set_reference(page, note.marker, mark_pieces(page, note, label))
        if note.body is None:
            continue
        if stays and note.body.endnote:
            edits.append(relabelled(page, note.body, label))
        elif stays or note.marker is None:
            tail.append((label, note.body))
    edits += cut_bodies(page, sorted(moved, key=lambda body: body.start))
    return _assembled(page, sorted(edits, key=lambda edit: (edit.start, edit.end)), tail)


def _assembled(
    page: Setting, edits: Sequence[Edit], tail: Sequence[tuple[str, Body]]
) -> list[Piece]:
    pieces: list[Piece] = []
    at = 0
    for edit in edits:
        if at < edit.start:
            pieces.append(Piece(at, edit.start))
        pieces += edit.pieces
        at = edit.end
    if at < len(page.text):
        pieces.append(Piece(at, len(page.text)))
    if not tail:
        return pieces
    pieces, spaces = _parted(page.text, pieces)
    end = len(page.text)
    for label, body in tail:
        pieces.append(Piece(end, end, "\n\n", BODY))
        pieces += [head_piece(page, body, label), *body_pieces(page, body, "\n")]
    close = len(page.text.rstrip())
    return pieces + [
        space
        if space.text is not None or space.start >= close
        else space._replace(text="", rule=BODY)
        for space in spaces
    ]


def _parted(text: str, pieces: list[Piece]) -> tuple[list[Piece], list[Piece]]:
    """Part the white space at the end of what ``pieces`` give from all before it."""
    spaces: list[Piece] = []
    while pieces:
        last = pieces.pop()
        kept = text[last.start : last.end] if last.text is None else ""
        content = kept.rstrip()
        if last.text or content:
            middle = last.start + len(content)
            if last.text is not None or middle == last.end:
                pieces.append(last)
            else:
                pieces.append(last._replace(end=middle))
                spaces.insert(0, last._replace(start=middle))
            break
        spaces.insert(0, last)
    return pieces, spaces
