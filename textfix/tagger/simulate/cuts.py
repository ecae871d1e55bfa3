"""Cuts: where the show operations of a line end."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from textfix.tagger.simulate.damage import CutRates, Damage
from textfix.tagger.simulate.letters import (
    DIGIT,
    LATIN,
    LETTER,
    MARK,
    SIGN,
    Codes,
    codes_of,
    kinds,
    look_up,
)

NONE, SPACE, ZWNJ = 0, 1, 2  # true gaps

_HEHS = [ord(c) for c in "ۀة\N{ARABIC LETTER HEH WITH YEH ABOVE ISOLATED FORM}"]
_HAMZAS = [ord(c) for c in "ء\N{ARABIC LETTER HAMZA ISOLATED FORM}"]
_STOPS = [ord(c) for c in ".:"]
_JOINERS = [ord(c) for c in ".,/:"]
_LATIN = "A-Za-z\u00c0-\u024f"
_RTL = "\u0590-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"
# From the first to the last Latin letter (or digit), and the brackets round them.
_ISLAND = re.compile(f"(\\()?[{_LATIN}](?:[^{_RTL}\\n]*[{_LATIN}0-9۰-۹])?(?(1)\\))")


class Elements(NamedTuple):
    """The code points of a document without its separators, all lines in one.

    ``gaps``: the true gap before each. ``kinds``: a mark has the kind of its base; ``marks`` says
    which are marks. ``lines``: the line of each. ``inside``: within a Latin island.
    """

    codes: Codes
    gaps: NDArray[np.uint8]
    kinds: NDArray[np.uint8]
    marks: NDArray[np.bool_]
    lines: NDArray[np.int64]
    inside: NDArray[np.bool_]

    @property
    def starts(self) -> NDArray[np.bool_]:
        """Whether each is the first of its line."""
        return np.diff(self.lines, prepend=-1) > 0


def elements(text: str) -> Elements:
    """Part the lines of ``text`` (none blank) into elements and gaps."""
    codes = codes_of(text)
    newline, space, joiner = (codes == ord(c) for c in "\n \N{ZERO WIDTH NON-JOINER}")
    places = np.flatnonzero(~(newline | space | joiner))
    before = np.maximum(places - 1, 0)
    gaps = np.where(space[before], SPACE, np.where(joiner[before], ZWNJ, NONE))
    found = codes[places]
    own = look_up(kinds(), found)
    bases = np.maximum.accumulate(np.where(own == MARK, 0, np.arange(len(places))))
    inside = np.zeros(len(codes) + 1, np.bool_)
    for island in _ISLAND.finditer(text):
        inside[island.start() + 1 : island.end()] = True
    return Elements(
        found,
        gaps.astype(np.uint8),
        own[bases],
        own == MARK,
        np.cumsum(newline)[places],
        inside[places],
    )


def draw_cuts(e: Elements, damage: Damage, rng: Generator) -> NDArray[np.bool_]:
    """Draw before which elements a run ends; never at a line's start or before a mark."""
    size = len(e.codes)
    allowed = ~(e.starts | e.marks)
    if damage.damaged_lines < 1:
        whole = rng.random(int(e.lines[-1]) + 1) >= damage.damaged_lines
        allowed &= ~whole[e.lines]
    cuts = allowed & (rng.random(size) < _rates(e, damage))
    if damage.turned_signs:
        pieces = np.cumsum(cuts | e.starts) - 1
        letters = np.bincount(pieces, weights=e.kinds != SIGN)
        turned = rng.random(len(letters)) < damage.turned_signs
        cuts |= allowed & (turned & (letters == 0))[pieces]
    return cuts


def _rates(e: Elements, damage: Damage) -> NDArray[np.float64]:
    """Return the probability of a cut before each element."""
    rates = damage.cuts
    left, right = np.roll(e.kinds, 1), e.kinds
    last, code = np.roll(e.codes, 1), e.codes
    sign = (left == SIGN).astype(np.int8) * 2 + (right == SIGN)
    result: NDArray[np.float64]
    result = np.array([rates.word, rates.before_sign, rates.after_sign, rates.between_signs])[sign]
    stop = (sign == 1) & np.isin(code, _STOPS) | (sign == 2) & np.isin(last, _STOPS)
    result[stop] = rates.stop
    words = (left == LETTER) & (right == LETTER)
    result[words] = _word_rates(e.gaps[words], last[words], code[words], rates)
    result[e.gaps == ZWNJ] = rates.zwnj
    islands = (left == DIGIT) | (left == LATIN) | (right == DIGIT) | (right == LATIN)
    result[islands] = rates.island
    result[islands & _continues_island(e, left, damage.whole_numbers)] = 0
    ends = np.append(e.starts[1:], True)
    result[ends & (code == ord("-")) & (left == LETTER)] = 1  # the hyphen of a broken word
    if damage.whole_islands:
        result[e.inside] = 0
    return result


def _word_rates(
    gaps: NDArray[np.uint8], last: Codes, code: Codes, rates: CutRates
) -> NDArray[np.float64]:
    """Return the rates between two Persian letters."""
    inside: NDArray[np.float64]
    inside = np.where(np.isin(last, _HAMZAS) | np.isin(code, _HAMZAS), rates.hamza, rates.word)
    inside[np.isin(code, _HEHS)] = rates.heh_with_hamza
    inside[gaps == SPACE] = rates.space
    return inside


def _continues_island(
    e: Elements, left: NDArray[np.uint8], whole_numbers: bool
) -> NDArray[np.bool_]:
    """Say before which elements the same Latin word or number goes on."""
    right, glued = e.kinds, e.gaps == NONE
    both = np.isin(left, (DIGIT, LATIN)) & np.isin(right, (DIGIT, LATIN))
    result: NDArray[np.bool_] = both & (glued | (left == LATIN) | (right == LATIN))
    if whole_numbers:
        digits = (right == DIGIT) & ~e.marks
        joins = np.isin(e.codes, _JOINERS) & glued & (left == DIGIT)
        joins[:-1] &= (digits & glued & ~e.starts)[1:]
        joins[-1:] = False
        result |= joins
        result[1:] |= joins[:-1]
    return result
