"""Does a paragraph end between two lines? The evidence, weighed in log10 odds.

What a line shows by itself (its stop, the room it leaves for the next line's first word) is weighed
with rates counted on Persian prose laid out in columns. What only one document means by a blank
line, by two spaces at a line's end or by an indent is learned from that document: how often the
sign stands where the first sort of evidence is sure of an end, and how often where it is sure of
none. A page that puts a blank line after every pair of lines thus says nothing by it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import NamedTuple

from textfix.document.kinds import Kind
from textfix.document.lines import Line, measure
from textfix.document.wrapping import CONTINUING_WORDS, End

_PRIOR = -0.75
_PRIOR_IN_BIBLIOGRAPHY = -0.1
_END_ODDS = {
    End.STOP: 1.05,
    End.COMMA: -1.5,
    End.FUNCTION_WORD: -2.2,
    End.HYPHEN: -3.0,
    End.UNSTOPPED: -0.8,
    End.OTHER: -0.8,
}
_ROOM_ODDS = ((0.3, 2.5), (0.15, 1.3), (0.06, 0.25), (-9.0, -0.8))
"""Room left, as a share of the column, at least; odds of an end."""
_COLON_ODDS = 0.4
_CONTINUATION_ODDS = -1.5
_ITEM_ODDS = 2.0
_ENTRY_ODDS = 0.7
_SURE = 0.6
_MOST_CUE_ODDS = 2.0


class Boundary(NamedTuple):
    """The gap between two lines and what is known of both sides.

    ``colon``: the line before ends with one. ``word``: the first of the line after. ``entry``: the
    line after begins like an entry of a bibliography.
    """

    before: Line
    after: Line
    end: End
    colon: bool
    word: str
    kinds: tuple[Kind, Kind]
    width: int
    bibliography: bool
    entry: bool


class Cue(NamedTuple):
    """Log10 odds of an end where a sign stands and where it does not."""

    present: float
    absent: float


def plain_odds(gap: Boundary) -> float:
    """Return the log10 odds that a paragraph ends at ``gap``, from its two lines alone."""
    odds = _PRIOR
    if gap.bibliography:
        odds = _PRIOR_IN_BIBLIOGRAPHY + (_ENTRY_ODDS if gap.entry else -_ENTRY_ODDS)
    odds += _COLON_ODDS if gap.colon else _END_ODDS[gap.end]
    room = (gap.width - gap.before.width - 1 - measure(gap.word)) / gap.width
    odds += next(value for least, value in _ROOM_ODDS if room >= least)
    if gap.word in CONTINUING_WORDS or gap.word[0] in "()]»،؛.":
        odds += _CONTINUATION_ODDS
    if gap.kinds[1] is Kind.ITEM:
        odds += _ITEM_ODDS
    return odds


def learn_cue(odds: Sequence[float], present: Sequence[bool | None]) -> Cue:
    """Learn what a sign means from the gaps that are sure without it (``None``: can't be seen).

    >>> cue = learn_cue([2.0] * 9 + [-2.0] * 30, [True] * 9 + [False] * 30)
    >>> round(cue.present, 1), round(cue.absent, 1)
    (1.8, -1.3)
    >>> cue = learn_cue([2.0] * 8 + [-2.0] * 30, [True, False] * 19)
    >>> round(cue.present, 1)
    0.0
    """
    ends = [seen for x, seen in zip(odds, present, strict=True) if seen is not None and x > _SURE]
    mids = [seen for x, seen in zip(odds, present, strict=True) if seen is not None and x < -_SURE]
    at_end = (sum(ends) + 0.5) / (len(ends) + 1)
    at_mid = (sum(mids) + 0.5) / (len(mids) + 1)
    return Cue(_capped(at_end / at_mid), _capped((1 - at_end) / (1 - at_mid)))


def _capped(ratio: float) -> float:
    return max(-_MOST_CUE_ODDS, min(_MOST_CUE_ODDS, math.log10(ratio)))
