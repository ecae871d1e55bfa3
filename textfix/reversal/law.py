"""The letter law of the stage: lines keep their clusters, whatever order these come in.

Written without the stage's own notions: by general categories and mirrored pairs alone.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from textfix.unicode.mirror import fold_mirrored

_BREAK = re.compile("[\n\r\f\v\x1c-\x1e\x85\u2028\u2029]")


def broken(before: str, after: str) -> str:
    """Return what is wrong with ``after``, or "".

    >>> broken("مالس", "سلام")
    ''
    >>> broken("مالس", "سلم")
    'line 1 lost or invented a code point'
    """
    if _BREAK.findall(before) != _BREAK.findall(after):
        return "lines came or went"
    rows = zip(_BREAK.split(before), _BREAK.split(after), strict=True)
    for number, (old, new) in enumerate(rows, start=1):
        if old == new:
            continue
        old, new = fold_mirrored(old), fold_mirrored(new)
        if Counter(old) != Counter(new):
            return f"line {number} lost or invented a code point"
        if _borne(new) not in (_borne(old), _borne(old[::-1])) and _strays(old, new):
            return f"line {number} has a mark on another letter"
    return ""


def _borne(line: str) -> Counter[tuple[str, str]]:
    """Count the marks with the letters that bear them, the ones before them in ``line``."""
    counts: Counter[tuple[str, str]] = Counter()
    base = ""
    for c in line:
        if unicodedata.category(c) in ("Mn", "Me"):
            counts[base, c] += 1
        else:
            base = c
    return counts


def _strays(old: str, new: str) -> bool:
    """Whether a mark of ``new`` stands on a letter that was on neither side of it in ``old``."""
    return bool(_borne(new) - (_borne(old) | _borne(old[::-1])))
