"""Reading: the lines of a text as fragments, and how well each goes on in another."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from textfix.document.lines import Line, ends_sentence, measure, split_lines
from textfix.fragments.joints import Joint, anew, edges, joint
from textfix.fragments.scan import are_parted
from textfix.unicode.bidi import visible

_LABELLED_LATIN: Final = re.compile(r"\d{1,2}\.? +[A-Za-z][\x20-\u024f]*\.")


class Reading:
    """The lines of a text, their words, and the passages from line to line, each weighed once.

    ``whole``: which lines are fragments of none, being notes in Latin. ``parted``: whether blank
    lines stand between most lines, so that those without are a stack.
    """

    def __init__(self, text: str, lines: Sequence[Line]) -> None:
        self.text = text
        self.lines = lines
        contents = [visible(text[line.start : line.end]) for line in lines]
        self.widths = [measure(content) for content in contents]
        self.whole = [_LABELLED_LATIN.fullmatch(content) is not None for content in contents]
        self.stops = [ends_sentence(content) for content in contents]
        self.edges = [edges(content) for content in contents]
        self.parted = are_parted(lines)
        self._joints: dict[tuple[int, int], Joint] = {}
        self._passages: dict[tuple[int | None, int], float] = {}
        self._begins: list[float | None] = [None] * len(lines)

    def joint(self, a: int, b: int) -> Joint:
        """Say how line ``b`` goes on from line ``a``."""
        found = self._joints.get((a, b))
        if found is None:
            spaced = self.lines[a].tail > 0 or self.lines[b].indent > 0
            found = self._joints[a, b] = joint(self.edges[a], self.edges[b], spaced)
        return found

    def begins(self, b: int) -> float:
        """Return log10 of line ``b``'s first words where something begins."""
        found = self._begins[b]
        if found is None:
            found = self._begins[b] = anew(self.edges[b])
        return found

    def flow(self, a: int, b: int) -> float:
        """Return by how much (log10) line ``b`` rather goes on from line ``a`` than begins."""
        return self.joint(a, b).log10 - self.begins(b)

    def passage(self, a: int | None, b: int) -> float:
        """Return log10 of line ``b`` after line ``a``, whether it goes on or begins anew."""
        if a is None:
            return self.begins(b)
        return max(self.begins(b), self.joint(a, b).log10)

    def is_first(self, at: int) -> bool:
        """Whether line ``at`` is the first of the text or of a page."""
        return at == 0 or self.lines[at].page

    def share_within(self, share: float) -> int:
        """Return the width within which that share of the text lies."""
        total = sum(self.widths)
        taken = 0
        for width in sorted(self.widths):
            taken += width
            if taken >= share * total:
                return width
        return 0


def read(text: str) -> Reading:
    """Read the lines of ``text``.

    >>> found = read("گران\\nترین")
    >>> found.widths, found.joint(0, 1).gap
    ([4, 4], '')
    """
    return Reading(text, split_lines(text))
