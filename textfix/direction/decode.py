"""Put the runs of damaged lines back in reading order: a stack decoder over the likely cuts.

A damaged line is its runs in reverse order, so the reading begins at the line's end: hypotheses
that have read the same suffix hold the same letters and can be compared. There is one stack for
each likely cut, from the line's end to its start; a hypothesis grows by any run that ends where it
stands. The score (log10) joins the tagger's odds for each cut, each whole gap and each seam with
the language model's for the words as they come out. The best ends of a line start the next one, so
the lines around are evidence too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from textfix.direction.chain import NOTHING, SPACE, ZWNJ, Chain
from textfix.direction.evidence import Odds
from textfix.direction.runs import Runs, Word
from textfix.direction.units import Line
from textfix.lm import Model


class Weights(NamedTuple):
    """How much each kind of evidence counts (factors on log10), tuned on validation text.

    ``restart``: log10 for a line that begins anew instead of going on with the one before.
    ``beam``: hypotheses kept a stack; ``depth``: log10 below the best at which one is dropped;
    ``ends``: readings of a line that start the next one.
    """

    words: float = 0.65
    cuts: float = 0.81
    seams: float = 0.35
    zwnj: float = 0.35
    restart: float = -0.17
    beam: int = 8
    depth: float = 5.0
    ends: int = 6


class Hypothesis(NamedTuple):
    """A reading of a suffix of a line. ``pending`` is its last word, which the next run may
    continue; ``words`` the ids of the two before it; ``start`` the edge number it has reached;
    ``seam`` what stands before its last run."""

    score: float
    words: tuple[int, int]
    pending: Word | None
    start: int
    seam: int
    parent: Hypothesis | None


class Decoder:
    """Decodes the lines of one document, one after the other."""

    def __init__(self, model: Model, weights: Weights) -> None:
        self.model = model
        self.weights = weights
        self._anew = (model.START, model.START)
        self._ends = [Hypothesis(0.0, self._anew, None, 0, SPACE, None)]
        self._lines: list[tuple[list[int], float]] = []

    def read(self, line: Line, cuts: Sequence[int], odds: Odds) -> None:
        """Read one more line, to be cut at some of ``cuts``."""
        edges = [0, *cuts]
        search = _Search(self.model, self.weights, Runs(line, edges), odds, edges)
        closed = search.run(self._ends)
        ends = sorted(closed, key=lambda h: -h.score)[: self.weights.ends]
        anew = ends[0]._replace(score=ends[0].score + self.weights.restart, words=self._anew)
        self._ends = [*ends, anew]
        self._lines.append(([*edges, len(line.units)], ends[0].score - search.unbroken))

    def chains(self) -> list[Chain]:
        """Return the best chain of every line read."""
        best: Hypothesis | None = max(self._ends, key=lambda h: h.score)
        chains: list[Chain] = []
        for edges, margin in reversed(self._lines):
            runs: list[tuple[int, int]] = []
            seams: list[int] = []
            while best is not None and best.start < len(edges) - 1:
                parent = best.parent
                assert parent is not None
                runs.append((edges[best.start], edges[parent.start]))
                seams.append(best.seam)
                best = parent
            best = best.parent if best is not None else None
            chains.append(Chain(tuple(reversed(runs)), tuple(reversed(seams[:-1])), margin))
        return chains[::-1]


class _Search:
    """The search over one line."""

    def __init__(
        self, model: Model, weights: Weights, runs: Runs, odds: Odds, edges: Sequence[int]
    ) -> None:
        self.model, self.weights, self.runs = model, weights, runs
        self.seam = [odds.seam[at] for at in edges]
        self.whole = [weights.cuts * odds.whole[at] for at in edges]
        self.cut = [0.0, *(weights.cuts * odds.cut[at] for at in edges[1:])]
        self.unbroken = float("-inf")  # the score of the line as it stands

    def run(self, ends: Sequence[Hypothesis]) -> list[Hypothesis]:
        """Return the hypotheses that have read the whole line, their last word closed."""
        last = len(self.cut)
        stacks: list[dict[object, Hypothesis]] = [{} for _ in range(last + 1)]
        for end in ends:
            _keep(stacks[last], end._replace(start=last, parent=end))
        for edge in range(last, 0, -1):
            for hypothesis in self._beam(stacks[edge].values()):
                for grown in self._grow(hypothesis, edge):
                    _keep(stacks[grown.start], grown)
        closed: dict[object, Hypothesis] = {}
        for hypothesis in stacks[0].values():
            score, words = self._close(hypothesis)
            if hypothesis.parent is not None and hypothesis.parent.start == last:
                self.unbroken = max(self.unbroken, score)
            _keep(closed, hypothesis._replace(score=score, words=words, pending=None))
        return list(closed.values())

    def _beam(self, hypotheses: Iterable[Hypothesis]) -> list[Hypothesis]:
        """Keep the best by closed score, and the best by what an open last word may become."""
        ranked = [(self._close(h)[0], self._open(h), h) for h in hypotheses]
        if len(ranked) <= self.weights.beam:
            return [h for _, _, h in ranked]
        chosen: dict[int, Hypothesis] = {}
        for scores in ([r[0] for r in ranked], [r[1] for r in ranked]):
            order = sorted(range(len(ranked)), key=lambda k: -scores[k])[: self.weights.beam]
            floor = scores[order[0]] - self.weights.depth
            chosen.update((id(ranked[k][2]), ranked[k][2]) for k in order if scores[k] >= floor)
        return list(chosen.values())

    def _close(self, hypothesis: Hypothesis) -> tuple[float, tuple[int, int]]:
        """Return score and words of ``hypothesis`` with its last word closed."""
        if hypothesis.pending is None:
            return hypothesis.score, hypothesis.words
        u, v = hypothesis.words
        log10, word = self.model.word(u, v, hypothesis.pending.form)
        return hypothesis.score + self.weights.words * log10, (v, word)

    def _open(self, hypothesis: Hypothesis) -> float:
        if hypothesis.pending is None or not hypothesis.pending.joins:
            return float("-inf")
        return hypothesis.score + self.weights.words * self.model.prefix(hypothesis.pending.form)

    def _grow(self, hypothesis: Hypothesis, edge: int) -> Iterator[Hypothesis]:
        """Yield ``hypothesis`` grown by each run that ends at ``edge``."""
        closed, state = self._close(hypothesis)
        gain = 0.0
        for start in range(edge - 1, -1, -1):
            words = self.runs.words(start, edge)
            for score, words_before, first, seam in self._seams(
                hypothesis, closed, state, edge, words[0]
            ):
                grown, rest = self._feed(score, words_before, (first, *words[1:]))
                yield Hypothesis(
                    grown + gain + self.cut[start],
                    rest,
                    (first, *words[1:])[-1],
                    start,
                    seam,
                    hypothesis,
                )
            gain += self.whole[start]

    def _seams(
        self,
        hypothesis: Hypothesis,
        closed: float,
        state: tuple[int, int],
        edge: int,
        first: Word,
    ) -> Iterator[tuple[float, tuple[int, int], Word, int]]:
        """Yield each way to put a run that begins with ``first`` behind ``hypothesis``."""
        pending = hypothesis.pending
        if pending is None:
            yield closed, state, first, SPACE
            return
        nothing, space, zwnj = (self.weights.seams * x for x in self.seam[edge])
        if not (pending.joins and first.joins):
            seam = SPACE if space > nothing else NOTHING
            yield closed + max(space, nothing), state, first, seam
            return
        odds = self.model.zwnj(pending.form, first.form)
        zwnj += self.weights.zwnj * _log10(odds)
        space += self.weights.zwnj * _log10(1.0 - odds)
        yield closed + max(zwnj, space), state, first, ZWNJ if zwnj > space else SPACE
        glue = Word(pending.form + first.form, joins=True)
        yield hypothesis.score + nothing, hypothesis.words, glue, NOTHING

    def _feed(
        self, score: float, words: tuple[int, int], run: Sequence[Word]
    ) -> tuple[float, tuple[int, int]]:
        """Score all words of ``run`` but the last, which stays open."""
        u, v = words
        for word in run[:-1]:
            log10, at = self.model.word(u, v, word.form)
            score += self.weights.words * log10
            u, v = v, at
        return score, (u, v)


def _log10(probability: float) -> float:
    from math import log10

    return log10(max(probability, 1e-4))


def _keep(stack: dict[object, Hypothesis], hypothesis: Hypothesis) -> None:
    """Keep the better of two hypotheses with the same future."""
    key = (hypothesis.words, hypothesis.pending)
    other = stack.get(key)
    if other is None or other.score < hypothesis.score:
        stack[key] = hypothesis
