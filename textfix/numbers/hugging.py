"""Numbers that hug a letter: so they stand where an extractor put the runs of a line together."""

from __future__ import annotations

import re

from textfix.unicode.letters import LETTER_CLASS

_LETTER = LETTER_CLASS
_NUMBER = re.compile(r"\d+")
_HUGGING = re.compile(rf"(?<=[{_LETTER}])\d+|\d+(?=[{_LETTER}])")


def hug_letters(text: str) -> float:
    """Return the share (0 to 1) of the numbers of ``text`` that hug a letter of the Arabic script.

    >>> hug_letters("ماده۱از ۱۲ بند، سال ۱۳۵۰ و ۱۳۶۰")
    0.25
    """
    numbers = sum(1 for _ in _NUMBER.finditer(text))
    return sum(1 for _ in _HUGGING.finditer(text)) / max(1, numbers)
