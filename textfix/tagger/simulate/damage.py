"""The parameters of a document's damage, and the ranges they are drawn from.

A document has one producer and one extractor, so the parameters are drawn once a document. The
ranges are wider than any one extractor's rates on purpose.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import Literal

from numpy.random import Generator

Order = Literal["runs", "logical", "visual", "words"]
Letters = Literal["persian", "isolated", "arabic"]


@dataclass(frozen=True, slots=True)
class CutRates:
    """The probability that a run ends in a gap, by the kind of gap."""

    space: float = 0.09  # between two words
    word: float = 0.012  # inside a word
    zwnj: float = 1.0
    heh_with_hamza: float = 0.9  # before ۀ, which many fonts lack
    hamza: float = 0.3  # beside ء
    before_sign: float = 0.46
    after_sign: float = 0.44
    between_signs: float = 0.73
    stop: float = 0.8  # beside a full stop or colon, which come from the Latin font
    island: float = 0.95  # at the edges of Latin words and numbers


@dataclass(frozen=True, slots=True)
class Seams:
    """Where the separators at a cut went: the left run's end, the right run's start, nowhere."""

    space_left: float = 0.5
    space_right: float = 0.25
    space_both: float = 0.02
    zwnj_left: float = 0.1  # a space in place of the ZWNJ
    zwnj_right: float = 0.1
    zwnj_kept: float = 0.0
    glued_left: float = 0.06  # a space where none was


@dataclass(frozen=True, slots=True)
class Separators:
    """What becomes of the separators of lines in right order."""

    zwnj_lost: float = 1.0
    zwnj_spaced: float = 0.0  # a space in its place
    space_lost: float = 0.0
    space_put_in: float = 0.0
    sign_swapped: float = 0.0  # ``بود. سپس`` → ``بود .سپس``


@dataclass(frozen=True, slots=True)
class Damage:
    """What one producer and one extractor do to a document. All rates are probabilities.

    ``order``: runs reversed, right order, visual order (every letter reversed) or words reversed.
    ``letters``: Persian yeh and keheh; the Arabic ones for isolated glyphs; the Arabic ones.
    """

    order: Order = "runs"
    width: int = 95  # code points a line
    hyphens: float = 0.0  # a line broken at a ZWNJ and hyphenated where that fits
    damaged_lines: float = 1.0  # the others keep their order
    citations: float = 0.0  # after a sentence
    footnotes: float = 0.0  # after a word
    letters: Letters = "isolated"
    letter_noise: float = 0.0  # an isolated glyph read as joined, or the other way round
    teh_marbuta: bool = True  # ة for an isolated ۀ
    mirrored: float = 0.0  # brackets and quotation marks
    presentation_forms: bool = False
    transposed_lam_alef: float = 0.0
    kashida_commas: float = 0.0
    controls: bool = False  # U+202B … U+202C round each line
    whole_islands: bool = True  # Latin stretches are one run
    whole_numbers: bool = True  # as are the digits round . , / :
    turned_signs: float = 0.9  # runs of signs come out in page order
    trailing_space: float = 0.04
    cuts: CutRates = field(default_factory=CutRates)
    seams: Seams = field(default_factory=Seams)
    separators: Separators = field(default_factory=Separators)


def draw_damage(rng: Generator, order: Order | None = None) -> Damage:
    """Draw the damage of a document; ``order`` is drawn from "runs" and "logical" if not given.

    >>> import numpy as np
    >>> draw_damage(np.random.default_rng(3), "words").order
    'words'
    """
    order = order or ("logical" if _chance(rng, 0.35) else "runs")
    runs = order == "runs"
    shaped = _chance(rng, 0.03 if runs else 0.1)
    arabic = _chance(rng, 0.03 if runs else 0.1)
    isolated = _chance(rng, 0.75 if runs else 0.2)
    wide = not runs and _chance(rng, 0.35)
    return Damage(
        order=order,
        width=int(_between(rng, 120, 400) if wide else _between(rng, 60, 112)),
        hyphens=_sometimes(rng, 0.3, 0.05, 0.4),
        damaged_lines=1 - _sometimes(rng, 0.3, 0, 0.4),
        citations=_sometimes(rng, 0.3, 0.02, 0.3),
        footnotes=_sometimes(rng, 0.3, 0.002, 0.02),
        letters="arabic" if arabic else "isolated" if isolated else "persian",
        letter_noise=_skewed(rng, 0.002, 0.05) if _chance(rng, 0.4) else 0.0,
        teh_marbuta=_chance(rng, 0.7),
        mirrored=1.0 if _chance(rng, 0.35) else _sometimes(rng, 0.3, 0.05, 0.5),
        presentation_forms=shaped,
        transposed_lam_alef=_between(rng, 0.7, 1) if _chance(rng, 0.04) else 0.0,
        kashida_commas=_sometimes(rng, 0.02, 0.01, 0.06),
        controls=not runs and _chance(rng, 0.1),
        whole_islands=_chance(rng, 0.7),
        whole_numbers=_chance(rng, 0.5),
        turned_signs=_between(rng, 0.5, 1) if _chance(rng, 0.7) else 0.0,
        trailing_space=_between(rng, 0, 0.1),
        cuts=_draw_cuts(rng),
        seams=_draw_seams(rng),
        separators=_draw_separators(rng) if order == "logical" else Separators(),
    )


def _draw_cuts(rng: Generator) -> CutRates:
    # A quarter of the documents stay near the rates counted on real pages.
    near = _chance(rng, 0.25)
    space, word = (_skewed(rng, 0.7, 1.4), _skewed(rng, 0.7, 1.4)) if near else (0.0, 0.0)
    return CutRates(
        space=0.09 * space if near else _skewed(rng, 0.02, 0.3),
        word=0.012 * word if near else _skewed(rng, 0.002, 0.03),
        zwnj=1.0 if _chance(rng, 0.5) else _between(rng, 0.9, 1),
        heh_with_hamza=_between(rng, 0.5, 1),
        hamza=_between(rng, 0, 0.6),
        before_sign=_between(rng, 0.2, 0.8),
        after_sign=_between(rng, 0.2, 0.8),
        between_signs=_between(rng, 0.3, 0.9),
        stop=_between(rng, 0.3, 1),
        island=_between(rng, 0.7, 1),
    )


def _draw_seams(rng: Generator) -> Seams:
    spaced = _chance(rng, 0.1)  # documents whose every ZWNJ seam shows a space
    left = _between(rng, 0.25, 0.65)
    return Seams(
        space_left=left,
        space_right=min(_between(rng, 0.1, 0.5), 0.97 - left),
        space_both=_between(rng, 0, 0.06),
        zwnj_left=_between(rng, 0.5, 0.9) if spaced else _between(rng, 0, 0.2),
        zwnj_right=_between(rng, 0, 0.1) if spaced else _between(rng, 0, 0.2),
        zwnj_kept=_between(rng, 0.3, 0.6) if not spaced and _chance(rng, 0.05) else 0.0,
        glued_left=_between(rng, 0, 0.12),
    )


def _draw_separators(rng: Generator) -> Separators:
    style, share = rng.random(), rng.random()
    if style < 0.85:
        share = 1.0 if style < 0.4 else 0.0  # all lost; all spaces; all kept
    kept = 0.75 <= style < 0.85
    unspaced = _chance(rng, 0.03)
    return Separators(
        zwnj_lost=share,
        zwnj_spaced=0.0 if kept else 1 - share,
        space_lost=_between(rng, 0.5, 1) if unspaced else _some_skewed(rng, 0.6, 0.003, 0.08),
        space_put_in=_some_skewed(rng, 0.6, 0.001, 0.03),
        sign_swapped=_between(rng, 0.5, 1) if _chance(rng, 0.15) else 0.0,
    )


def _chance(rng: Generator, probability: float) -> bool:
    return bool(rng.random() < probability)


def _between(rng: Generator, low: float, high: float) -> float:
    return float(low + (high - low) * rng.random())


def _skewed(rng: Generator, low: float, high: float) -> float:
    """Draw between ``low`` and ``high`` so that the logarithm is uniform."""
    return math.exp(_between(rng, math.log(low), math.log(high)))


def _sometimes(rng: Generator, probability: float, low: float, high: float) -> float:
    return _between(rng, low, high) if _chance(rng, probability) else 0.0


def _some_skewed(rng: Generator, probability: float, low: float, high: float) -> float:
    return _skewed(rng, low, high) if _chance(rng, probability) else 0.0
