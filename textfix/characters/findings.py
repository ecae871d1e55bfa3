"""What the stage sees and leaves: code points that no rule can read."""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.pieces import Finding

_KINDS = (
    ("control", re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f]")),
    ("replacement", re.compile("\N{REPLACEMENT CHARACTER}")),
    ("private-use", re.compile(r"[\ue000-\uf8ff]")),
)


def find_unreadable(text: str) -> Iterator[Finding]:
    """Yield one finding for each kind, at its first place, with the number of places.

    >>> [found.message for found in find_unreadable("متن\\x14ها\\x14")]
    ['2 × control code point: a glyph without Unicode, or lost']
    """
    for name, pattern in _KINDS:
        first = pattern.search(text)
        if first:
            count = sum(1 for _ in pattern.finditer(text, first.start()))
            message = f"{count} × {name} code point: a glyph without Unicode, or lost"
            yield Finding(f"{name}-character", first.start(), first.end(), message)
