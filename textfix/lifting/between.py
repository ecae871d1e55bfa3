"""Signs that stand between numbers and symbols: slashes of dates and fractions, signs of relation,
and the dash behind the number of an article."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from textfix.lifting.atoms import HYPHEN, LATIN, NUMBER, PARTER, RELATION, WORD, Atom
from textfix.lifting.names import fold

_STOPS: Final = ".،؛:!؟"
_LETTER_NAMES: Final = frozenset(("فلا",))  # الف, from left to right
_NO_LETTERS: Final = frozenset("و")
"""A word of one letter, which numbers nothing."""
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


def article_number(printed: Sequence[Atom]) -> Atom | None:
    """Return the number behind the first word of a line, the one on its right, or None."""
    if len(printed) < 3 or printed[-1].kind != WORD or not printed[-2].text.isdecimal():
        return None
    return printed[-2]


def is_joined(before: Atom, after: Atom) -> bool:
    """Whether nothing stands between two atoms because one of them is a sign that joins."""
    kinds = before.kind, after.kind
    if PARTER in kinds:
        return True
    if HYPHEN in kinds:
        other = after if before.kind == HYPHEN else before
        return other.kind != WORD or is_letter(other)
    return before.kind == LATIN and before.text[-1] == "-" and after.kind == NUMBER


def _is_term(atom: Atom) -> bool:
    return atom.kind == LATIN or _has_digit(atom)


def _has_digit(atom: Atom) -> bool:
    return atom.text[0].isdecimal() or atom.text[-1].isdecimal()
