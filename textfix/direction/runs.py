"""The words of a line between its likely cuts, and of the runs that those blocks make up."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.direction.document_words import DocumentModel
from textfix.direction.units import FATHATAN, Line, kind_of
from textfix.lm import Token, tokenize


class Word(NamedTuple):
    """A token of the language model; ``joins``: a piece of a Persian word that may be longer."""

    form: str
    joins: bool


SLID_MARK = Word("", joins=True)


class Run:
    """The words of a run, and what the model says of those that what stands before cannot touch."""

    def __init__(self, words: tuple[Word, ...]) -> None:
        self.words = words
        self._inner: tuple[float, tuple[int, int]] | None = None

    def feed(
        self, model: DocumentModel, before: tuple[int, int], first: Word
    ) -> tuple[float, tuple[int, int]]:
        """Score all words but the last, which stays open, with ``first`` as the first one.

        Returns log10 and the ids of the two words before the last.
        """
        u, v = before
        count = len(self.words)
        if count == 1:
            return 0.0, before
        score, at = model.word(u, v, first.form)
        u, v = v, at
        for word in self.words[1 : min(count - 1, 3)]:
            log10, at = model.word(u, v, word.form)
            score += log10
            u, v = v, at
        if count <= 4:
            return score, (u, v)
        if self._inner is None:
            self._inner = self._feed_inner(model)
        return score + self._inner[0], self._inner[1]

    def _feed_inner(self, model: DocumentModel) -> tuple[float, tuple[int, int]]:
        """Score the words from the fourth on: the trigram forgets the first by then."""
        score = 0.0
        u, v = model.id(self.words[1].form), model.id(self.words[2].form)
        for word in self.words[3:-1]:
            log10, at = model.word(u, v, word.form)
            score += log10
            u, v = v, at
        return score, (u, v)


class Runs:
    """All the runs of a line that begin and end at ``edges`` (units; the first is 0)."""

    def __init__(self, line: Line, edges: Sequence[int]) -> None:
        self.edges = [*edges, len(line.units)]
        self._blocks = [_words(line, a, b) for a, b in pairwise(self.edges)]
        self._glued = [
            at > 0 and not line.gap(at) and _is_letter(line, at - 1) and _is_letter(line, at)
            for at in self.edges[:-1]
        ]
        self._runs: dict[tuple[int, int], Run] = {}

    def run(self, start: int, end: int) -> Run:
        """Return the run from edge number ``start`` to edge number ``end``."""
        key = (start, end)
        if key not in self._runs:
            self._runs[key] = Run(self._words(start, end))
        return self._runs[key]

    def _words(self, start: int, end: int) -> tuple[Word, ...]:
        head = self._blocks[start]
        if end == start + 1:
            return head
        tail = self.run(start + 1, end).words
        if not self._glued[start + 1]:
            return head + tail
        glue = Word(head[-1].form + tail[0].form, joins=True)
        return (*head[:-1], glue, *tail[1:])


def _words(line: Line, start: int, end: int) -> tuple[Word, ...]:
    first, last = line.span(start, end)
    words = tuple(_word(token) for token in tokenize(line.text[first:last]))
    if words:
        return words
    # A mark or control of its own is no token: a fathatan joins its word, others move like signs.
    text = line.text[first:last].strip()
    return (SLID_MARK,) if text == FATHATAN else (Word(text, joins=False),)


def _word(token: Token) -> Word:
    return Word(token.form, token.kind == "word")


def _is_letter(line: Line, at: int) -> bool:
    return kind_of(line.base(at)) == "A"
