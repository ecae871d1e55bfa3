"""Pairs of lines: a lifted one, and the rest of the printed line that it was lifted off."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from textfix.anchors import Anchored
from textfix.document.lines import Line
from textfix.lifting.atoms import (
    LATIN,
    MARK,
    NOTE,
    STOP,
    Atom,
    has_letters,
    lifted_atoms,
    printed_atoms,
)
from textfix.unicode.letters import ARABIC_LETTERS, character_class

_LETTER = f"[{character_class(ARABIC_LETTERS)}]"
_STOP_BEFORE: Final = re.compile(f"(?<!\\S)[.،؛؟:!]+{_LETTER}")
_STOP_BEHIND: Final = re.compile(f"{_LETTER}[.،؛؟:!]+(?!\\S)")
_LEAST_BEFORE, _SHARE = 2, 0.8
"""Stops before their words that prove visual order, and their share of all."""
_NO_LETTERS: Final = re.compile(r"[\d\s.,:;!?()-]+")
_BARE: Final = Anchored(r"^[^\S\n]*[()%٪/-](?:[^\S\n]*[()%٪/-])*[^\S\n]*$", re.M)


class Pair(NamedTuple):
    """The lifted line and the printed one, what they are made of, and whether the latter holds
    Persian; else all its words are Latin and were lifted."""

    lifted: Line
    printed: Line
    lifted_atoms: Sequence[Atom]
    printed_atoms: Sequence[Atom]
    is_persian: bool


def may_have_lifted(text: str) -> bool:
    """Whether a line of ``text`` is nothing but brackets, hyphens, slashes or percent signs.

    >>> may_have_lifted("( - )\\n:۱۳۷۶ ،یمشیربا"), may_have_lifted("(یک)\\n- دو")
    (True, False)
    """
    return _BARE.search(text) is not None


def in_visual_order(text: str) -> bool:
    """Whether the stops of ``text`` stand before the words they belong to.

    >>> in_visual_order(".دوب هناخ رد ،زور نآ"), in_visual_order("آن روز، در خانه بود.")
    (True, False)
    """
    before = sum(1 for _ in _STOP_BEFORE.finditer(text))
    behind = sum(1 for _ in _STOP_BEHIND.finditer(text))
    return before >= _LEAST_BEFORE and before >= _SHARE * (before + behind)


def find_pairs(text: str, lines: Sequence[Line]) -> list[Pair]:
    """Return the lines that may have been lifted off the next one, with that one."""
    found = list(_pairs(text, lines, ""))
    signs = Counter(
        brackets[0].text
        for pair in found
        for brackets in [[atom for atom in pair.lifted_atoms if atom.text in ("(", ")")]]
        if pair.is_persian and len(brackets) == 2
    )
    if not signs:
        return found
    left = signs.most_common(1)[0][0]
    return list(_pairs(text, lines, left))


def _pairs(text: str, lines: Sequence[Line], left: str) -> Iterator[Pair]:
    taken = -1
    for at, (first, second) in enumerate(pairwise(lines)):
        if at == taken or second.page or second.blanks or has_letters(text, first.start, first.end):
            continue
        persian = has_letters(text, second.start, second.end)
        if not persian and not _NO_LETTERS.fullmatch(text, second.start, second.end):
            continue
        atoms = lifted_atoms(text, first.start, first.end, "")
        kinds = [atom.kind for atom in atoms if atom.kind != MARK]
        if not kinds or (persian and kinds[:2] == [NOTE, LATIN]):  # the label of a Latin note
            continue
        if kinds == [NOTE] and _is_known(text[: first.start], atoms):
            continue
        persian = persian or LATIN not in kinds
        if persian and left:
            atoms = lifted_atoms(text, first.start, first.end, left)
        printed = printed_atoms(text, second.start, second.end)
        if not (persian or _are_of_latin(printed)):
            continue
        taken = at + 1
        yield Pair(first, second, atoms, printed, persian)


def _is_known(before: str, atoms: Sequence[Atom]) -> bool:
    """Whether a note's number was met ``before``, so that this may be the label of its body."""
    label = next(atom.text for atom in atoms if atom.kind == NOTE)
    return re.search(rf"(?<!\d){label}(?!\d)", before) is not None


def _are_of_latin(printed: Sequence[Atom]) -> bool:
    """Whether a line of signs may be what is left of a line of Latin: a number alone may be a
    folio."""
    return any(atom.kind == STOP or atom.text[-1] in ".,:" for atom in printed)
