"""The words of readings between their likely cuts, and of the runs that those blocks make up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import accumulate, pairwise
from typing import Any, Final

import numpy as np

from textfix.direction.forms import MARKER, Forms
from textfix.direction.readings import Reading
from textfix.direction.units import FATHATAN, Line
from textfix.lm import tokenize
from textfix.lm.batch import Ids, Log10

_UNUSED: Final = 0  # what no run asks for
_MOST_BRACKETS: Final = 9  # that stand so close that each depends on the one before


class Lattice:
    """All runs of some readings, in flat arrays.

    A reading is cut at *edges*, numbered from 0, its start, to ``last``, its end; entry
    ``base + number`` of an array is that edge's. The *whole words* of a reading are those of all
    its blocks in a row, the words at glued edges taken together. A run from one edge to another is
    the whole words ``[from_word, to_word]`` of its edges, but its first one begins at its start
    (``head``), its last one ends at its end (``tail``), and where those are one and the same it is
    one of the ``parts`` of that word.
    """

    def __init__(self, forms: Forms, readings: Sequence[Reading], least: float) -> None:
        """``least``: log10 of cuts left whole at which a run gets no longer."""
        self.forms = forms
        self._blocks: dict[str, tuple[int, ...]] = {}
        columns: dict[str, list[Any]] = {name: [] for name in _COLUMNS}
        sizes = []
        for reading in readings:
            self._add(reading, columns, least)
            sizes.append(len(columns["units"]))
        self.base = np.array([0, *sizes[:-1]], np.int64)
        self.last = np.diff([0, *sizes]) - 1
        self.units: list[int] = columns["units"]
        self.head, self.tail = _ids(columns["head"]), _ids(columns["tail"])
        self.from_word, self.to_word = _ids(columns["from_word"]), _ids(columns["to_word"])
        self.first_part, self._parts = _ids(columns["first_part"]), _ids(columns["parts"])
        self.lowest = _ids(columns["lowest"])
        self.cut: Log10 = np.array(columns["cut"])
        self.whole: Log10 = np.array(columns["whole"])
        self.seam: Log10 = np.array(columns["seam"]).reshape(-1, 3).T
        self.words = _ids(columns["words"])
        forms.settle()
        self._score_whole_words()

    def part(self, start: Ids, end: Ids) -> Ids:
        """Return the form of each run [n] that is one word, by entries of its edges."""
        return self._parts[self.first_part[start] + (end - start - 1)]

    def inner(self, first: Ids, last: Ids) -> tuple[Log10, Ids, Ids]:
        """Return log10 of the whole words ``(first, last]``, the two before them taken as they are
        written, and the ids of the last two."""
        log10 = self._sums[last] - self._sums[first] + self._first[first + 1]
        second = np.minimum(first + 2, last)
        log10 += np.where(second > first + 1, self._second[second], 0.0)
        return log10, self._ids[last - 1], self._ids[last]

    def _score_whole_words(self) -> None:
        """Sum log10 over all whole words; note by how much the first and second behind two that
        are taken as they are written differ."""
        forms, words = self.forms, self.words
        written = self._ids = forms.ids[words]
        for _ in range(_MOST_BRACKETS):  # which of its pair one is depends on those before it
            before = self._ids
            scores, self._ids = forms.words(_behind(before, 2), _behind(before, 1), words)
            if np.array_equal(before, self._ids):
                break
        self._sums = np.cumsum(scores)
        u, v = _behind(written, 2), _behind(written, 1)
        self._first = forms.words(u, v, words)[0] - scores
        self._second = forms.words(u, _behind(self._ids, 1), words)[0] - scores

    def _add(self, reading: Reading, columns: dict[str, list[Any]], least: float) -> None:
        line, cuts, odds = reading.line, reading.cuts, reading.odds
        edges = [0, *cuts, len(line.units)]
        blocks = [self._block(line, start, end) for start, end in pairwise(edges)]
        if reading.note in edges[:-1]:
            blocks[edges.index(reading.note)] = (self.forms.number(MARKER, joins=False),)
        glued = [_is_glued(line, at) for at in cuts]
        whole = [0.0, *accumulate(odds.whole[at] for at in cuts)]
        columns["units"] += edges
        columns["cut"] += [0.0, *(odds.cut[at] for at in cuts), 0.0]
        columns["whole"] += [*whole, 0.0]
        for at in edges[:-1]:
            columns["seam"] += odds.seam[at]
        columns["seam"] += (0.0, 0.0, 0.0)
        columns["lowest"] += _lowest(whole, least)
        self._add_heads(blocks, glued, columns)
        self._add_words(blocks, glued, columns)

    def _add_heads(
        self, blocks: Sequence[tuple[int, ...]], glued: Sequence[bool], columns: dict[str, Any]
    ) -> None:
        """Add for each edge the first word of the runs that start there, and their parts."""
        heads: list[int] = [_UNUSED]
        starts: list[int] = [0]
        glue = self.forms.glue
        for number in range(len(blocks) - 1, -1, -1):
            block = blocks[number]
            goes_on = len(block) == 1 and number < len(glued) and glued[number]
            heads.append(glue(block[0], heads[-1]) if goes_on else block[0])
            starts.append(len(columns["parts"]))
            if len(block) > 1:
                continue
            part = block[0]
            columns["parts"].append(part)
            for behind in range(number + 1, len(blocks)):
                if not glued[behind - 1] or len(blocks[behind]) > 1:
                    break
                part = glue(part, blocks[behind][0])
                columns["parts"].append(part)
        columns["head"] += reversed(heads)
        columns["first_part"] += reversed(starts)

    def _add_words(
        self, blocks: Sequence[tuple[int, ...]], glued: Sequence[bool], columns: dict[str, Any]
    ) -> None:
        """Add the whole words, and for each edge where runs begin and end among them."""
        words: list[int] = columns["words"]
        tails, to_words = [_UNUSED], [0]
        from_words: list[int] = []
        for number, block in enumerate(blocks):
            rest = block
            if number and glued[number - 1]:
                words[-1] = self.forms.glue(words[-1], block[0])
                rest = block[1:]
                from_words.append(len(words) - 1)
            else:
                from_words.append(len(words))
            words += rest
            tails.append(words[-1])
            to_words.append(len(words) - 1)
        columns["tail"] += tails
        columns["to_word"] += to_words
        columns["from_word"] += [*from_words, 0]

    def _block(self, line: Line, start: int, end: int) -> tuple[int, ...]:
        first, last = line.span(start, end)
        text = line.text[first:last]
        found = self._blocks.get(text)
        if found is None:
            found = self._blocks[text] = self._read_block(text)
        return found

    def _read_block(self, text: str) -> tuple[int, ...]:
        number = self.forms.number
        words = tuple(number(t.form, joins=t.kind == "word") for t in tokenize(text))
        if words:
            return words
        # A mark or control of its own is no token: a fathatan joins its word, others move like
        # signs.
        text = text.strip()
        return (number("", joins=True) if text == FATHATAN else number(text, joins=False),)


_COLUMNS: Final = (
    "units", "head", "tail", "from_word", "to_word", "first_part", "parts", "lowest", "cut",
    "whole", "seam", "words",
)  # fmt: skip


def _behind(ids: Ids, by: int) -> Ids:
    """Return for each word the id of the one ``by`` places before it."""
    return np.append(np.zeros(by, np.int64), ids)[: len(ids)]


def _ids(numbers: Sequence[int]) -> Ids:
    return np.array(numbers, np.int64)


def _lowest(whole: Sequence[float], least: float) -> list[int]:
    """Return for each edge the first one that a run which ends there may start at.

    ``whole``: log10 that all gaps up to and with each edge are whole.
    """
    lowest, start = [0], 0
    for end in range(1, len(whole) + 1):
        while start < end - 1 and whole[end - 1] - whole[start] < least:
            start += 1
        lowest.append(start)
    return lowest


def _is_glued(line: Line, at: int) -> bool:
    return line.kinds[at - 1 : at + 1] == "AA" and not line.gap(at)
