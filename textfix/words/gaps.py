"""The gaps of one block: which of them should change, by the tagger and the language model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from textfix.unicode.letters import ARABIC_MARKS, SPACE, character_class
from textfix.words.blocks import Block, count_symbols, window
from textfix.words.changes import Change
from textfix.words.decision import Odds, decide, weights_for
from textfix.words.doubts import Look, doubtful_gaps, is_doubtful
from textfix.words.edits import Edit
from textfix.words.habits import Habits
from textfix.words.neutral import Neutral, neutralize
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


class GapEdit(NamedTuple):
    """An edit of a gap and the kind of change it is."""

    edit: Edit
    change: Change


def find_gap_edits(text: str, masked: str, habits: Habits, view: View) -> Iterator[GapEdit]:
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
            sign = SIGNS[decision.reading]
            edit = Edit(phrase.end[k - 1], phrase.at[k], sign, decision.margin)
            if decision.change is not None:
                yield GapEdit(edit, decision.change)


def view_blocks(text: str, masked: str, blocks: Sequence[Block], look: Look) -> list[View]:
    """Show the tagger each block of ``text``, amid what is around it, in a neutral view."""
    from concurrent.futures import ThreadPoolExecutor

    from textfix.tagger.predict import default_threads  # loaded for doubtful text only

    spans = [window(text, block) for block in blocks]
    neutral = [neutralize(text[a:b], masked[a:b], look) for a, b in spans]
    firsts = [a - block.start for (a, _), block in zip(spans, blocks, strict=True)]
    with ThreadPoolExecutor(default_threads()) as pool:
        return list(pool.map(_view, neutral, firsts))


def _view(neutral: Neutral, first: int) -> View:
    """Ask for log10 of nothing, space, ZWNJ before each letter of a block, were there no cut.

    ``first``: where the neutral text begins, counted from the block's start.
    """
    import numpy as np

    from textfix.tagger import tag

    lines = neutral.text.split("\n")
    places = (neutral.places + first).tolist()
    odds: dict[int, list[float]] = {}
    start = 0
    for line, tagged in zip(lines, tag(lines, threads=1), strict=True):
        gaps = tagged.log10[:, :3].astype(float)
        gaps -= np.log10((10.0**gaps).sum(axis=1, keepdims=True))
        for at, row in zip(tagged.at.tolist(), gaps.tolist(), strict=True):
            odds.setdefault(places[start + at], row)
        start += len(line) + 1
    return View(odds, count_symbols(neutral.text))
