"""Letters: what fonts, shapers and extractors do to the code points of lines in logical order."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

import numpy as np
from numpy.random import Generator
from numpy.typing import NDArray

from textfix.tagger.simulate.damage import Damage

Codes = NDArray[np.uint32]

SIGN, LETTER, DIGIT, LATIN, MARK = range(5)  # kinds of code points

_KINDS = {"R": LETTER, "AL": LETTER, "EN": DIGIT, "AN": DIGIT, "L": LATIN, "NSM": MARK}
_MIRRORED = (("(", ")"), ("[", "]"), ("{", "}"), ("«", "»"))
_YEH = ("\N{ARABIC LETTER FARSI YEH}", "\N{ARABIC LETTER YEH}")
_KAF = ("\N{ARABIC LETTER KEHEH}", "\N{ARABIC LETTER KAF}")
_HEH = ("\N{ARABIC LETTER HEH WITH YEH ABOVE}", "\N{ARABIC LETTER TEH MARBUTA}")
_LAM_ALEF = re.compile("(ل)([اأإآ])")
_PLANE = 0x10000


def codes_of(text: str) -> Codes:
    """Return the code points of ``text``."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def text_of(codes: Codes) -> str:
    """Return the text of some code points."""
    return codes.astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass")


def look_up(table: NDArray[np.uint8], codes: Codes) -> NDArray[np.uint8]:
    """Return each code point's entry; beyond the basic plane there is none (0)."""
    entries: NDArray[np.uint8] = table[np.where(codes < _PLANE, codes, _PLANE - 1)]
    return entries


@cache
def kinds() -> NDArray[np.uint8]:
    """Return the kind of every code point of the basic plane, from its bidi class."""
    classes = (unicodedata.bidirectional(chr(code)) for code in range(_PLANE))
    return np.array([_KINDS.get(bidi, SIGN) for bidi in classes], np.uint8)


@cache
def _joining() -> NDArray[np.uint8]:
    """Return for every code point: 1 it joins the letter before, 2 the one after, 3 both."""
    table = np.zeros(_PLANE, np.uint8)
    for code in (*range(0xFB50, 0xFDFB), *range(0xFE70, 0xFEFD)):
        form, _, letter = unicodedata.decomposition(chr(code)).partition(" ")
        if len(letter) == 4:
            table[int(letter, 16)] |= {"<final>": 1, "<initial>": 2, "<medial>": 3}.get(form, 0)
    return table


@cache
def _mirrors() -> NDArray[np.uint32]:
    table = np.arange(_PLANE, dtype=np.uint32)
    for left, right in _MIRRORED:
        table[[ord(left), ord(right)]] = ord(right), ord(left)
    return table


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
        for ours, theirs in (_YEH, _KAF):
            codes = np.where(codes == ord(ours), ord(theirs), codes)
    if damage.mirrored:
        turned = _mirrors()[np.minimum(codes, _PLANE - 1)]
        turns = (turned != codes) & (codes < _PLANE) & (rng.random(len(codes)) < damage.mirrored)
        codes = np.where(turns, turned, codes)
    if damage.presentation_forms:
        return _shape(text_of(codes))
    if damage.letters == "isolated":
        codes = _read_isolated(codes, damage, rng)
    return text_of(codes)


def joined(codes: Codes) -> NDArray[np.bool_]:
    """Return for each code point whether it is joined to the letter before it; marks are not."""
    bases = np.flatnonzero(look_up(kinds(), codes) != MARK)
    joining = look_up(_joining(), codes[bases])
    result = np.zeros(len(codes), np.bool_)
    result[bases[1:]] = (joining[:-1] & 2 > 0) & (joining[1:] & 1 > 0)
    return result


def _read_isolated(codes: Codes, damage: Damage, rng: Generator) -> Codes:
    """Give isolated yeh and kaf their Arabic code points, and ۀ that of ة.

    A font's table maps glyphs to code points one by one, so the joining in the true line decides.
    """
    bases = np.flatnonzero(look_up(kinds(), codes) != MARK)
    before = joined(codes)[bases]
    after = np.append(before[1:], False)
    letters = codes[bases]
    isolated = ~before & ~after
    if damage.letter_noise:
        isolated ^= rng.random(len(bases)) < damage.letter_noise
    for ours, theirs in (_YEH, _KAF):
        letters = np.where(isolated & (letters == ord(ours)), ord(theirs), letters)
    if damage.teh_marbuta:
        letters = np.where(~before & (letters == ord(_HEH[0])), ord(_HEH[1]), letters)
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
