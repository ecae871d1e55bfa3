"""Labels of list items that an extractor put in page order, or at the line's end.

A label ("1.", "۲)", "ب)") is a piece of the page of its own, so it can come with its sign before
its number, or behind the line it opens. One line cannot tell a label from a number that ends a
sentence; a list can: its labels count.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from textfix.direction.chain import NOTHING, SPACE, Chain, is_unbroken
from textfix.direction.units import Line, kind_of
from textfix.unicode.alphabets import COUNTING, values_of

_SIGNS = ".)-\N{EN DASH}"
_BRACKETS = ")("  # behind a letter: its own run, which is mirrored where runs are turned
_ALEF = "الف"
_MOST_DIGITS = 2
_LEAST = 4  # units of a line with a label
_ENOUGH = 3  # labels that count on from one another


class Label(NamedTuple):
    """The label of a line: units ``[start, end)``, the ``number`` (or letter) and the ``sign``
    among them."""

    kind: str  # "turned" at the line's start, "behind" at its end
    start: int
    end: int
    number: tuple[int, int]
    sign: tuple[int, int]

    def body(self, line: Line) -> Line:
        """Return ``line`` without its label."""
        return Line(line.text, line.units[: self.start] + line.units[self.end :])

    def write(self, chain: Chain, certainty: float) -> Chain:
        """Return the chain of the whole line, given that of its body."""
        shift = self.end if self.start == 0 else 0
        runs = tuple((start + shift, end + shift) for start, end in chain.runs)
        margin = certainty if is_unbroken(chain) else chain.margin
        seams = (NOTHING, SPACE, *chain.seams)
        return Chain((self.number, self.sign, *runs), seams, margin, closes=self.sign[0])


def find_labels(lines: Sequence[Line]) -> Mapping[int, Label]:
    """Return the labels of ``lines``, by number of the line, of those that count."""
    found: dict[int, Label] = {}
    for kind in ("turned", "behind"):
        own = {at: label for at, line in enumerate(lines) if (label := _read(line, kind))}
        values = [_values(lines[at], label) for at, label in own.items()]
        if _counts(values):
            found |= own
    return found


def _read(line: Line, kind: str) -> Label | None:
    if len(line.units) < _LEAST:
        return None
    return _turned(line) if kind == "turned" else _behind(line)


def _turned(line: Line) -> Label | None:
    """Read a sign and a number at the start of ``line``."""
    end, last = 1, len(line.units)
    while end < last and kind_of(line.base(end)) == "N":
        end += 1
    is_label = 1 < end <= 1 + _MOST_DIGITS and line.base(0) in _SIGNS
    if not is_label or end == last or kind_of(line.base(end)) != "A":
        return None
    return Label("turned", 0, end, (1, end), (0, 1))


def _behind(line: Line) -> Label | None:
    """Read a sign and a number, or a bracket and a letter, at the end of ``line``."""
    first = last = len(line.units)
    while first > 1 and kind_of(line.base(first - 1)) == "N":
        first -= 1
    signs, most = _SIGNS, _MOST_DIGITS
    if first == last:
        first -= len(_ALEF) if line.bases.endswith(_ALEF) else 1
        signs, most = _BRACKETS, len(_ALEF)
        if line.base(first) not in COUNTING:
            return None
    sign = first - 1
    if last - first > most or line.base(sign) not in signs or line.gap(first):
        return None
    if sign == 0 or kind_of(line.base(sign - 1)) == "N":
        return None
    if line.base(sign - 1) == line.base(sign - 2) == line.base(sign):
        return None  # dots that lead to the number of a page
    return Label("behind", sign, last, (first, last), (sign, first))


def _values(line: Line, label: Label) -> tuple[int, ...]:
    """Return the values that a label may have."""
    number = line.bases[slice(*label.number)]
    return (int(number),) if number.isdecimal() else values_of(number[0])


def _counts(values: Sequence[tuple[int, ...]]) -> bool:
    """Whether enough of ``values`` follow one another by one.

    >>> _counts([(1,), (2,), (3,)]), _counts([(3,), (12,), (4,)]), _counts([(1,), (2,), (1,)])
    (True, False, False)
    """
    longest = 1
    runs: dict[int, int] = {}  # how many labels count up to each value of the last one
    for some in values:
        runs = {value: runs.get(value - 1, 0) + 1 for value in some}
        longest = max(longest, *runs.values())
    return longest >= _ENOUGH
