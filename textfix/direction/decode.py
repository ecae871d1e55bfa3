"""Put the runs of damaged lines back in reading order: a stack decoder over the likely cuts.

A damaged line is its runs in reverse order, so the reading begins at the line's end: hypotheses
that have read the same suffix hold the same letters and can be compared. There is one stack for
each likely cut, from the line's end to its start; a hypothesis grows by any run that ends where it
stands. The score (log10) joins the tagger's odds for each cut, each whole gap and each seam with
the language model's for the words as they come out. The best ends of a line start the next one, so
the lines around are evidence too.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from textfix.direction.chain import SPACE, Chain
from textfix.direction.document_words import DocumentModel
from textfix.direction.evidence import Odds
from textfix.direction.islands import at_islands
from textfix.direction.readings import Reading, as_it_stands, plain, torn, turned
from textfix.direction.search import Hypothesis, Search, Weights
from textfix.direction.units import Line


class Decoder:
    """Decodes the lines of one document, one after the other.

    ``habits`` (log10) is what the document says for lines that came about in another way than
    plainly (see ``readings``), by kind; the decoder gathers it as it reads, so that a second one
    may know it from the first line on.
    """

    def __init__(
        self,
        model: DocumentModel,
        weights: Weights,
        kinds: Sequence[str],
        habits: Mapping[str, float] | None = None,
    ) -> None:
        """``kinds``: the readings at islands to be tried, of held, levels, latin and markers."""
        self.model = model
        self.weights = weights
        self._habits = habits or {}
        self._anew = (model.START, model.START)
        self._ends = [Hypothesis(0.0, self._anew, None, 0, SPACE, None)]
        self._margins: list[float] = []
        self._kinds = kinds
        self._votes = dict.fromkeys(kinds, 0.0)
        self._won = 0.0

    def read(self, line: Line, cuts: Sequence[int], odds: Odds) -> None:
        """Read one more line, to be cut at some of ``cuts`` (or as its islands suggest)."""
        first = Search(self.model, self.weights, plain(line, cuts, odds))
        closed = {"plain": first.run(self._ends)}
        for reading in self._other_readings(line, cuts, odds):
            search = Search(self.model, self.weights, reading)
            cost = self._cost(reading.kind)
            found = [h._replace(score=h.score + cost) for h in search.run(self._ends)]
            closed.setdefault(reading.kind, []).extend(found)
        self._vote(closed)
        unbroken = first.unbroken(self._ends)
        everything = [h for found in closed.values() for h in found]
        ends = sorted(everything, key=lambda h: -h.score)[: self.weights.ends]
        anew = ends[0]._replace(score=ends[0].score + self.weights.restart, words=self._anew)
        self._ends = [*ends, anew]
        self._margins.append(ends[0].score - unbroken)

    def _other_readings(self, line: Line, cuts: Sequence[int], odds: Odds) -> Iterator[Reading]:
        yield from torn(line, cuts, odds, self.model)
        found = [turned(line, cuts, odds)]
        found += [at_islands(line, cuts, odds, kind) for kind in self._kinds]
        yield from (reading for reading in found if reading is not None)

    def chains(self) -> list[Chain]:
        """Return the best chain of every line read."""
        best: Hypothesis | None = max(self._ends, key=lambda h: h.score)
        chains: list[Chain] = []
        for margin in reversed(self._margins):
            assert best is not None
            chain, best = _trace(best)
            chains.append(chain._replace(margin=margin))
        return chains[::-1]

    def won(self) -> float:
        """Return log10 of the votes for readings at islands, without those against them."""
        return self._won

    def habits(self) -> dict[str, float]:
        """Return log10 of what the lines read so far say for each learned kind of reading."""
        most = self.weights.habit
        return {kind: max(-most, min(most, vote)) for kind, vote in self._votes.items()}

    def _cost(self, kind: str) -> float:
        if kind == "torn":
            return self.weights.torn
        return self._habits.get(kind, 0.0) + (self.weights.marker if kind == "markers" else 0.0)

    def _vote(self, closed: Mapping[str, Sequence[Hypothesis]]) -> None:
        """Let one line vote for each learned kind: the margin, so far as one line may count."""
        best = {kind: max(h.score for h in found) for kind, found in closed.items() if found}
        for kind in self._kinds:
            if kind in best:
                margin = best[kind] - max(score for k, score in best.items() if k != kind)
                vote = max(-self.weights.vote, min(self.weights.vote, margin))
                self._votes[kind] += vote
                self._won += max(0.0, vote)


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
