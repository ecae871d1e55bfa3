"""Gluing: the line breaks between fragments, in reading order, that cut words or phrases."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from math import log10
from typing import Final

from textfix.fragments.joints import (
    BRACKETS,
    GLUED,
    SPACED,
    Edges,
    is_torn,
    joiner_share,
    joint,
    together,
)
from textfix.fragments.portions import Lines
from textfix.fragments.reading import Reading
from textfix.fragments.signs import settled_gaps
from textfix.lm import load
from textfix.unicode.letters import ZWNJ

_SURE, _LIKELY = 2.0, 1.0
_LEAST_SURE, _LEAST_SURE_SHARE, _LEAST_LIKELY_SHARE = 8, 0.06, 0.15
"""Sure cuts in words, and shares of all line breaks, that prove a document in fragments.

Breaks that a column made lie at spaces: on pages of ten producers one in fifty looks like a sure
cut, one in twenty like a likely one. Lines that end where reversed runs meet have up to one in five
likely cuts, but one in twenty sure ones."""
_FLOWS: Final = 2.5
_JOINED: Final = 0.8
_LEAST_WORD: Final = 2
_LEAST_JOINED, _LEAST_JOINED_SHARE = 20, 0.08
"""So many line breaks where words are nearly always (by share) written with ZWNJ; and their share
of all that proves a document in fragments: of the breaks that a column made it is at most 0.007."""
_WHOLE, _MOSTLY = 1.15, 0.5
_LEAST_SHARE_LOST: Final = 0.045
"""Where line breaks fall at the ZWNJs, one is likelier there than by the words alone: of breaks in
two texts nearly all with a greater share were ZWNJs, and none with a smaller."""


def cuts_words(reading: Reading, order: Sequence[int]) -> bool:
    """Whether the line breaks of ``reading``, its lines in this order, cut words or fall at their
    ZWNJs all over; not those at marks and kashidas, where whole printed lines are torn."""
    margins = [
        reading.joint(a, b).margin
        for a, b in pairwise(order)
        if not reading.lines[max(a, b)].page and not is_torn(reading.edges[a], reading.edges[b])
    ]
    sure = sum(margin > _SURE for margin in margins)
    likely = sum(margin > _LIKELY for margin in margins)
    cut = sure >= _LEAST_SURE_SHARE * len(order) and likely >= _LEAST_LIKELY_SHARE * len(order)
    return sure >= _LEAST_SURE and (
        cut or _falls_at_joiners(reading, order, _LEAST_JOINED_SHARE * len(order))
    )


def _falls_at_joiners(reading: Reading, order: Sequence[int], least: float = 0.0) -> bool:
    """Whether the line breaks, so many at ``least``, fall where ZWNJs stood, and hardly any of
    these is left."""
    lost = sum(
        joiner_share(reading.edges[a], reading.edges[b]) > _JOINED for a, b in pairwise(order)
    )
    return lost >= max(_LEAST_JOINED, least, reading.text.count(ZWNJ))


def gaps_between(
    reading: Reading, order: Sequence[int], printed: Lines | None = None
) -> dict[int, tuple[str, float]]:
    """Return what stands behind each line, in this order, instead of a line break; and the margin.

    A line that only ends a word is judged with what was glued before it. Signs and figures on lines
    of their own go by their nature. Where the line break should stay, there is no entry.
    ``printed``: the printed lines, if the lines are portions of such.

    >>> from textfix.fragments.reading import read
    >>> text = read("سرما\\nی\\nه گذاری شد.\\nسرآغاز")
    >>> [gap for gap, margin in gaps_between(text, range(4)).values()]
    ['', '']
    """
    gaps: dict[int, tuple[str, float]] = {}
    settled, at_joiners = settled_gaps(reading, order), _falls_at_joiners(reading, order)
    if printed:
        settled |= printed.gaps
    before = reading.edges[order[0]] if order else None
    following = dict(pairwise(order))
    for a, b in pairwise(order):
        after = reading.edges[b]
        lines = reading.lines
        if before is None or lines[max(a, b)].page or (printed and a in printed.ends):
            before = after
            continue
        found = joint(before, after, lines[a].tail > 0 or lines[b].indent > 0)
        share = joiner_share(before, after) if at_joiners else 0.0
        is_whole = found.whole and found.margin > _WHOLE and share < _MOSTLY
        if share > _LEAST_SHARE_LOST and not is_whole:
            gaps[a] = ZWNJ, log10(share / _LEAST_SHARE_LOST)
            before = together(before, after, found._replace(gap=SPACED))
            continue
        if a in settled:
            gaps[a] = settled[a], 0.0
            before = together(before, after, found) if settled[a] == GLUED else after
            continue
        if printed and _are_words(before, after):
            found = found._replace(gap=SPACED)
        elif printed and b in following:
            behind = reading.edges[following[b]]
            if _begins_next(before, after, behind):
                found = found._replace(gap=SPACED)
                settled[b] = GLUED
        flow = found.log10 - reading.begins(b)
        glued = found.gap == GLUED and flow > 0 and not {before.closes, after.opens} & BRACKETS
        if glued or (found.gap == SPACED and flow > _FLOWS and not reading.stops[a]):
            gaps[a] = found.gap, max(found.margin, 0.0) if glued else flow
        elif printed and printed.whole:
            gaps[a] = SPACED, 0.0
        before = together(before, after, found) if glued else after
    return gaps


def _are_words(before: Edges, after: Edges) -> bool:
    """Whether the words at a joint are two of the dictionary, and no word of it together."""
    if not before.tokens or not after.tokens:
        return False
    left, right = before.tokens[-1].form, after.tokens[0].form
    model = load()
    return (
        min(len(left), len(right)) >= _LEAST_WORD
        and model.is_listed(left)
        and model.is_listed(right)
        and not model.is_listed(left + right)
    )


def _begins_next(before: Edges, after: Edges, behind: Edges) -> bool:
    """Whether a letter alone begins the word ``behind`` it, and ends none with that ``before``."""
    if len(after.tokens) != 1 or len(after.tokens[0].form) != 1 or not after.closes.isalpha():
        return False
    if not before.tokens or not behind.tokens:
        return False
    letter, model = after.tokens[0].form, load()
    return model.is_listed(letter + behind.tokens[0].form) and not model.is_listed(
        before.tokens[-1].form + letter
    )
