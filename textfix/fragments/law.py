"""The letter law of the stage, by general categories alone."""

from __future__ import annotations

from collections import Counter

_ZWNJ = "\u200c"


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
    """Count what is neither a space nor a line feed; page breaks and tabs are counted."""
    counts = Counter(text)
    del counts[" "], counts["\n"]
    return counts
