"""Put the runs of damaged lines back in reading order: a stack decoder over the likely cuts.

A damaged line is its runs in reverse order, so the reading begins at the line's end: hypotheses
that have read the same suffix hold the same letters and can be compared. There is one stack for
each likely cut, from the line's end to its start; a hypothesis grows by any run that ends where it
stands. The score (log10) joins the tagger's odds for each cut, each whole gap and each seam with
the language model's for the words as they come out. The best ends of a line start the next one, so
the lines around are evidence too.
"""

from __future__ import annotations

from collections.abc import Sequence

from textfix.direction.chain import SPACE, Chain
from textfix.direction.evidence import Odds
from textfix.direction.readings import Reading, as_it_stands, held, plain, torn
from textfix.direction.search import Hypothesis, Search, Weights
from textfix.direction.units import Line
from textfix.lm import Model


class Decoder:
    """Decodes the lines of one document, one after the other.

    ``held`` (log10) is what the document says for lines that hold their islands in place; the
    decoder gathers it in ``habit``, so that a second one may know it from the first line on.
    """

    def __init__(self, model: Model, weights: Weights, held: float = 0.0) -> None:
        self.model = model
        self.weights = weights
        self._held = held
        self._anew = (model.START, model.START)
        self._ends = [Hypothesis(0.0, self._anew, None, 0, SPACE, None)]
        self._margins: list[float] = []
        self._habit = 0.0

    def read(self, line: Line, cuts: Sequence[int], odds: Odds) -> None:
        """Read one more line, to be cut at some of ``cuts``."""
        first = Search(self.model, self.weights, plain(line, cuts, odds))
        closed = first.run(self._ends)
        for reading in torn(line, cuts, odds, self.model):
            closed += self._run(reading, self.weights.torn)
        in_place_reading = held(line, cuts, odds)
        if in_place_reading is not None:
            in_place = self._run(in_place_reading, self._held)
            self._habit += self._vote(closed, in_place)
            closed += in_place
        unbroken = first.unbroken(self._ends)
        ends = sorted(closed, key=lambda h: -h.score)[: self.weights.ends]
        anew = ends[0]._replace(score=ends[0].score + self.weights.restart, words=self._anew)
        self._ends = [*ends, anew]
        self._margins.append(ends[0].score - unbroken)

    def chains(self) -> list[Chain]:
        """Return the best chain of every line read."""
        best: Hypothesis | None = max(self._ends, key=lambda h: h.score)
        chains: list[Chain] = []
        for margin in reversed(self._margins):
            assert best is not None
            chain, best = _trace(best)
            chains.append(chain._replace(margin=margin))
        return chains[::-1]

    def habit(self) -> float:
        """Return log10 of what the lines read so far say for islands held in place."""
        most = self.weights.habit
        return max(-most, min(most, self._habit))

    def _run(self, reading: Reading, cost: float) -> list[Hypothesis]:
        search = Search(self.model, self.weights, reading)
        return [h._replace(score=h.score + cost) for h in search.run(self._ends)]

    def _vote(self, others: Sequence[Hypothesis], in_place: Sequence[Hypothesis]) -> float:
        """One line's vote for islands in place: the margin, so far as one line may count."""
        margin = max(h.score for h in in_place) - max(h.score for h in others)
        return max(-self.weights.vote, min(self.weights.vote, margin))


def _trace(end: Hypothesis) -> tuple[Chain, Hypothesis | None]:
    """Return the chain of the line that ends with ``end``, and the end of the line before."""
    search = end.search
    assert search is not None
    runs: list[tuple[int, int]] = []
    seams: list[int] = []
    at: Hypothesis = end
    while at.start < search.last:
        assert at.parent is not None
        runs.append((search.edges[at.start], search.edges[at.parent.start]))
        seams.append(at.seam)
        at = at.parent
    chain = Chain(tuple(reversed(runs)), tuple(reversed(seams[:-1])), 0.0)
    return as_it_stands(chain, search.reading), at.parent
