"""The letter law of the kashidas stage, on its own terms: what went was a sign beside a letter, or
a letter of a row of the same letter, or one kind of letter at joints; of very few kinds, and of
each many."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from textfix.unicode.joining import joining_type

_CONTROL = re.compile("[\u0640\u202a-\u202c]")  # tatweel, which it becomes, and what wraps it
_CID = re.compile(r"\(cid:\d+\)")
_ZWNJ = "\u200c"  # between a kashida and a letter where parts of words are out of order
_SPACES = "\t\n\r\f\v"
_KINDS, _LEAST = 3, 4
_ROWS = 3  # of a letter that is a kashida, wherever it went


def broken_law(before: str, after: str) -> str:
    """Say what ``after`` lost that is no kashida, or "".

    >>> broken_law("سل,ام", "سلام")
    "1 × ',' went: too few to be kashidas"
    >>> broken_law("کتاب", "کتا")
    "'ب' at 3 went, which stands in no row and at no joint"
    """
    before, after = _CONTROL.sub("", before), _CONTROL.sub("", after)
    gone: Counter[str] = Counter()
    at = 0
    while at < len(before) or after[at - _length(gone) :]:
        kept = at - _length(gone)
        if at < len(before) and kept < len(after) and before[at] == after[kept]:
            at += 1
            continue
        if at >= len(before):
            return f"{after[kept]!r} was put in"
        cid = _CID.match(before, at)
        sign = cid[0] if cid else before[at]
        if wrong := _wrong(before, at, sign):
            return wrong
        gone[sign] += 1
        at += len(sign)
    few = [
        f"{n} × {sign!r} went: too few to be kashidas"
        for sign, n in gone.items()
        if n < _LEAST or (_is_letter(sign) and before.count(2 * sign) < _ROWS)
    ]
    return few[0] if few else "" if len(gone) <= _KINDS else f"{len(gone)} kinds of sign went"


def _length(gone: Counter[str]) -> int:
    return sum(len(sign) * n for sign, n in gone.items())


def _wrong(text: str, at: int, sign: str) -> str:
    low, high = at, at + len(sign)
    while text[low - len(sign) : low] == sign and low >= len(sign):
        low -= len(sign)
    while text.startswith(sign, high):
        high += len(sign)
    beside = text[max(0, low - 1) : low] + text[high : high + 2].lstrip(_ZWNJ)[:1]
    if text[high : high + 1] == "\n" and text.startswith(sign, high + 1):
        return ""  # the line behind goes on with it
    if _is_letter(sign):
        if high - low > 1 or _is_at_joint(text, at):
            return ""
        return f"{sign!r} at {at} went, which stands in no row and at no joint"
    if sign in _SPACES or unicodedata.category(sign[0])[0] in "MZ":
        return f"{sign!r} at {at} went, which is no sign"
    if sign != sign[0] or unicodedata.category(sign) == "Cc":
        return ""  # a glyph without Unicode
    return "" if any(map(_is_letter, beside)) else f"{sign!r} at {at} went, beside no letter"


def _is_at_joint(text: str, at: int) -> bool:
    """Whether a letter stands behind one that joins to it, and before another or a word's end."""
    behind = text[at + 1 : at + 2]
    joined = joining_type(text[at - 1 : at] or " ") in "DC"
    return joined and (not behind or not _is_letter(behind) or joining_type(behind) in "DRC")


def _is_letter(c: str) -> bool:
    return unicodedata.category(c[0])[0] in "LM" and "ARABIC" in unicodedata.name(c[0], "")
