"""Signs that stand between numbers and symbols: slashes of dates and fractions, signs of relation,
and the dash behind the number of an article."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from textfix.lifting.atoms import (
    HYPHEN,
    LABEL,
    LATIN,
    LEFT,
    NUMBER,
    PARTER,
    RELATION,
    RIGHT,
    WORD,
    Atom,
)
from textfix.lifting.names import fold

_STOPS: Final = ".،؛:!؟"
_LETTER_NAMES: Final = frozenset(("فلا",))  # الف, from left to right
_NO_LETTERS: Final = frozenset("و")
"""A word of one letter, which numbers nothing."""
_DIGITS: Final = 2  # digits of a label
_SEVERAL: Final = 2
_APART: Final = -2.0
LABELLED, BY_WORD = {"-": 6.0, "\N{EN DASH}": 8.0}, -3.0
"""A dash on the left of an article's number, and one on the right of a word: together it may stand
between a line's number and its first word, and nowhere else."""


def beside(sign: Atom, neighbour: Atom | None) -> float:
    """How well ``sign``, a slash, a cross or a sign of relation, stands beside ``neighbour``.

    >>> slash = Atom(0, 1, "/", PARTER, lifted=True)
    >>> [beside(slash, Atom(2, 2 + len(w), w, k)) for w, k in [("۲۹", NUMBER), ("باتک", WORD)]]
    [2.0, -2.0]
    """
    if neighbour is None:
        return 3 * _APART
    if sign.kind == RELATION:
        return 2.0 if _is_term(neighbour) else _APART
    if is_letter(neighbour):
        return 1.5
    return 2.0 if not neighbour.lifted and _has_digit(neighbour) else _APART


def is_letter(atom: Atom) -> bool:
    """Whether ``atom`` is a letter that numbers an item.

    >>> [is_letter(Atom(0, len(w), w, WORD)) for w in ("ب", "؛فلا", "و", "باب")]
    [True, True, False, False]
    """
    word = fold(atom.text.strip(_STOPS))
    return atom.kind == WORD and (
        word in _LETTER_NAMES or (len(word) == 1 and word not in _NO_LETTERS)
    )


def are_placed(printed: Sequence[Atom], lifted: Sequence[Atom]) -> bool:
    """Whether slashes have no more places to stand in than there are signs to part numbers.

    Numbers that nothing parts, the cells of a table, leave open which of them a slash parts.
    """
    signs = [atom.kind for atom in lifted if atom.kind in (HYPHEN, PARTER)]
    neighbours = sum(_has_digit(one) and _has_digit(other) for one, other in pairwise(printed))
    return PARTER not in signs or neighbours <= len(signs)


def label_number(printed: Sequence[Atom]) -> Atom | None:
    """Return where the number begins that a line has on its right, alone or behind the first word
    of an article; or None.

    >>> word, one, two = Atom(0, 4, "هدام", WORD), Atom(5, 6, "۱", NUMBER), Atom(7, 8, "۲", NUMBER)
    >>> [label_number([word, *rest]) for rest in ([one, word], [one, two])] == [one, one]
    True
    """
    last = len(printed)
    if last > 2 and printed[-1].kind == WORD:
        last -= 1
        return printed[last - 1] if printed[last - 1].text.isdecimal() else None
    first = last
    while first and is_short_number(printed[first - 1]):
        first -= 1
    return printed[first] if 0 < first < last else None


def is_short_number(atom: Atom) -> bool:
    """Whether ``atom`` may number an item: it is of one or two digits."""
    return atom.text.isdecimal() and len(atom.text) <= _DIGITS


def as_labels(lifted: Sequence[Atom]) -> list[Atom]:
    """Return ``lifted`` with its brackets those of labels, if several of them close nothing: of
    answers to choose from on one line, ``۱) ۲)``."""
    kinds = [atom.kind for atom in lifted]
    if kinds.count(LEFT) < _SEVERAL or RIGHT in kinds:
        return [*lifted]
    return [atom._replace(kind=LABEL) if atom.kind == LEFT else atom for atom in lifted]


def is_joined(before: Atom, after: Atom) -> bool:
    """Whether nothing stands between two atoms because one of them is a sign that joins."""
    kinds = before.kind, after.kind
    if PARTER in kinds or before.kind == LABEL:
        return True
    if HYPHEN in kinds:
        other = after if before.kind == HYPHEN else before
        return other.kind != WORD or is_letter(other)
    return before.kind == LATIN and before.text[-1] == "-" and after.kind == NUMBER


def _is_term(atom: Atom) -> bool:
    return atom.kind == LATIN or _has_digit(atom)


def _has_digit(atom: Atom) -> bool:
    return atom.text[0].isdecimal() or atom.text[-1].isdecimal()
