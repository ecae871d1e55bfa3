"""The search for the reading order of lines, all of them side by side.

Hypotheses are rows of arrays. All lines stand at the same edge number at a time: the hypotheses
that may reach it from edges further on grow by the run between, and the best of each line stay.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

import numpy as np

from textfix.direction.chain import NOTHING, SPACE, ZWNJ
from textfix.direction.forms import NONE, Forms
from textfix.direction.runs import Lattice
from textfix.lm.batch import Bits, Ids, Log10, places_of

_TASKS: Final = 1 << 10  # searched side by side at most; the rest waits


class Weights(NamedTuple):
    """How much each kind of evidence counts (factors on log10), tuned on validation text.

    ``restart``: log10 for a line that begins anew instead of going on with the one before.
    ``beam``: hypotheses kept an edge; ``depth``: log10 below the best at which one is dropped;
    ``least``: log10 of likely cuts left whole at which a run gets no longer;
    ``never``: log10 odds of no gap at a seam below which two words only become a known one;
    ``ends``: readings of a line that start the next one; ``torn``, ``stop_first``,
    ``stray_mark``: log10 for a line that is read as torn, that would begin with a stop, and for a
    mark on a letter that cannot bear it; ``hollow`` for brackets or quotation marks that hold
    nothing; ``pauses`` for a pause right behind another one, a dash or a bullet;
    ``marker`` for a note's marker that no longer stands before a word, ``note`` for a
    number that is read as one; ``vote``: the most log10 that one line adds to a habit of the
    document, ``habit`` the most that comes to, ``others`` the part of it that lines count which
    begin otherwise.
    """

    words: float = 0.5
    cuts: float = 0.81
    seams: float = 0.35
    zwnj: float = 0.35
    restart: float = -0.17
    beam: int = 4
    depth: float = 5.0
    least: float = -4.0
    never: float = -3.0
    ends: int = 6
    torn: float = -4.0
    stop_first: float = -2.0
    stray_mark: float = -3.0
    hollow: float = -2.0
    pauses: float = -2.0
    marker: float = 2.0
    note: float = -0.5
    habit: float = 8.0
    vote: float = 4.0
    others: float = 0.3


class Start(NamedTuple):
    """What a line may go on with: log10, and the ids of the two words before it."""

    score: float
    words: tuple[int, int]


class Trace(NamedTuple):
    """How hypotheses came about, a row each: the row it grew from (-1 - n if it is start ``n`` of
    its task), the entry of the edge it has reached, and what stands before its last run."""

    parent: Ids
    edge: Ids
    seam: Ids

    def to(self, rows: Ids) -> tuple[Trace, Ids]:
        """Return what led to some rows alone, and the numbers that these have there."""
        needed = np.zeros(len(self.parent), bool)
        at = rows
        while at.size:
            needed[at] = True
            at = self.parent[at]
            at = at[at >= 0]
        numbers = np.cumsum(needed) - 1
        parent, edge, seam = (column[needed] for column in self)
        parent = np.where(parent < 0, parent, numbers[parent])
        return Trace(parent, edge, seam), numbers[rows]


class End(NamedTuple):
    """A line read to its end: log10, the ids of its last two words, and its row of ``trace``."""

    score: float
    words: tuple[int, int]
    row: int
    trace: Trace

    def runs(self) -> Iterator[tuple[int, int, int]]:
        """Yield the runs, the last one first: entries of its two edges, and the seam before it."""
        parent, edge, seam = self.trace
        at = self.row
        while parent[at] >= 0:
            yield int(edge[at]), int(edge[parent[at]]), int(seam[at])
            at = int(parent[at])

    def start(self) -> int:
        """Return the number of the start that it goes on with."""
        at = self.row
        while at >= 0:
            at = int(self.trace.parent[at])
        return -1 - at


class _Rows(NamedTuple):
    """Hypotheses, a row each. ``pending`` is the form of the last word, which the next run may
    continue; ``u``, ``v`` the ids of the two before it; ``closed``, ``closed_u``, ``closed_v`` the
    same once it is closed. ``edge`` is the entry of the edge reached, ``lowest`` the lowest number
    of an edge that it may grow to, ``row`` its row in the trace."""

    task: Ids
    row: Ids
    edge: Ids
    lowest: Ids
    score: Log10
    u: Ids
    v: Ids
    pending: Ids
    closed: Log10
    closed_u: Ids
    closed_v: Ids

    def at(self, places: Ids) -> _Rows:
        return _Rows._make(column[places] for column in self)

    def and_(self, others: _Rows) -> _Rows:
        return _Rows._make(map(np.concatenate, zip(self, others, strict=True)))


class _Grown(NamedTuple):
    """Ways to put a run behind a hypothesis: the place of the hypothesis, the entry of the edge
    where the run starts, the score and ids before its ``first`` word, and the gap."""

    origin: Ids
    start: Ids
    score: Log10
    u: Ids
    v: Ids
    first: Ids
    seam: Ids

    def at(self, places: Ids) -> _Grown:
        return _Grown._make(column[places] for column in self)


class Search:
    """The search over the readings of a lattice."""

    def __init__(self, lattice: Lattice, weights: Weights) -> None:
        self.lattice, self.weights = lattice, weights
        self._forms: Forms = lattice.forms
        self._whole = weights.cuts * lattice.whole
        self._cut = weights.cuts * lattice.cut
        self._seam = weights.seams * lattice.seam

    def run(self, readings: Sequence[int], starts: Sequence[Sequence[Start]]) -> list[list[End]]:
        """Return for each of ``readings`` (numbers in the lattice), gone on with one of its
        ``starts``, the best ends, the best one first."""
        ends: list[list[End]] = []
        for first in range(0, len(readings), _TASKS):
            some = slice(first, first + _TASKS)
            ends += self._run(np.array(readings[some], np.int64), starts[some])
        return ends

    def unbroken(self, readings: Sequence[int], starts: Sequence[Sequence[Start]]) -> list[float]:
        """Return the score (log10) of each reading as it stands, behind the best of its starts."""
        lattice, numbers = self.lattice, np.array(readings, np.int64)
        best = [max(some) for some in starts]
        u, v = (np.array([start.words[which] for start in best], np.int64) for which in (0, 1))
        start = lattice.base[numbers]
        end = start + lattice.last[numbers]
        first = lattice.head[start]
        words, u, v, pending = self._feed(u, v, first, start, end)
        words += self._forms.words(u, v, pending)[0]
        scores = np.array([start.score for start in best]) + self.weights.words * words
        scores += self._whole[end - 1] - self._whole[start]
        found: list[float] = scores.tolist()
        return found

    def _run(self, readings: Ids, starts: Sequence[Sequence[Start]]) -> list[list[End]]:
        base, last = self.lattice.base[readings], self.lattice.last[readings]
        rows = self._begin(base, last, starts)
        begun = last[rows.task]
        trace = [Trace(rows.row, rows.edge, np.full(len(begun), SPACE))]
        size = len(begun)
        waiting = rows._replace(row=np.arange(size))
        rows = waiting.at(np.zeros(0, np.int64))
        for number in range(int(last.max()) - 1, -1, -1):
            new = places_of(begun == number + 1)
            if new.size:
                rows = rows.and_(waiting.at(new))
            rows = rows.at(places_of(rows.lowest <= number))
            grown, kept = self._step(rows, base[rows.task] + number, size, choose=number > 0)
            trace.append(Trace(rows.row[grown.origin], kept.edge, grown.seam))
            size += len(grown.origin)
            rows = rows.and_(kept) if number else kept
        whole = Trace._make(map(np.concatenate, zip(*trace, strict=True)))
        return self._ends(rows, len(readings), whole)

    def _begin(self, base: Ids, last: Ids, starts: Sequence[Sequence[Start]]) -> _Rows:
        task = np.repeat(np.arange(len(starts)), [len(some) for some in starts])
        row = np.array([-1 - slot for some in starts for slot in range(len(some))])
        score = np.array([start.score for some in starts for start in some], np.float64)
        u = np.array([start.words[0] for some in starts for start in some], np.int64)
        v = np.array([start.words[1] for some in starts for start in some], np.int64)
        edge = (base + last)[task]
        pending = np.full(len(task), NONE, np.int64)
        lowest = self.lattice.lowest[edge]
        return _Rows(task, row, edge, lowest, score, u, v, pending, score, u, v)

    def _step(self, rows: _Rows, start: Ids, size: int, *, choose: bool) -> tuple[_Grown, _Rows]:
        """Let every row grow by the run from its entry of ``start`` to its own edge.

        Returns the ways that were kept and the rows they led to, numbered from ``size``.
        """
        grown = self._put(rows, start)
        end = rows.edge[grown.origin]
        log10, u, v, pending = self._feed(grown.u, grown.v, grown.first, grown.start, end)
        score = grown.score + self.weights.words * log10
        task = rows.task[grown.origin]
        best = _distinct(score, task, u, v, pending)
        task, u, v, pending = task[best], u[best], v[best], pending[best]
        score = score[best]
        words, word = self._forms.words(u, v, pending)
        marks = self._forms.marks[pending]
        closed = score + np.where(marks, 0.0, self.weights.words * words)
        closed_u, closed_v = np.where(marks, u, v), np.where(marks, v, word)
        if choose:
            chosen = self._choose(task, score, closed, pending)
            best, task, u, v = best[chosen], task[chosen], u[chosen], v[chosen]
            score, closed, pending = score[chosen], closed[chosen], pending[chosen]
            closed_u, closed_v = closed_u[chosen], closed_v[chosen]
        grown = grown.at(best)
        row = np.arange(size, size + len(best))
        lowest = self.lattice.lowest[grown.start]
        kept = _Rows(
            task, row, grown.start, lowest, score, u, v, pending, closed, closed_u, closed_v
        )
        return grown, kept

    def _put(self, rows: _Rows, start: Ids) -> _Grown:
        """Return the ways to put the runs from ``start`` behind ``rows``: their first words apart
        from the words before, or together with them."""
        lattice, forms = self.lattice, self._forms
        edge, pending = rows.edge, rows.pending
        first = lattice.head[start]
        single = places_of(lattice.from_word[start] == lattice.to_word[edge])
        first[single] = lattice.part(start[single], edge[single])
        begins = pending == NONE
        slid = ~begins & (forms.slid[first] | forms.slid[pending])
        joining = ~begins & ~slid & forms.joins[first] & forms.joins[pending]
        score, seam = self._apart(rows, first, begins, joining)
        apart = places_of(~slid)
        together, together_score, glue = self._together(rows, first, slid, joining)
        origin = np.concatenate([apart, together])
        gain = self._whole[edge - 1] - self._whole[start] + self._cut[start]
        return _Grown(
            origin,
            start[origin],
            np.concatenate([score[apart], together_score]) + gain[origin],
            np.concatenate([rows.closed_u[apart], rows.u[together]]),
            np.concatenate([rows.closed_v[apart], rows.v[together]]),
            np.concatenate([first[apart], glue]),
            np.concatenate([seam[apart], np.full(len(together), NOTHING)]),
        )

    def _apart(self, rows: _Rows, first: Ids, begins: Bits, joining: Bits) -> tuple[Log10, Ids]:
        """Return score and gap of each row with the word ``first`` apart from that before; the
        rows that ``begins`` names have none before, those of ``joining`` two that may be one."""
        forms, weights = self._forms, self.weights
        nothing, space, zwnj = self._seam[:, rows.edge]
        at = places_of(joining)
        odds = forms.zwnjs(rows.pending[at], first[at])
        zwnj[at] += weights.zwnj * _log10(odds)
        space[at] += weights.zwnj * _log10(1.0 - odds)
        other = np.where(joining, zwnj, nothing)
        is_space = begins | (space > other) | (joining & (space == other))
        seam = np.where(is_space, SPACE, np.where(joining, ZWNJ, NOTHING))
        score = rows.closed + np.maximum(space, other)
        score += np.where(forms.hold_nothing(rows.pending, first), weights.hollow, 0.0)
        score += np.where(forms.are_pauses(rows.pending, first), weights.pauses, 0.0)
        # The marker of a note is no part of the sentence: nothing depends on what parts it off.
        noted = ~begins & (forms.marks[first] | forms.marks[rows.pending])
        score = np.where(noted, rows.closed, score)
        seam = np.where(noted, np.where(forms.marks[first], NOTHING, SPACE), seam)
        # No line begins with a stop: it would have stayed with the word before.
        stop = np.where(forms.stops[first], weights.stop_first, 0.0)
        return np.where(begins, rows.closed + stop, score), seam

    def _together(
        self, rows: _Rows, first: Ids, slid: Bits, joining: Bits
    ) -> tuple[Ids, Log10, Ids]:
        """Return the places of the rows whose last word may be one with the word ``first`` behind
        it, with score and form of both: of a mark that ``slid`` and of two letters."""
        forms, weights = self._forms, self.weights
        at = places_of(slid | joining)
        nothing = self._seam[0, rows.edge[at]]
        # What the tagger all but rules out is tried for known words alone.
        tried = slid[at] | (nothing >= weights.seams * weights.never)
        rest = places_of(~tried)
        tried[rest] = forms.make_known(rows.pending[at[rest]], first[at[rest]])
        at, nothing = at[tried], nothing[tried]
        glue = forms.glue_all(rows.pending[at], first[at])
        stray = np.where(forms.bears[rows.pending[at]], 0.0, weights.stray_mark)
        return at, rows.score[at] + np.where(slid[at], stray, nothing), glue

    def _feed(
        self, u: Ids, v: Ids, first: Ids, start: Ids, end: Ids
    ) -> tuple[Log10, Ids, Ids, Ids]:
        """Score the words of the runs from ``start`` to ``end`` but for the last, which stays
        open, with ``first`` as the first one.

        Returns log10, the ids of the two words before the last, and the form of that.
        """
        lattice, words = self.lattice, self._forms.words
        from_word, to_word = lattice.from_word[start], lattice.to_word[end]
        count = to_word - from_word
        log10 = np.zeros(len(first))
        u, v = u.copy(), v.copy()
        at = places_of(count > 0)
        log10[at], word = words(u[at], v[at], first[at])
        u[at], v[at] = v[at], word
        # The trigram forgets the first word by the fourth: only two more depend on it.
        for number in (1, 2):
            at = places_of(count > number)
            score, word = words(u[at], v[at], lattice.words[from_word[at] + number])
            log10[at] += score
            u[at], v[at] = v[at], word
        at = places_of(count > 3)
        score, u[at], v[at] = lattice.inner(from_word[at] + 2, to_word[at] - 1)
        log10[at] += score
        return log10, u, v, np.where(count > 0, lattice.tail[end], first)

    def _choose(self, task: Ids, score: Log10, closed: Log10, pending: Ids) -> Ids:
        """Keep of each task the best by closed score, and the best by what an open last word may
        become."""
        beam, depth = self.weights.beam, self.weights.depth
        sizes = np.bincount(task)
        crowded = sizes[task] > beam
        if not crowded.any():
            return np.arange(len(task))
        at = places_of(crowded)
        opened = score[at] + self.weights.words * self._forms.prefixes(pending[at])
        kept = ~crowded
        for scores in (closed[at], opened):
            kept[at[_best(task[at], scores, beam, depth)]] = True
        return places_of(kept)

    def _ends(self, rows: _Rows, tasks: int, trace: Trace) -> list[list[End]]:
        """Return the ends of each task by their closed words, the best ones first."""
        zeros = np.zeros_like(rows.task)
        at = _distinct(rows.closed, rows.task, rows.closed_u, rows.closed_v, zeros)
        at = at[_best(rows.task[at], rows.closed[at], self.weights.ends, np.inf)]
        ends: list[list[End]] = [[] for _ in range(tasks)]
        trace, row = trace.to(rows.row[at])
        columns = [c[at].tolist() for c in (rows.task, rows.closed, rows.closed_u, rows.closed_v)]
        for task, score, u, v, n in zip(*columns, row.tolist(), strict=True):
            ends[task].append(End(score, (u, v), n, trace))
        return ends


def _distinct(score: Log10, task: Ids, u: Ids, v: Ids, pending: Ids) -> Ids:
    """Return the places of the best of all hypotheses with the same future, by task."""
    key = ((task << 22 | pending) << 32) + (u << 16 | v)
    order = np.lexsort((-score, key))
    sorted_key = key[order]
    heads = np.ones(len(order), bool)
    np.not_equal(sorted_key[1:], sorted_key[:-1], out=heads[1:])
    return np.sort(order[heads])


def _best(task: Ids, score: Log10, most: int, depth: float) -> Ids:
    """Return the places of the best of each task, ``most`` at most, the best ones first, none
    ``depth`` below the best or more."""
    order = np.lexsort((-score, task))
    tasks = task[order]
    heads = places_of(np.append([True], tasks[1:] != tasks[:-1])[: len(order)])
    group = np.repeat(heads, np.diff(np.append(heads, len(order))))
    rank = np.arange(len(order)) - group
    ranked = score[order]
    best: Ids = order[(rank < most) & (ranked >= ranked[group] - depth) & (ranked > -np.inf)]
    return best


def _log10(probability: Log10) -> Log10:
    found: Log10 = np.log10(np.maximum(probability, 1e-4))
    return found
