"""Whether the letters on the two sides of a sign make a word together."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import TYPE_CHECKING

from textfix.lm.tokens import fold_word
from textfix.unicode.letters import LETTER_CLASS

if TYPE_CHECKING:
    from textfix.lm.model import Model

_LETTER = LETTER_CLASS
_LAST = re.compile(f"[{_LETTER}]+$")
_FIRST = re.compile(f"[{_LETTER}]+")
CONTROLS = "\u202a\u202b\u202c"
"""What poppler embeds words and numbers with."""
_SHORTEST, _LONGEST = 3, 24


def is_joint(model: Model, text: str, start: int, end: int) -> float:
    """Return by how much (log10) a word without ``text[start:end]`` is likelier than two with it.

    The lines may be in any order: their runs from left to right, so that the word begins behind
    the sign and ends before it, or letter by letter from the end.

    >>> from textfix.lm import load
    >>> is_joint(load(), "متف,,اوت", 3, 5) > 0, is_joint(load(), "سلام,دنیا", 4, 5) > 0
    (True, False)
    """
    before = _LAST.search(text, max(0, start - _LONGEST), start)
    behind = _FIRST.match(text, end, end + _LONGEST)
    if before is None or behind is None or len(before[0]) + len(behind[0]) < _SHORTEST:
        return 0.0  # an abbreviation, perhaps
    sign = text[start:end].strip(CONTROLS)
    left, right = _fragments(text, start, end, sign)
    whole = _whole(text, start, end, sign[0])
    parts = right + left if left and right else ""  # one of them alone is a word as it is
    joined = (before[0] + behind[0], behind[0] + before[0], parts, whole)
    return _gain(model, joined, before[0], behind[0])


def is_seam(model: Model, left: str, right: str) -> float:
    """Return by how much (log10) the letters at two edges, in either order, are rather one word
    than two.

    >>> from textfix.lm import load
    >>> is_seam(load(), "ید", "کش") > 0, is_seam(load(), "شهر", "خانه") > 0
    (True, False)
    """
    if not left or not right or len(left) + len(right) < _SHORTEST:
        return 0.0
    return _gain(model, (right + left, left + right), left, right)


def _gain(model: Model, joined: Iterable[str], left: str, right: str) -> float:
    """Return by how much (log10) the likeliest listed word of ``joined``, read from either end, is
    likelier than two words."""
    apart = _log10(model, left) + _log10(model, right)
    words = [model.joined("", fold_word(w)) for form in joined for w in (form, form[::-1]) if w]
    return max((word.log10 - apart for word in words if word.listed), default=0.0)


def leans_back(model: Model, text: str, start: int, end: int) -> float:
    """Return by how much (log10) the letters behind ``text[start:end]`` rather go before those in
    front of it.

    >>> from textfix.lm import load
    >>> leans_back(load(), "ید9کش", 2, 3) > 0, leans_back(load(), "کش9ید", 2, 3) > 0
    (True, False)
    """
    before = _LAST.search(text, max(0, start - _LONGEST), start)
    behind = _FIRST.match(text, end, end + _LONGEST)
    if before is None or behind is None:
        return 0.0
    return leans(model, before[0], behind[0])


def leans(model: Model, left: str, right: str) -> float:
    """Return by how much (log10) the letters ``right`` rather go before those on the ``left``."""
    return _log10(model, right + left) - _log10(model, left + right)


def _fragments(text: str, start: int, end: int, sign: str) -> tuple[str, str]:
    """Return the first letters of the run before the sign, and the last of the run behind it."""
    line, stop = text.rfind("\n", 0, start) + 1, text.find("\n", end)
    run = text[line:start].rpartition(sign[0])[2]
    next_run = text[end : stop if stop >= 0 else len(text)].partition(sign[0])[0]
    first, last = _FIRST.match(run.lstrip(CONTROLS)), _LAST.search(next_run.rstrip(CONTROLS))
    return first[0] if first else "", last[0] if last else ""


def _whole(text: str, start: int, end: int, sign: str) -> str:
    """Return the whole word around the sign, less all such signs."""
    low, high, within = start, end, sign + CONTROLS
    while low and (text[low - 1] in within or _FIRST.match(text[low - 1])):
        low -= 1
    while high < len(text) and (text[high] in within or _FIRST.match(text[high])):
        high += 1
    return "".join(c for c in text[low:high] if c not in within)


def _log10(model: Model, word: str) -> float:
    return model.joined("", fold_word(word)).log10
