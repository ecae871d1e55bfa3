"""Encoding: a line of text as the symbols and gaps that the network reads.

Spaces and ZWNJ are no symbols but the *gap* before a symbol. Marks, tatweel and invisible controls
are not coded at all: whoever moves letters must keep them beside the letter they follow.
"""

from __future__ import annotations

import json
import re
import sys
import unicodedata
from functools import cache
from importlib.resources import files
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from textfix.unicode.forms import POSITIONS
from textfix.unicode.joining import TYPES, joins_forward
from textfix.unicode.letters import (
    AE,
    ALEF_MAKSURA,
    FARSI_YEH,
    HAMZA_ABOVE,
    HEH,
    HEH_WITH_YEH_ABOVE,
    KAF,
    KEHEH,
    TATWEEL,
    YEH,
)

PAD, NEWLINE, SPACE, ZWNJ, UNKNOWN = range(5)  # ids; the symbols proper are greater
NO_GAP, ONE_SPACE, MANY_SPACES, ZWNJ_GAP = range(4)

_DROPPED, _SEVERAL = PAD, 255  # in the fold table: not coded; several symbols

_COMPOSING = "\N{ARABIC MADDAH ABOVE}" + HAMZA_ABOVE + "\N{ARABIC HAMZA BELOW}"
_FOLDS = {
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}": '"',
    ALEF_MAKSURA: YEH,
    AE: HEH,
    "\N{ARABIC LETTER HEH GOAL}": HEH,
    "\N{ARABIC LETTER HEH DOACHASHMEE}": HEH,
    "\N{ARABIC LETTER HEH GOAL WITH HAMZA ABOVE}": HEH_WITH_YEH_ABOVE,
}
# What Persian writes with a hamza above and Unicode's canonical compositions lack.
_COMPOSITIONS = {
    HEH + HAMZA_ABOVE: HEH_WITH_YEH_ABOVE,
    FARSI_YEH + HAMZA_ABOVE: "\N{ARABIC LETTER YEH WITH HAMZA ABOVE}",
}
# In a joint a comma is no comma but a kashida glyph that got its code point (LibreOffice).
_JOINT_COMMAS = re.compile(f"(?<=[{''.join(filter(joins_forward, TYPES))}]),+(?=[^\\W\\d_A-Za-z])")
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
    if unicodedata.category(char) in ("Mn", "Me", "Cf") or char == TATWEEL:
        return ""
    if (digit := unicodedata.digit(char, None)) is not None:
        return str(digit)
    name = unicodedata.name(char, "")
    if name.startswith("LATIN "):
        return _without_marks(unicodedata.normalize("NFKD", char.lower()))
    if char in POSITIONS:
        return _fold_presentation_form(char)
    return char


def _fold_presentation_form(char: str) -> str:
    """Fold an Arabic presentation form. Joined, Arabic yeh and kaf have the Persian shape."""
    letters = _without_marks(unicodedata.normalize("NFKC", char)).strip()
    letters = "".join(_FOLDS.get(c, c) for c in letters)
    if POSITIONS[char] != "isolated":
        letters = letters.replace(YEH, FARSI_YEH).replace(KAF, KEHEH)
    return letters


def _without_marks(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c) != "Mn" and c != TATWEEL)


def _compose(base: str, mark: str) -> str:
    """Return the letter that ``base`` and a hamza or madda over it make, or ``base``."""
    pair = base + mark
    letter = _COMPOSITIONS.get(pair) or unicodedata.normalize("NFC", pair)
    return letter if letter in vocabulary() else base


@cache
def _fold_table() -> NDArray[np.uint8]:
    """Return, for each code point, its symbol or how to find it."""
    ids = vocabulary()
    table = np.full(sys.maxunicode + 1, UNKNOWN, np.uint8)
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
    symbols = _fold_table()[np.frombuffer(line.encode("utf-32-le", "surrogatepass"), np.uint32)]
    at = np.arange(len(line), dtype=np.int32)
    _compose_all(line, symbols)
    if "," in line:
        for commas in _JOINT_COMMAS.finditer(line):
            symbols[commas.start() : commas.end()] = _DROPPED
    if (several := np.flatnonzero(symbols == _SEVERAL)).size:
        at, symbols = _spread(line, at, symbols, several)
    return _part(at, symbols)


def _compose_all(line: str, symbols: NDArray[np.uint8]) -> None:
    """Give each letter with a hamza or madda after it the symbol of both."""
    for mark in _COMPOSING:
        at = line.find(mark, 1)
        while at > 0:
            if base := fold(line[at - 1]):
                symbols[at - 1] = _symbol(_compose(base, mark))
            at = line.find(mark, at + 1)


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
    """Part the symbols from the separators before them."""
    places = np.flatnonzero(codes > ZWNJ)
    ends = np.append(places, len(codes))
    between = ends.copy()
    between[1:] -= places + 1
    gaps = np.zeros(len(ends), np.uint8)
    apart = np.flatnonzero(between)
    gaps[apart] = _GAPS[codes[ends[apart] - 1]]
    for i in np.flatnonzero(between > 1).tolist():
        gaps[i] = _gap(codes[ends[i] - between[i] : ends[i]])
    return Coded(at[places], codes[places], gaps[:-1], int(gaps[-1]))


# The gap that a single uncoded entry makes: a dropped mark, (no) newline, a space, a ZWNJ.
_GAPS = np.array([NO_GAP, NO_GAP, ONE_SPACE, ZWNJ_GAP], np.uint8)


def _gap(separators: NDArray[np.uint8]) -> int:
    """Return the gap that some separators and uncoded marks make."""
    entries: list[int] = separators.tolist()
    spaces = entries.count(SPACE)
    if not spaces:
        return ZWNJ_GAP if ZWNJ in entries else NO_GAP
    return min(spaces, MANY_SPACES)
