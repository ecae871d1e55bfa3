"""What stands side by side on a line of Latin words, such as a reference."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

from textfix.lifting.atoms import HYPHEN, LATIN, LEFT, NOTE, NUMBER, RIGHT, STOP, Atom
from textfix.lifting.latin_words import FUNCTION, SHORTENED, is_suffix

_NEVER: Final = -6.0
_CAPITALS: Final = frozenset("BCDEFGHJKLMNOPQRSTUVWXYZ")


@dataclass(frozen=True, slots=True)
class Latin:
    """The grammar of a Latin line; ``glued``: its words lost the spaces between them, so that
    something stood where there is one."""

    glued: bool

    def joint(self, before: Atom | None, after: Atom | None) -> float:
        if before is None:
            return _begins(after)
        if after is None:
            return _ends(before)
        if LEFT in (before.kind, after.kind) or RIGHT in (before.kind, after.kind):
            return _bracket(before, after)
        if HYPHEN in (before.kind, after.kind):
            other = after if before.kind == HYPHEN else before
            return 2.0 if other.kind == NUMBER and not other.lifted else _NEVER
        if before.kind == STOP or before.text[-1] in ",.;:":
            return _after_stop(before, after)
        if after.text[0] in ",.;:":
            return _before_stop(before, after)
        if before.kind == LATIN:
            return self._behind_word(before, after)
        if before.kind == NUMBER and after.kind == LATIN:
            return 1.0 if is_suffix(after.text, glued=self.glued) else -0.5
        return -3.0 if before.kind == NUMBER and after.kind == NUMBER else 0.0

    def gaps(self, printed: Sequence[Atom]) -> Sequence[float]:
        return [0.0] * (len(printed) + 1)

    def _behind_word(self, before: Atom, after: Atom) -> float:
        initial = -1.5 if len(before.text) == 1 and before.text in _CAPITALS else 0.0
        if after.kind == LATIN:
            return initial - (1.5 if self.glued else 0.0)
        return initial - (0.0 if before.text.lower() in FUNCTION else 0.3)

    def enclosed(
        self,
        printed: Sequence[Atom],
        lifted: Sequence[Atom],
        *,
        opened: bool,
        closed: bool,
        square: bool = False,
    ) -> float:
        year = len(printed) == 1 and printed[0].text.isdecimal() and len(printed[0].text) == 4
        if opened and closed:
            return 4.0 if year and not lifted else 1.0 if lifted and not printed else -1.0
        return -1.0


def _begins(after: Atom | None) -> float:
    if after is None or after.kind == LATIN:
        return 0.0
    return 1.0 if after.kind in (NUMBER, NOTE) else -3.0


def _ends(before: Atom) -> float:
    if before.lifted and before.text.lower() in FUNCTION:
        return -0.5
    return 0.7 if before.text[-1] in ".," else 0.0


def _bracket(before: Atom, after: Atom) -> float:
    if after.kind == RIGHT:
        return -2.0 if before.kind == STOP else 0.0
    if before.kind == LEFT:
        return _NEVER if after.kind == STOP else 0.0
    if before.kind == RIGHT:
        return 1.0 if after.text[0] in ".,:;" else 0.0
    return 0.3 if before.kind == STOP else 0.0


def _before_stop(before: Atom, after: Atom) -> float:
    """How well a stop stands behind ``before``."""
    if before.kind != LATIN:
        return 0.0
    word = before.text
    if word.lower() in FUNCTION:
        return -3.0
    if after.text[0] == ".":
        if len(word) == 1 or word.lower() in SHORTENED:
            return 1.5
        return 0.8 if word[0].islower() else 0.5
    return -1.0 if len(word) == 1 else 0.7


def _after_stop(before: Atom, after: Atom) -> float:
    """How well ``after`` follows a stop."""
    stop = before.text[-1]
    if after.kind == STOP:
        return -4.0
    if after.kind != LATIN:
        return 0.3 if stop != "." else 0.0
    if stop == ",":
        return 0.0
    return 0.5 if after.text[0].isupper() else -1.0 if stop == ":" else -2.0
