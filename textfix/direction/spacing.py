"""What stands at a seam beside a sign: Persian spacing of punctuation.

Between two letters the decoder decides. Beside a sign orthography does (Academy of Persian
Language and Literature, Dastur-e Khatt: stops hug the word before them, brackets what they hold).
"""

from __future__ import annotations

from textfix.direction.chain import NOTHING, SPACE
from textfix.direction.units import kind_of

STOPS = frozenset(
    ".:!,;%"
    "\N{ARABIC COMMA}\N{ARABIC SEMICOLON}\N{ARABIC QUESTION MARK}\N{ARABIC PERCENT SIGN}"
    "\N{HORIZONTAL ELLIPSIS}"
)
_OPENING = frozenset("([{\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}")
_CLOSING = frozenset(")]}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}")
_LINKS = frozenset("/\N{EN DASH}-")
STRAIGHT_QUOTE = '"'


def gap_at(before: str, behind: str, decided: int, *, inside_quotes: bool) -> int:
    """Return the gap between two signs or letters that meet at a seam.

    ``decided`` is what the decoder holds for likely; ``inside_quotes`` says whether a straight
    quotation mark is open before ``before`` (or before ``behind`` if that is the mark).

    >>> [gap_at(a, b, SPACE, inside_quotes=False) for a, b in ("د،", "،و", "(ن", ") ")]
    [0, 1, 0, 1]
    """
    if behind in STOPS or behind in _CLOSING or before in _OPENING:
        return NOTHING
    if behind == STRAIGHT_QUOTE:
        return NOTHING if inside_quotes else SPACE
    if before == STRAIGHT_QUOTE:
        return NOTHING if inside_quotes else SPACE
    if before in STOPS or before in _CLOSING or behind in _OPENING:
        return SPACE
    if before in _LINKS or behind in _LINKS:
        digits = kind_of(before) == "N" or kind_of(behind) == "N"
        return NOTHING if digits else decided
    return decided
