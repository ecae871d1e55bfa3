"""The gaps of one block: which of them should change, by the tagger and the language model."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from textfix.unicode.letters import ARABIC_MARKS, SPACE, character_class
from textfix.words.blocks import count_symbols
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


def find_gap_edits(text: str, masked: str, habits: Habits, odds: Odds) -> Iterator[Edit]:
    """Find the gaps of a block that should change."""
    weights = weights_for(count_symbols(text))
    for start, end in find_spans(masked):
        if not is_doubtful(masked[start:end], habits.look):
            continue
        phrase = read_phrase(text, start, end)
        if phrase is None:
            continue
        doubtful = doubtful_gaps(phrase, habits.look)
        for decision in decide(phrase, doubtful, odds, habits, weights):
            k = decision.at
            yield Edit(phrase.end[k - 1], phrase.at[k], SIGNS[decision.reading], decision.margin)


def ask_tagger(texts: Sequence[str]) -> list[Odds]:
    """Return for each text log10 of nothing, space, ZWNJ before each letter, were there no cut.

    The texts are no context of each other.
    """
    from concurrent.futures import ThreadPoolExecutor

    from textfix.tagger.predict import default_threads  # loaded for doubtful text only

    with ThreadPoolExecutor(default_threads()) as pool:
        return list(pool.map(_odds, texts))


def _odds(text: str) -> dict[int, list[float]]:
    import numpy as np

    from textfix.tagger import tag

    lines = text.split("\n")
    odds: dict[int, list[float]] = {}
    first = 0
    for line, tagged in zip(lines, tag(lines, threads=1), strict=True):
        gaps = tagged.log10[:, :3].astype(float)
        gaps -= np.log10((10.0**gaps).sum(axis=1, keepdims=True))
        for at, row in zip(tagged.at.tolist(), gaps.tolist(), strict=True):
            odds.setdefault(first + at, row)
        first += len(line) + 1
    return odds
