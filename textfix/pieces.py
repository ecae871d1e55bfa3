"""Pieces: how a stage says what it did to a text.

A stage maps a text to an ordered list of pieces whose spans partition that text; the output is
their concatenation. The order of the list *is* the reordering, so reversed runs and moved
footnotes need nothing else, and offsets, explanation, diff and conservation all follow from it.
All positions are indices of code points.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple


class Piece(NamedTuple):
    """A slice ``[start, end)`` of a stage's input: kept, replaced, removed or inserted.

    ``text is None``: kept as it is (perhaps at another place). ``text == ""``: removed.
    ``start == end``: inserted. ``rule`` is the kebab-case id of the rule that asked for it; a
    piece with an empty rule is kept and reports nothing. ``margin`` (log10) says by how much a
    statistical rule preferred this to the next best reading.
    """

    start: int
    end: int
    text: str | None = None
    rule: str = ""
    margin: float | None = None


class Finding(NamedTuple):
    """Something a stage saw in ``[start, end)`` of its input and left for the reader to judge."""

    rule: str
    start: int
    end: int
    message: str


class Repair(NamedTuple):
    """What a stage returns: the pieces of its output and what it found but did not change."""

    pieces: Sequence[Piece]
    findings: Sequence[Finding] = ()


class PartitionError(ValueError):
    """The spans of some pieces leave out, or use twice, a part of the input."""


def kept(text: str) -> Repair:
    """Return the repair that leaves ``text`` alone.

    >>> render("سلام", kept("سلام").pieces)
    'سلام'
    """
    return Repair([Piece(0, len(text))] if text else [])


def render(text: str, pieces: Iterable[Piece]) -> str:
    """Concatenate ``pieces`` of ``text``.

    >>> render("دنیا سلام", [Piece(5, 9), Piece(4, 5), Piece(0, 4)])
    'سلام دنیا'
    """
    return "".join(text[p.start : p.end] if p.text is None else p.text for p in pieces)


def fill(text: str, edits: Iterable[Piece]) -> list[Piece]:
    """Complete sparse ``edits`` (in ascending order) with kept pieces to a partition of ``text``.

    Raises:
        PartitionError: an edit starts before the one before it ends.

    >>> render("علي رفت", fill("علي رفت", [Piece(2, 3, "ی", "arabic-yeh")]))
    'علی رفت'
    """
    pieces: list[Piece] = []
    at = 0
    for edit in edits:
        if edit.start < at:
            raise PartitionError(f"edit {edit.rule} at {edit.start} overlaps the one before it")
        if at < edit.start:
            pieces.append(Piece(at, edit.start))
        pieces.append(edit)
        at = edit.end
    if at < len(text):
        pieces.append(Piece(at, len(text)))
    return pieces


def check_partition(length: int, pieces: Sequence[Piece]) -> None:
    """Check that the spans of ``pieces`` partition ``[0, length)``.

    Raises:
        PartitionError: a code point is left out, used twice or out of range.
    """
    at = 0
    for start, end in _spans_by_start(pieces):
        if start != at:
            raise PartitionError(f"pieces {'overlap' if start < at else 'leave a hole'} at {at}")
        at = end
    if at != length:
        raise PartitionError(f"pieces end at {at}, the text at {length}")


def _spans_by_start(pieces: Sequence[Piece]) -> Sequence[tuple[int, int]]:
    spans = [(p.start, p.end) for p in pieces if p.start < p.end]
    if any(a[0] > b[0] for a, b in pairwise(spans)):
        spans.sort()
    return spans


def changed_groups(pieces: Sequence[Piece]) -> Iterator[list[Piece]]:
    """Yield the maximal runs of neighbouring pieces that one rule asked for.

    A reordered line comes out as one group, and so does a word whose letters changed one by one.
    """
    group: list[Piece] = []
    for piece in pieces:
        if group and (piece.rule != group[0].rule or not _touches(group, piece)):
            yield group
            group = []
        if piece.rule:
            group.append(piece)
    if group:
        yield group


def _touches(group: Sequence[Piece], piece: Piece) -> bool:
    """Whether ``piece`` lies beside, in the input, the pieces collected in ``group``."""
    last = group[-1]
    return piece.start == last.end or piece.end == last.start or piece.start == piece.end
