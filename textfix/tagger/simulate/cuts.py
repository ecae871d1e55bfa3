"""Cuts: where the show operations of a line end."""

from __future__ import annotations

import re
from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from textfix.tagger.simulate.damage import Damage
from textfix.tagger.simulate.tables import (
    DIGIT,
    HAMZA,
    HEH_WITH_HAMZA,
    LATIN,
    LETTER,
    MARK,
    NUMBER_JOINER,
    SIGN,
    STOP,
    Codes,
    codes_of,
    kinds_of,
    traits_of,
)

NONE, SPACE, ZWNJ = 0, 1, 2  # true gaps

_LATIN = "A-Za-z\u00c0-\u024f"
_RTL = "\u0590-\u06ef\u06fa-\u08ff\ufb1d-\ufdff\ufe70-\ufefe"
# From the first to the last Latin letter (or digit), and the brackets round them.
_ISLAND = re.compile(f"(\\()?[{_LATIN}](?:[^{_RTL}\\n]*[{_LATIN}0-9۰-۹])?(?(1)\\))")


class Elements(NamedTuple):
    """The code points of a document without its separators, all lines in one.

    ``gaps``: the true gap before each. ``kinds`` and ``traits``: a mark has those of its base;
    ``marks`` says which are marks. ``lines``: the line of each, ``starts``: whether it is the first
    there. ``inside``: within a Latin island.
    """

    codes: Codes
    gaps: NDArray[np.uint8]
    kinds: NDArray[np.uint8]
    traits: NDArray[np.uint8]
    marks: NDArray[np.bool_]
    lines: NDArray[np.int64]
    starts: NDArray[np.bool_]
    inside: NDArray[np.bool_]


def elements(text: str) -> Elements:
    """Part the lines of ``text`` (none blank) into elements and gaps."""
    codes = codes_of(text)
    newline, space, joiner = (codes == ord(c) for c in "\n \N{ZERO WIDTH NON-JOINER}")
    places = np.flatnonzero(~(newline | space | joiner))
    before = np.maximum(places - 1, 0)
    gaps = np.where(space[before], SPACE, np.where(joiner[before], ZWNJ, NONE))
    found = codes[places]
    own = kinds_of(found)
    lines = np.cumsum(newline)[places]
    bases = np.maximum.accumulate(np.where(own == MARK, 0, np.arange(len(places))))
    inside = np.zeros(len(codes) + 1, np.bool_)
    for island in _ISLAND.finditer(text):
        inside[island.start() + 1 : island.end()] = True
    return Elements(
        found,
        gaps.astype(np.uint8),
        own[bases],
        traits_of(found)[bases],
        own == MARK,
        lines,
        np.diff(lines, prepend=-1) > 0,
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
    traits, beside = e.traits, np.roll(e.traits, 1) | e.traits
    sign = (left == SIGN).astype(np.int8) * 2 + (right == SIGN)
    result: NDArray[np.float64]
    result = np.array([rates.word, rates.before_sign, rates.after_sign, rates.between_signs])[sign]
    result[(sign > 0) & (sign < 3) & (beside & STOP > 0)] = rates.stop
    words = (left == LETTER) & (right == LETTER)
    result[words & (beside & HAMZA > 0)] = rates.hamza
    result[words & (traits & HEH_WITH_HAMZA > 0)] = rates.heh_with_hamza
    result[words & (e.gaps == SPACE)] = rates.space
    result[e.gaps == ZWNJ] = rates.zwnj
    islands = _is_ltr(left) | _is_ltr(right)
    result[islands] = rates.island
    result[islands & _continues_island(e, left, damage.whole_numbers)] = 0
    ends = np.append(e.starts[1:], True)
    result[ends & (e.codes == ord("-")) & (left == LETTER)] = 1  # the hyphen of a broken word
    if damage.whole_islands:
        result[e.inside] = 0
    return result


def _continues_island(
    e: Elements, left: NDArray[np.uint8], whole_numbers: bool
) -> NDArray[np.bool_]:
    """Say before which elements the same Latin word or number goes on."""
    right, glued = e.kinds, e.gaps == NONE
    both = _is_ltr(left) & _is_ltr(right)
    result: NDArray[np.bool_] = both & (glued | (left == LATIN) | (right == LATIN))
    if whole_numbers:
        digits = (right == DIGIT) & ~e.marks
        joins = (e.traits & NUMBER_JOINER > 0) & glued & (left == DIGIT)
        joins[:-1] &= (digits & glued & ~e.starts)[1:]
        joins[-1:] = False
        result |= joins
        result[1:] |= joins[:-1]
    return result


def _is_ltr(kinds: NDArray[np.uint8]) -> NDArray[np.bool_]:
    result: NDArray[np.bool_] = (kinds == DIGIT) | (kinds == LATIN)
    return result
