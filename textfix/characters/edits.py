"""Sparse edits: a list of them after another, written as one list of edits of the first text."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate

from textfix.pieces import Piece, fill, render


def compose(text: str, first: Sequence[Piece], second: Sequence[Piece]) -> list[Piece]:
    """Return the edits of ``text`` that do what ``first`` and then ``second`` do.

    ``second`` speaks of the text that ``first`` makes. Where both touch the same place they become
    one edit, under the rule of ``first``.

    >>> compose("abc", [Piece(1, 2, "", "one")], [Piece(1, 2, "C", "two")])
    [Piece(start=1, end=2, text='', rule='one', margin=None), \
Piece(start=2, end=3, text='C', rule='two', margin=None)]
    """
    between = _Between(text, first)
    return [between.merge(group) for group in between.groups(second)]


class _Between:
    """The text between two lists of edits, with the way back to the text before both."""

    def __init__(self, text: str, edits: Sequence[Piece]) -> None:
        self.pieces = fill(text, edits)
        self.text = render(text, self.pieces)
        lengths = (p.end - p.start if p.text is None else len(p.text) for p in self.pieces)
        ends = list(accumulate(lengths))
        self.starts, self.ends = [0, *ends][: len(ends)], ends
        self.length = len(text)

    def groups(self, second: Sequence[Piece]) -> Iterator[list[Piece]]:
        """Yield the edits of both lists, placed in this text, in groups that overlap."""
        first = [
            Piece(start, end, None, piece.rule)
            for start, end, piece in zip(self.starts, self.ends, self.pieces, strict=True)
            if piece.text is not None
        ]
        group: list[Piece] = []
        stop = -1
        for edit in sorted([*first, *second], key=lambda edit: edit[:2]):
            empty = group and edit.start == edit.end == stop == group[0].start
            if group and edit.start >= stop and not empty:
                yield group
                group = []
            group.append(edit)
            stop = max(stop, edit.end)
        if group:
            yield group

    def merge(self, group: Sequence[Piece]) -> Piece:
        """Write a group of overlapping edits as one edit of the first text."""
        start, end = group[0].start, max(edit.end for edit in group)
        new = [edit for edit in group if edit.text is not None]
        rules = [edit.rule for edit in group if edit.text is None] or [new[0].rule]
        at, pieces = start, []
        for edit in new:
            pieces += [self.text[at : edit.start], edit.text or ""]
            at = edit.end
        pieces.append(self.text[at:end])
        return Piece(*self._origin(start, end), "".join(pieces), rules[0])

    def _origin(self, start: int, end: int) -> tuple[int, int]:
        """The span of the first text that became ``[start, end)``, which cuts no edit in two."""
        if start == end:
            removed = [
                piece
                for piece in self.pieces[
                    bisect_left(self.ends, start) : bisect_right(self.starts, start)
                ]
                if piece.text == ""
            ]
            if removed:
                return removed[0].start, removed[-1].end
        return self._before(start), self._after(end)

    def _before(self, at: int) -> int:
        """The place in the first text where the span that starts at ``at`` begins."""
        index = bisect_right(self.ends, at)
        if index == len(self.pieces):
            return self.length
        return self.pieces[index].start + at - self.starts[index]

    def _after(self, at: int) -> int:
        """The place in the first text where the span that ends at ``at`` ends."""
        index = bisect_left(self.ends, at)
        if index == len(self.pieces):
            return self.length
        piece = self.pieces[index]
        return piece.end if at == self.ends[index] else piece.start + at - self.starts[index]
