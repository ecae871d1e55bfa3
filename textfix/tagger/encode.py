"""Encoding: a line of text as the symbols and gaps that the network reads.

Spaces and ZWNJ are no symbols but the *gap* before a symbol. Marks, tatweel and invisible controls
are not coded at all: whoever moves letters must keep them beside the letter they follow.
"""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

NEWLINE, SPACE, ZWNJ, UNKNOWN = 1, 2, 3, 4
NO_GAP, ONE_SPACE, MANY_SPACES, ZWNJ_GAP = 0, 1, 2, 3

# Entries of the fold table that are no ids of the vocabulary.
_DROPPED, _SEVERAL = 254, 255

_HEH, _HEH_WITH_HAMZA = "\N{ARABIC LETTER HEH}", "\N{ARABIC LETTER HEH WITH YEH ABOVE}"
_FARSI_YEH, _KEHEH = "\N{ARABIC LETTER FARSI YEH}", "\N{ARABIC LETTER KEHEH}"
_ARABIC_YEH, _ARABIC_KAF = "\N{ARABIC LETTER YEH}", "\N{ARABIC LETTER KAF}"
_HAMZA_ABOVE = "\N{ARABIC HAMZA ABOVE}"
_COMPOSING = "\N{ARABIC MADDAH ABOVE}" + _HAMZA_ABOVE + "\N{ARABIC HAMZA BELOW}"

_FOLDS = {
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    "\N{ARABIC LETTER ALEF MAKSURA}": _ARABIC_YEH,
    "\N{ARABIC LETTER AE}": _HEH,
    "\N{ARABIC LETTER HEH GOAL}": _HEH,
    "\N{ARABIC LETTER HEH DOACHASHMEE}": _HEH,
    "\N{ARABIC LETTER HEH GOAL WITH HAMZA ABOVE}": _HEH_WITH_HAMZA,
}
# What Persian writes with a hamza above and Unicode's canonical compositions lack.
_COMPOSITIONS = {
    _HEH + _HAMZA_ABOVE: _HEH_WITH_HAMZA,
    _FARSI_YEH + _HAMZA_ABOVE: "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}",
}
# In a joint a comma is no comma but a kashida glyph that got its code point (LibreOffice).
_JOINT_COMMAS = re.compile("(?<=[بپتثجچحخسشصضطظعغفقکكگلمنهیيئ]),+(?=[^\\W\\d_A-Za-z])")
# Code points that the fold table looks at; every other one is an unknown symbol.
_BLOCKS = (
    range(0x0250),  # Latin
    range(0x0300, 0x0370),  # combining marks
    range(0x0600, 0x0700),  # Arabic
    range(0x1E00, 0x1F00),  # Latin, additional
    range(0x2000, 0x20A0),  # spaces, controls, punctuation, superscripts
    range(0x3000, 0x3001),  # ideographic space
    range(0xFB00, 0xFB07),  # Latin ligatures
    range(0xFB50, 0xFE00),  # Arabic presentation forms A
    range(0xFE70, 0xFF00),  # Arabic presentation forms B, byte order mark
)


class Coded(NamedTuple):
    """A coded line: for every symbol its place, its id and the gap before it.

    ``at``: index (code point) in the line, never decreasing; the letters of a ligature share one.
    ``symbols``: ids of the vocabulary. ``gaps``: 0 nothing, 1 a space, 2 several, 3 ZWNJ.
    ``tail``: the gap between the last symbol and the line's end.
    """

    at: NDArray[np.int32]
    symbols: NDArray[np.uint8]
    gaps: NDArray[np.uint8]
    tail: int


@cache
def vocabulary() -> dict[str, int]:
    """Return the ids of the network's symbols.

    >>> vocabulary()["ک"], vocabulary()["<unk>"]
    (40, 4)
    """
    source = files("textfix.tagger").joinpath("data", "vocabulary.json")
    ids: dict[str, int] = json.loads(source.read_text(encoding="utf-8"))
    return ids


def fold(char: str) -> str:
    """Fold one code point to the symbols that stand for it; "" if it is not coded.

    Digits become ASCII, Latin letters lose case and accents, presentation forms become their
    letters. What has no symbol of its own is returned unfolded.

    >>> fold("۷"), fold("É"), fold("\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}")
    ('7', 'e', 'لا')
    >>> fold("\N{ARABIC FATHA}")
    ''
    """
    if char in _FOLDS:
        return _FOLDS[char]
    if char.isspace():
        return " "
    if char in vocabulary():
        return char
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or char == "\N{ARABIC TATWEEL}":
        return ""
    if (digit := unicodedata.digit(char, None)) is not None:
        return str(digit)
    name = unicodedata.name(char, "")
    if name.startswith("LATIN "):
        return _without_marks(unicodedata.normalize("NFKD", char.lower()))
    if char >= "\N{ARABIC LETTER ALEF WASLA ISOLATED FORM}":
        return _fold_presentation_form(char)
    return char


def _fold_presentation_form(char: str) -> str:
    """Fold an Arabic presentation form. Joined, Arabic yeh and kaf have the Persian shape."""
    letters = _without_marks(unicodedata.normalize("NFKC", char)).strip()
    letters = "".join(_FOLDS.get(c, c) for c in letters)
    if not unicodedata.decomposition(char).startswith("<isolated>"):
        letters = letters.replace(_ARABIC_YEH, _FARSI_YEH).replace(_ARABIC_KAF, _KEHEH)
    return letters


def _without_marks(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c) != "Mn" and c != "\N{ARABIC TATWEEL}")


def _compose(base: str, mark: str) -> str:
    """Return the letter that ``base`` and a hamza or madda over it make, or ``base``."""
    pair = base + mark
    letter = _COMPOSITIONS.get(pair) or unicodedata.normalize("NFC", pair)
    return letter if letter in vocabulary() else base


@cache
def _fold_table() -> NDArray[np.uint8]:
    """Return, for each code point of the basic plane, its symbol or how to find it."""
    ids = vocabulary()
    table = np.full(0x10000, UNKNOWN, np.uint8)
    for block in _BLOCKS:
        for code in block:
            folded = fold(chr(code))
            if len(folded) > 1:
                table[code] = _SEVERAL
            else:
                table[code] = ids.get(folded, UNKNOWN) if folded else _DROPPED
    return table


def encode(line: str) -> Coded:
    """Code one line (without its line end) for the network.

    >>> coded = encode("مي رود")
    >>> coded.at.tolist(), coded.gaps.tolist()
    ([0, 1, 3, 4, 5], [0, 0, 1, 0, 0])
    """
    codes = np.frombuffer(line.encode("utf-32-le", "surrogatepass"), np.uint32)
    table = _fold_table()
    symbols = np.where(codes < len(table), table[np.minimum(codes, len(table) - 1)], UNKNOWN)
    for i in np.flatnonzero(np.isin(codes, [ord(mark) for mark in _COMPOSING])).tolist():
        if i and (base := fold(line[i - 1])):
            symbols[i - 1] = _symbol(_compose(base, line[i]))
    if "," in line:
        for commas in _JOINT_COMMAS.finditer(line):
            symbols[commas.start() : commas.end()] = _DROPPED
    at = np.arange(len(line), dtype=np.int32)
    if (several := np.flatnonzero(symbols == _SEVERAL)).size:
        at, symbols = _spread(line, at, symbols, several)
    return _part(at, symbols.astype(np.uint8))


def _symbol(folded: str) -> int:
    return _SEVERAL if len(folded) > 1 else vocabulary().get(folded, UNKNOWN)


@cache
def _symbols(ligature: str) -> list[int]:
    return [_symbol(c) for c in fold(ligature)]


def _spread(
    line: str, at: NDArray[np.int32], symbols: NDArray[np.uint8], several: NDArray[np.intp]
) -> tuple[NDArray[np.int32], NDArray[np.uint8]]:
    """Put the symbols of each ligature in the place of its one entry."""
    letters = [_symbols(line[i]) for i in several.tolist()]
    counts = np.ones(len(symbols), np.int64)
    counts[several] = [len(ids) for ids in letters]
    spread = np.repeat(symbols, counts)
    spread[spread == _SEVERAL] = [symbol for ids in letters for symbol in ids]
    return np.repeat(at, counts), spread


def _part(at: NDArray[np.int32], codes: NDArray[np.uint8]) -> Coded:
    """Part symbols from separators and count the separators before each symbol."""
    places = np.flatnonzero((codes > ZWNJ) & (codes != _DROPPED))
    spaces = np.concatenate([[0], np.cumsum(codes == SPACE)])
    joiners = np.concatenate([[0], np.cumsum(codes == ZWNJ)])
    ends = np.append(places, len(codes))
    spaces, joiners = (np.diff(count[ends], prepend=0) for count in (spaces, joiners))
    gaps = np.where(spaces > 0, np.minimum(spaces, MANY_SPACES), np.where(joiners, ZWNJ_GAP, 0))
    gaps = gaps.astype(np.uint8)
    return Coded(at[places], codes[places], gaps[:-1], int(gaps[-1]))
