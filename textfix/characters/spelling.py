"""One cluster of letters: variants, presentation forms, hamza and madda.

Sources: Unicode Standard, section 9.2; Unicode Character Database (decompositions); ISIRI 6219 (the
letters of Persian). ۀ and هٔ are both in use and both stay as the author wrote them.
"""

from __future__ import annotations

import unicodedata

from textfix.characters.evidence import TEH_MARBUTAS, WITHIN_WORDS
from textfix.characters.ezafe import is_ezafe
from textfix.pieces import Piece
from textfix.unicode.forms import FORMS, LETTERS, SIGNS
from textfix.unicode.letters import (
    AE,
    ALEF,
    ALEF_MAKSURA,
    ARABIC_LETTERS,
    ARABIC_MARKS,
    FARSI_YEH,
    HAMZA_ABOVE,
    HEH,
    HEH_WITH_YEH_ABOVE,
    KAF,
    KEHEH,
    TATWEEL,
    YEH,
    ZWNJ,
)

MADDA = "\N{ARABIC MADDAH ABOVE}"
HAMZA_BELOW = "\N{ARABIC HAMZA BELOW}"
WAW = "\N{ARABIC LETTER WAW}"
HEH_GOAL_WITH_HAMZA = "\N{ARABIC LETTER HEH GOAL WITH HAMZA ABOVE}"

VARIANTS = {
    YEH: (FARSI_YEH, "arabic-yeh"),
    ALEF_MAKSURA: (FARSI_YEH, "alef-maksura"),
    KAF: (KEHEH, "arabic-kaf"),
    "\N{ARABIC LETTER SWASH KAF}": (KEHEH, "arabic-kaf"),
    "\N{ARABIC LETTER HEH DOACHASHMEE}": (HEH, "heh-variant"),
    "\N{ARABIC LETTER HEH GOAL}": (HEH, "heh-variant"),
    HEH_GOAL_WITH_HAMZA: (HEH_WITH_YEH_ABOVE, "heh-variant"),
}
"""Letters with one Persian counterpart, whatever stands beside them, and the rule's name."""

COMPOSING = frozenset({MADDA, HAMZA_ABOVE, HAMZA_BELOW})
_NEIGHBOURS = ARABIC_LETTERS | ARABIC_MARKS | WITHIN_WORDS - {TATWEEL}
_HEHS = frozenset({AE, *(v for v, (letter, _) in VARIANTS.items() if letter == HEH)})
_COMPOSED = {
    (base, mark): composed
    for base in (ALEF, WAW, YEH)
    for mark in sorted(COMPOSING)
    for composed in [unicodedata.normalize("NFC", base + mark)]
    if len(composed) == 1
}
_COMPOSED |= {(FARSI_YEH, HAMZA_ABOVE): _COMPOSED[YEH, HAMZA_ABOVE]}


def _persian(form: str) -> str:
    return "".join(VARIANTS.get(c, (c,))[0] for c in LETTERS[form])


_FORMS = {form: _persian(form) for form in FORMS if form not in SIGNS}

PLAIN = {v: to for v, to in VARIANTS.items() if to[0] != HEH} | {
    form: (letters, "presentation-form")
    for form, letters in _FORMS.items()
    if letters not in TEH_MARBUTAS
}
"""What a code point is, and the rule, whatever is beside it: unless a mark to compose follows."""

BASES = frozenset(VARIANTS) | TEH_MARBUTAS | {AE} | frozenset(_FORMS)
"""The code points at which :func:`respell` may have something to do."""


def respell(text: str, at: int, end: int) -> Piece | None:
    """Respell the cluster whose base stands at ``at`` in Persian text that ends at ``end``.

    >>> respell("علي", 2, 3)
    Piece(start=2, end=3, text='ی', rule='arabic-yeh', margin=None)
    """
    base = text[at]
    if base in _HEHS and _stands_alone(text, at):
        return None  # a letter that is spoken of
    letters, rule = _letters(text, at)
    mark = _composing_mark(text, at + 1, end)
    composed = _compose(base, letters, text[mark]) if mark > 0 else ""
    if composed:
        rule = "presentation-form" if base in _FORMS else "composed-letter"
        return Piece(at, mark + 1, letters[:-1] + composed + text[at + 1 : mark], rule)
    if base == AE:
        return _heh_of_ae(text, at, end)
    return Piece(at, at + 1, letters, rule) if letters != base else None


def _stands_alone(text: str, at: int) -> bool:
    """Whether no letter stands beside the one at ``at``."""
    beside = text[at - 1 : at] + text[at + 1 : at + 2]
    return _NEIGHBOURS.isdisjoint(beside)


def _heh_of_ae(text: str, at: int, end: int) -> Piece:
    """Write the AE at ``at`` as heh, with a ZWNJ after it (and its marks) within a word."""
    stop = at + 1
    while stop < end and text[stop] in ARABIC_MARKS:
        stop += 1
    beyond = stop
    while beyond < len(text) and text[beyond] in WITHIN_WORDS and text[beyond] != TATWEEL:
        beyond += 1
    if beyond < len(text) and text[beyond] in ARABIC_LETTERS:
        return Piece(at, stop, HEH + text[at + 1 : stop] + ZWNJ, "ae-for-heh")
    return Piece(at, at + 1, HEH, "ae-for-heh")


def compose(text: str, mark: int, floor: int) -> Piece | None:
    """Compose the madda or hamza at ``mark`` with its base, which lies at ``floor`` or after.

    >>> compose("ا\\N{ARABIC MADDAH ABOVE}ب", 1, 0).text
    'آ'
    """
    at = mark - 1
    while at > floor and text[at] in ARABIC_MARKS:
        at -= 1
    if at < floor or (text[at], text[mark]) not in _COMPOSED or _is_blocked(text, at + 1, mark):
        return None
    composed = _COMPOSED[text[at], text[mark]]
    return Piece(at, mark + 1, composed + text[at + 1 : mark], "composed-letter")


def _letters(text: str, at: int) -> tuple[str, str]:
    """The Persian letters of the base at ``at``, and the rule that says so."""
    base = text[at]
    if base in VARIANTS:
        return VARIANTS[base]
    letters = _FORMS.get(base, base)
    if letters in TEH_MARBUTAS and is_ezafe(text, at):
        return HEH_WITH_YEH_ABOVE, "teh-marbuta-ezafe"
    return letters, "presentation-form"


def _composing_mark(text: str, start: int, end: int) -> int:
    """The position of the first madda or hamza among the marks from ``start`` on, or -1."""
    for at in range(start, end):
        if text[at] in COMPOSING:
            return -1 if _is_blocked(text, start, at) else at
        if text[at] not in ARABIC_MARKS:
            return -1
    return -1


def _is_blocked(text: str, start: int, mark: int) -> bool:
    """Whether a mark from ``start`` on keeps that at ``mark`` from its base: one that is drawn at
    the same place (Unicode Standard, section 3.11, D115)."""
    place = unicodedata.combining(text[mark])
    return any(unicodedata.combining(other) >= place for other in text[start:mark])


def _compose(base: str, letters: str, mark: str) -> str:
    """The one code point for the last of ``letters`` with ``mark``, or ""."""
    if base in _HEHS and mark == HAMZA_ABOVE:
        return HEH_WITH_YEH_ABOVE
    return _COMPOSED.get((letters[-1:], mark), "")
