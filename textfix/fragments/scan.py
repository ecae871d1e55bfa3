"""The scan: may a document's printed lines lie in fragments? By its lines' lengths and ends."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textfix.document.lines import Line, ends_sentence

_LEAST_LINES: Final = 12
_SHORT: Final = 0.8
"""A line of less than this part of the column's width is short."""
_LEAST_SHORT: Final = 0.68
"""Least share of short lines. Pages of headings, notes and cells have up to 0.62."""
_NARROW: Final = 40
"""Where most of the text lies in lines as narrow as this, all of them may be fragments."""
_WIDEST: Final = 250
"""No printed line is wider: where most of the text lies in wider ones, lines are paragraphs."""
_BLANK: Final = 0.6
_WHOLE, _LEAST_WHOLE = (0.86, 1.16), 0.25
"""Widths of whole printed lines, in columns; and the least share of such lines."""
_ENDED: Final = 0.6
"""Of the lines of fragments at most a third ended a sentence (104 recorded documents), of those of
edited texts whose paragraphs are lines more than four fifths."""
_FULL_SHARE: Final = 0.6
"""The share of the text that lies in lines no longer than the column's width."""


def column_width(lines: Sequence[Line]) -> int:
    """Return the width, in code points, within which three fifths of the text lie.

    >>> from textfix.document.lines import split_lines
    >>> column_width(split_lines("\\n".join(["ا" * 40] * 9 + ["ب" * 5] * 9)))
    40
    """
    total = sum(line.width for line in lines)
    taken = 0
    for width in sorted(line.width for line in lines):
        taken += width
        if taken >= _FULL_SHARE * total:
            return width
    return 0


def may_be_fragments(lines: Sequence[Line]) -> bool:
    """Whether most lines fall far short of the width in which most of the text lies, or all do.

    >>> from textfix.document.lines import split_lines
    >>> may_be_fragments(split_lines("\\n".join(["ا" * 40] * 9 + ["ب" * 5] * 30)))
    True
    """
    if len(lines) < _LEAST_LINES:
        return False
    width = column_width(lines)
    if width > _WIDEST:
        return False
    limit = _SHORT * width
    return width <= _NARROW or sum(line.width < limit for line in lines) >= _LEAST_SHORT * len(
        lines
    )


def are_whole(text: str, lines: Sequence[Line]) -> bool:
    """Whether most lines end a sentence: fragments end anywhere.

    >>> from textfix.document.lines import split_lines
    >>> are_whole("آمد.\\nرفت.", split_lines("آمد.\\nرفت."))
    True
    """
    ended = sum(ends_sentence(text[line.start : line.end]) for line in lines)
    return ended > _ENDED * len(lines)


def may_be_boxes(lines: Sequence[Line]) -> bool:
    """Whether the lines may be the boxes of a printed page, most of them whole printed lines: blank
    lines part them, and many are as wide as the page's column.

    >>> from textfix.document.lines import split_lines
    >>> may_be_boxes(split_lines("\\n\\n".join(["ا" * 90] * 9 + ["ب" * 50] * 9)))
    True
    >>> may_be_boxes(split_lines("\\n\\n".join("ا" * 40 * n for n in range(1, 30))))
    False
    """
    if len(lines) < _LEAST_LINES or not are_parted(lines):
        return False
    widths = sorted(line.width for line in lines)
    column = widths[len(widths) * 3 // 4]
    whole = sum(_WHOLE[0] * column <= width <= _WHOLE[1] * column for width in widths)
    return column <= _WIDEST and whole >= _LEAST_WHOLE * len(lines)


def are_parted(lines: Sequence[Line]) -> bool:
    """Whether blank lines stand between most of ``lines``, as between the boxes of a page."""
    return sum(line.blanks > 0 for line in lines) > _BLANK * len(lines)
