"""Brackets that changed sides with their spaces: سال) ۱۳۷۶ (بود for سال (۱۳۷۶) بود.

A bracket and the space outside it are one piece of the page; read by its shape and in page order it
hugs the word outside. What closes nothing and stands before what nothing closes, with a number or
Latin words between them, is such a pair.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from textfix.anchors import Anchored

_BRACKET = Anchored("[()]")
_LETTER = r"[^\W\d_]"
_LABEL = re.compile(rf"(?:^|\s)(?:{_LETTER}|الف)$")
_BEFORE, _BEHIND = re.compile(r"[\w»]\Z"), re.compile(r"[\w«.،؛:!؟,]|\s|\Z")
_HELD = re.compile(r" [^\n]*(?:\d|[A-Za-z]{2})[^\n]* ")
_PERSIAN_WORD = re.compile("[\u0621-\u06d3\u200c]{2,}")
_WORDS = 4  # of Persian in a citation or a date
_PAIR = re.compile(r"\([A-Za-z][^()\n]{0,30}\)")  # a foreign word
_LONGEST, _NEAR = 60, 80


def crossed_pairs(text: str) -> Iterator[tuple[int, int]]:
    """Yield the places of the two brackets of each such pair.

    >>> list(crossed_pairs("کارنامه) Marsh, 1990: 12 (. سال) ۱۳۷۶ (بود (و گذشت) الف) ۳ (سه)"))
    [(7, 25), (31, 38)]
    """
    opened: list[int] = []
    places = [found.start() for found in _BRACKET.finditer(text)]
    used = -1
    for at, following in pairwise([*places, -1]):
        if at <= used:
            continue
        if text[at] == "(":
            opened.append(at)
        elif opened and at - opened[-1] <= _NEAR and "\n\n" not in text[opened[-1] : at]:
            opened.pop()
        elif following >= 0 and text[following] == "(" and _is_crossed(text, at, following):
            yield at, following
            used, opened = following, []


def _is_crossed(text: str, at: int, to: int) -> bool:
    before = text[max(0, at - 5) : at]
    return (
        to - at <= _LONGEST
        and _BEFORE.search(before) is not None
        and not (before[-1].isdigit() or _LABEL.search(before))
        and _HELD.fullmatch(text, at + 1, to) is not None
        and len(_PERSIAN_WORD.findall(text, at + 1, to)) <= _WORDS
        and _PAIR.match(text, to) is None
        and _BEHIND.match(text, to + 1) is not None
    )
