"""Which letters a writer chose: Arabic ones within quotation marks, in a text typed in Persian.

An unvocalised quotation (كل يوم عاشوراء) may show nothing of its language but its yeh, kaf and teh
marbuta. Who writes Persian yeh and kaf all over, and the others between quotation marks or brackets
alone, meant them; an extractor, or a foreign keyboard, would have written them elsewhere, too.
"""

from __future__ import annotations

import re
from functools import cached_property

from textfix.characters.evidence import Evidence
from textfix.counting import count_beyond
from textfix.unicode.letters import FARSI_YEH, KAF, KEHEH, TEH_MARBUTA, YEH

_OPENING, _CLOSING = "«“(", "»”)"
_QUOTED = re.compile(f"[{_OPENING}]([^{_OPENING}{_CLOSING}\n]*)[{_CLOSING}]")
_ARABIC_KEYS = re.compile(f"[{YEH}{KAF}{TEH_MARBUTA}]")
_PERSIAN_KEYS = re.compile(f"[{FARSI_YEH}{KEHEH}]")
_LEAST_KEYS = 8  # Persian yehs and kafs that show how a text was typed
_LEAST_QUOTED = 3  # words; fewer may be a slip


class Keyboard:
    """How one text was typed.

    >>> text = "یکی از یاران که این کتاب را می‌کاوید گفت این را در یادداشت‌های پیشین یکی دیگر دیدیم"
    >>> Keyboard(text + ": «كل يوم عاشوراء»").may_quote(len(text), len(text) + 18)
    True
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @cached_property
    def _is_persian(self) -> bool:
        """Whether the text, quotations aside, has no yeh and kaf but Persian ones."""
        outside = _QUOTED.sub("", self._text)
        many = count_beyond(_PERSIAN_KEYS.finditer(outside), _LEAST_KEYS) >= _LEAST_KEYS
        return many and YEH not in outside and KAF not in outside

    def may_quote(self, start: int, end: int) -> bool:
        """Whether the line ``[start, end)`` may hold a quotation whose letters were chosen."""
        if not _ARABIC_KEYS.search(self._text, start, end):
            return False
        quoted = any(map(_ARABIC_KEYS.search, _QUOTED.findall(self._text, start, end)))
        return quoted and self._is_persian

    def is_chosen(self, start: int, end: int, evidence: Evidence) -> bool:
        """Whether ``[start, end)`` is a quotation that its letters alone show to be Arabic."""
        text = self._text
        if not start or evidence.persian or text[start - 1] not in _OPENING:
            return False
        if end == len(text) or text[end] not in _CLOSING:
            return False
        if not _ARABIC_KEYS.search(text, start, end) or _PERSIAN_KEYS.search(text, start, end):
            return False
        least = _LEAST_QUOTED - (text.find(TEH_MARBUTA, start, end) >= 0)
        return evidence.parts >= least and self._is_persian
