r"""Lines that were read stretch by stretch from left to right, parted at signs of another font.

A Persian font has no brackets, dashes or slashes of its own, or none that fit, so that they are
drawn in another: the letters between them are pieces of their own on the page, and an extractor
that writes the pieces of a line from left to right (pypdf, pdf.js) turns them round, each of them
readable::

    این آیین‌نامه شامل اسناد مرکز می‌شود–ماده ۳       for  ماده ۳– این آیین‌نامه شامل اسناد …
    ۸۹۳۱/۴۰/تاریخ: ۲۱                               for  تاریخ: ۲۱/۴۰/۸۹۳۱

Which signs part the lines is a matter of the document's fonts: those are, by which its lines read
better than by any others, and better than as they stand.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, Final, NamedTuple

from textfix.anchors import Anchored
from textfix.lm.tokens import fold_word
from textfix.numbers.hugging import hug_letters
from textfix.signs.swap import Swap
from textfix.unicode.forms import fold_forms
from textfix.unicode.letters import (
    LETTER_CLASS,
    ZWNJ,
)
from textfix.unicode.mirror import mirror

if TYPE_CHECKING:
    from textfix.lm.model import Model

RULE: Final = "turned-stretches"

Span = tuple[int, int]

_LETTER = LETTER_CLASS
_DIGIT = "\u0660-\u0669\u06f0-\u06f9"
_LATIN = "[A-Za-z+](?:[ -~]*[A-Za-z0-9])?|[0-9]+(?:[.,:][0-9]+)*"
_OWN = f"{_LETTER}{_DIGIT}{ZWNJ}\u0640\u060c\u061b\u061f\u066a-\u066c .:!"
_PARTING = {
    "brackets": "()\\[\\]",
    "quotes": "«»",
    "links": "/\\-×",
    "dashes": "–—",
}
"""Kinds of signs that part a line together; Latin does in any case."""
_OPEN = ("brackets", "quotes", "links")
"""Of these, those that a font may have that lacks dashes."""
_LACKED = {"links", "dashes"}
"""And those of which a font lacks some if it lacks any."""
# A bracket or dash that hugs the words on both sides, or one closed before it was opened.
_HUGGED = Anchored(
    f"[()\\[\\]–—](?=[{_LETTER}{_DIGIT}])(?<=[{_LETTER}].)|[)\\]](?=[{_LETTER}{_DIGIT}])(?<=\n.)"
)
_SECTION = f"[{_DIGIT}]{{1,2}}(?:-[{_DIGIT}]{{1,2}})+$"
"""A number of a section, which begins its paragraph, and so is one piece."""
_FINEST = re.compile(f"{_LATIN}|[{_OWN}]+|.")
_WORD = re.compile(f"[{_LETTER}{ZWNJ}]+")
_STOPS = re.compile("[.:!]+")
# Lines that read better, and their share of those that change; log10 by which one of them does, and
# they do on average. Measured: such documents 0.60 to 0.77 and 1.4 to 2.5; others in which signs
# hug letters up to 0.48 and 0.86.
_ENOUGH, _SHARE = 6, 0.55
_CERTAIN, _LIKELY = 0.8, 1.2
_HUG_LETTERS = 0.15  # of the numbers: 0.22 and more where they end runs, others up to 0.09
_ILL_SPACED = 1.0  # log10
_BOX = 2.0  # log10 against parts of a line that stand in order
_MOST = 24  # stretches of a line
_TRIED = 200  # lines of a long document
_TURNS: Sequence[Callable[[str], str]] = (str, mirror)
"""Brackets are what they are, or their mirror images all over the document."""


class Turned(NamedTuple):
    """A line, its stretches in reading order, and by how much (log10) it reads better so."""

    line: Span
    stretches: tuple[Span, ...]
    gain: float


def find_turned(text: str) -> list[Swap]:
    """Return the lines of ``text`` whose stretches go in order, if many of them are turned.

    >>> find_turned("ماده ۳– این آیین‌نامه شامل اسناد مرکز (بند ۲) می‌شود")
    []
    """
    if _HUGGED.count(text) < _ENOUGH or hug_letters(text) > _HUG_LETTERS:
        return []  # runs that end at numbers end anywhere: they are the direction stage's
    from textfix.lm import load

    reader = _Reader(load(), text)
    lines = [found.span() for found in re.finditer("[^\n\f]+", text)]
    parting = _parting(reader, lines[:: len(lines) // _TRIED + 1])
    read = list(reader.read(lines, parting)) if parting else []
    turn = min(_TURNS, key=lambda turn: sum(_misfits(text, each.stretches, turn) for each in read))
    return [_swap(text, each, turn) for each in read]


def _parting(reader: _Reader, lines: Sequence[Span]) -> list[str]:
    """Return the kinds of signs that part ``lines``, none where they stand in order."""
    parting = [kind for kind, signs in _PARTING.items() if re.search(f"[{signs}]", reader.text)]
    best = list(reader.read(lines, parting))
    for kind in _OPEN:
        other = [each for each in parting if each != kind]
        found = list(reader.read(lines, other))
        if _gain(found) > _gain(best):
            parting, best = other, found
    return [] if _LACKED.isdisjoint(parting) or not _is_habit(best) else parting


def _gain(read: Sequence[Turned]) -> float:
    return sum(turned.gain for turned in read)


def _is_habit(read: Sequence[Turned]) -> bool:
    """Whether enough lines read better with their stretches turned."""
    better = sum(turned.gain >= _CERTAIN for turned in read)
    return better >= max(_ENOUGH, _SHARE * len(read)) and _gain(read) >= _LIKELY * len(read)


class _Reader:
    """Reads lines of a text in the order of their stretches; each line once, if other signs part
    it alike, and each stretch."""

    def __init__(self, model: Model, text: str) -> None:
        self.text = text
        self._model = model
        self._turned: dict[tuple[Span, ...], Turned] = {}
        self._ids: dict[Span, list[int]] = {}

    def read(self, lines: Sequence[Span], parting: Sequence[str]) -> Iterator[Turned]:
        """Yield the lines that signs of the kinds ``parting`` part, with their stretches turned."""
        kept = "".join(_PARTING[kind] for kind in _PARTING if kind not in parting)
        pattern = re.compile(f"{_LATIN}|{_SECTION}|[{_OWN}{kept}]+|.", re.MULTILINE)
        for line in lines:
            stretches = tuple(found.span() for found in pattern.finditer(self.text, *line))
            if 1 < len(stretches) <= _MOST and _WORD.search(self.text, *line):
                if stretches not in self._turned:
                    self._turned[stretches] = self._turn(line, stretches)
                yield self._turned[stretches]

    def _turn(self, line: Span, stretches: Sequence[Span]) -> Turned:
        self._ids.clear()  # another line has others
        order, log10 = self._best(stretches)
        ill = _ill(self.text, line, [line]) - _ill(self.text, line, order)
        return Turned(line, order, log10 - self._log10([line]) + _ILL_SPACED * ill)

    def _best(self, stretches: Sequence[Span]) -> tuple[tuple[Span, ...], float]:
        """Return the best order of a line's stretches, and log10 of its words: all turned round, or
        those before one and those from it on by themselves, as about the raised number of a note.
        """
        best = tuple(reversed(stretches))
        most = self._log10(best)
        for at in range(1, len(stretches)):
            order = (*reversed(stretches[:at]), *reversed(stretches[at:]))
            log10 = self._log10(order) - _BOX
            if log10 > most:
                best, most = order, log10
        return best, most

    def _log10(self, stretches: Sequence[Span]) -> float:
        """Return log10 of the words of a line in the order of its stretches."""
        model = self._model
        words = [word for stretch in stretches for word in self._words(stretch)]
        rows = [model.START, model.START, *words]
        return sum(model.log10(u, v, w) for u, v, w in zip(rows, rows[1:], rows[2:], strict=False))

    def _words(self, stretch: Span) -> list[int]:
        """Return the ids of the words of a stretch."""
        if stretch not in self._ids:
            words = _WORD.findall(self.text, *stretch)
            self._ids[stretch] = [self._model.id(fold_word(fold_forms(word))) for word in words]
        return self._ids[stretch]


def _ill(text: str, line: Span, stretches: Sequence[Span]) -> int:
    """Count the seams of signs and letters in a line that are ill spaced: between its stretches in
    their order, and inside them. Its brackets may all be mirrored."""
    parts = list(_cores(text, [found.span() for found in _FINEST.finditer(text, *line)]))
    inside = [(a, b) for a, b in pairwise(parts) if any(s <= a[0] < b[0] < e for s, e in stretches)]
    return min(
        _misfits(text, stretches, turn)
        + sum(_needs(text, seam, turn) != [seam[0][1] < seam[1][0]] for seam in inside)
        for turn in _TURNS
    )


def _misfits(text: str, stretches: Sequence[Span], turn: Callable[[str], str]) -> int:
    """Count the spaces that are too few or too many for the seams of stretches in a new order."""
    cores = list(_cores(text, stretches))
    kept = sum(end - start for start, end in cores)
    spaces = sum(end - start for start, end in stretches) - kept
    return abs(spaces - sum(_needs(text, cores, turn)))


def _needs(text: str, cores: Sequence[Span], turn: Callable[[str], str]) -> list[bool]:
    """Say of each seam whether a space stands there, brackets turned by ``turn``."""
    return [_is_spaced(*turn(text[a[1] - 1] + text[b[0]])) for a, b in pairwise(cores)]


def _cores(text: str, stretches: Sequence[Span]) -> Iterator[Span]:
    """Yield the stretches without the spaces at their edges."""
    for start, end in stretches:
        held = text[start:end]
        if core := held.strip(" "):
            first = start + len(held) - len(held.lstrip(" "))
            yield first, first + len(core)


def _swap(text: str, turned: Turned, turn: Callable[[str], str]) -> Swap:
    """Return the order of a line's code points; the spaces at the edges of its stretches go where
    words and signs have them, and what is left of them to its end."""
    cores = [list(range(*core)) for core in _cores(text, turned.stretches)]
    cores[-1] = _with_stops_behind(text, cores[-1])
    held = {at for core in cores for at in core}
    spaces = [at for at in range(*turned.line) if at not in held]
    order: list[int] = []
    for core in cores:
        if order and spaces and _is_spaced(*turn(text[order[-1]] + text[core[0]])):
            order.append(spaces.pop(0))
        order += core
    return Swap(*turned.line, (*order, *spaces), RULE, turned.gain)


def _with_stops_behind(text: str, places: list[int]) -> list[int]:
    """Return the last stretch of a line with the stops in front of it, which end it, behind it, and
    without the space between."""
    found = _STOPS.match(text, places[0], places[-1])
    if found is None:
        return places
    stops, rest = places[: len(found[0])], places[len(found[0]) :]
    while text[rest[0]] == " ":
        del rest[0]
    return [*rest, *stops]


def _is_spaced(left: str, right: str) -> bool:
    """Whether a space stands between two stretches that end and begin so."""
    if left in "([«/×" or right in ")]»/×.:!،؛؟٪%" or unicodedata.category(right) == "No":
        return False
    if left in "–—-":
        return not right.isdigit()
    return right not in "–—-"
