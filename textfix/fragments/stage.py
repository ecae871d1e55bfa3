"""The fragments stage: printed lines that an extractor scattered over several lines."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from textfix.characters.runs import is_persian
from textfix.document.lines import split_lines
from textfix.fragments.gluing import glue
from textfix.fragments.law import broken
from textfix.fragments.scan import may_be_fragments
from textfix.pieces import Piece, Repair, fill, kept
from textfix.stage import Rule

JOINED = "joined-fragments"


@dataclass(frozen=True, slots=True)
class Fragments:
    """Takes the fragments of a printed line together where a document's lines prove to be such.

    It runs when letters and their codes read forward, for the language model judges the joints;
    and before the stages that look at signs, runs and words, for these lie across the joints.

    >>> from textfix.pieces import render
    >>> text = "زعفران گران\\nترین ادوی\\nۀ جهان است"
    >>> render(text, Fragments().repair(text).pieces) == text  # too short to prove anything
    True
    """

    name: ClassVar[str] = "fragments"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(JOINED, "the pieces of a printed line, each on a line of its own, come together"),
    )

    def repair(self, text: str) -> Repair:
        """Take the fragments of ``text`` together, where most of its lines are fragments."""
        lines = split_lines(text)
        if not may_be_fragments(lines) or not is_persian(text):
            return kept(text)
        breaks = glue(text, lines)
        return Repair(fill(text, [Piece(b.start, b.end, b.gap, JOINED, b.margin) for b in breaks]))

    def broken_law(self, before: str, after: str) -> str:
        """Spaces and line breaks come and go; all else stays, as often as it was."""
        return broken(before, after)
