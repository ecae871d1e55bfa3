"""Mirrored pairs (UAX #9, BidiMirroring.txt): brackets, guillemets and relations.

``unicodedata.mirrored`` says which signs have a mirror image; their names say which sign it is.
"""

from __future__ import annotations

import unicodedata
from itertools import chain

_OPPOSITES = (("LEFT", "RIGHT"), ("LESS-THAN", "GREATER-THAN"))
_BLOCKS = (
    range(0x0028, 0x0100),  # Basic Latin and Latin-1
    range(0x2010, 0x2090),  # General Punctuation, superscripts and subscripts
    range(0x2264, 0x226C),  # less than, greater than
    range(0x2308, 0x232B),  # ceilings, floors, angle brackets
    range(0x2768, 0x2776),  # ornamental brackets
    range(0x27E6, 0x27F0),  # mathematical brackets
    range(0x2983, 0x2999),
    range(0x2E02, 0x2E2A),  # substitution and transposition brackets
    range(0x3008, 0x301C),  # CJK brackets
    range(0xFD3E, 0xFD40),  # ornate parentheses
    range(0xFE59, 0xFE66),
    range(0xFF08, 0xFF64),
)


def _opposite(sign: str) -> str:
    """Return the sign with the opposite name, or "" if there is none."""
    words = unicodedata.name(sign, "").split()
    for left, right in _OPPOSITES:
        swap = {left: right, right: left}
        if any(word.split("-POINTING")[0] in swap for word in words):
            name = " ".join(_swapped(word, swap) for word in words)
            try:
                return unicodedata.lookup(name)
            except KeyError:
                return ""
    return ""


def _swapped(word: str, swap: dict[str, str]) -> str:
    head, pointing, tail = word.partition("-POINTING")
    return swap.get(head, head) + pointing + tail


PAIRS = {
    sign: other
    for sign in map(chr, chain.from_iterable(_BLOCKS))
    if unicodedata.mirrored(sign)
    for other in [_opposite(sign)]
    if other
}
"""Every mirrored sign of the blocks used in prose, with its mirror image."""

_FOLDED = {ord(max(pair)): min(pair) for pair in PAIRS.items()}
_MIRRORED = {ord(sign): other for sign, other in PAIRS.items()}


def mirrored(c: str) -> str:
    """Return the mirror image of ``c``, or ``c`` itself if it has none.

    >>> mirrored("«"), mirrored("("), mirrored("،")
    ('»', ')', '،')
    """
    return PAIRS.get(c, c)


def mirror(text: str) -> str:
    """Replace every sign of ``text`` by its mirror image; the order stays.

    >>> mirror(")متن(")
    '(متن)'
    """
    return text.translate(_MIRRORED)


def fold_mirrored(text: str) -> str:
    """Write both signs of a mirrored pair as one of them, to compare texts up to mirroring.

    >>> fold_mirrored("(«") == fold_mirrored(")»")
    True
    """
    return text.translate(_FOLDED)
