"""The letter law of the stage, by general categories alone."""

from __future__ import annotations

from collections import Counter


def broken(before: str, after: str) -> str:
    """Return what is wrong with ``after``, or "".

    >>> broken("می\\nدهد", "میدهد"), broken("می\\nدهد", "می دهند")
    ('', 'U+0646 came or went')
    """
    lost, found = _inventory(before), _inventory(after)
    for sign in (lost - found) + (found - lost):
        return f"U+{ord(sign):04X} came or went"
    return ""


def _inventory(text: str) -> Counter[str]:
    """Count what is neither a space nor a line feed; page breaks and tabs are counted."""
    counts = Counter(text)
    del counts[" "], counts["\n"]
    return counts
