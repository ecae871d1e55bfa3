"""Setting: what the setting of notes goes by, and the edits it makes."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal, NamedTuple

from textfix.document.lines import Line
from textfix.footnotes.markers import Side
from textfix.pieces import Piece

Style = Literal["markdown", "endnotes", "inline", "drop", "keep"]

REFERENCE, BODY, RULE = "footnote-reference", "footnote-body", "separator-rule"

INLINE = "(پانوشت: "
"""What opens a note that is set after its word."""


class Edit(NamedTuple):
    """What takes the place of ``[start, end)`` in the running text."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


class Setting(NamedTuple):
    """The text and its lines; ``side``: where the word of a glued figure stands in this document;
    ``taken``: the lines of bodies that move."""

    text: str
    lines: Sequence[Line]
    style: Style
    side: Side
    taken: frozenset[int]
