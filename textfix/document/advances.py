"""Advances: how much of a printed line its letters take.

Persian letters differ in width as Latin ones hardly do: an alef takes a quarter of a seen, and a
letter that ends a word up to three times what it takes within one. So a full line tells itself from
one that leaves room far more sharply by the advances of its letters than by their number.

The table holds the means of five fonts (Nazli, Noto Naskh Arabic, Noto Sans Arabic, Amiri, DejaVu
Sans), which differ by a fifth at most; the mean letter of Persian prose, spaces included, is 1.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import TYPE_CHECKING

from textfix.unicode.joining import joining_type

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    Advances = NDArray[np.float64]
    Types = NDArray[np.int8]
    Flags = NDArray[np.bool_]

_LETTERS = {
    "ALEF": (0.6, 0.6),
    "BEH, PEH, TEH, THEH": (2.2, 0.65),
    "NOON": (1.6, 0.65),
    "YEH, FARSI YEH, ALEF MAKSURA": (1.75, 0.7),
    "JEEM, TCHEH, HAH, KHAH": (1.55, 1.5),
    "DAL, THAL": (1.2, 1.2),
    "REH, ZAIN, JEH": (1.0, 1.0),
    "SEEN, SHEEN": (2.7, 1.7),
    "SAD, DAD": (2.9, 1.9),
    "TAH, ZAH": (2.0, 1.6),
    "AIN, GHAIN": (1.3, 1.15),
    "FEH": (2.3, 1.0),
    "QAF": (1.75, 1.0),
    "KAF, KEHEH, GAF": (2.3, 1.2),
    "LAM": (1.6, 0.6),
    "MEEM": (1.3, 1.15),
    "HEH, TEH MARBUTA": (1.1, 1.2),
    "WAW": (1.05, 1.05),
    "HAMZA": (1.0, 1.0),
}
"""The advance of a letter that ends a word, or joins none behind it, and of one that does join; by
the names of the letters: what stands above or below one adds nothing."""
_SIGNS = {" .:!'": 0.65, "،؛,;": 0.7, "-|/": 0.9, '()[]{}«»"؟?': 1.05, "–—": 1.35}
_LATIN_LETTERS = {"fijlrtI": 0.65, "mwMW": 1.7}
_DIGIT, _CAPITAL, _LATIN = 1.25, 1.4, 1.05
_WIDTHLESS = frozenset({"Mn", "Me", "Cf", "Cc"})
_LABEL = re.compile(r"\[\^|(?<=\[\^\d)\]|(?<=\[\^\d\d)\]")
_DOUBLED = re.compile("(?<=[^ ] ) {1,2}(?=[^ ])")
_NONE, _RIGHT, _DUAL, _MARK = range(4)
_JOINING = {"U": _NONE, "R": _RIGHT, "D": _DUAL, "C": _DUAL, "T": _MARK}
_CODES = 0x3000
"""So many code points have their places in the tables; all others are as wide as the last."""

_BY_NAME = {name: widths for names, widths in _LETTERS.items() for name in names.split(", ")}
_BY_SIGN = {sign: width for signs, width in (_SIGNS | _LATIN_LETTERS).items() for sign in signs}


def cumulate_advances(text: str, latin: float = 1.0) -> Advances:
    """Return the advance of ``text[:at]`` for every ``at`` [len(text) + 1], in mean letters.

    ``latin``: how many times as wide ASCII letters and digits are as beside Persian ones of most
    fonts: a page may set them in another size.

    Marks and ZWNJs take no room, of a footnote reference only its figure was there, and two or
    three spaces between words are one.

    >>> [round(float(cumulate_advances(word)[-1]), 2) for word in ("باد", "سبب", "با[^7]")]
    [2.45, 4.55, 2.5]
    """
    import numpy as np

    ending, joined, types, alphanumeric = _tables()
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    codes = np.minimum(codes, _CODES - 1)
    widths = ending[codes]
    if latin != 1.0:
        widths = np.where(alphanumeric[codes], latin * widths, widths)
    letters = np.flatnonzero(types[codes] != _MARK)
    joins = types[codes[letters]]
    linked = letters[:-1][(joins[:-1] == _DUAL) & (joins[1:] != _NONE)]
    widths[linked] = joined[codes[linked]]
    for sign, pattern in (("[^", _LABEL), ("  ", _DOUBLED)):
        for found in pattern.finditer(text) if sign in text else ():
            widths[found.start() : found.end()] = 0
    return np.concatenate(([0.0], np.cumsum(widths)))


def span_advance(advances: Advances, start: int, end: int) -> int:
    """Return the advance of ``text[start:end]``, to the nearest mean letter."""
    return round(float(advances[end] - advances[start]))


@cache
def _tables() -> tuple[Advances, Advances, Types, Flags]:
    """Return by code point: its advance at a word's end and within a word, its joining type, and
    whether it is an ASCII letter or digit."""
    import numpy as np

    letters = [chr(code) for code in range(_CODES)]
    advances = np.array([_advances(c) for c in letters])
    types = np.array([_JOINING[joining_type(c)] for c in letters], np.int8)
    ascii_letters = np.array([c.isascii() and c.isalnum() for c in letters])
    return advances[:, 0], advances[:, 1], types, ascii_letters


def _advances(c: str) -> tuple[float, float]:
    if unicodedata.category(c) in _WIDTHLESS:
        return 0.0, 0.0
    name = unicodedata.name(c, "").removeprefix("ARABIC LETTER ").partition(" WITH ")[0]
    width = _BY_SIGN.get(c)
    if width is None:
        width = _DIGIT if c.isdigit() else _CAPITAL if c.isupper() else _LATIN
    return _BY_NAME.get(name, (width, width))
