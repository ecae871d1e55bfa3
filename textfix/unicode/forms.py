"""Presentation forms (U+FB50–FDFF, U+FE70–FEFF): which letters they are, and in which position.

All of it is derived from ``unicodedata``: the 731 forms with a compatibility decomposition. A short
list says where NFKC is not what a reader means.
"""

from __future__ import annotations

import unicodedata

from textfix.unicode.joining import joining_type
from textfix.unicode.letters import SPACE, TATWEEL, is_mark

BLOCKS = (range(0xFB50, 0xFE00), range(0xFE70, 0xFF00))

SIGNS = frozenset(
    "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}\N{ARABIC LIGATURE JALLAJALALOUHOU}"
)
"""Honorific phrases of three or four words, used as one sign beside a name: a sign they stay."""


def _decomposed(form: str) -> tuple[str, str]:
    """Return the position and the letters of ``form`` as Unicode states them."""
    tag, *points = unicodedata.decomposition(form).split()
    return tag.strip("<>"), "".join(chr(int(point, 16)) for point in points)


def _letters(form: str) -> str:
    """The letters a reader means: marks lose their carrier, and signs stay as they are."""
    if form in SIGNS:
        return form
    decomposed = _decomposed(form)[1]
    if decomposed[0] in (SPACE, TATWEEL):
        return decomposed[1:]
    return decomposed


FORMS = tuple(
    c for block in BLOCKS for c in map(chr, block) if unicodedata.decomposition(c).startswith("<")
)
"""The presentation forms with a decomposition, in code point order."""

LETTERS = {form: _letters(form) for form in FORMS}
"""The letters (or marks) of every presentation form; :data:`SIGNS` stand for themselves."""

POSITIONS = {form: _decomposed(form)[0] for form in FORMS}
"""``isolated``, ``initial``, ``medial`` or ``final`` for every presentation form."""

_TRANSLATION = {ord(form): letters for form, letters in LETTERS.items()}


def is_form(c: str) -> bool:
    """Whether ``c`` is a presentation form with a decomposition.

    >>> is_form("\\N{ARABIC LETTER HEH FINAL FORM}"), is_form("ه")
    (True, False)
    """
    return c in LETTERS


def letters_of(form: str) -> str:
    """Return the letters of a presentation form, and any other code point as it is.

    >>> letters_of("\\N{ARABIC LIGATURE LAM WITH ALEF FINAL FORM}")
    'لا'
    """
    return LETTERS.get(form, form)


def fold_forms(text: str) -> str:
    """Replace the presentation forms of ``text`` by their letters.

    >>> fold_forms("ﮐﺘﺎﺏ")
    'کتاب'
    """
    return text.translate(_TRANSLATION)


def joins_next(form: str) -> bool:
    """Whether ``form`` is drawn joined to a letter after it.

    >>> joins_next("\\N{ARABIC LETTER HEH INITIAL FORM}")
    True
    """
    return POSITIONS[form] in ("initial", "medial")


def joins_previous(form: str) -> bool:
    """Whether ``form`` is drawn joined to a letter before it.

    >>> joins_previous("\\N{ARABIC LETTER HEH INITIAL FORM}")
    False
    """
    return POSITIONS[form] in ("medial", "final")


def could_join_next(c: str) -> bool:
    """Whether the last letter of ``c``, a form or a letter, would join to a letter after it.

    >>> could_join_next("\\N{ARABIC LETTER HEH FINAL FORM}")
    True
    """
    return joining_type(letters_of(c)[-1]) == "D"


def could_join_previous(c: str) -> bool:
    """Whether the first letter of ``c``, a form or a letter, would join to a letter before it.

    >>> could_join_previous("\\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}")
    True
    """
    return joining_type(letters_of(c)[0]) in ("D", "R")


def is_mark_form(form: str) -> bool:
    """Whether ``form`` stands for marks alone (such as U+FC60, shadda with fatha).

    >>> is_mark_form("\\N{ARABIC SHADDA ISOLATED FORM}")
    True
    """
    return all(map(is_mark, letters_of(form)))
