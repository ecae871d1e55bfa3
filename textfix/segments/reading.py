"""Lines as the page showed them, read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from textfix.lm import Model
from textfix.pieces import Piece
from textfix.reversal.habits import Habits
from textfix.reversal.mirroring import Signs, kinds_to_mirror, read_signs, soundness
from textfix.reversal.turning import Span, turn, written
from textfix.segments.faults import faults, is_torn
from textfix.segments.page import Glyph, Page, page_of
from textfix.unicode.bidi import is_left_to_right
from textfix.unicode.letters import LETTER_CLASS
from textfix.unicode.mirror import PAIRS, mirrored
from textfix.unicode.skeleton import fold_letters

# A percent sign on the right of its number stays there: the bidirectional algorithm would have
# put it on the left (UAX #9, W2), so that no segment parted the two.
_HABITS = Habits(marks_first=False, percents=True)
_PERSIAN_WORDS = re.compile(rf"[{LETTER_CLASS}]+(?: +[{LETTER_CLASS}]+)+")


@dataclass(frozen=True, slots=True)
class Reading:
    """A line of a document: where it begins, what it was, what the page shows, and the glyphs of
    that in reading order."""

    start: int
    line: str
    page: Page
    spans: Sequence[Span]

    @property
    def signs(self) -> Signs:
        """Its brackets, by their place on the page."""
        return read_signs(self.page.text, self.spans)

    def text(self) -> str:
        """Return the line as it is read, its brackets as the page shows them."""
        return written(self.page.text, self.spans)

    def gain(self) -> int:
        """Return how many faults fewer it has when it is read off the page."""
        return faults(self.line) - faults(self.text())

    def is_better(self, model: Model) -> bool:
        """Whether the line has fewer faults as it is read; or as many if its segments were
        reversed, or if they came as they stand and its words read better. Where only numbers move,
        and a range is torn then, it was torn otherwise."""
        gain = self.gain()
        if gain:
            return gain > 0
        if not self.page.reversed:
            return _words(self.text(), model) > _words(self.line, model)
        return any(map(is_left_to_right, self.line)) or not is_torn(self.text())

    def moves(self) -> bool:
        """Whether its code points come in another order."""
        return [glyph.start for glyph in self._glyphs()] != sorted(
            g.start for g in self.page.glyphs
        )

    def _glyphs(self) -> Iterator[Glyph]:
        for start, end in self.spans:
            yield from self.page.glyphs[start:end]

    def pieces(self, mirror: frozenset[str], rule: str) -> Iterator[Piece]:
        """Yield the line in reading order, the signs of ``mirror`` mirrored."""
        turned = {at for at, sign in self.signs.items() if sign.sign in mirror}
        for start, end in self.spans:
            for at in range(start, end):
                glyph = self.page.glyphs[at]
                sign = mirrored(glyph.sign) if at in turned else glyph.sign
                place = self.start + glyph.start
                if sign != self.line[glyph.start]:
                    yield Piece(place, place + 1, sign, rule)
                    place += 1
                if place < self.start + glyph.end:
                    yield Piece(place, self.start + glyph.end, None, rule)


def _words(line: str, model: Model) -> float:
    """Return how well each known Persian word of ``line`` follows the one before it: log10."""
    folded = fold_letters(line)
    ids = [[*map(model.id, words.split())] for words in _PERSIAN_WORDS.findall(folded)]
    pairs = (pair for words in ids for pair in pairwise(words) if model.UNK not in pair)
    return sum(model.log10(model.UNK, *pair) for pair in pairs)


def read(
    text: str, lines: Iterable[Span], model: Model, *, upright: bool = False
) -> Iterator[Reading]:
    """Yield the readings of those of ``lines`` that an extractor may have turned."""
    for start, end in lines:
        line = text[start:end]
        page = page_of(line, upright=upright)
        if page is not None:
            yield Reading(start, line, page, turn(page.text, _HABITS, model))


def kinds(readings: Iterable[Reading]) -> frozenset[str]:
    """Return the brackets that the page shows mirrored."""
    return kinds_to_mirror(reading.signs for reading in readings)


def bracket_soundness(readings: Iterable[Reading]) -> int:
    """Return how well the brackets of a document stand (see :func:`mirroring.soundness`)."""
    lines = [reading.signs for reading in readings]
    mirror = kinds_to_mirror(lines)
    return sum(soundness(line, mirror) for line in lines)


def has_brackets(reading: Reading) -> bool:
    """Whether a line holds a sign that may be mirrored."""
    return any(c in PAIRS for c in reading.line)
