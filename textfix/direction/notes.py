"""Markers of notes in a line: short numbers that are no part of its sentence.

The figure of a note stands between two words that belong together, so that the words around it tell
nothing of its place; and in some files it parts its line into boxes of their own. It is told from
other numbers by its body: a line further down that begins or ends with the same number.
"""

from __future__ import annotations

import unicodedata
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Sequence
from typing import NamedTuple

from textfix.direction.units import Line, island_spans, kind_of

_GUILLEMETS = "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}" + (
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
)
_PAIRS = frozenset({"()", ")(", "[]", "]["})
_LEAST_LETTERS, _MOST_LETTERS = 25, 150  # of a printed line
_LONGEST = 2  # digits
_NEAR = 2  # units from a line's edge within which its label stands


class Numbers(NamedTuple):
    """The numbers that may be markers in a line: ``below`` are those with which lines below it
    begin or end, so that it may refer to one; ``above`` those that stand within lines above it and
    count, so that one of them may refer to it; ``hugging`` those that hug words on both sides
    somewhere, where any with gaps on both sides is no marker."""

    below: frozenset[int]
    above: frozenset[int]
    hugging: frozenset[int] = frozenset()


NO_NUMBERS = Numbers(frozenset(), frozenset())


def find_numbers(lines: Sequence[Line]) -> list[Numbers]:
    """Return the numbers that may be the markers of notes in each line.

    >>> from textfix.direction.units import read_line
    >>> text = "او گفت1 و رفت", "1 یادداشت"
    >>> for numbers in find_numbers([read_line(line) for line in text]):
    ...     print(sorted(numbers.below), sorted(numbers.above))
    [1] []
    [] [1]
    """
    below: list[frozenset[int]] = []
    seen: frozenset[int] = frozenset()
    for line in reversed(lines):
        below.append(seen)
        seen = _with(seen, _labels(line))
    above: list[frozenset[int]] = []
    seen = frozenset()
    counting: frozenset[int] = frozenset()
    for line in lines:
        above.append(counting)
        spans = island_spans(line, brackets=False)
        inside = [span for span in spans if span[0] and span[1] < len(line.units)]
        before, seen = seen, _with(seen, (_value(line, *span) for span in inside))
        if seen is not before:
            counting = frozenset(n for n in seen if n == 1 or {n - 1, n + 1} & seen)
    times = Counter(map(_letters, lines))
    found = [Numbers(*row) for row in zip(below[::-1], above, strict=True)]
    hugging = frozenset(
        _value(line, start, end)
        for line, numbers in zip(lines, found, strict=True)
        for start, end in find_notes(line, numbers, numbers.below)
        if not line.gap(start) and not (end < len(line.units) and line.gap(end))
    )
    found = [numbers._replace(hugging=hugging) for numbers in found]
    return [
        numbers if times[_letters(line)] == 1 else NO_NUMBERS  # a running head
        for line, numbers in zip(lines, found, strict=True)
    ]


def _with(seen: frozenset[int], numbers: Iterable[int]) -> frozenset[int]:
    """Return ``seen`` with some numbers more, itself if there are none: lines by the thousand share
    it."""
    new = {number for number in numbers if number and number not in seen}
    return seen | new if new else seen


def find_notes(
    line: Line, numbers: Numbers, own: Container[int] | None = None
) -> Iterator[tuple[int, int]]:
    """Yield the units of what may be the marker of a note in a ``line`` of running text, at its
    start alone excepted: one of ``own`` (by default any) of its ``numbers``."""
    if not _LEAST_LETTERS <= line.kinds.count("A") <= _MOST_LETTERS:
        return
    wanted = numbers.below | numbers.above if own is None else own
    for start, end in island_spans(line, brackets=False):
        value = _value(line, start, end)
        is_free = value in numbers.hugging and _is_spaced(line, start, end)
        if start > 0 and value in wanted and not is_free and not _is_enclosed(line, start, end):
            yield start, end


def _is_spaced(line: Line, start: int, end: int) -> bool:
    """Whether there is a gap on both sides of units ``[start, end)``, or nothing."""
    return bool(line.gap(start)) and (end == len(line.units) or bool(line.gap(end)))


def _is_enclosed(line: Line, start: int, end: int) -> bool:
    """Whether units ``[start, end)`` fill a pair of brackets, as the number of a source does."""
    around = line.bases[max(0, start - 1) : start] + line.bases[end : end + 1]
    return around in _PAIRS


def may_refer(line: Line, note: tuple[int, int]) -> bool:
    """Whether the marker at units ``note`` may be a reference: at its line's end only behind what
    it may refer to, a word or a quotation."""
    start, end = note
    before = line.base(start - 1)
    return end < len(line.units) or kind_of(before) == "A" or before in _GUILLEMETS


def _labels(line: Line) -> Iterator[int]:
    last = len(line.units)
    for start, end in island_spans(line, brackets=False):
        if start < _NEAR or last - end < _NEAR:
            value = _value(line, start, end)
            if value:
                yield value


def _letters(line: Line) -> str:
    return "".join(filter(str.isalpha, line.text))


def _value(line: Line, start: int, end: int) -> int:
    """Return the number that units ``[start, end)`` are, or 0 where they are no short one."""
    if end - start > _LONGEST or any(kind_of(line.base(at)) not in "NM" for at in (start, end - 1)):
        return 0
    if unicodedata.digit(line.base(start)) == 0:
        return 0
    return int("".join(str(unicodedata.digit(line.base(at))) for at in range(start, end)))
