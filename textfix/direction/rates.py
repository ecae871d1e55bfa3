"""How often runs end in running text, learnt from the document.

The tagger was trained on documents whose runs end anywhere: at some spaces, now and then inside a
word. Many extractors break a line at its signs and islands alone, and there its lesser doubts
(every tenth space might be an edge) are all wrong. The rate at which edges come about has shifted
then, while what an edge looks like stays the same, and the shift can be read off the odds
themselves (Saerens, Latinne and Decaestecker 2002, "Adjusting the outputs of a classifier to new a
priori probabilities"): the rate that explains them best is found by expectation and maximization.
"""

from __future__ import annotations

from array import array
from collections.abc import Sequence
from itertools import chain, pairwise

import numpy as np

from textfix.direction.evidence import NEVER, Odds
from textfix.direction.stops import beside_upright, mark_edges
from textfix.direction.units import Line
from textfix.lm.batch import Ids, Log10, places_of

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


def at_document_rates(
    lines: Sequence[Line], odds: Sequence[Odds], *, whole_words: bool = False
) -> list[Odds]:
    """Return ``odds`` with those between two letters brought to the rates of the document.

    Rates above the trained ones are left: where edges are many, the tagger is sure of them. Where
    stops show the edges of runs, there are hardly any others, and none between two letters that
    hug if ``whole_words`` says so (see ``words_stand_whole``).
    """
    marked = mark_edges(lines)
    first = np.cumsum([0, *(len(line.units) for line in lines)])
    cuts, wholes = _in_row([o.cut for o in odds]), _in_row([o.whole for o in odds])
    brought = False
    for gap, places in _free_gaps(lines, first).items():
        places = places[cuts[places] > NEVER]
        if not gap and whole_words:
            cuts[places], wholes[places] = NEVER, 0.0
            brought = True
            continue
        cut, whole = 10.0 ** cuts[places], 10.0 ** wholes[places]
        rate, trained = edge_rate(cut / (cut + whole), _TRAINED[gap]), _TRAINED[gap]
        if marked:
            rate = min(rate, _BETWEEN_STOPS[gap])
        if rate < trained:
            _bring(cuts, wholes, places, rate, trained)
            brought = True
    if marked:
        beside = [
            start + at
            for start, line in zip(first, lines, strict=False)
            for at in beside_upright(line)
        ]
        places = np.array(beside, np.int64)
        places = places[cuts[places] > NEVER]
        _bring(cuts, wholes, places, _LEFT_AT_STOPS, _TRAINED_AT_STOPS)
    if not brought and not marked:
        return list(odds)
    spans = [slice(*bounds) for bounds in pairwise(first.tolist())]
    return [
        Odds(array("d", cuts[span].tobytes()), array("d", wholes[span].tobytes()), o.seam)
        for span, o in zip(spans, odds, strict=True)
    ]


def _in_row(rows: Sequence[Sequence[float]]) -> Log10:
    return np.concatenate([np.zeros(0), *(np.asarray(row, np.float64) for row in rows)])


def _bring(cuts: Log10, wholes: Log10, places: Ids, rate: float, trained: float) -> None:
    """Bring the odds at ``places`` from the ``trained`` rate of edges to ``rate``."""
    cut = rate / trained * 10.0 ** cuts[places]
    whole = (1.0 - rate) / (1.0 - trained) * 10.0 ** wholes[places]
    cuts[places] = np.maximum(NEVER, np.log10(cut / (cut + whole)))
    wholes[places] = np.maximum(NEVER, np.log10(whole / (cut + whole)))


def _free_gaps(lines: Sequence[Line], first: Ids) -> dict[str, Ids]:
    """Return the units, all lines' in a row, that are letters behind letters: those behind nothing
    and those behind a space. ``first``: the number of each line's first unit."""
    text = "".join(line.text for line in lines)
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    kinds = np.frombuffer("".join(line.kinds for line in lines).encode("ascii"), np.uint8)
    units = chain.from_iterable(line.units for line in lines)
    spans = np.fromiter(chain.from_iterable(units), np.int64)
    shifts = np.cumsum([0, *(len(line.text) for line in lines)])[:-1]
    starts, ends = spans.reshape(-1, 2).T + np.repeat(shifts, np.diff(first))
    behind = kinds == ord("A")
    behind[1:] &= behind[:-1]
    behind[first[:-1][np.diff(first) > 0]] = False
    places = places_of(behind)
    gaps = np.append(codes, 0)[ends[places - 1]]
    nothing = ends[places - 1] == starts[places]
    return {"": places[nothing], " ": places[~nothing & (gaps == ord(" "))]}


def edge_rate(likely: Sequence[float] | Log10, trained: float) -> float:
    """Return the rate of edges that explains ``likely`` best: what a classifier that was
    ``trained`` at another rate holds for their probabilities.

    >>> round(edge_rate([0.05] * 900, 0.1), 3)
    0.018
    """
    yes = np.asarray(likely) / trained
    no = (1.0 - np.asarray(likely)) / (1.0 - trained)
    rate = trained
    for _ in range(_ROUNDS):
        edges = rate * yes / (rate * yes + (1.0 - rate) * no)
        rate = (float(edges.sum()) + _ASSUMED * trained) / (len(likely) + _ASSUMED)
    return max(_LEAST, rate)
