"""The odds of the readings of gaps, by the tables alone."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from textfix.lm.batch import Ids
from textfix.words.cascade.features import Between, Inside
from textfix.words.cascade.letters import Letters, Tokens
from textfix.words.cascade.table import scores
from textfix.words.phrases import JOINED, NOTHING, SPACED

__all__ = ["BETWEEN", "GATE", "INSIDE", "Found", "odds_between", "odds_inside"]

INSIDE, BETWEEN = range(2)
"""The kinds of gaps: those of which nothing is seen, and spaces."""

GATE: Final = -1.5
"""log10 odds: where the word by itself says less for a change, nothing else is asked."""

_FEATURES: Final[dict[int, type[Inside] | type[Between]]] = {INSIDE: Inside, BETWEEN: Between}
_AT_A_TIME: Final = 1 << 11  # gaps: what is made of them stays in the processor's cache

Log10 = NDArray[np.float32]


class Found(NamedTuple):
    """Gaps that may be wrong, as arrays [n]: the letters behind them, and log10 [n, 3] of the
    probabilities of the readings nothing, space, ZWNJ."""

    at: Ids
    log10: Log10


def odds_inside(letters: Letters, tokens: Tokens) -> Found:
    """Find the gaps inside words that may have lost a sign; each different word is asked once."""
    _, first, same = np.unique(tokens.prints, return_index=True, return_inverse=True)
    sizes = (tokens.ends - tokens.starts)[first]
    begins = np.cumsum(sizes) - sizes
    inner = np.arange(sizes.sum()) - np.repeat(begins, sizes)
    asked = (inner > 0).nonzero()[0]
    alone = np.full((len(inner), 2), -np.inf, np.float32)
    at = (np.repeat(tokens.starts[first], sizes) + inner)[asked]
    alone[asked] = _alone(INSIDE, letters, tokens, at)
    mine = begins[same[tokens.of]] + np.arange(len(tokens.of)) - tokens.starts[tokens.of]
    at = ((letters.gaps == NOTHING) & (alone.max(axis=1) > GATE)[mine]).nonzero()[0]
    sums = alone[mine[at]] + _in_context(INSIDE, letters, tokens, at)
    return Found(at, _normalized(sums, (SPACED, JOINED)))


def odds_between(letters: Letters, tokens: Tokens) -> Found:
    """Find the spaces that may stand for nothing or a ZWNJ."""
    at = (letters.gaps == SPACED).nonzero()[0]
    at = at[tokens.of[at] > 0]
    at = at[Between(letters, tokens, at).may_be_wrong()]
    alone = _alone(BETWEEN, letters, tokens, at)
    some = (alone.max(axis=1, initial=-np.inf) > GATE).nonzero()[0]
    sums = alone[some] + _in_context(BETWEEN, letters, tokens, at[some])
    return Found(at[some], _normalized(sums, (NOTHING, JOINED)))


def _alone(kind: int, letters: Letters, tokens: Tokens, at: Ids) -> Log10:
    """Return log10 odds [n, 2] of gaps by their words alone."""
    return _in_parts(at, lambda at: scores(kind, _FEATURES[kind](letters, tokens, at).alone()))


def _in_context(kind: int, letters: Letters, tokens: Tokens, at: Ids) -> Log10:
    """Return log10 odds [n, 2] that the words beside add."""

    def ask(at: Ids) -> Log10:
        return scores(kind, _FEATURES[kind](letters, tokens, at).context(np.arange(len(at))))

    return _in_parts(at, ask)


def _in_parts(at: Ids, ask: Callable[[Ids], Log10]) -> Log10:
    """Return the answers of ``ask`` about gaps, some of them at a time."""
    some = [ask(at[first : first + _AT_A_TIME]) for first in range(0, len(at), _AT_A_TIME)]
    return np.concatenate(some) if some else np.zeros((0, 2), np.float32)


def _normalized(sums: Log10, others: tuple[int, int]) -> Log10:
    """Return log10 of probabilities, by reading, of log10 odds against what is seen."""
    log10 = np.zeros((len(sums), 3), np.float32)
    log10[:, others] = sums
    log10 -= np.log10((10.0**log10).sum(axis=1, keepdims=True))
    return log10
