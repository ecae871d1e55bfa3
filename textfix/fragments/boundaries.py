"""The boundaries of portions: what the signs at their two sides say, for and against a line's end.

A stop or a closing bracket begins no printed line, a bullet always does; two portions of one script
follow on each other only where a line ends; a figure behind a sentence may label a list's item.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from math import log10
from typing import Final

from textfix.fragments.columns import NEVER
from textfix.unicode.letters import TATWEEL, is_arabic_letter

# log10 that a line goes on at a boundary, and that it ends.
Odds = tuple[float, float]
_ALONE: Final = (log10(0.9), log10(0.1))
_BEFORE_FIGURE: Final = (log10(0.92), log10(0.08))
_BEFORE_UNIT: Final = (log10(0.99), log10(0.01))
_EVEN: Final = (log10(0.5), log10(0.5))
_BEFORE_SECTION: Final = (log10(0.2), log10(0.8))
_GOES_ON: Final = (0.0, -8.0)
_ENDS: Final = (-8.0, 0.0)

CLOSING: Final = frozenset(")]}»،؛:.؟!٪%")
OPENING: Final = frozenset("([{«")
STOPS: Final = re.compile("[.؟!:؛]$")
_ENDED: Final = re.compile("(?:[^\\W\\d_]|[»)\\]])[.؟!:؛]$")
_DASHES: Final = frozenset({"-", "\N{EN DASH}", TATWEEL})
_BETWEEN: Final = _DASHES | {"\N{DEGREE SIGN}", "\N{PLUS-MINUS SIGN}"}
_BULLETS: Final = frozenset("•▪●◦")
FIGURE: Final = re.compile(r"\d{1,3}")
_SECTION: Final = re.compile(f"\\d{{1,2}}(?:[-.\\N{{EN DASH}}{TATWEEL}]\\d{{1,2}})+\\.?")
_LABELLED: Final = re.compile(f"\\d{{1,2}}(?:[.)]|(?:[-{TATWEEL}]\\d{{1,2}})+\\.)")
_LATIN_NOTE: Final = re.compile(r"\d{1,2}\.? +[A-Za-z]|\[\d{1,3}\] ")
_LEAST_HEAD: Final = 10
_REACH: Final = 12
"""Portions of a note."""


def odds_of(contents: Sequence[str], plain: Sequence[bool]) -> list[Odds]:
    """Return the odds at every boundary of portions. ``plain``: whether no change of script and no
    sign parts the two.

    >>> goes_on, ends = odds_of(["گام", "۱", ". آب"], [False, False])[1]
    >>> goes_on > ends
    True
    """
    odds = list(_by_signs(contents, plain))
    for at, own in heads(contents).items():
        if 0 <= at < len(odds):
            odds[at] = own
    return odds


def _by_signs(contents: Sequence[str], plain: Sequence[bool]) -> Iterator[Odds]:
    """Yield the odds at every boundary, by the signs at its two sides."""
    for at, is_plain in enumerate(plain):
        left, right = contents[at], contents[at + 1]
        settled = _at_signs(left, right)
        if settled is not None:
            yield settled
        elif STOPS.fullmatch(left) and at and FIGURE.fullmatch(contents[at - 1]):
            is_label = at < 2 or STOPS.search(contents[at - 2]) is not None
            yield _ALONE if is_label else _ENDS
        elif is_plain or (STOPS.fullmatch(left) and has_letters(right)):
            yield _ENDS
        elif FIGURE.fullmatch(right):
            yield _before_figure(left, contents[at + 1 : at + 1 + _REACH])
        elif _SECTION.fullmatch(right):
            yield _ENDS if _ENDED.search(left) else _BEFORE_SECTION
        else:
            yield _ALONE


def _opens_note(figure: str, behind: Sequence[str]) -> bool:
    """Whether a figure is the number of a note: its words stand ``behind`` it, and the next note
    below these."""
    if not behind or not has_letters(behind[0]):
        return False
    zero = ord(figure[0]) - int(figure[0])
    number = "".join(chr(zero + int(digit)) for digit in str(int(figure) + 1))
    following = re.compile(f"{number}\\.? +[A-Za-z]")
    return any(map(following.match, behind))


def _at_signs(left: str, right: str) -> Odds | None:
    """Return the odds where signs settle them."""
    if right[0] in CLOSING or left[-1] in OPENING or left in _BULLETS:
        return _GOES_ON
    if right in _BULLETS or _LATIN_NOTE.match(right) or _LATIN_NOTE.match(left):
        return _ENDS
    if {left, right[:1]} & _BETWEEN and left[-1].isdigit() | right[-1].isdigit():
        return _GOES_ON
    return None


def _before_figure(left: str, following: Sequence[str]) -> Odds:
    """Return the odds before a figure, the first of the portions that ``following`` holds."""
    if _opens_note(following[0], following[1:]):
        return _ENDS
    ended = _ENDED.search(left) is not None
    is_label = _LABELLED.match("".join(following[:5])) is not None
    if ended and is_label:
        return _ENDS
    if ended or is_label:
        return _EVEN
    return _BEFORE_FIGURE if has_letters("".join(following[1:2])) else _BEFORE_UNIT


def heads(contents: Sequence[str], least: int = 2) -> dict[int, Odds]:
    """Return the odds in running heads and at their two ends: what is repeated word for word, so
    often at ``least``, with what stands behind it each time."""
    places: defaultdict[str, list[int]] = defaultdict(list)
    for at, content in enumerate(contents):
        if len(content) >= _LEAST_HEAD and has_letters(content):
            places[content].append(at)
    inside: set[int] = set()
    ends: set[int] = set()
    for own in places.values():
        if len(own) < least:
            continue
        length = 1
        while len({"".join(contents[at + length : at + length + 1]) for at in own}) == 1:
            length += 1
        for at in own:
            inside.update(range(at, at + length - 1))
            ends.update((at - 1, at + length - 1))
    return dict.fromkeys(ends - inside, (NEVER, 0.0)) | dict.fromkeys(inside, _GOES_ON)


def has_letters(content: str) -> bool:
    """Whether a portion holds Persian letters."""
    return any(map(is_arabic_letter, content))
