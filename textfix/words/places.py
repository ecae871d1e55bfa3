"""Which of two neighbouring gaps of a word the ZWNJ belongs into: خانه‌ای or خان‌های.

Each gap is decided by itself, and of two that exclude each other the first one found would stay.
The two are compared here as wholes.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from math import log10
from typing import Final

from textfix.words import model
from textfix.words.affixes import affix_reading
from textfix.words.phrases import JOINED, NOTHING, Phrase

# Fitted (logistic regression) on glued held-out text, at all places that an affix or the tagger
# takes to be possible: the weights of the tagger, the words and their usual ZWNJs, all log10.
_TAGGER: Final = 0.48
_WORDS: Final = 0.18
_SHARE: Final = 0.65
_LIMIT: Final = 6.0
_CONTEXT: Final = 2  # words before and behind that the language model looks at
_LEAST: Final = 1e-3


def better_place(phrase: Phrase, at: int, free: Mapping[int, Sequence[float]]) -> tuple[int, float]:
    """Return the place of the ZWNJ that stands before letter ``at``, and its margin (log10).

    ``free``: the tagger's log10 probabilities of the readings of the gaps that may be set. Only a
    place beside it comes into question, and only where orthography asks for a ZWNJ.
    """
    best, most = at, 0.0
    for other in (at - 1, at + 1):
        if other not in free or phrase.gaps[other] != NOTHING or not _may_move(phrase, at, other):
            continue
        margin = _score(phrase, other, at, free) - _score(phrase, at, other, free)
        if margin > most:
            best, most = other, margin
    return best, most


def _may_move(phrase: Phrase, at: int, other: int) -> bool:
    start = phrase.word_before(at)
    end = phrase.word_end(at)
    return start < other < end and _asks(phrase.letters[start:other], phrase.letters[other:end])


def _asks(left: str, right: str) -> bool:
    return affix_reading(left, right, NOTHING) == JOINED


def _score(phrase: Phrase, at: int, other: int, free: Mapping[int, Sequence[float]]) -> float:
    """Return the score of a ZWNJ before ``at`` and nothing before ``other``."""
    places = (at, other)
    start, end = phrase.word_before(min(places)), phrase.word_end(max(places))
    left, right = phrase.letters[start:at], phrase.letters[at:end]
    share = log10(max(_LEAST, min(1 - _LEAST, model.zwnj(left, right))))
    tagger = max(-_LIMIT, free[at][JOINED]) + max(-_LIMIT, free[other][NOTHING])
    behind = words_behind(phrase, end)
    words = model.words(words_before(phrase, start), [left, right, *behind])
    return _TAGGER * tagger + _WORDS * words + _SHARE * share


def words_before(phrase: Phrase, at: int) -> list[str]:
    """Return the words that end before letter ``at``, as many as the language model looks at."""
    words: list[str] = []
    while at and len(words) < _CONTEXT:
        start = phrase.word_before(at)
        words.insert(0, phrase.letters[start:at])
        at = start
    return words


def words_behind(phrase: Phrase, at: int) -> list[str]:
    """Return the words from letter ``at`` on, as many as the language model looks at."""
    words: list[str] = []
    while at < len(phrase.letters) and len(words) < _CONTEXT:
        end = phrase.word_end(at)
        words.append(phrase.letters[at:end])
        at = end
    return words
