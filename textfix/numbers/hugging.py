"""Numbers that hug a letter: so they stand where an extractor put the runs of a line together."""

from __future__ import annotations

from textfix.anchors import Anchored
from textfix.recall import recalled
from textfix.unicode.letters import LETTER_CLASS

_LETTER = LETTER_CLASS
_NUMBER = Anchored(r"\d+")
_HUGGING = Anchored(rf"(?<=[{_LETTER}])\d+|\d+(?=[{_LETTER}])")


@recalled
def hug_letters(text: str) -> float:
    """Return the share (0 to 1) of the numbers of ``text`` that hug a letter of the Arabic script.

    >>> hug_letters("ماده۱از ۱۲ بند، سال ۱۳۵۰ و ۱۳۶۰")
    0.25
    """
    return _HUGGING.count(text) / max(1, _NUMBER.count(text))
