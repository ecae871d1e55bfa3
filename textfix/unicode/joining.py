"""Joining types of Arabic letters (Unicode Standard, section 9.2; ArabicShaping.txt).

Python's ``unicodedata`` does not hold them, but letters are named after the letter whose shape
they share: every ``REH WITH …`` joins as reh does. So a list of the right-joining and non-joining
letters by name, and a few exceptions, say it for all.
"""

from __future__ import annotations

import unicodedata

from textfix.unicode.letters import ARABIC_LETTERS, TATWEEL, ZWJ, is_mark

RIGHT_JOINING = frozenset(
    {"ALEF", "ALEF WASLA", "WAW", "STRAIGHT WAW", "OE", "KIRGHIZ OE", "U", "YU", "KIRGHIZ YU", "VE"}
    | {"DAL", "THAL", "DDAL", "DAHAL", "DDAHAL", "DUL", "REH", "ZAIN", "RREH", "JEH", "AE"}
    | {"TEH MARBUTA", "TEH MARBUTA GOAL", "YEH BARREE", "ROHINGYA YEH"}
)
"""Names (before any `` WITH ``) of the letters that join only to the letter before them."""

NON_JOINING = frozenset({"HAMZA", "HIGH HAMZA", "LOW ALEF"})
"""Names of the letters that join to none."""

EXCEPTIONS = {
    "\N{ARABIC LETTER HEH WITH YEH ABOVE}": "R",
    "\N{ARABIC LETTER YEH WITH TAIL}": "R",
    "\N{ARABIC LETTER YEH BARREE WITH EXTENDED ARABIC-INDIC DIGIT TWO ABOVE}": "D",
    "\N{ARABIC LETTER YEH BARREE WITH EXTENDED ARABIC-INDIC DIGIT THREE ABOVE}": "D",
    "\N{ARABIC VERTICAL TAIL}": "R",
    "\N{ARABIC TATWEEL WITH OVERSTRUCK HAMZA}": "C",
    "\N{ARABIC TATWEEL WITH OVERSTRUCK WAW}": "C",
    "\N{ARABIC TATWEEL WITH TWO DOTS BELOW}": "C",
}
"""Letters whose names mislead."""


def _type_by_name(letter: str) -> str:
    if letter in EXCEPTIONS:
        return EXCEPTIONS[letter]
    name = unicodedata.name(letter)
    if not name.startswith("ARABIC LETTER ") or unicodedata.decomposition(letter).startswith("<"):
        return _type_of_digraph(letter)
    base = name.removeprefix("ARABIC LETTER ").split(" WITH ")[0]
    if base in NON_JOINING:
        return "U"
    return "R" if base in RIGHT_JOINING else "D"


def _type_of_digraph(letter: str) -> str:
    """A letter that stands for two, such as high hamza alef, joins as the first of them does."""
    parts = unicodedata.decomposition(letter).split()
    if not parts or parts[0] != "<compat>":
        return "U"
    return _type_by_name(chr(int(parts[1], 16)))


TYPES = {letter: _type_by_name(letter) for letter in sorted(ARABIC_LETTERS)}
"""The joining type of every letter of the Arabic script; presentation forms count as U."""


def joining_type(c: str) -> str:
    """Return the joining type of ``c``: Dual, Right, C (join-causing), U (none) or T (transparent).

    >>> "".join(map(joining_type, "بآء"))
    'DRU'
    """
    if c in TYPES:
        return TYPES[c]
    if c in (TATWEEL, ZWJ):
        return "C"
    return "T" if is_mark(c) else "U"


def joins_forward(c: str) -> bool:
    """Whether ``c`` joins to the letter after it.

    >>> joins_forward("ه"), joins_forward("ر")
    (True, False)
    """
    return joining_type(c) in ("D", "C")


def joins_backward(c: str) -> bool:
    """Whether ``c`` joins to the letter before it.

    >>> joins_backward("ا"), joins_backward("ء")
    (True, False)
    """
    return joining_type(c) in ("D", "R", "C")
