"""A line as units and gaps: what moves as one, and what stands between."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass, field

from textfix.unicode.forms import fold_forms
from textfix.unicode.letters import TATWEEL, ZWNJ

FATHATAN = "\N{ARABIC FATHATAN}"
_RIDERS = {"Mn", "Me", "Cf"}
_BEARERS = {"\N{ARABIC LETTER ALEF}", "\N{ARABIC LETTER TEH MARBUTA}", "\N{ARABIC LETTER HAMZA}"}


@dataclass(frozen=True, slots=True)
class Line:
    """One visual line. ``units`` are spans ``[start, end)`` of code points that never part: a
    letter, digit or sign with the marks, controls and tatweel that follow it. What lies between
    two units (nothing, spaces, ZWNJ) is the gap before the second; ``text`` may begin and end
    with such gaps too. ``bases`` is the first code point of every unit, ``kinds`` the kind of each
    (see ``kind_of``)."""

    text: str
    units: tuple[tuple[int, int], ...]
    bases: str = field(init=False, repr=False, compare=False)
    kinds: str = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        """Read the bases and their kinds once: every reading of the line asks for them."""
        bases = "".join([self.text[start] for start, _ in self.units])
        object.__setattr__(self, "bases", bases)
        object.__setattr__(self, "kinds", bases.translate(_KINDS))

    def gap(self, at: int) -> str:
        """Return the raw gap before unit ``at`` (``at == len(units)``: after the last one)."""
        start = self.units[at - 1][1] if at else 0
        end = self.units[at][0] if at < len(self.units) else len(self.text)
        return self.text[start:end]

    def base(self, at: int) -> str:
        """Return the first code point of unit ``at``."""
        return self.bases[at]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """Return the code points of units ``[start, end)``, ``start < end``."""
        return self.units[start][0], self.units[end - 1][1]


def read_line(text: str) -> Line:
    """Split ``text`` (without its line terminator) into units.

    >>> [len(read_line(t).units) for t in ("", "در\N{ARABIC SHADDA} خانه")]
    [0, 6]
    """
    units: list[tuple[int, int]] = []
    for at, character in enumerate(text):
        if character.isspace() or character == ZWNJ:
            continue
        if _rides(character) and units and units[-1][1] == at and not _has_slid(text, at):
            units[-1] = (units[-1][0], at + 1)
        else:
            units.append((at, at + 1))
    return Line(text, tuple(units))


def _has_slid(text: str, at: int) -> bool:
    """Whether a fathatan stands on a letter that cannot bear it, so that it is a run of its own.

    It belongs on the alef that ends its word, or on the letter before that; teh marbuta and hamza
    bear it without one (Dastur-e Khatt, on tanwin). A letter may be a presentation form.
    """
    if text[at] != FATHATAN:
        return False
    before, behind = fold_forms(text[at - 1 : at]), fold_forms(text[at + 1 : at + 2])
    return not _BEARERS & {before[-1:], behind[:1]}


def _rides(character: str) -> bool:
    return character == TATWEEL or unicodedata.category(character) in _RIDERS


def stretches(line: Line) -> list[int]:
    """Return the units of ``line`` that a kashida stands before."""
    return [
        at + 1 for at, (start, end) in enumerate(line.units[:-1]) if TATWEEL in line.text[start:end]
    ]


def find_islands(line: Line, others: Iterable[tuple[int, int]] = ()) -> list[bool]:
    """Say for every unit whether a cut before it would break a left-to-right island, or one of
    the ``others`` (spans of units that move as one)."""
    inside = [False] * len(line.units)
    for start, end in (*island_spans(line, brackets=True), *others):
        for at in range(start + 1, end):
            inside[at] = True
    return inside


def island_spans(line: Line, *, brackets: bool) -> list[tuple[int, int]]:
    """Return the left-to-right islands of ``line`` as spans of units, in order.

    UAX #9 keeps a Latin stretch and a number in one level run, so no extractor parts them: from
    the first Latin letter to the last Latin letter or digit with the signs between (and, if asked
    for, the brackets that enclose them); and a number with single separators between its digits.
    """
    kinds = line.kinds
    spans: list[tuple[int, int]] = []
    at = 0
    while found := _BEGINS.search(kinds, at):
        start = found.start()
        end = start + 1
        if kinds[start] == "L":
            start, end = _latin_island(line, kinds, start, brackets=brackets)
        elif kinds[start] == "N":
            end = _number_end(line, kinds, start)
        spans.append((start, end))
        at = end
    return spans


def kind_of(character: str) -> str:
    """Return "A" Arabic-script letter, "L" other letter, "N" digit, "M" superscript digit (a
    marker of a note), "S" any other sign."""
    category = unicodedata.category(character)
    if category == "Nd":
        return "N"
    if category == "No" and unicodedata.bidirectional(character) == "EN":
        return "M"
    if category[0] == "L":
        return "A" if unicodedata.bidirectional(character) in {"AL", "R"} else "L"
    return "S"


class _Kinds(dict[int, str]):
    """The kinds of code points, as ``str.translate`` asks for them."""

    def __missing__(self, code: int) -> str:
        kind = self[code] = kind_of(chr(code))
        return kind


_KINDS = _Kinds()
_BEGINS = re.compile("[LNM]")  # the kinds that islands begin with
_OPEN, _CLOSE = "([{", ")]}"


def _latin_island(line: Line, kinds: str, first: int, *, brackets: bool) -> tuple[int, int]:
    last = at = first
    while at < len(kinds) and kinds[at] != "A":
        if kinds[at] in "LN":
            last = at
        at += 1
    start, end = first, last + 1
    if brackets and start > 0 and end < len(kinds):
        left, right = line.base(start - 1), line.base(end)
        if {left, right} in ({"(", ")"}, {"[", "]"}):
            start, end = start - 1, end + 1
    return start, end


def _number_end(line: Line, kinds: str, first: int) -> int:
    """Digits joined by one separator (bidi class CS or ES but for the hyphen) without a gap."""
    at = first + 1
    while at < len(kinds) and not line.gap(at):
        if kinds[at] == "N":
            at += 1
        elif (
            line.base(at) in ".,/:\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}"
            and at + 1 < len(kinds)
            and kinds[at + 1] == "N"
            and not line.gap(at + 1)
        ):
            at += 2
        else:
            break
    return at
