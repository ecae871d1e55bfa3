"""Atoms: what the two parts of a printed line, the lifted one and the rest, are made of."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import groupby
from typing import Final, NamedTuple

from textfix.unicode.letters import ARABIC_LETTERS, ARABIC_MARKS, character_class

LEFT, RIGHT = "left bracket", "right bracket"
HYPHEN, PERCENT, LATIN, NOTE, MARK = "hyphen", "percent", "latin", "note", "mark"
PARTER, RELATION, BULLET, LABEL = "parter", "relation", "bullet", "label's bracket"
WORD, NUMBER, STOP, QUOTE, OTHER = "word", "number", "stop", "quote", "other"

_LIFTED: Final = re.compile(
    r"(?P<bracket>[()\[\]])|(?P<percent>[%٪])"
    r"|(?P<hyphen>[-\N{EN DASH}])|(?P<parter>[/×])|(?P<relation>[=<>≤≥±])|(?P<bullet>\N{BULLET})"
    r"|(?P<note>(?<!\d)\d{1,2}(?!\d)|[¹²³⁰⁴-⁹]{1,2})"
    r"|(?P<latin>[\"'“”‘’]*[^\W\d_][^\s()\[\]%٪]*)"
    f"|(?P<mark>[{character_class(ARABIC_MARKS)}]+)"
)
_SYMBOL: Final = 2
"""So many letters a Latin word has at most that is a unit or a variable."""
_STOPS: Final = frozenset(".,:;!?،؛؟…")
_QUOTES: Final = frozenset('«»“”"')
_LETTER: Final = re.compile(f"[{character_class(ARABIC_LETTERS)}]")


class Atom(NamedTuple):
    """A part ``[start, end)`` of the text that stays whole.

    ``kind``: one of those above. ``lifted``: whether it stands on the lifted line. ``glued``:
    whether nothing stood between it and the atom before, so that nothing comes there.
    """

    start: int
    end: int
    text: str
    kind: str
    lifted: bool = False
    glued: bool = False


def printed_atoms(text: str, start: int, end: int) -> list[Atom]:
    """Return what stands between the spaces of a line.

    >>> [atom.kind for atom in printed_atoms("., 2019: 14 تسازان", 0, 18)]
    ['stop', 'number', 'number', 'word']
    """
    return [
        Atom(found.start(), found.end(), found.group(), _kind(found.group()))
        for found in re.compile(r"\S+").finditer(text, start, end)
    ]


def lifted_atoms(text: str, start: int, end: int, left: str = "") -> list[Atom]:
    """Return the atoms of a lifted line, or none if it holds anything else.

    ``left``: the sign that brackets have on their left side; the first one's, if not given.

    >>> [atom.kind for atom in lifted_atoms(")Nemati et al - (", 0, 17)]
    ['left bracket', 'latin', 'latin', 'latin', 'hyphen', 'right bracket']
    >>> lifted_atoms("( - ) تسا", 0, 9)
    []
    """
    atoms: list[Atom] = []
    at = start
    for found in _LIFTED.finditer(text, start, end):
        if text[at : found.start()].strip(" ") or _LETTER.search(found.group()):
            return []
        kind = found.lastgroup or ""
        if kind == "bracket":
            left = left or found.group()
            kind = LEFT if (found.group() in "([") == (left in "([") else RIGHT
        glued = bool(atoms) and found.start() == at
        atoms.append(Atom(*found.span(), found.group(), kind, lifted=True, glued=glued))
        at = found.end()
    return [] if text[at:end].strip(" ") else atoms


def phrases(text: str, atoms: Sequence[Atom]) -> list[Atom]:
    """Return ``atoms`` with the words of a Latin phrase as one.

    >>> [atom.text for atom in phrases("(Nemati et al", lifted_atoms("(Nemati et al", 0, 13))]
    ['(', 'Nemati et al']
    """
    whole: list[Atom] = []
    for kind, group in groupby(atoms, key=lambda atom: atom.kind):
        run = list(group)
        words = {atom.text for atom in run}
        if kind == LATIN and len(words) == len(run) and max(map(len, words)) > _SYMBOL:
            start, end = run[0].start, run[-1].end
            run = [run[0]._replace(end=end, text=text[start:end])]
        whole += run
    return whole


def has_letters(text: str, start: int, end: int) -> bool:
    """Whether ``[start, end)`` of ``text`` holds a letter of the Arabic script."""
    return _LETTER.search(text, start, end) is not None


def _kind(token: str) -> str:
    if _LETTER.search(token):
        return WORD
    if token[0].isdecimal() or token[-1].isdecimal():
        return NUMBER
    if all(sign in _STOPS for sign in token):
        return STOP
    if all(sign in _QUOTES for sign in token):
        return QUOTE
    return LATIN if any(sign.isalpha() for sign in token) else OTHER
