"""Layout: the pieces that put references after their words and bodies where they belong."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from textfix.document.kinds import Kind, kind_of
from textfix.document.lines import Line, ends_sentence
from textfix.footnotes.bodies import Body
from textfix.footnotes.labels import label_notes
from textfix.footnotes.markers import FIRST, Marker, Side
from textfix.footnotes.matching import Note
from textfix.footnotes.turned import Turn
from textfix.pieces import Piece

Style = Literal["markdown", "endnotes", "inline", "drop", "keep"]

REFERENCE, BODY, RULE = "footnote-reference", "footnote-body", "separator-rule"


_SIGNS = frozenset(".،؛:؟!)]»")


class _Edit(NamedTuple):
    """What takes the place of ``[start, end)`` in the running text."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


class _Page(NamedTuple):
    text: str
    lines: Sequence[Line]
    style: Style
    side: Side
    taken: frozenset[int]


def lay_out(text: str, lines: Sequence[Line], notes: Sequence[Note], style: Style) -> list[Piece]:
    """Return the pieces of ``text`` with ``notes`` set in ``style``."""
    if style == "drop":
        notes = [note for note in notes if note.marker is not None and note.body is not None]
    stays = style in {"markdown", "endnotes"}
    moved = [n.body for n in notes if n.body is not None and not (stays and n.body.endnote)]
    taken = frozenset(at for body in moved for at in range(body.first, body.last))
    page = _Page(text, lines, style, _usual_side(notes), taken)
    edits: list[_Edit] = []
    tail: list[tuple[str, Body]] = []
    for note, label in zip(notes, label_notes(notes), strict=True):
        if note.turn is not None:
            edits.append(_turned(page, note.turn, _mark(page, note, label)))
        elif note.marker is not None:
            edits += _reference(page, note.marker, _mark(page, note, label))
        if note.body is None:
            continue
        if stays and note.body.endnote:
            edits.append(_relabelled(page, note.body, label))
        elif stays or note.marker is None:
            tail.append((label, note.body))
    edits += _cuts(page, sorted(moved, key=lambda body: body.start))
    return _assembled(page, sorted(edits, key=lambda edit: (edit.start, edit.end)), tail)


def _usual_side(notes: Sequence[Note]) -> Side:
    """Return on which side the words of this document's glued figures stand, by majority."""
    sides = [
        note.marker.side for note in notes if note.marker and note.marker.right > note.marker.end
    ]
    return Side.LEFT if sides.count(Side.LEFT) > sides.count(Side.RIGHT) else Side.RIGHT


def _mark(page: _Page, note: Note, label: str) -> tuple[Piece, ...]:
    """Return what stands after the word: a label, or the whole note."""
    marker = note.marker
    assert marker is not None
    at, rule = marker.end, REFERENCE
    if page.style == "drop":
        return ()
    if page.style == "inline" and note.body is not None:
        begin = Piece(note.body.start, note.body.text, "^[", rule)
        return (begin, *_content(page, note.body, " "), Piece(at, at, "]", rule))
    text = f"[{label}]" if page.style == "endnotes" else f"[^{label}]"
    return (Piece(at, at, text, rule),)


def _reference(page: _Page, marker: Marker, mark: tuple[Piece, ...]) -> Iterator[_Edit]:
    """Yield the removal of a marker and its reference after the word that it belongs to."""
    side = page.side if marker.side is Side.EITHER else marker.side
    away = Piece(marker.start, marker.end, "", REFERENCE)
    left = _end_before(page, marker) if marker.look in FIRST else marker.left
    if side is Side.RIGHT or not left:
        yield _Edit(marker.start, marker.end, (away,))
        yield _Edit(marker.right, marker.right, mark)
    elif marker.look in FIRST:
        yield _Edit(left, left, mark)
        yield _Edit(marker.start, marker.end, (away,))
    else:
        glued = marker.end < len(page.text) and page.text[marker.end].isalpha()
        space = (Piece(marker.end, marker.end, " ", REFERENCE),) if glued else ()
        away = away._replace(start=left)
        yield _Edit(left, marker.end, (away, *mark, *space))


def _turned(page: _Page, turn: Turn, mark: tuple[Piece, ...]) -> _Edit:
    """Return a line turned back: what the figure stood after, the reference, what came after it."""
    parts = [Piece(*turn.head, None, REFERENCE), *mark]
    if page.text[turn.tail[0]] not in _SIGNS:
        parts.append(Piece(turn.tail[1], turn.tail[1], " ", REFERENCE))
    parts.append(Piece(*turn.tail, None, REFERENCE))
    at = turn.start
    for start, end in (*sorted((turn.head, turn.tail)), (turn.end, turn.end)):
        if at < start:
            parts.append(Piece(at, start, "", REFERENCE))
        at = end
    return _Edit(turn.start, turn.end, tuple(parts))


def _end_before(page: _Page, marker: Marker) -> int:
    """Return where the line of text before a marker's line ends, moved notes left out, or 0."""
    at = bisect_right(page.lines, marker.left, key=lambda line: line.end) - 1
    while at in page.taken:
        at -= 1
    return page.lines[at].end if at >= 0 else 0


def _relabelled(page: _Page, body: Body, label: str) -> _Edit:
    return _Edit(body.start, body.text, (_head(page, body, label),))


def _head(page: _Page, body: Body, label: str) -> Piece:
    text = f"[{label}] " if page.style == "endnotes" else f"[^{label}]: "
    return Piece(body.start, body.text, text, BODY)


def _content(page: _Page, body: Body, between: str) -> Iterator[Piece]:
    """Yield what a body says, its lines parted by ``between``."""
    for at in range(body.first, body.last):
        line = page.lines[at]
        start, end = max(line.start, body.text), min(line.end, body.end)
        if start < end:
            yield Piece(start, end, None, BODY)
            if end < body.end:
                yield Piece(end, page.lines[at + 1].start, between, BODY)
    label_behind = page.text[body.end : page.lines[body.last - 1].end]
    if label_behind.endswith(".") and not any(map(str.isalpha, label_behind)):
        yield Piece(body.end, body.end, ".", BODY)


def _cuts(page: _Page, bodies: Sequence[Body]) -> Iterator[_Edit]:
    """Yield the holes that moved bodies leave: the spaces and line breaks around them go too."""
    for number, body in enumerate(bodies):
        first, last = page.lines[body.first], page.lines[body.last - 1]
        before = bodies[number - 1] if number else None
        after = bodies[number + 1] if number + 1 < len(bodies) else None
        start, end = first.start - first.indent, _line_end(page.text, last)
        if before is not None and before.last > body.first:
            start = before.end
        elif body.first:
            yield from _rule(page, body.first - 1)
        if after is not None and after.first < body.last:
            end = body.end
        start, end = _closed_up(page, body, start, end, before, after)
        end = max(body.end, min(end, len(page.text.rstrip())))
        if body.apart:
            yield _label_line(page, body.apart)
        pieces = [Piece(start, body.start, "", BODY), Piece(body.end, end, "", BODY)]
        if page.style == "drop":
            pieces.insert(1, Piece(body.start, body.end, "", BODY))
        yield _Edit(start, end, tuple(piece for piece in pieces if piece.start < piece.end))


def _label_line(page: _Page, at: int) -> _Edit:
    """Return the removal of line ``at``, which holds a body's label alone."""
    line = page.lines[at]
    start, end = line.start - line.indent, _line_end(page.text, line)
    return _Edit(start, end, (Piece(start, end, "", BODY),))


def _closed_up(
    page: _Page, body: Body, start: int, end: int, before: Body | None, after: Body | None
) -> tuple[int, int]:
    """Widen a hole inside a sentence by the blank lines after it, so that the halves meet."""
    split_after = after is not None and after.first <= body.last
    if split_after or body.last >= len(page.lines):
        return start, end
    first = body.first
    while before is not None and before.last == first:
        first = before.first
        before = None
    if first == 0:
        return start, end
    previous, following = page.lines[first - 1], page.lines[body.last]
    gap = page.text[previous.start : previous.end]
    at = following.start - following.indent
    if ends_sentence(gap) or "\f" in page.text[end:at]:
        return start, end
    return start, max(end, at)


def _rule(page: _Page, at: int) -> Iterator[_Edit]:
    """Yield the removal of line ``at`` if it is the rule above the notes."""
    line = page.lines[at]
    if kind_of(page.text[line.start : line.end]) is Kind.RULE:
        start, end = line.start - line.indent, _line_end(page.text, line)
        yield _Edit(start, end, (Piece(start, end, "", RULE),))


def _line_end(text: str, line: Line) -> int:
    end = line.end + line.tail
    return end + (text[end : end + 1] == "\n")


def _assembled(
    page: _Page, edits: Sequence[_Edit], tail: Sequence[tuple[str, Body]]
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
        pieces += [_head(page, body, label), *_content(page, body, "\n")]
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
