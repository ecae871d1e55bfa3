"""What the stage sees and leaves: code points that no rule can read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.anchors import Anchored
from textfix.pieces import Finding

_KINDS = {
    "control": r"\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f",
    "replacement": r"\ufffd",
    "private-use": r"\ue000-\uf8ff",
}
_PATTERNS = {kind: re.compile(f"[{points}]") for kind, points in _KINDS.items()}
_ANY = Anchored(f"[{''.join(_KINDS.values())}]")


def find_unreadable(text: str) -> Iterator[Finding]:
    """Yield one finding for each kind, at its first place, with the number of places.

    >>> [found.message for found in find_unreadable("متن\\x14ها\\x14")]
    ['2 × control code point: a glyph without Unicode, or lost']
    """
    if not _ANY.search(text):
        return
    for name, pattern in _PATTERNS.items():
        first = pattern.search(text)
        if first:
            count = sum(1 for _ in pattern.finditer(text, first.start()))
            message = f"{count} × {name} code point: a glyph without Unicode, or lost"
            yield Finding(f"{name}-character", first.start(), first.end(), message)
