"""Measures of a model on held-out text: perplexity, unknown words, and ZWNJ by its gaps."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise
from typing import NamedTuple

from textfix.lm.corpora import Document
from textfix.lm.model import Model
from textfix.lm.tokens import ZWNJ, tokenize

__all__ = ["GapScore", "TextScore", "score_gaps", "score_text"]


class TextScore(NamedTuple):
    """How well a model foresees a text.

    ``log10`` is the sum over ``tokens`` (ends of lines are among them), with the spelling of the
    ``unknown`` words; ``known`` is the sum without it.
    """

    tokens: int
    unknown: int
    log10: float
    known: float

    @property
    def perplexity(self) -> float:
        """The perplexity of a token, unknown words spelt."""
        return float(10 ** (-self.log10 / self.tokens))

    @property
    def closed(self) -> float:
        """The perplexity of a token when all unknown words are one."""
        return float(10 ** (-self.known / self.tokens))


class GapScore(NamedTuple):
    """How well a ZWNJ is foretold between two words, at P > 1/2."""

    right: int
    foretold: int
    written: int

    @property
    def f1(self) -> float:
        """The harmonic mean of precision and recall, 1 where there was nothing to find."""
        together = self.foretold + self.written
        return 2 * self.right / together if together else 1.0


def _score_line(model: Model, line: str) -> TextScore:
    u = v = model.START
    unknown, total, known = 0, 0.0, 0.0
    tokens = tokenize(line)
    for token in tokens:
        w = model.id(token.form)
        p = model.log10(u, v, w)
        known += p
        total += p
        if not w:
            unknown += 1
            total += model.spelling(token.form)
        u, v = v, w
    end = model.log10(u, v, model.END)
    return TextScore(len(tokens) + 1, unknown, total + end, known + end)


def score_text(model: Model, documents: Iterable[Document]) -> TextScore:
    """Score every line by itself."""
    lines = [_score_line(model, line) for document in documents for line in document.lines]
    return TextScore(
        sum(line.tokens for line in lines),
        sum(line.unknown for line in lines),
        sum(line.log10 for line in lines),
        sum(line.known for line in lines),
    )


def _gaps(line: str) -> Iterator[tuple[str, str, bool]]:
    """Yield two words and whether a ZWNJ parts them, for all that a ZWNJ or a space parts."""
    tokens = tokenize(line)
    for left, right in pairwise(tokens):
        between = line[left.end : right.start]
        if left.kind == right.kind == "word" and between:
            yield left.form, right.form, between == ZWNJ


def score_gaps(model: Model, documents: Iterable[Document]) -> GapScore:
    """Foretell every gap between two words from these alone, and compare with the text."""
    right = foretold = written = 0
    for document in documents:
        for line in document.lines:
            for before, after, joined in _gaps(line):
                guess = model.zwnj(before, after) > 0.5
                right += guess and joined
                foretold += guess
                written += joined
    return GapScore(right, foretold, written)
