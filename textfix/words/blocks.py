"""Blocks: neighbouring phrases that are decided together, with as much text as the tagger sees.

Their borders depend on the letters alone, never on the gaps, so that a repaired text falls into
the same blocks as the damaged one.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Final, NamedTuple

from textfix.unicode.letters import SPACE, ZWNJ

# In code points that are no gaps; the tagger's window holds 512 symbols.
_LINES_UP_TO: Final = 380
_PART_OF_A_LINE_FROM: Final = 900
_FAR: Final = 400
_TAIL: Final = 40


class Block(NamedTuple):
    """The span of a block (code points) and the spans of its phrases."""

    start: int
    end: int
    phrases: list[tuple[int, int]]


def group(text: str, phrases: Iterable[tuple[int, int]]) -> Iterator[Block]:
    """Group ``phrases`` of ``text`` into blocks: some short lines, or a part of a long one.

    >>> [block.phrases for block in group("یک\\nدو\\n\\nسه", [(0, 2), (3, 5), (7, 9)])]
    [[(0, 2), (3, 5)], [(7, 9)]]
    """
    block: list[tuple[int, int]] = []
    size = 0
    for start, end in phrases:
        if block and _is_border(text[block[-1][1] : start], size):
            yield _block(block, text, start)
            block, size = [], 0
        size += count_symbols(text[block[-1][1] if block else start : end])
        block.append((start, end))
    if block:
        yield _block(block, text, len(text))


def _block(phrases: list[tuple[int, int]], text: str, limit: int) -> Block:
    """Return a block with the signs behind its last phrase, on the same line."""
    end = phrases[-1][1]
    line_end = text.find("\n", end, min(limit, end + _TAIL))
    return Block(phrases[0][0], line_end if line_end >= 0 else min(limit, end + _TAIL), phrases)


def _is_border(between: str, size: int) -> bool:
    """Whether a block of ``size`` code points ends before the text ``between`` two phrases."""
    if len(between) > _FAR:
        return True
    breaks = between.count("\n")
    blank = breaks > 1 and any(not line.strip() for line in between.split("\n")[1:-1])
    return blank or size >= (_LINES_UP_TO if breaks else _PART_OF_A_LINE_FROM)


def count_symbols(text: str) -> int:
    """Return how many code points of ``text`` are no gaps."""
    return len(text) - text.count(SPACE) - text.count(ZWNJ)
