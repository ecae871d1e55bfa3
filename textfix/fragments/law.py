"""The letter law of the stage, by general categories alone."""

from __future__ import annotations

import re
from collections import Counter

_ZWNJ = "\u200c"
_AT_EDGE = re.compile(r"^[ \u00a0]+|[ \u00a0]+$", re.MULTILINE)


def broken(before: str, after: str) -> str:
    """Return what is wrong with ``after``, or "".

    A ZWNJ may come, for one that a line break stood for.

    >>> broken("می\\nدهد", "میدهد"), broken("می\\nدهد", "می دهند")
    ('', 'U+0646 came or went')
    """
    lost, found = _inventory(before), _inventory(after)
    for sign in (lost - found) + (found - lost):
        if sign == _ZWNJ and found[sign] > lost[sign]:
            continue
        return f"U+{ord(sign):04X} came or went"
    return ""


def _inventory(text: str) -> Counter[str]:
    """Count what is neither a space nor a line feed; page breaks and tabs are counted, and no-break
    spaces but for those at the edges of lines."""
    counts = Counter(_AT_EDGE.sub("", text))
    del counts[" "], counts["\n"]
    return counts
