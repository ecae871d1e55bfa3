"""Emission: the runs of each line come out from the last to the first, with the truth beside."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from textfix.tagger.simulate.cuts import NONE, SPACE, ZWNJ, Elements
from textfix.tagger.simulate.damage import Damage
from textfix.tagger.simulate.line import MASKED
from textfix.tagger.simulate.tables import HUGGING, LETTER, SIGN, STOP, text_of

Flags = NDArray[np.bool_]

_ZWNJ = ord("\N{ZERO WIDTH NON-JOINER}")


class Separated(NamedTuple):
    """The separators round each element in its own run: spaces before and after, or a ZWNJ."""

    before: NDArray[np.int64]
    after: NDArray[np.int64]
    joined: Flags  # the separator before is a ZWNJ


def separate(e: Elements, cuts: Flags, damage: Damage, rng: Generator) -> Separated:
    """Draw what the separators of a document become."""
    size = len(e.codes)
    left, right, joined = _at_cuts(e, damage, rng.random(size))
    inner, kept = _in_runs(e, damage, rng)
    before = np.where(cuts, right, inner)
    after = np.append((cuts & left)[1:], False).astype(np.int64)
    ends = np.append(e.starts[1:], True)
    after[ends] = rng.random(int(ends.sum())) < damage.trailing_space
    if damage.turned_signs:
        _turn_signs(e, cuts, before, after)
    before[e.starts] = 0
    return Separated(before, after, np.where(cuts, joined, kept))


def _at_cuts(e: Elements, damage: Damage, draw: NDArray[np.float64]) -> tuple[Flags, Flags, Flags]:
    """Return where a separator at a cut goes to the left run, to the right one, or stays ZWNJ."""
    seams = damage.seams
    both = seams.space_both
    until_left = both + seams.space_left
    space, zwnj, none = (e.gaps == gap for gap in (SPACE, ZWNJ, NONE))
    words = (e.kinds == LETTER) & (np.roll(e.kinds, 1) == LETTER)
    left = (
        space & (draw < until_left)
        | zwnj & (draw < seams.zwnj_left)
        | none & words & (draw < seams.glued_left)
    )
    until_right = seams.zwnj_left + seams.zwnj_right
    right = space & (
        (draw < both) | (draw >= until_left) & (draw < until_left + seams.space_right)
    ) | zwnj & (draw >= seams.zwnj_left) & (draw < until_right)
    joined = zwnj & (draw >= until_right) & (draw < until_right + seams.zwnj_kept)
    return left, right | joined, joined


def _in_runs(e: Elements, damage: Damage, rng: Generator) -> tuple[NDArray[np.int64], Flags]:
    """Return how many separators stand before each element within its run, and which are ZWNJ."""
    fate = damage.separators
    draw = rng.random(len(e.codes))
    zwnj = e.gaps == ZWNJ
    kept = zwnj & (draw >= fate.zwnj_lost + fate.zwnj_spaced)
    spaced = zwnj & (draw >= fate.zwnj_lost) & ~kept
    words = (e.kinds == LETTER) & (np.roll(e.kinds, 1) == LETTER) & ~e.marks & ~e.starts
    space = (e.gaps == SPACE) & ~(words & (draw < fate.space_lost))
    space |= (e.gaps == NONE) & words & (draw < fate.space_put_in)
    if fate.sign_swapped:
        swaps = (e.traits & HUGGING > 0) & (e.gaps == NONE) & (draw < fate.sign_swapped)
        swaps[:-1] &= space[1:] & ~e.starts[1:]
        swaps[-1:] = False
        space = (space | swaps) & ~np.insert(swaps[:-1], 0, False)
    return (space | spaced | kept).astype(np.int64), kept


def _turn_signs(
    e: Elements, cuts: Flags, before: NDArray[np.int64], after: NDArray[np.int64]
) -> None:
    """Exchange the spaces round each sign that is a run of its own: it comes out in page order.

    A full stop or colon keeps its space behind it, as typed (in 67 of 74 counted).
    """
    alone = (e.kinds == SIGN) & (e.traits & STOP == 0) & (cuts | e.starts)
    alone &= np.append((cuts | e.starts)[1:], True)
    before[alone], after[alone] = after[alone], before[alone]


class Emitted(NamedTuple):
    """All lines of a document, one after another without line ends.

    ``truth``: one class a code point. ``cuts``: positions in ``text``. ``ends``: of the lines.
    """

    text: str
    truth: NDArray[np.uint8]
    cuts: NDArray[np.int64]
    ends: NDArray[np.int64]


def emit(e: Elements, cuts: Flags, separated: Separated) -> Emitted:
    """Write the runs of each line from the last to the first."""
    firsts = np.flatnonzero(cuts | e.starts)
    order, runs = _turned(e, firsts)
    truth = e.gaps.copy()
    # The seam of a run is the gap before the run that follows it in the true line.
    truth[firsts] = np.append(3 + e.gaps[firsts[1:]], MASKED)
    ends = np.append(e.starts[firsts][1:], True)
    truth[firsts[ends]] = MASKED
    before, after = separated.before[order], separated.after[order]
    places = np.cumsum(before + 1 + after) - 1 - after
    size = int(places[-1] + 1 + after[-1])
    codes = np.full(size, ord(" "), np.uint32)
    codes[places] = e.codes[order]
    codes[places[separated.joined[order]] - 1] = _ZWNJ
    marks = np.full(size, MASKED, np.uint8)
    marks[places] = truth[order]
    heads = np.cumsum(np.append(0, np.diff(np.append(firsts, len(order)))[runs]))[:-1]
    cut = ~ends[runs]
    lasts = np.cumsum(np.bincount(e.lines)) - 1
    return Emitted(
        text_of(codes), marks, (places - before)[heads[cut]], places[lasts] + 1 + after[lasts]
    )


def _turned(e: Elements, firsts: NDArray[np.int64]) -> tuple[NDArray[np.int64], NDArray[np.int64]]:
    """Return the order in which elements come out, and that of the runs starting at ``firsts``."""
    lines = e.lines[firsts]
    counts = np.bincount(lines)
    ends = np.cumsum(counts)
    starts = ends - counts
    runs = (starts + ends - 1)[lines] - np.arange(len(firsts))
    sizes = np.diff(np.append(firsts, len(e.codes)))[runs]
    offsets = np.cumsum(sizes) - sizes
    order = np.repeat(firsts[runs] - offsets, sizes) + np.arange(len(e.codes))
    return order, runs
