"""Pruning: keep the n-grams whose loss would cost most, and make the rest sum to 1 again.

The cost is the weighted difference of Seymore and Rosenfeld, "Scalable backoff language
models" (1996): how often an n-gram counts, times what its logarithm loses by backing off.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from textfix.lm.estimate import LAST_TWO, Estimates, Level

__all__ = ["prune"]

Array = np.ndarray[Any, np.dtype[Any]]


def _costliest(level: Level, number: int) -> Array:
    """Return, sorted, the places of the ``number`` n-grams that backing off would hurt most."""
    gain = np.log(level.p) - np.log(level.backoff[level.context] * level.lower)
    cost = level.totals[level.context] * level.p * gain
    if number >= len(cost):
        return np.flatnonzero(cost > 0)
    return np.sort(np.argsort(-cost, kind="stable")[:number])


def _keep(level: Level, places: Array) -> Level:
    """Return the level with these n-grams alone and backoff weights that sum it to 1."""
    kept, context = level.keys[places], level.context[places]
    size = len(level.contexts)
    spent = np.bincount(context, level.p[places], size)
    covered = np.bincount(context, level.lower[places], size)
    backoff = np.maximum(1 - spent, 1e-9) / np.maximum(1 - covered, 1e-9)
    return level._replace(
        keys=kept, p=level.p[places], lower=level.lower[places], context=context, backoff=backoff
    )


def prune(estimates: Estimates, bigrams: int, trigrams: int) -> Estimates:
    """Keep at most so many bigrams and trigrams; the distributions still sum to 1."""
    full = estimates.bigrams
    places = _costliest(full, bigrams)
    pairs = _keep(full, places)
    p = pairs.backoff[full.context] * full.lower
    p[places] = full.p[places]
    longer = estimates.trigrams
    lower = p[np.searchsorted(full.keys, longer.keys & LAST_TWO)]
    longer = longer._replace(lower=lower)
    return Estimates(estimates.unigrams, pairs, _keep(longer, _costliest(longer, trigrams)))
