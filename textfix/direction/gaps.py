"""Whether level runs end at numbers, read off the gaps on the two sides of a number.

The space between two level runs belongs to one of them, so where runs were joined from left to
right a number hugs the word on one side: ``نفر۱۲۰  روز۱۴ در`` for ``در ۱۴ روز ۱۲۰ نفر``.
Extractors that give a number the direction of the words around it leave it a space on both sides.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textfix.direction.units import Line, island_spans

_ENOUGH = 4  # numbers between words
_MOST = 0.7  # share of them that tells


def numbers_are_turned(lines: Sequence[Line]) -> bool | None:
    """Whether the numbers between words are level runs that stand in reverse order: nearly all
    hug the word before them, or hardly any does; None where neither is so.

    >>> from textfix.direction.units import read_line
    >>> numbers_are_turned([read_line("نفر۱۲۰  روز۱۴ در")] * 2)
    True
    >>> numbers_are_turned([read_line("در ۱۴ روز ۱۲۰ نفر")] * 2)
    False
    """
    sides = [side for line in lines for side in _sides(line)]
    turned, upright = sides.count((False, True)), sides.count((True, True))
    count = len(sides) - sides.count((False, False))  # a marker of a note, or no gaps at all
    if turned + upright < _ENOUGH:
        return None
    if turned >= _MOST * count:
        return True
    return False if upright >= _MOST * count else None


def _sides(line: Line) -> Iterator[tuple[bool, bool]]:
    """Yield whether a gap stands before and behind each number between two words."""
    for start, end in island_spans(line, brackets=False):
        around = line.kinds[max(0, start - 1) : start] + line.kinds[end : end + 1]
        if around == "AA" and "L" not in line.kinds[start:end]:
            yield bool(line.gap(start)), bool(line.gap(end))
