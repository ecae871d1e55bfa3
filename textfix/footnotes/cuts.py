"""Cuts: what the bodies of notes say, and the holes that they leave where they stood."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textfix.document.kinds import Kind, kind_of
from textfix.document.lines import Line, ends_sentence
from textfix.footnotes.body import Body
from textfix.footnotes.setting import BODY, RULE, Edit, Setting
from textfix.pieces import Piece


def relabelled(page: Setting, body: Body, label: str) -> Edit:
    return Edit(body.start, body.text, (head_piece(page, body, label),))


def head_piece(page: Setting, body: Body, label: str) -> Piece:
    text = f"[{label}] " if page.style == "endnotes" else f"[^{label}]: "
    return Piece(body.start, body.text, text, BODY)


def body_pieces(page: Setting, body: Body, between: str) -> Iterator[Piece]:
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


def cut_bodies(page: Setting, bodies: Sequence[Body]) -> Iterator[Edit]:
    """Yield the holes that moved bodies leave: the spaces and line breaks around them go too."""
    for number, body in enumerate(bodies):
        first, last = page.lines[body.first], page.lines[body.last - 1]
        before = bodies[number - 1] if number else None
        after = bodies[number + 1] if number + 1 < len(bodies) else None
        start, end = _around(page.text, body, first.start - first.indent, last)
        if before is not None and before.last > body.first:
            start = before.end
        elif body.first:
            yield from _rule(page, body.first - 1)
        if after is not None and after.first < body.last:
            end = body.end
        if end >= last.end:
            start, end = _closed_up(page, body, start, end, before, after)
        end = max(body.end, min(end, len(page.text.rstrip())))
        if body.apart:
            yield _label_line(page, body.apart)
        pieces = [Piece(start, body.start, "", BODY), Piece(body.end, end, "", BODY)]
        if page.style == "drop":
            pieces.insert(1, Piece(body.start, body.end, "", BODY))
        yield Edit(start, end, tuple(piece for piece in pieces if piece.start < piece.end))


def _around(text: str, body: Body, start: int, last: Line) -> tuple[int, int]:
    """Return what goes with a body on its lines, from ``start`` on: not another one that they were
    split into and that stays."""
    end = _line_end(text, last)
    if any(map(str.isalpha, text[start : body.start])):
        start = body.start
    if any(map(str.isalpha, text[body.end : end])):
        end = body.end
    return start, end


def _label_line(page: Setting, at: int) -> Edit:
    """Return the removal of line ``at``, which holds a body's label alone."""
    line = page.lines[at]
    start, end = line.start - line.indent, _line_end(page.text, line)
    return Edit(start, end, (Piece(start, end, "", BODY),))


def _closed_up(
    page: Setting, body: Body, start: int, end: int, before: Body | None, after: Body | None
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


def _rule(page: Setting, at: int) -> Iterator[Edit]:
    """Yield the removal of line ``at`` if it is the rule above the notes."""
    line = page.lines[at]
    if kind_of(page.text[line.start : line.end]) is Kind.RULE:
        start, end = line.start - line.indent, _line_end(page.text, line)
        yield Edit(start, end, (Piece(start, end, "", RULE),))


def _line_end(text: str, line: Line) -> int:
    end = line.end + line.tail
    return end + (text[end : end + 1] == "\n")
