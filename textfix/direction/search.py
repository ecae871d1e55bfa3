"""The search for the reading order of one line."""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from typing import NamedTuple

from textfix.direction.chain import NOTHING, SPACE, ZWNJ
from textfix.direction.document_words import DocumentModel
from textfix.direction.readings import Reading
from textfix.direction.runs import SLID_MARK, Run, Runs, Word
from textfix.direction.spacing import STOPS
from textfix.lm.tokens import QUOTE

# What a bracket may not meet, whichever way either of them is turned.
_HOLLOW = {QUOTE: {QUOTE}, "(": {")"}, ")": {"("}, "[": {"]"}, "]": {"["}}


class Weights(NamedTuple):
    """How much each kind of evidence counts (factors on log10), tuned on validation text.

    ``restart``: log10 for a line that begins anew instead of going on with the one before.
    ``beam``: hypotheses kept a stack; ``depth``: log10 below the best at which one is dropped;
    ``least``: log10 of likely cuts left whole at which a run gets no longer;
    ``ends``: readings of a line that start the next one; ``torn``, ``stop_first``,
    ``stray_mark``: log10 for a line that is read as torn, that would begin with a stop, and for a
    mark on a letter that cannot bear it; ``hollow`` for brackets or quotation marks that hold
    nothing; ``marker`` for a note's marker that no longer stands before a word; ``vote``: the most
    log10 that one line adds to a habit of the document, ``habit`` the most that comes to.
    """

    words: float = 0.5
    cuts: float = 0.81
    seams: float = 0.35
    zwnj: float = 0.35
    restart: float = -0.17
    beam: int = 4
    depth: float = 5.0
    least: float = -7.0
    ends: int = 6
    torn: float = -4.0
    stop_first: float = -2.0
    stray_mark: float = -3.0
    hollow: float = -2.0
    marker: float = 2.0
    habit: float = 8.0
    vote: float = 4.0


class Hypothesis(NamedTuple):
    """A reading of a suffix of a line. ``pending`` is its last word, which the next run may
    continue; ``words`` the ids of the two before it; ``start`` the edge number it has reached;
    ``seam`` what stands before its last run; ``search`` the search of the line whose end it is."""

    score: float
    words: tuple[int, int]
    pending: Word | None
    start: int
    seam: int
    parent: Hypothesis | None
    search: Search | None = None


class Search:
    """The search over one line."""

    def __init__(self, model: DocumentModel, weights: Weights, reading: Reading) -> None:
        self.model, self.weights, self.reading = model, weights, reading
        odds = reading.odds
        edges = [0, *reading.cuts]
        self.runs = Runs(reading.line, edges)
        self.edges = self.runs.edges
        self.last = len(edges)
        self.seam = [[weights.seams * log10 for log10 in odds.seam[at]] for at in edges]
        self.whole = [weights.cuts * odds.whole[at] for at in edges]
        self.cut = [0.0, *(weights.cuts * odds.cut[at] for at in reading.cuts)]

    def run(self, ends: Sequence[Hypothesis]) -> list[Hypothesis]:
        """Return the hypotheses that have read the whole line, their last word closed."""
        last = self.last
        stacks: list[dict[object, Hypothesis]] = [{} for _ in range(last + 1)]
        for end in ends:
            _keep(stacks[last], end._replace(start=last, parent=end, search=None))
        for edge in range(last, 0, -1):
            for hypothesis in self._beam(list(stacks[edge].values())):
                self._grow(hypothesis, edge, stacks)
        closed: dict[object, Hypothesis] = {}
        for hypothesis in stacks[0].values():
            score, words = self._close(hypothesis)
            done = hypothesis._replace(score=score, words=words, pending=None, search=self)
            _keep(closed, done)
        return list(closed.values())

    def unbroken(self, ends: Sequence[Hypothesis]) -> float:
        """Return the score (log10) of the line as it stands, behind the best of ``ends``."""
        run = self.runs.run(0, self.last)
        words, best = self.weights.words, max(ends, key=lambda h: h.score)
        log10, (u, v) = run.feed(self.model, best.words, run.words[0])
        log10 += self.model.word(u, v, run.words[-1].form)[0]
        return best.score + words * log10 + sum(self.whole[1:])

    def _beam(self, hypotheses: list[Hypothesis]) -> list[Hypothesis]:
        """Keep the best by closed score, and the best by what an open last word may become."""
        if len(hypotheses) <= self.weights.beam:
            return hypotheses
        ranked = [(self._close(h)[0], self._open(h), h) for h in hypotheses]
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

    def _grow(
        self, hypothesis: Hypothesis, edge: int, stacks: Sequence[dict[object, Hypothesis]]
    ) -> None:
        """Put ``hypothesis``, grown by each run that ends at ``edge``, on the stacks."""
        model, weight = self.model, self.weights.words
        closed, state = self._close(hypothesis)
        whole = 0.0
        for start in range(edge - 1, -1, -1):
            run = self.runs.run(start, edge)
            gain = whole + self.cut[start]
            stack = stacks[start]
            last = run.words[-1] if len(run.words) > 1 else None
            for score, before, first, seam in self._seams(hypothesis, closed, state, edge, run):
                log10, words = run.feed(model, before, first)
                total = score + weight * log10 + gain
                pending = last or first
                # As ``_keep`` does, without making the many that would not be kept.
                key = (words, pending)
                other = stack.get(key)
                if other is None or other.score < total:
                    stack[key] = Hypothesis(total, words, pending, start, seam, hypothesis)
            whole += self.whole[start]
            if whole < self.weights.least:
                break

    def _seams(
        self,
        hypothesis: Hypothesis,
        closed: float,
        state: tuple[int, int],
        edge: int,
        run: Run,
    ) -> list[tuple[float, tuple[int, int], Word, int]]:
        """Return the ways to put ``run`` behind ``hypothesis``: score and words before it, its
        first word, and the gap."""
        pending, first = hypothesis.pending, run.words[0]
        if pending is None:
            # No line begins with a stop: it would have stayed with the word before.
            stop = self.weights.stop_first if first.form in STOPS else 0.0
            return [(closed + stop, state, first, SPACE)]
        if first is SLID_MARK or pending.form == SLID_MARK.form:
            glue = Word(pending.form + first.form, joins=True)
            bears = pending.form.endswith("\N{ARABIC LETTER ALEF}")
            cost = 0.0 if bears else self.weights.stray_mark
            return [(hypothesis.score + cost, hypothesis.words, glue, NOTHING)]
        if _hold_nothing(pending.form, first.form):
            closed += self.weights.hollow
        nothing, space, zwnj = self.seam[edge]
        if not (pending.joins and first.joins):
            seam = SPACE if space > nothing else NOTHING
            return [(closed + max(space, nothing), state, first, seam)]
        odds = self.model.zwnj(pending.form, first.form)
        zwnj += self.weights.zwnj * _log10(odds)
        space += self.weights.zwnj * _log10(1.0 - odds)
        glue = Word(pending.form + first.form, joins=True)
        return [
            (closed + max(zwnj, space), state, first, ZWNJ if zwnj > space else SPACE),
            (hypothesis.score + nothing, hypothesis.words, glue, NOTHING),
        ]


def _hold_nothing(before: str, behind: str) -> bool:
    return before in _HOLLOW and behind in _HOLLOW[before]


def _log10(probability: float) -> float:
    return log10(max(probability, 1e-4))


def _keep(stack: dict[object, Hypothesis], hypothesis: Hypothesis) -> None:
    """Keep the better of two hypotheses with the same future."""
    key = (hypothesis.words, hypothesis.pending)
    other = stack.get(key)
    if other is None or other.score < hypothesis.score:
        stack[key] = hypothesis
