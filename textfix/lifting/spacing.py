"""What stands between two atoms of a merged line."""

from __future__ import annotations

from textfix.lifting.atoms import (
    HYPHEN,
    LATIN,
    LEFT,
    NOTE,
    NUMBER,
    PERCENT,
    QUOTE,
    RIGHT,
    STOP,
    WORD,
    Atom,
)
from textfix.lifting.between import is_joined
from textfix.lifting.latin_words import is_suffix

NOTHING, SPACE = "", " "


def gap_between(before: Atom, after: Atom, *, persian: bool, glued: bool, first: bool) -> str:
    """Return what stands between two atoms, one of which at least was lifted.

    ``glued``: Latin words have lost their spaces. ``first``: ``before`` begins its line.

    >>> number, hyphen = Atom(0, 2, "14", NUMBER), Atom(5, 6, "-", HYPHEN, lifted=True)
    >>> gap_between(number, hyphen, persian=True, glued=False, first=False)
    ''
    """
    if persian and is_joined(before, after):
        return NOTHING
    if persian and HYPHEN in (before.kind, after.kind) and WORD in (before.kind, after.kind):
        return SPACE
    if HYPHEN in (before.kind, after.kind) or before.kind == LEFT or after.kind == RIGHT:
        return NOTHING
    if PERCENT in (before.kind, after.kind):
        return NOTHING if NUMBER in (before.kind, after.kind) else SPACE
    if before.kind == STOP and (persian or first):
        return NOTHING
    if after.kind == STOP or (after.text[0] in ".,:;" and not (persian and after.kind == WORD)):
        return NOTHING
    if NOTE in (before.kind, after.kind):
        return NOTHING if before.kind == NOTE and after.kind in (WORD, QUOTE) else SPACE
    if after.kind == LATIN and before.kind == NUMBER:
        return NOTHING if not persian and is_suffix(after.text, glued=glued) else SPACE
    if LATIN in (before.kind, after.kind) and QUOTE in (before.kind, after.kind):
        return NOTHING
    return SPACE
