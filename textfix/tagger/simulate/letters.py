"""Letters: what fonts, shapers and extractors do to the code points of lines in logical order."""

from __future__ import annotations

import re

import numpy as np
from numpy.random import Generator

from textfix.tagger.simulate.damage import Damage
from textfix.tagger.simulate.tables import (
    MARK,
    Codes,
    codes_of,
    joined,
    kinds_of,
    mirrored,
    text_of,
)
from textfix.unicode.letters import (
    FARSI_YEH,
    HEH_WITH_YEH_ABOVE,
    KAF,
    KEHEH,
    LAM,
    TEH_MARBUTA,
    YEH,
)

_ARABIC = ((FARSI_YEH, YEH), (KEHEH, KAF))
_LAM_ALEF = re.compile(f"({LAM})([اأإآ])")


def spell(text: str, damage: Damage, rng: Generator) -> str:
    """Return ``text`` (lines in logical order) in the code points that come out of the page."""
    if damage.transposed_lam_alef:
        text = _LAM_ALEF.sub(
            lambda m: m[2] + m[1] if rng.random() < damage.transposed_lam_alef else m[0], text
        )
    codes = codes_of(text)
    if damage.kashida_commas:
        codes = _put_commas(codes, damage.kashida_commas, rng)
    if damage.letters == "arabic":
        for ours, theirs in _ARABIC:
            codes = np.where(codes == ord(ours), ord(theirs), codes)
    if damage.mirrored:
        turns = rng.random(len(codes)) < damage.mirrored
        codes = np.where(turns, mirrored(codes), codes)
    if damage.presentation_forms:
        return _shape(text_of(codes))
    if damage.letters == "isolated":
        codes = _read_isolated(codes, damage, rng)
    return text_of(codes)


def _read_isolated(codes: Codes, damage: Damage, rng: Generator) -> Codes:
    """Give isolated yeh and kaf their Arabic code points, and ۀ that of ة.

    A font's table maps glyphs to code points one by one, so the joining in the true line decides.
    """
    bases = np.flatnonzero(kinds_of(codes) != MARK)
    before = joined(codes)[bases]
    after = np.append(before[1:], False)
    letters = codes[bases]
    isolated = ~before & ~after
    if damage.letter_noise:
        isolated ^= rng.random(len(bases)) < damage.letter_noise
    for ours, theirs in _ARABIC:
        letters = np.where(isolated & (letters == ord(ours)), ord(theirs), letters)
    if damage.teh_marbuta:
        letters = np.where(
            ~before & (letters == ord(HEH_WITH_YEH_ABOVE)), ord(TEH_MARBUTA), letters
        )
    codes = codes.copy()
    codes[bases] = letters
    return codes


def _put_commas(codes: Codes, rate: float, rng: Generator) -> Codes:
    """Put a comma, or two, in some joints: a kashida glyph that got the wrong code point."""
    joints = np.flatnonzero(joined(codes) & (rng.random(len(codes)) < rate))
    twice = joints[rng.random(len(joints)) < 0.5]
    return np.insert(codes, np.sort(np.concatenate([joints, twice])), ord(","))


def _shape(text: str) -> str:
    """Return ``text`` in presentation forms."""
    from arabic_reshaper import ArabicReshaper  # type: ignore[import-untyped]

    shaped: str = ArabicReshaper({"delete_harakat": False}).reshape(text)
    return shaped
