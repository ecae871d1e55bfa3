"""Pieces: how a stage says what it did to a text.

A stage maps a text to an ordered list of pieces whose spans partition that text; the output is
their concatenation. The order of the list *is* the reordering, so reversed runs and moved
footnotes need nothing else, and offsets, explanation, diff and conservation all follow from it.
All positions are indices of code points.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from typing import NamedTuple


class Piece(NamedTuple):
    """A slice ``[start, end)`` of a stage's input: kept, replaced, removed or inserted.

    ``text is None``: kept as it is (perhaps at another place). ``text == ""``: removed.
    ``start == end``: inserted. ``rule`` is the kebab-case id of the rule that asked for it; a
    piece with an empty rule is kept, stands in its old order and reports nothing. ``margin``
    (log10) says by how much a statistical rule preferred this to the next best reading.
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


def changed_groups(pieces: Iterable[Piece]) -> Iterator[list[Piece]]:
    """Yield the pieces of each change: neighbours in the output that one rule asked for and that
    together cover one span of the input.

    A reordered line comes out as one group however its runs lie, and so does a word whose letters
    changed one by one; two notes moved side by side from two pages come out as two.

    >>> line = [Piece(5, 9, rule="run"), Piece(4, 5, rule="run"), Piece(0, 4, rule="run")]
    >>> [len(group) for group in changed_groups(line)]
    [3]
    """
    for rule, run in groupby(pieces, key=lambda piece: piece.rule):
        if rule:
            yield from _split_by_span(list(run))


def _split_by_span(run: list[Piece]) -> Iterable[list[Piece]]:
    """Split ``run`` into the groups whose spans touch, each group in the order of the output.

    An insertion has no span: it goes with what follows it, the last ones with what precedes.
    """
    spanning = [at for at, piece in enumerate(run) if piece.start < piece.end]
    if not spanning:
        return [run]
    group_of: dict[int, int] = {}
    reach = -1
    for at in sorted(spanning, key=lambda at: run[at].start):
        if run[at].start != reach:
            first = at
        group_of[at] = first
        reach = run[at].end
    groups: dict[int, list[Piece]] = {}
    for at, piece in enumerate(run):
        beside = spanning[min(bisect_left(spanning, at), len(spanning) - 1)]
        groups.setdefault(group_of[beside], []).append(piece)
    return groups.values()


def undo(pieces: Sequence[Piece], rules: Container[str]) -> list[Piece]:
    """Return ``pieces`` less what ``rules`` did: what they inserted goes, what they replaced or
    removed is kept, and what they moved stands again behind what preceded it in the input.

    >>> render("كتاب علي", undo([Piece(5, 8, "علی", "yeh"), Piece(0, 5, "کتاب ", "kaf")], {"yeh"}))
    'کتاب علي'
    """
    rest = [piece for piece in pieces if piece.rule not in rules]
    back = {
        piece.start: Piece(piece.start, piece.end)
        for piece in pieces
        if piece.rule in rules and piece.start < piece.end
    }
    out: list[Piece] = []
    for at, piece in enumerate([Piece(0, 0, ""), *rest]):
        out.append(piece)
        follows = rest[at] if at < len(rest) else None
        if follows is None or not follows.start == follows.end == piece.end:
            while out[-1].end in back:
                out.append(back.pop(out[-1].end))
    return out[1:]
