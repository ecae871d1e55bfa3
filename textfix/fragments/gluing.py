"""Gluing: the line breaks between fragments, in reading order, that cut words or phrases."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from textfix.fragments.joints import GLUED, SPACED
from textfix.fragments.reading import Reading

_SURE, _LIKELY = 2.0, 1.0
_LEAST_SURE, _LEAST_SURE_SHARE, _LEAST_LIKELY_SHARE = 8, 0.06, 0.15
"""Sure cuts in words, and shares of all line breaks, that prove a document in fragments.

Breaks that a column made lie at spaces: on pages of ten producers one in fifty looks like a sure
cut, one in twenty like a likely one. Lines that end where reversed runs meet have up to one in five
likely cuts, but one in twenty sure ones."""
_FLOWS: Final = 2.5


def cuts_words(reading: Reading, order: Sequence[int]) -> bool:
    """Whether the line breaks of ``reading``, its lines in this order, cut words all over."""
    margins = [
        reading.joint(a, b).margin for a, b in pairwise(order) if not reading.lines[max(a, b)].page
    ]
    sure = sum(margin > _SURE for margin in margins)
    likely = sum(margin > _LIKELY for margin in margins)
    return sure >= max(
        _LEAST_SURE, _LEAST_SURE_SHARE * len(order)
    ) and likely >= _LEAST_LIKELY_SHARE * len(order)


def gap_between(reading: Reading, a: int, b: int) -> str | None:
    """Return what stands between lines ``a`` and ``b`` where breaks cut words; None: the break.

    >>> from textfix.fragments.reading import read
    >>> text = read("کف\\nۀ ترازو را دید.\\nسرآغاز")
    >>> gap_between(text, 0, 1), gap_between(text, 1, 2)
    ('', None)
    """
    flow = reading.flow(a, b)
    if reading.joint(a, b).gap == GLUED:
        return GLUED if flow > 0 else None
    return SPACED if flow > _FLOWS and not reading.stops[a] else None
