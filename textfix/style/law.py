"""The letter law of the style stage: the same letters, numbers and signs, in their order.

Independent of the rules' tables: what a digit is worth, and which signs quote, say the Unicode
properties.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from typing import Final

_EZAFE: Final = re.compile(
    "\N{ARABIC LETTER HEH}(?:\N{ARABIC HAMZA ABOVE}"
    "|\N{ZERO WIDTH NON-JOINER}\N{ARABIC LETTER FARSI YEH}(?!\\w))"
)
_SAME: Final = {"\N{ARABIC PERCENT SIGN}": "%", "…": "..."}


def broken_law(before: str, after: str) -> str:
    """Return "" if ``after`` holds what ``before`` does, up to style, else what is wrong.

    >>> broken_law("سال 2016 خانۀ ما", "سال ۲۰۱۶ خانه‌ی ما"), broken_law("سال", "سل")
    ('', 'a letter, number or sign has changed, not its style')
    """
    if skeleton(before) == skeleton(after):
        return ""
    return "a letter, number or sign has changed, not its style"


def skeleton(text: str) -> str:
    """Fold ``text`` to what style keeps."""
    composed = _EZAFE.sub("\N{ARABIC LETTER HEH WITH YEH ABOVE}", text)
    return "".join(map(_fold, composed))


@lru_cache(maxsize=4096)
def _fold(c: str) -> str:
    if c in " \N{ZERO WIDTH NON-JOINER}":
        return ""
    if unicodedata.category(c) in ("Pi", "Pf"):
        return "\N{QUOTATION MARK}"
    digit = unicodedata.decimal(c, None)
    return _SAME.get(c, c) if digit is None else str(digit)
