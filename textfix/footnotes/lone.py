"""Lone: numbered lines that stand apart from others like them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from textfix.document.lines import Line, ends_sentence
from textfix.footnotes.heads import Head
from textfix.footnotes.markers import RAISED

_FIGURES = re.compile(rf"^\W*(?:\d|{RAISED})+")
_REACH = 4


def is_lone(
    text: str, lines: Sequence[Line], heads: Sequence[Head | None], at: int, last: int
) -> bool:
    """Whether the numbered lines ``[at, last)`` are whole sentences between other paragraphs, and
    no item of a list: notes of a section stand so.
    """
    head = heads[at]
    if head is None or not head.number or at == 0:
        return False
    before, closing = lines[at - 1], lines[last - 1]
    whole = ends_sentence(text[closing.start : closing.end]) or head.behind
    if not whole or not ends_sentence(text[before.start : before.end]):
        return False
    near = [*range(max(0, at - _REACH), at), *range(last, last + _REACH)]
    return not any(_counts_with(text, lines, heads, at, other) for other in near)


def _counts_with(
    text: str, lines: Sequence[Line], heads: Sequence[Head | None], at: int, other: int
) -> bool:
    """Whether the line ``other`` is the item of a list before or after the item at line ``at``."""
    head, beside = heads[at], heads[other] if other < len(heads) else None
    if not head or not beside or abs(beside.number - head.number) != 1:
        return False
    item = ends_sentence(text[lines[other].start : lines[other].end])
    return item and form_of(text, lines[at], head) == form_of(text, lines[other], beside)


def form_of(text: str, line: Line, head: Head) -> str:
    """Return the signs after the label with which ``line`` begins."""
    return _FIGURES.sub("", text[line.start : head.text]).strip()
