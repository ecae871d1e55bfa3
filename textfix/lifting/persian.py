"""What stands side by side, and between brackets, on a Persian line in visual order."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textfix.lifting.atoms import (
    BULLET,
    HYPHEN,
    LABEL,
    LATIN,
    LEFT,
    NOTE,
    NUMBER,
    PARTER,
    PERCENT,
    QUOTE,
    RELATION,
    RIGHT,
    STOP,
    WORD,
    Atom,
)
from textfix.lifting.between import BY_WORD, LABELLED, beside, is_letter, is_short_number
from textfix.lifting.latin_words import FUNCTION, SHORTENED
from textfix.lifting.names import ERAS, Names, fold
from textfix.lifting.reading import latin_gaps

_NEVER: Final = -6.0
_LAST: Final = 0.01
"""A note that may belong to any word of a line is put behind the last."""
_STOPS: Final = frozenset(".:\N{ARABIC COMMA}\N{ARABIC SEMICOLON}")
_BROKEN: Final = 5.0  # a Latin word broken at the end of its line
_LONE: Final = (".", "\N{ARABIC COMMA}", "\N{ARABIC SEMICOLON}")
"""Stops that hug the word before them, on their right, if it was not lifted off."""
_YEAR: Final = re.compile(r"(?<!\d)\d{3,4}(?!\d)")
_DATED: Final = (["خروم"], ["خیرات"])  # مورخ, تاریخ, from left to right
_SHORT: Final = re.compile(r"(?<!\w)(?:[قمش]|و)(?!\w)")


@dataclass(frozen=True, slots=True)
class Persian:
    """The grammar of a Persian line; ``names``: of the authors that its document lists;
    ``label``: where the number begins that it has on its right; ``end``: its last atom, on its
    left."""

    names: Names
    label: Atom | None = None
    end: Atom | None = None

    def joint(self, before: Atom | None, after: Atom | None) -> float:
        if not ((before and before.lifted) or (after and after.lifted)):
            return _hole(before, after)
        return self._left_of(before, after) + self._right_of(before, after)

    def _left_of(self, before: Atom | None, after: Atom | None) -> float:
        if self.label and before and before.kind == WORD and after and after.kind == HYPHEN:
            return BY_WORD
        return _left_of(before, after)

    def _right_of(self, before: Atom | None, after: Atom | None) -> float:
        if after is not None and after is self.label and before and before.kind == HYPHEN:
            return LABELLED[before.text]
        return _right_of(before, after)

    def gaps(self, printed: Sequence[Atom]) -> Sequence[float]:
        return latin_gaps([atom.text for atom in printed])

    def enclosed(
        self,
        printed: Sequence[Atom],
        lifted: Sequence[Atom],
        *,
        opened: bool,
        closed: bool,
        square: bool = False,
    ) -> float:
        whole = opened and closed
        if any(atom.kind == LATIN for atom in lifted):
            return _latin(printed) - (0.0 if whole else 1.0)
        words = [atom for atom in printed if atom.kind == WORD and not _is_mixed(atom)]
        numbers = [atom for atom in printed if atom.kind == NUMBER or _is_mixed(atom)]
        hyphens = sum(atom.kind == HYPHEN for atom in lifted)
        parted = sum(atom.kind == PARTER for atom in lifted)
        if len(printed) == 1 and not lifted and not closed and _is_label(printed[0]):
            return 4.0
        if whole and printed and printed[0].text[0] in _STOPS:
            return _NEVER
        if not numbers:
            return _words(words, whole=whole, opened=opened)
        if parted and parted < len(numbers):
            if words:
                dated = [fold(word.text) for word in words] in _DATED
                return 5.0 if dated and len(numbers) == parted + 1 else 0.0
            numbers = numbers[parted:]
        if whole and printed[0] is self.end and len(printed) == 2 and not lifted and words:
            return 2.0  # a measure: (۱٫۵ نمره)
        if not words:
            return _numbers(numbers, hyphens, whole=whole, square=square)
        return self._citation(printed, numbers, words, hyphens, whole=whole)

    def _citation(
        self,
        printed: Sequence[Atom],
        numbers: Sequence[Atom],
        words: Sequence[Atom],
        hyphens: int,
        *,
        whole: bool,
    ) -> float:
        eras = [word for word in words if fold(word.text) in ERAS]
        if len(eras) == len(words):
            return 5.0 if len(numbers) <= hyphens + 1 and printed[0] in eras else 1.0
        if not eras and not any(_YEAR.search(atom.text) for atom in numbers):
            return _NEVER
        year = max(at for at, atom in enumerate(printed) if atom in numbers)
        names = [atom.text for atom in printed[year + 1 :]]
        if not names:
            return _NEVER
        if eras:
            return 1.0 + self.names.lived(names)
        if any(atom in words for atom in printed[:year]):
            return _NEVER + 1.0 - len(words)
        return 2.0 + self.names.fit(names) - (0.0 if whole else 0.5)


def _hole(before: Atom | None, after: Atom | None) -> float:
    """What speaks against two printed atoms side by side, for something was between them."""
    if after is None or after.kind != STOP or _is_turned(after):
        return 0.0
    if before is None:
        return -2.0 if "," in after.text else 0.0
    return -2.0 if before.kind == STOP else 0.0


def _left_of(before: Atom | None, after: Atom | None) -> float:
    """How well ``after``, a lifted atom, stands right of ``before``."""
    if after is None or not after.lifted:
        return 0.0
    kind = before.kind if before else ""
    if after.kind == HYPHEN:
        return (
            2.0 if before and _ends_in_digit(before) else -0.5 if kind == RIGHT else _edge(before)
        )
    if after.kind == LABEL:
        return -1.0 if kind == NUMBER else 0.0
    if after.kind in (PARTER, RELATION):
        return beside(after, before)
    if after.kind == PERCENT:
        return 2.5 if before and _ends_in_digit(before) else 0.0
    if after.kind == LEFT:
        return 1.5 if before and before.text in _LONE else -2.0 if kind == NUMBER else 0.0
    if after.kind == RIGHT:
        return -1.0 if kind == STOP else 0.0
    if after.kind == NOTE:
        return _before_note(before)
    if before is None and after.text[-1] == "-":
        return _BROKEN
    return _before_latin(before)


def _right_of(before: Atom | None, after: Atom | None) -> float:
    """How well ``before``, a lifted atom, stands left of ``after``."""
    if before is None or not before.lifted:
        return 0.0
    kind = after.kind if after else ""
    if before.kind == HYPHEN:
        good = after is not None and _begins_with_digit(after)
        return 2.0 if good else -0.5 if kind in (LEFT, RIGHT) else _edge(after)
    if before.kind == LABEL:
        return 2.0 if after is not None and _is_label(after) else _NEVER
    if before.kind == BULLET:
        return 1.0 if after is None else _NEVER
    if before.kind in (PARTER, RELATION):
        return beside(before, after)
    if before.kind == PERCENT:
        return 3.0 if after and _begins_with_digit(after) else 0.0
    if before.kind == RIGHT:
        return -3.0 if kind == STOP else -2.0 if kind == NUMBER else 0.5 if kind == WORD else 0.0
    if before.kind == LATIN:
        return _behind_latin(before, after)
    if before.kind == NOTE:
        quoted = after is not None and kind == WORD and after.text[0] in "«»"
        return 1.5 if quoted else -2.0 if kind in (NUMBER, STOP) else 0.0
    return 0.0


def _before_latin(before: Atom | None) -> float:
    kind = before.kind if before else ""
    if kind == QUOTE:
        return 2.0
    if before is not None and before.kind == STOP and _is_turned(before):
        return 3.0
    if before is not None and _SHORT.fullmatch(before.text):
        return 0.0
    return 1.0 if kind in (NUMBER, LEFT) else 0.0 if kind in (LATIN, "") else -1.0


def _before_note(before: Atom | None) -> float:
    if before is None:
        return _LAST
    if before.kind == LATIN:
        return 0.5
    return 3.0 if before.kind == STOP else -2.0 if before.kind == NUMBER else 0.0


def _behind_latin(latin: Atom, after: Atom | None) -> float:
    kind = after.kind if after else ""
    if latin.text[-1] == "-":
        return 4.0 if after is not None and _begins_with_digit(after) else -4.0
    if after is not None and kind == STOP:
        word = latin.text.lower().split(" ")[-1]
        if _is_turned(after):
            return 0.0
        return -3.0 if word in FUNCTION else 4.5 if word in SHORTENED else 3.0
    if kind == QUOTE:
        return 2.0
    if after is not None and _begins_with_digit(after):
        return 2.5
    return -1.0 if after is not None and kind == WORD and after.text[-1] not in "«»" else 0.0


def _is_turned(stop: Atom) -> bool:
    """Whether the stops behind a Latin word were printed from right to left, on its left."""
    return stop.text == ",."


def _edge(atom: Atom | None) -> float:
    return -0.5 if atom is None else _NEVER


def _latin(printed: Sequence[Atom]) -> float:
    """How well a bracket holds Latin words, and of the line itself what ``printed`` says."""
    words = sum(atom.kind == WORD and not _SHORT.fullmatch(atom.text) for atom in printed)
    if any(_YEAR.search(atom.text) for atom in printed):
        return 4.0 - 3.0 * words
    return (2.0 if printed else 0.0) - 3.0 * words


def _numbers(numbers: Sequence[Atom], hyphens: int, *, whole: bool, square: bool) -> float:
    """How well a bracket holds nothing but numbers: ``square`` ones those of works in a list, which
    are short."""
    if square and not any(_YEAR.search(atom.text) for atom in numbers):
        return 4.0 if whole else 2.0
    if hyphens:
        years = sum(":" in atom.text for atom in numbers)
        if len(numbers) == 2 or (len(numbers) == 3 and years):
            return 4.0
        return 2.0 if len(numbers) == 1 and not whole else _NEVER
    if len(numbers) > 1:
        return _NEVER
    return 4.0 if _YEAR.search(numbers[0].text) else 1.0 if whole else 3.0


def _words(words: Sequence[Atom], *, whole: bool, opened: bool) -> float:
    """How well a bracket holds words alone: a letter, or what goes on in the next line."""
    if whole:
        return 3.0 if len(words) == 1 and is_letter(words[0]) else _NEVER
    return 0.5 if not opened and len(words) == 1 else _NEVER


def _is_label(atom: Atom) -> bool:
    """Whether ``atom``, the first of a line, may be the label of an item before a bracket."""
    return is_letter(atom) or is_short_number(atom)


def _is_mixed(atom: Atom) -> bool:
    return any(sign.isdecimal() for sign in atom.text)


def _ends_in_digit(atom: Atom) -> bool:
    return not atom.lifted and atom.text[-1].isdecimal()


def _begins_with_digit(atom: Atom) -> bool:
    return not atom.lifted and atom.text[0].isdecimal()
