"""Read a result: which line each change touched, how its text read before and after."""

from __future__ import annotations

import re
from array import array
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property
from typing import NamedTuple

from textfix.diagnosis import classes as c
from textfix.result import Change, Origins, Result, Step
from textfix.unicode.letters import ARABIC_LETTERS

_LABEL = re.compile(r"\W*\d")
_WHOLE = 0.9
"""Share of a line's letters that are still there, if what became of the line can be read."""


def class_of(change: Change) -> str | None:
    """Return the class of damage that ``change`` mends, None where that is none.

    A stretch all of whose letters stood in order had no reversed runs: only the number or the sign
    that leads it stood on the wrong side.
    """
    name = c.CLASS_OF_RULE.get(change.id)
    if name != c.REVERSED_RUNS or _letters(change.before) != _letters(change.after):
        return name
    head = change.before.lstrip()[:1]
    if head.isalpha():
        return c.SIGNS_MISPLACED
    return c.LABELS_TURNED if _LABEL.match(change.before.strip()) else c.SIGNS_AT_HEAD


def _letters(text: str) -> str:
    return "".join(filter(str.isalpha, text))


class Repaired(NamedTuple):
    """What became of a line: the ``order`` in which the repaired text takes its code points (their
    indexes in the line), and its ``text``."""

    order: Sequence[int]
    text: str


class Lines:
    """The lines of a result's original; their numbers count from 0.

    ``before`` are the lines without terminators.
    """

    def __init__(self, result: Result) -> None:
        self.before = [line.removesuffix("\r") for line in result.original.split("\n")]
        self._starts = [0, *(at + 1 for at, c in enumerate(result.original) if c == "\n")]
        self._result = result

    def touched(self, start: int, end: int) -> range:
        """Return the lines that the span ``[start, end)`` of the original touches."""
        first = bisect_right(self._starts, start) - 1
        return range(first, bisect_right(self._starts, max(start, end - 1)))

    def arabic(self) -> Iterator[int]:
        """Yield the lines that hold a letter of the Arabic script."""
        for number, line in enumerate(self.before):
            if not ARABIC_LETTERS.isdisjoint(line):
                yield number

    @cached_property
    def repaired(self) -> dict[int, Repaired]:
        """What became of each line with letters of the Arabic script, in the last text that still
        held it: running heads go, and notes move."""
        found: dict[int, Repaired] = {}
        wanted = set(self.arabic())
        for text, origins in self._result.texts():
            if not wanted:
                break
            read = self._read(text, origins, wanted)
            found |= {n: line for n, line in read.items() if self._is_whole(n, line.order)}
            wanted.difference_update(found)
        return found

    def _read(self, text: str, origins: Origins, wanted: set[int]) -> dict[int, Repaired]:
        """Return what ``text`` holds of each line of ``wanted``."""
        orders: dict[int, dict[int, None]] = {}
        texts: dict[int, list[str]] = {}
        number = -1
        for sign, at in zip(text, origins, strict=True):
            if at >= 0:
                number = self._line_of[at]
                place = at - self._starts[number]
                if number in wanted and place < len(self.before[number]):
                    orders.setdefault(number, {}).setdefault(place)
            if number in wanted:
                texts.setdefault(number, []).append(sign)
        return {n: Repaired([*order], "".join(texts[n]).strip()) for n, order in orders.items()}

    @cached_property
    def _line_of(self) -> array[int]:
        """The line in which each code point of the original stands, its terminator included."""
        lines = array("i")
        for number, line in enumerate(self._result.original.split("\n")):
            lines.extend([number] * (len(line) + 1))
        return lines

    def _is_whole(self, number: int, order: Sequence[int]) -> bool:
        line = self.before[number]
        left = sum(line[at] in ARABIC_LETTERS for at in order)
        return left >= _WHOLE * sum(sign in ARABIC_LETTERS for sign in line)


def words_after(steps: Sequence[Step], left: int, right: int) -> str:
    """Return what ``steps``, changes of one stage in ascending order, made of the span of words
    ``[left, right)``.

    >>> from textfix.presets import preset
    >>> words_after(list(preset("characters")("او كتابي دارد").steps()), 3, 8)
    'کتابی'
    """
    out, at = [], left
    for step in sorted(steps, key=lambda step: step.start):
        out += [step.seen[at : step.start], step.change.after]
        at = step.end
    return "".join([*out, steps[0].seen[at:right]])
