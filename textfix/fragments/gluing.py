"""Gluing: fragments in reading order, taken together over the line breaks that cut words."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from textfix.document.lines import Line, ends_sentence
from textfix.fragments.joints import GLUED, SPACED, Joint, anew, edges, joint

_SURE: Final = 2.0
_LEAST_CUTS, _LEAST_SHARE = 8, 0.06
"""Sure cuts in words, and their share of all line breaks, that prove a document in fragments.

Breaks that a column made lie at spaces; on held-out prose and on pages of ten producers no more
than one in fifty looks like a cut."""
_LEAST_LIKELY: Final = 0.15
_LIKELY: Final = 1.0
_FLOWS: Final = 2.5


class Break(NamedTuple):
    """A line break ``[start, end)`` that goes, and what stands there instead."""

    start: int
    end: int
    gap: str
    margin: float


def glue(text: str, lines: Sequence[Line]) -> list[Break]:
    """Return the breaks to take out of ``text``, or none where too few cut words."""
    read = [edges(text[line.start : line.end]) for line in lines]
    joints: list[Joint | None] = []
    for (here, there), (before, after) in zip(pairwise(lines), pairwise(read), strict=True):
        spaced = here.tail > 0 or there.indent > 0
        joints.append(None if there.page else joint(before, after, spaced))
    margins = [found.margin for found in joints if found]
    sure = sum(margin > _SURE for margin in margins)
    likely = sum(margin > _LIKELY for margin in margins)
    if sure < max(_LEAST_CUTS, _LEAST_SHARE * len(lines)) or likely < _LEAST_LIKELY * len(lines):
        return []
    breaks = []
    for at, found in enumerate(joints):
        start, end = lines[at].end, lines[at + 1].start
        if found is None or text[start:end].strip(" \n"):
            continue
        flow = found.log10 - anew(read[at + 1])
        stopped = ends_sentence(text[lines[at].start : lines[at].end])
        if found.gap == GLUED and flow > 0:
            breaks.append(Break(start, end, GLUED, found.margin))
        elif flow > _FLOWS and not stopped:
            breaks.append(Break(start, end, SPACED, flow))
    return breaks
