"""The words of a line between its likely cuts, and of the runs that those blocks make up."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textfix.direction.units import Line, kind_of
from textfix.lm import Token, tokenize


class Word(NamedTuple):
    """A token of the language model; ``joins``: a piece of a Persian word that may be longer."""

    form: str
    joins: bool


class Runs:
    """All the runs of a line that begin and end at ``edges`` (units; the first is 0)."""

    def __init__(self, line: Line, edges: Sequence[int]) -> None:
        self.edges = [*edges, len(line.units)]
        self._blocks = [
            _words(line, a, b) for a, b in zip(self.edges, self.edges[1:], strict=False)
        ]
        self._glued = [
            at > 0 and not line.gap(at) and _is_letter(line, at - 1) and _is_letter(line, at)
            for at in self.edges[:-1]
        ]
        self._runs: dict[tuple[int, int], tuple[Word, ...]] = {}

    def words(self, start: int, end: int) -> tuple[Word, ...]:
        """Return the words of the run from edge number ``start`` to edge number ``end``."""
        key = (start, end)
        if key not in self._runs:
            head = self._blocks[start]
            if end == start + 1:
                self._runs[key] = head
            else:
                tail = self.words(start + 1, end)
                if self._glued[start + 1]:
                    glue = Word(head[-1].form + tail[0].form, joins=True)
                    self._runs[key] = (*head[:-1], glue, *tail[1:])
                else:
                    self._runs[key] = head + tail
        return self._runs[key]


def _words(line: Line, start: int, end: int) -> tuple[Word, ...]:
    first, last = line.span(start, end)
    return tuple(_word(token) for token in tokenize(line.text[first:last]))


def _word(token: Token) -> Word:
    return Word(token.form, token.kind == "word")


def _is_letter(line: Line, at: int) -> bool:
    return kind_of(line.base(at)) == "A"
