"""Reading lines in visual order: how well one goes on in another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textfix.lifting.page import TEXT, Page
from textfix.lm import load
from textfix.lm.fitting import fit
from textfix.lm.tokens import LATIN
from textfix.reversal.rows import read_words

_CONTEXT: Final = 2  # words
_WEIGHT: Final = 0.25
"""What the words around a gap weigh beside the signs around it."""


def passage(page: Page, one: int, other: int) -> float:
    """Return log10 of the first words of a line after the last ones of another; lines that are
    none of text have no words."""
    model = load()
    state = (model.UNK, model.UNK)
    for form in _words(page, one)[-_CONTEXT:]:
        state = state[1], model.id(form)
    return fit(state, _words(page, other)[:_CONTEXT], model)


def latin_gaps(tokens: Sequence[str]) -> list[float]:
    """Return log10 of a Latin word before each of the ``tokens`` of a line in visual order, and
    behind the last, less that of the best place.

    >>> gaps = latin_gaps("دندرب راک هب ار شور".split())
    >>> gaps.index(max(gaps))
    4
    """
    model = load()
    words = [[word.mirrored for word in read_words(token)][::-1] for token in tokens][::-1]
    gaps = []
    for at in range(len(words) + 1):
        state = (model.UNK, model.UNK)
        for form in [form for forms in words[max(0, at - _CONTEXT) : at] for form in forms]:
            state = state[1], model.id(form)
        behind = [form for forms in words[at : at + _CONTEXT] for form in forms]
        gaps.append(fit(state, [LATIN, *behind], model) - fit(state, behind, model))
    best = max(gaps)
    return [_WEIGHT * (gap - best) for gap in reversed(gaps)]


def _words(page: Page, at: int) -> list[str]:
    """Return the words of a line as they are read."""
    if not 0 <= at < len(page.lines) or page.kinds[at] != TEXT:
        return []
    return [word.mirrored for word in read_words(page.contents[at])][::-1]
