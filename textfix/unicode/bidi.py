"""Bidi classes (UAX #9) of code points, and the controls that set direction by hand."""

from __future__ import annotations

import unicodedata

MARKS = frozenset("\N{LEFT-TO-RIGHT MARK}\N{RIGHT-TO-LEFT MARK}\N{ARABIC LETTER MARK}")
EMBEDDINGS = frozenset("\N{LEFT-TO-RIGHT EMBEDDING}\N{RIGHT-TO-LEFT EMBEDDING}")
OVERRIDES = frozenset("\N{LEFT-TO-RIGHT OVERRIDE}\N{RIGHT-TO-LEFT OVERRIDE}")
ISOLATES = frozenset("\N{LEFT-TO-RIGHT ISOLATE}\N{RIGHT-TO-LEFT ISOLATE}\N{FIRST STRONG ISOLATE}")
POPS = frozenset("\N{POP DIRECTIONAL FORMATTING}\N{POP DIRECTIONAL ISOLATE}")
CONTROLS = MARKS | EMBEDDINGS | OVERRIDES | ISOLATES | POPS
_VISIBLE = str.maketrans(dict.fromkeys(CONTROLS, ""))
"""The bidi controls: they draw nothing and only set the direction of their neighbours."""


def bidi_class(c: str) -> str:
    """Return the bidi class of ``c``: L, R, AL, EN, AN, ES, ET, CS, NSM, BN, B, S, WS, ON, …

    >>> bidi_class("ب"), bidi_class("A"), bidi_class("۵"), bidi_class(" ")
    ('AL', 'L', 'EN', 'WS')
    """
    return unicodedata.bidirectional(c)


def is_right_to_left(c: str) -> bool:
    """Whether ``c`` is a strong right-to-left letter (R, AL).

    >>> is_right_to_left("ب"), is_right_to_left("۵")
    (True, False)
    """
    return unicodedata.bidirectional(c) in ("R", "AL")


def is_left_to_right(c: str) -> bool:
    """Whether ``c`` is a strong left-to-right letter (L).

    >>> is_left_to_right("A"), is_left_to_right("1")
    (True, False)
    """
    return unicodedata.bidirectional(c) == "L"


def is_number(c: str) -> bool:
    """Whether ``c`` is a digit by its bidi class (EN, AN): written left to right in any text.

    >>> is_number("7"), is_number("۷"), is_number("٧")
    (True, True, True)
    """
    return unicodedata.bidirectional(c) in ("EN", "AN")


def is_control(c: str) -> bool:
    """Whether ``c`` is a bidi control.

    >>> is_control("\\N{RIGHT-TO-LEFT MARK}"), is_control("\\N{ZERO WIDTH NON-JOINER}")
    (True, False)
    """
    return c in CONTROLS


def visible(text: str) -> str:
    """Return ``text`` without its bidi controls and the white space at its edges.

    >>> visible("\N{RIGHT-TO-LEFT EMBEDDING}آب \N{POP DIRECTIONAL FORMATTING}")
    'آب'
    """
    return text.translate(_VISIBLE).strip()
