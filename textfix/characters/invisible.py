"""What is not seen: bidi controls, soft hyphens, ZWNJs too many, and the ZWNJ's stand-ins.

Sources: Unicode Standard, section 23.2 (layout controls). RLM was the ZWNJ of old Persian e-books,
and many typists took the optional hyphen of their word processor for it (U+00AD, or ¬ where that
was read wrong): Persian hyphenates no words. No-break spaces come from fonts that map ZWNJ to one.
"""

from __future__ import annotations

import re

from textfix.anchors import Anchored
from textfix.pieces import Piece
from textfix.unicode import bidi
from textfix.unicode.joining import joining_type
from textfix.unicode.letters import (
    ARABIC_LETTERS,
    ARABIC_MARKS,
    BOM,
    RLM,
    SOFT_HYPHEN,
    TATWEEL,
    WORD_JOINER,
    ZWNJ,
    ZWSP,
    character_class,
)

NOT_SIGN = "\N{NOT SIGN}"
INVISIBLE = bidi.CONTROLS | {BOM, ZWSP, WORD_JOINER, SOFT_HYPHEN}
STAND_INS = frozenset({RLM, ZWSP, SOFT_HYPHEN, NOT_SIGN})
"""What stands for a ZWNJ between two letters."""

LETTERS_AND_MARKS = ARABIC_LETTERS | ARABIC_MARKS
_RUN = re.compile(f"[{character_class(INVISIBLE | {ZWNJ})}]+")
BAD_ZWNJ = re.compile(f"{ZWNJ}{{2,}}|{ZWNJ}(?=\\s|$)|(?:(?<=\\s)|^){ZWNJ}")
_ABBREVIATION = re.compile(f"(?<![^\\W\\d_])ه{TATWEEL}+[قشم](?!\\w)")


_DIRECTIONS = bidi.CONTROLS - STAND_INS
_BAD_PAIR = Anchored(f"{ZWNJ}[{ZWNJ} \n\t]|[ \n\t]{ZWNJ}")


def has_bad_zwnj(text: str) -> bool:
    """Whether a ZWNJ of ``text`` stands twice, or beside a space or an end.

    >>> has_bad_zwnj(f"کتاب{ZWNJ}ها"), has_bad_zwnj(f"کتاب{ZWNJ} ها")
    (False, True)
    """
    return text[:1] == ZWNJ or text[-1:] == ZWNJ or _BAD_PAIR.search(text) is not None


def run_around(text: str, at: int, floor: int, end: int) -> tuple[int, int]:
    """Return the span, within ``[floor, end)``, of the invisible run that ``at`` belongs to."""
    start = at
    while start > floor and text[start - 1] == ZWNJ:
        start -= 1
    run = _RUN.match(text, at, end)
    return start, run.end() if run else at + 1


def clear(text: str, start: int, end: int) -> Piece | None:
    """Decide what is left of the invisible run ``[start, end)`` in Persian text.

    >>> clear("می\\N{RIGHT-TO-LEFT MARK}شود", 2, 3).text == ZWNJ
    True
    """
    run = text[start:end]
    if run in _DIRECTIONS:
        return Piece(start, end, "", "bidi-control")
    left = text[start - 1] if start else ""
    right = text[end] if end < len(text) else ""
    between = _remainder(run, left, right)
    return None if between == run else Piece(start, end, between, _rule(run, between))


def _remainder(run: str, left: str, right: str) -> str:
    if left in LETTERS_AND_MARKS and right in ARABIC_LETTERS:
        return ZWNJ if ZWNJ in run or not STAND_INS.isdisjoint(run) else ""
    if right in ("", "\n") and run[-1] == SOFT_HYPHEN:
        return SOFT_HYPHEN  # a word broken at the line end: the document stage joins it
    seen = left and right and not left.isspace() and not right.isspace()
    return ZWNJ if ZWNJ in run and seen else ""


def _rule(run: str, between: str) -> str:
    if between == ZWNJ and ZWNJ not in run:
        return "lost-zwnj"
    if not bidi.CONTROLS.isdisjoint(run):
        return "bidi-control"
    if SOFT_HYPHEN in run:
        return "soft-hyphen"
    return "superfluous-zwnj" if set(run) == {ZWNJ} else "invisible"


def restore_not_sign(text: str, at: int) -> Piece | None:
    """Turn the ¬ at ``at`` into a ZWNJ if it stands between two letters of the Arabic script.

    >>> restore_not_sign("می¬شود", 2).rule
    'lost-zwnj'
    """
    if at and text[at - 1] in LETTERS_AND_MARKS and text[at + 1 : at + 2] in ARABIC_LETTERS:
        return Piece(at, at + 1, ZWNJ, "lost-zwnj")
    return None


def drop_tatweel(text: str, start: int, end: int) -> Piece | None:
    """Remove the tatweels ``[start, end)`` if they stretch the joint of two letters.

    A tatweel alone, after a number or at a word's end stays (هـ, ـها, اسم: ـــــ), and one behind
    a letter that joins to none after it: there is no joint to stretch, it is a dash (ابهرـتاکستان).

    >>> drop_tatweel("سـلام", 1, 2).text, drop_tatweel("۱۳۹۵ هـ", 6, 7)
    ('', None)
    """
    if not start or text[start - 1] not in LETTERS_AND_MARKS:
        return None
    if end == start + 1 and joining_type(text[start - 1]) == "R":
        return None
    if end >= len(text) or text[end] not in LETTERS_AND_MARKS:
        return None
    if _ABBREVIATION.match(text, start - 1):
        return None
    return Piece(start, end, "", "tatweel")
