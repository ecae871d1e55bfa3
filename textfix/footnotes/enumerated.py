"""Enumerations: bracketed figures that number the members of a sentence, and refer to no notes."""

from __future__ import annotations

import re
from collections.abc import Iterator

_FIRST = re.compile(r":\s+\(([1۱])\)\s")
_NEXT = re.compile(r"[.:،؛؟]\s+\(([\d]{1,2})\)\s")
_REACH = 600  # code points from one member to the next
_LEAST = 2  # members


def find_enumerated(text: str) -> set[int]:
    """Return where the brackets open that number the members of enumerations: ``(1)`` behind a
    colon, ``(2)`` and so on behind signs, soon one after another.

    >>> text = "دو راه هست: (1) رود را بستن. (2) چاه کندن. این را لمتون (3) گفت."
    >>> sorted(find_enumerated(text)) == [text.index("(1"), text.index("(2")]
    True
    """
    return {
        at
        for first in _FIRST.finditer(text)
        for members in (list(_members(text, first)),)
        if len(members) >= _LEAST
        for at in members
    }


def _members(text: str, first: re.Match[str]) -> Iterator[int]:
    member: re.Match[str] | None = first
    while member is not None:
        yield member.start(1) - 1
        reach = member.end() + _REACH
        number = int(member[1]) + 1
        following = _NEXT.finditer(text, member.end() - 1, reach)
        member = next((found for found in following if int(found[1]) == number), None)
