"""How often runs end in running text, learnt from the document.

The tagger was trained on documents whose runs end anywhere: at some spaces, now and then inside a
word. Many extractors break a line at its signs and islands alone, and there its lesser doubts
(every tenth space might be an edge) are all wrong. The rate at which edges come about has shifted
then, while what an edge looks like stays the same, and the shift can be read off the odds
themselves (Saerens, Latinne and Decaestecker 2002, "Adjusting the outputs of a classifier to new a
priori probabilities"): the rate that explains them best is found by expectation and maximization.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from math import log10

from textfix.direction.evidence import NEVER, Odds
from textfix.direction.stops import beside_upright, mark_edges
from textfix.direction.units import Line

# Rates of edges among the tagger's training lines, by what stands between two letters.
_TRAINED = {"": 0.015, " ": 0.1}
# Beside a stop that stands right: the mean of what the tagger holds for likely over documents of
# reversed runs, and what is left of it where stops at edges stand behind their space.
_TRAINED_AT_STOPS, _LEFT_AT_STOPS = 0.17, 0.005
# The most that is left between two letters then.
_BETWEEN_STOPS = {"": 1e-4, " ": 0.01}
_ASSUMED = 100  # gaps at the trained rate that a document is taken to hold besides its own
_LEAST = 1e-4
_ROUNDS = 100


def at_document_rates(lines: Sequence[Line], odds: Sequence[Odds]) -> list[Odds]:
    """Return ``odds`` with those between two letters brought to the rates of the document.

    Rates above the trained ones are left: where edges are many, the tagger is sure of them. Where
    stops show the edges of runs, there are hardly any others.
    """
    marked = mark_edges(lines)
    cuts, wholes = [list(o.cut) for o in odds], [list(o.whole) for o in odds]
    for gap, trained in _TRAINED.items():
        places = [
            (row, at)
            for row, line in enumerate(lines)
            for at in _free_gaps(line, gap)
            if odds[row].cut[at] > NEVER
        ]
        both = [(odds[row].cut[at], odds[row].whole[at]) for row, at in places]
        rate = edge_rate([10.0**c / (10.0**c + 10.0**w) for c, w in both], trained)
        if marked:
            rate = min(rate, _BETWEEN_STOPS[gap])
        if rate < trained:
            _bring(cuts, wholes, places, rate, trained)
    if marked:
        places = [(row, at) for row, line in enumerate(lines) for at in beside_upright(line)]
        _bring(cuts, wholes, places, _LEFT_AT_STOPS, _TRAINED_AT_STOPS)
    return [Odds(c, w, o.seam) for c, w, o in zip(cuts, wholes, odds, strict=True)]


def _bring(
    cuts: Sequence[list[float]],
    wholes: Sequence[list[float]],
    places: Iterable[tuple[int, int]],
    rate: float,
    trained: float,
) -> None:
    """Bring the odds at ``places`` (row, unit) from the ``trained`` rate of edges to ``rate``."""
    rise, fall = rate / trained, (1.0 - rate) / (1.0 - trained)
    for row, at in places:
        if cuts[row][at] > NEVER:
            cut, whole = rise * 10.0 ** cuts[row][at], fall * 10.0 ** wholes[row][at]
            cuts[row][at] = max(NEVER, log10(cut / (cut + whole)))
            wholes[row][at] = max(NEVER, log10(whole / (cut + whole)))


def _free_gaps(line: Line, gap: str) -> list[int]:
    """Return the units of ``line`` that are letters behind letters, with or without a space."""
    kinds = line.kinds
    return [
        at
        for at in range(1, len(kinds))
        if kinds[at] == kinds[at - 1] == "A" and line.gap(at)[:1] == gap
    ]


def edge_rate(likely: Sequence[float], trained: float) -> float:
    """Return the rate of edges that explains ``likely`` best: what a classifier that was
    ``trained`` at another rate holds for their probabilities.

    >>> round(edge_rate([0.05] * 900, 0.1), 3)
    0.018
    """
    import numpy as np

    yes = np.asarray(likely) / trained
    no = (1.0 - np.asarray(likely)) / (1.0 - trained)
    rate = trained
    for _ in range(_ROUNDS):
        edges = rate * yes / (rate * yes + (1.0 - rate) * no)
        rate = (float(edges.sum()) + _ASSUMED * trained) / (len(likely) + _ASSUMED)
    return max(_LEAST, rate)
