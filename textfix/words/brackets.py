"""Spaces on the wrong side of brackets, where an extractor put the gap behind one before it.

A space goes outside a bracket and none inside (Academy of Persian Language and Literature, Dastur-e
Khatt). (corm )است has the one on the side of the other, (corm ) است one too many, a second that the
extractor measured. A writer who likes spaces within brackets puts one at either.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from textfix.anchors import Anchored
from textfix.unicode.letters import LETTER_CLASS
from textfix.unicode.mirror import PAIRS
from textfix.words.edits import Edit

LETTER: Final = f"[{LETTER_CLASS}]"
STOPS: Final = (
    ":.!\N{ARABIC COMMA}\N{ARABIC SEMICOLON}\N{ARABIC QUESTION MARK}\N{HORIZONTAL ELLIPSIS}"
)
OPENING: Final = "(\\[\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
CLOSING: Final = ")\\]\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
_GAP: Final = " {1,3}"
_PARTED: Final = Anchored(
    f"(?<=[^\\s{OPENING}])(?P<before>{_GAP})(?P<closing>[{CLOSING}])(?={LETTER}|\\d|[{STOPS}])"
    f"|(?<=\\w)(?P<opening>[{OPENING}])(?P<behind>{_GAP})(?=\\w)"
)
_WITHIN: Final = Anchored(
    f"(?<=\\w)(?P<before>{_GAP})(?P<closing>[{CLOSING}])(?=[\\s{STOPS}]|$)"
    f"|(?<!\\S)(?P<opening>[{OPENING}])(?P<behind>{_GAP})(?=\\w)"
)
_SIGNS: Final = "([\u00ab)]\u00bb"
_ITEM_LABEL: Final = re.compile(f"(?:^|\\s)(?:\\d{{1,2}}|{LETTER}|الف)$")
_NEAR, _ENOUGH, _SHARE = 80, 2, 0.02


def find_bracket_edits(masked: str) -> list[Edit]:
    """Return the edits of the spaces at brackets, in order, for a document that has some of them on
    the wrong side.

    >>> from textfix.words.edits import apply_edits
    >>> text = "پیاز (corm )است و ساقه (stem )نیست و برگ (leaf ) هم."
    >>> apply_edits(text, find_bracket_edits(text))
    'پیاز (corm) است و ساقه (stem) نیست و برگ (leaf) هم.'
    """
    parted = [found for found in _PARTED.finditer(masked) if _has_partner(masked, found)]
    within = [found for found in _WITHIN.finditer(masked) if _is_lopsided(masked, found)]
    right = sum(masked.count(sign) for sign in _SIGNS)
    if len(parted) < _ENOUGH or len(parted) + len(within) < _SHARE * right:
        return []
    return sorted(
        [
            *(edit for found in parted for edit in _changed_sides(masked, found)),
            *(Edit(*_gap(found), "", None) for found in within),
        ]
    )


def _changed_sides(masked: str, found: re.Match[str]) -> Iterator[Edit]:
    yield Edit(*_gap(found), "", None)
    outside = found.end() if found["closing"] else found.start()
    if masked[outside : outside + 1] not in STOPS:
        yield Edit(outside, outside, " ", None)


def _gap(found: re.Match[str]) -> tuple[int, int]:
    return found.span("before" if found["closing"] else "behind")


def _has_partner(masked: str, found: re.Match[str]) -> bool:
    """Whether the bracket closes what another opens nearby, or is a label's: ۲ )تا."""
    if _partner(masked, found) >= 0:
        return True
    near = masked[max(0, found.start() - _NEAR) : found.start()]
    return found["closing"] == ")" and _ITEM_LABEL.search(near) is not None


def _is_lopsided(masked: str, found: re.Match[str]) -> bool:
    """Whether the partner of the bracket has no space within."""
    at = _partner(masked, found)
    return at >= 0 and masked[at + 1 if found["closing"] else at - 1].isalnum()


def _partner(masked: str, found: re.Match[str]) -> int:
    """Return the place of the bracket nearby that goes with the one found, or -1."""
    sign = found["closing"] or found["opening"]
    other = PAIRS[sign]
    if found["closing"]:
        low = max(0, found.start() - _NEAR, masked.rfind("\n\n", 0, found.start()) + 2)
        at = masked.rfind(other, low, found.start())
        return at if at > masked.rfind(sign, low, found.start()) else -1
    high = found.end() + _NEAR
    if (end := masked.find("\n\n", found.end(), high)) >= 0:
        high = end
    at, again = (masked.find(c, found.end(), high) for c in (other, sign))
    return at if at >= 0 and not 0 <= again < at else -1
