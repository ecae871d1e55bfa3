"""A block, decided again and again until nothing changes: so a second run has nothing to do."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from textfix.unicode.letters import ARABIC_MARKS, SPACE, ZWNJ, character_class
from textfix.words.blocks import count_symbols
from textfix.words.decision import decide, weights_for
from textfix.words.doubts import doubtful_gaps, is_doubtful
from textfix.words.habits import Habits
from textfix.words.phrases import LETTER, SIGNS, find_spans, read_forms, read_phrase

_ROUNDS: Final = 5
_STRAY_MARK: Final = re.compile(f"(?<={LETTER}){SPACE}(?=[{character_class(ARABIC_MARKS)}])")


class Edit(NamedTuple):
    """A gap of a block, ``[start, end)``, and what should stand there; the margin is a log10."""

    start: int
    end: int
    sign: str
    margin: float | None


def is_suspect(masked: str, phrases: Sequence[tuple[int, int]]) -> bool:
    """Whether the cheap look finds anything in a block that is worth loading the tagger for."""
    return any(is_doubtful(read_forms(masked[start:end])) for start, end in phrases)


def has_stray_mark(masked: str) -> bool:
    """Whether a space stands between a letter and its mark («مثلا ً»)."""
    return bool(_STRAY_MARK.search(masked))


def settle(text: str, masked: str, habits: Habits) -> list[Edit]:
    """Return the edits that lead from ``text`` to a text that this would leave alone."""
    current, margins = text, {}
    for _ in range(_ROUNDS):
        edits = sorted([*_mark_edits(masked), *_gap_edits(current, masked, habits)])
        if not edits:
            break
        margins.update(_by_symbol(current, edits))
        current, masked = _apply(current, edits), _apply(masked, edits)
    return list(_difference(text, current, margins))


def count_damage(text: str, masked: str, habits: Habits) -> int:
    """Return how many gaps of ``text`` look damaged at first sight, by whatever margin."""
    return sum(1 for _ in _gap_edits(text, masked, habits))


def _mark_edits(masked: str) -> Iterator[Edit]:
    return (Edit(*match.span(), "", None) for match in _STRAY_MARK.finditer(masked))


def _gap_edits(text: str, masked: str, habits: Habits) -> Iterator[Edit]:
    spans = list(find_spans(masked))
    if not is_suspect(masked, spans):
        return
    odds = _odds(text)
    weights = weights_for(count_symbols(text))
    for start, end in spans:
        phrase = read_phrase(text, start, end)
        if phrase is None:
            continue
        doubtful = doubtful_gaps(phrase)
        for decision in decide(phrase, doubtful, odds, habits, weights):
            k = decision.at
            yield Edit(phrase.end[k - 1], phrase.at[k], SIGNS[decision.reading], decision.margin)


def _odds(text: str) -> dict[int, list[float]]:
    """Ask the tagger for log10 of nothing, space, ZWNJ before each letter, were there no cut."""
    import numpy as np

    from textfix.tagger import tag  # loaded for doubtful text only

    lines = text.split("\n")
    odds: dict[int, list[float]] = {}
    first = 0
    for line, tagged in zip(lines, tag(lines), strict=True):
        gaps = tagged.log10[:, :3].astype(float)
        gaps -= np.log10((10.0**gaps).sum(axis=1, keepdims=True))
        for at, row in zip(tagged.at.tolist(), gaps.tolist(), strict=True):
            odds.setdefault(first + at, row)
        first += len(line) + 1
    return odds


def _apply(text: str, edits: Sequence[Edit]) -> str:
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.sign]
        at = edit.end
    return "".join([*parts, text[at:]])


def _by_symbol(text: str, edits: Sequence[Edit]) -> dict[int, float | None]:
    """Return the margins of ``edits`` by the symbols before them, the same number in any round."""
    margins: dict[int, float | None] = {}
    symbols = at = 0
    for edit in edits:
        symbols += count_symbols(text[at : edit.start])
        margins[symbols] = edit.margin
        at = edit.end
    return margins


def _difference(before: str, after: str, margins: dict[int, float | None]) -> Iterator[Edit]:
    """Yield the gaps in which two texts of the same symbols differ."""
    old, new = _gaps(before), _gaps(after)
    for symbol, ((start, end), (first, last)) in enumerate(zip(old, new, strict=True)):
        if before[start:end] != after[first:last]:
            yield Edit(start, end, after[first:last], margins.get(symbol))


def _gaps(text: str) -> Iterator[tuple[int, int]]:
    """Yield the span of spaces and ZWNJs before each symbol, and at the end."""
    start = 0
    for at, c in enumerate(text):
        if c != SPACE and c != ZWNJ:
            yield start, at
            start = at + 1
    yield start, len(text)
