"""Reading lines in visual order: how well one goes on in another."""

from __future__ import annotations

from typing import Final

from textfix.lifting.page import TEXT, Page
from textfix.lm import load
from textfix.lm.fitting import fit
from textfix.reversal.rows import read_words

_CONTEXT: Final = 2  # words


def passage(page: Page, one: int, other: int) -> float:
    """Return log10 of the first words of a line after the last ones of another; lines that are
    none of text have no words."""
    model = load()
    state = (model.UNK, model.UNK)
    for form in _words(page, one)[-_CONTEXT:]:
        state = state[1], model.id(form)
    return fit(state, _words(page, other)[:_CONTEXT], model)


def _words(page: Page, at: int) -> list[str]:
    """Return the words of a line as they are read."""
    if not 0 <= at < len(page.lines) or page.kinds[at] != TEXT:
        return []
    return [word.mirrored for word in read_words(page.contents[at])][::-1]
