"""The gaps of one block: which of them should change, by the tagger and the language model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from textfix.unicode.letters import ARABIC_MARKS, SPACE, character_class
from textfix.words.blocks import Block, count_symbols, window
from textfix.words.decision import Odds, decide, weights_for
from textfix.words.doubts import doubtful_gaps, is_doubtful
from textfix.words.edits import Edit
from textfix.words.habits import Habits
from textfix.words.phrases import LETTER, SIGNS, find_spans, read_phrase

_STRAY_MARK: Final = re.compile(f"(?<={LETTER}){SPACE}(?=[{character_class(ARABIC_MARKS)}])")


def find_mark_edits(masked: str) -> list[Edit]:
    """Find the spaces between a letter and its mark («مثلا ً»).

    >>> find_mark_edits("مثلا \N{ARABIC FATHATAN}")
    [Edit(start=4, end=5, sign='', margin=None)]
    """
    return [Edit(*match.span(), "", None) for match in _STRAY_MARK.finditer(masked)]


class View(NamedTuple):
    """How the tagger sees a block: its odds, and how many symbols it saw in all."""

    odds: Odds
    symbols: int


def find_gap_edits(text: str, masked: str, habits: Habits, view: View) -> Iterator[Edit]:
    """Find the gaps of a block that should change."""
    weights = weights_for(view.symbols)
    for start, end in find_spans(masked):
        if not is_doubtful(masked[start:end], habits.look):
            continue
        phrase = read_phrase(text, start, end)
        if phrase is None:
            continue
        doubtful = doubtful_gaps(phrase, habits.look)
        for decision in decide(phrase, doubtful, view.odds, habits, weights):
            k = decision.at
            yield Edit(phrase.end[k - 1], phrase.at[k], SIGNS[decision.reading], decision.margin)


def view_blocks(text: str, blocks: Sequence[Block]) -> list[View]:
    """Show the tagger each block of ``text``, amid what is around it."""
    from concurrent.futures import ThreadPoolExecutor

    from textfix.tagger.predict import default_threads  # loaded for doubtful text only

    with ThreadPoolExecutor(default_threads()) as pool:
        return list(pool.map(lambda block: _view(text, block), blocks))


def _view(text: str, block: Block) -> View:
    """Ask for log10 of nothing, space, ZWNJ before each letter of a block, were there no cut."""
    import numpy as np

    from textfix.tagger import tag

    start, end = window(text, block)
    lines = text[start:end].split("\n")
    odds: dict[int, list[float]] = {}
    first = start - block.start
    for line, tagged in zip(lines, tag(lines, threads=1), strict=True):
        gaps = tagged.log10[:, :3].astype(float)
        gaps -= np.log10((10.0**gaps).sum(axis=1, keepdims=True))
        for at, row in zip(tagged.at.tolist(), gaps.tolist(), strict=True):
            odds.setdefault(first + at, row)
        first += len(line) + 1
    return View(odds, count_symbols(text[start:end]))
