"""The direction stage: find lines whose runs stand in reverse order and restore them."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textfix.characters.runs import is_persian
from textfix.direction.chain import LEADING_SIGNS, REVERSED_RUNS, Chain, is_unbroken
from textfix.direction.cues import is_clearly_clean
from textfix.direction.detect import CERTAIN, has_persian, restore
from textfix.direction.leading_signs import put_back
from textfix.direction.units import Line, read_line
from textfix.direction.writing import Scribe, bracket_signs
from textfix.pieces import Piece, Repair, kept
from textfix.reversal.rows import has_letters
from textfix.stage import Rule
from textfix.unicode.letters import TATWEEL, ZWNJ

_BREAK = "\n\r\f\v\x1c-\x1e\x85\u2028\u2029"
_BREAKS = frozenset("\n\r\f\v\x1c\x1d\x1e\x85\u2028\u2029")
# A line with its leading spaces, or a column of it: up to a gap that no justified line has.
_COLUMN = re.compile(f"(?:(?<![^{_BREAK}])[^\\S{_BREAK}]+)?(?:(?!\t|[ ]{{4}})[^{_BREAK}])+")


@dataclass(frozen=True, slots=True)
class Direction:
    """Puts the runs of a line that an extractor joined from left to right in reading order.

    The raw text decides (isolated forms, spaces and signs at run edges), so it runs before all that
    change letters and spaces.
    """

    name: ClassVar[str] = "direction"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(
            REVERSED_RUNS,
            "runs of a line in reverse order are put in reading order, their brackets turned"
            " and the gaps at their seams set",
        ),
        Rule(
            LEADING_SIGNS,
            "a stop or bracket at a line's head goes behind the run it ends, where nearly all do",
        ),
    )

    def repair(self, text: str) -> Repair:
        """Restore the lines of ``text`` that are damaged; leave all others as they are."""
        if not has_persian(text) or is_clearly_clean(text) or not is_persian(text):
            return kept(text)
        shifts, lines = _read_lines(text)
        chains = put_back(lines, restore(lines), CERTAIN)
        if all(is_unbroken(chain) for chain in chains):
            return kept(text)
        return Repair(list(_pieces(text, shifts, lines, chains)))

    def broken_law(self, before: str, after: str) -> str:
        """Letters, marks and signs are permuted within the text; only gaps come and go."""
        lost, invented = _inventory(before), _inventory(after)
        if lost == invented:
            return ""
        return f"lost {dict(lost - invented)}, invented {dict(invented - lost)}"


def _read_lines(text: str) -> tuple[list[int], list[Line]]:
    """Return the lines of ``text`` that hold anything, and where each begins.

    What stands in columns (hemistichs of a verse, cells of a table) is a line a column.
    """
    shifts, lines = [], []
    for found in _COLUMN.finditer(text):
        start, column = found.start(), found.group()
        if start and text[start - 1].isspace() and text[start - 1] not in _BREAKS:
            start, column = found.end() - len(column.lstrip()), column.lstrip()
        line = read_line(column)
        if line.units:
            shifts.append(start)
            lines.append(line)
    return shifts, lines


def _pieces(
    text: str, shifts: Sequence[int], lines: Sequence[Line], chains: Sequence[Chain]
) -> Iterator[Piece]:
    damaged = [
        (shift, line, chain)
        for shift, line, chain in zip(shifts, lines, chains, strict=True)
        if not is_unbroken(chain) and not _continues_latin(text, shift, line)
    ]
    scribe = Scribe(bracket_signs([(line, chain) for _, line, chain in damaged]))
    at = 0
    for number, (shift, line, chain) in enumerate(damaged):
        if at < shift:
            yield Piece(at, shift)
        yield from scribe.write(number, line, chain, shift)
        at = shift + len(line.text)
    if at < len(text):
        yield Piece(at, len(text))


def _continues_latin(text: str, start: int, line: Line) -> bool:
    """Whether ``line``, which begins at ``start``, has no letters of its own and goes on with a
    line of Latin ones: pages and years of an entry, which stand in order as that does."""
    if any(map(str.isalpha, line.text)):
        return False
    end = text.rfind("\n", 0, start)
    before = text[text.rfind("\n", 0, max(0, end)) + 1 : max(0, end)]
    return any(map(str.isalpha, before)) and not has_letters(before)


_MIRRORED = str.maketrans("([{«", ")]}»")
_GAPS = {"Zs", "Cc", "Zl", "Zp"}


def _inventory(text: str) -> Counter[str]:
    counts = Counter(text.translate(_MIRRORED))
    for character in list(counts):
        if unicodedata.category(character) in _GAPS or character in (ZWNJ, TATWEEL):
            del counts[character]
    return counts
