"""Code points as arrays, and what the simulator must know of each of them."""

from __future__ import annotations

import unicodedata
from functools import cache

import numpy as np
from numpy.typing import NDArray

from textfix.unicode.bidi import is_left_to_right, is_number, is_right_to_left
from textfix.unicode.joining import TYPES, joins_backward, joins_forward
from textfix.unicode.letters import HEH_WITH_YEH_ABOVE, TEH_MARBUTA, is_mark
from textfix.unicode.mirror import PAIRS

Codes = NDArray[np.uint32]

SIGN, LETTER, DIGIT, LATIN, MARK = range(5)  # kinds of code points

# Traits of code points, to be combined.
HEH_WITH_HAMZA, HAMZA, STOP, NUMBER_JOINER, HUGGING = (1 << bit for bit in range(5))
_TRAITS = {
    HEH_WITH_HAMZA: HEH_WITH_YEH_ABOVE
    + TEH_MARBUTA
    + "\N{ARABIC LETTER HEH WITH YEH ABOVE ISOLATED FORM}",
    HAMZA: "\N{ARABIC LETTER HAMZA}\N{ARABIC LETTER HAMZA ISOLATED FORM}",
    STOP: ".:",  # from the Latin font
    NUMBER_JOINER: ".,/:",
    HUGGING: "،.؛:؟!",  # the word before them
}
_JOINS_BEFORE, _JOINS_AFTER = 1, 2
_PLANE = 0x10000


def codes_of(text: str) -> Codes:
    """Return the code points of ``text``."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def text_of(codes: Codes) -> str:
    """Return the text of some code points."""
    return codes.astype(np.uint32).tobytes().decode("utf-32-le", "surrogatepass")


def kinds_of(codes: Codes) -> NDArray[np.uint8]:
    """Return the kind of each code point."""
    return _look_up(_kinds(), codes)


def traits_of(codes: Codes) -> NDArray[np.uint8]:
    """Return the traits of each code point."""
    return _look_up(_traits(), codes)


def mirrored(codes: Codes) -> Codes:
    """Return the mirror image of each code point, or itself."""
    result = codes.copy()
    for place in np.flatnonzero(_look_up(_mirrors(), codes)).tolist():
        result[place] = ord(PAIRS[chr(codes[place])])
    return result


def joined(codes: Codes) -> NDArray[np.bool_]:
    """Return for each code point whether it is joined to the letter before it; marks are not."""
    bases = np.flatnonzero(kinds_of(codes) != MARK)
    joining = _look_up(_joining(), codes[bases])
    result = np.zeros(len(codes), np.bool_)
    result[bases[1:]] = (joining[:-1] & _JOINS_AFTER > 0) & (joining[1:] & _JOINS_BEFORE > 0)
    return result


def _look_up(table: NDArray[np.uint8], codes: Codes) -> NDArray[np.uint8]:
    """Return the entries of a table for the basic plane; beyond it there are none (0)."""
    entries: NDArray[np.uint8] = table[np.minimum(codes, _PLANE - 1)]
    return entries


def _kind(c: str) -> int:
    if is_mark(c):
        return MARK
    if unicodedata.category(c)[0] not in "LN":
        return SIGN
    if is_number(c):
        return DIGIT
    return LETTER if is_right_to_left(c) else LATIN if is_left_to_right(c) else SIGN


@cache
def _kinds() -> NDArray[np.uint8]:
    return np.array([_kind(chr(code)) for code in range(_PLANE)], np.uint8)


@cache
def _traits() -> NDArray[np.uint8]:
    table = np.zeros(_PLANE, np.uint8)
    for trait, letters in _TRAITS.items():
        table[[ord(c) for c in letters]] |= trait
    return table


@cache
def _joining() -> NDArray[np.uint8]:
    table = np.zeros(_PLANE, np.uint8)
    for c in TYPES:
        table[ord(c)] = _JOINS_BEFORE * joins_backward(c) + _JOINS_AFTER * joins_forward(c)
    return table


@cache
def _mirrors() -> NDArray[np.uint8]:
    table = np.zeros(_PLANE, np.uint8)
    table[[ord(c) for c in PAIRS]] = 1
    return table
