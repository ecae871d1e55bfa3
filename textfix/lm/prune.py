"""Pruning: keep the n-grams that are worth their bytes, and make the rest sum to 1 again.

What an n-gram is worth is the weighted difference of Seymore and Rosenfeld, "Scalable backoff
language models" (1996): its uses, times what its logarithm (nats) loses by backing off.
"""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from textfix.lm.estimate import LAST_TWO, Estimates, Level

__all__ = ["keep", "prune", "worth"]

Array = np.ndarray[Any, np.dtype[Any]]

# Bytes of the store: a word's id and its probability; a context's word, weight and start.
NGRAM_BYTES: Final = 3
CONTEXT_BYTES: Final = 5
# A bigram may cost this share of a trigram's price a byte. Held-out text alone would ask for 1;
# telling the order of exchanged phrases (what direction asks) is best at a half or less.
PAIR_PRICE: Final = 0.5

STEPS: Final = 14


def worth(level: Level) -> Array:
    """Return what each n-gram is worth, in nats over all its uses."""
    gain = np.log(level.p) - np.log(level.backoff[level.context] * level.lower)
    worth: Array = level.uses * gain
    return worth


def keep(level: Level, places: Array) -> Level:
    """Return the level with the n-grams of these places alone, each context summing to 1."""
    context, size = level.context[places], len(level.contexts)
    p, lower = level.p[places], level.lower[places]
    spent, covered = np.bincount(context, p, size), np.bincount(context, lower, size)
    backoff = np.maximum(1 - spent, 1e-9) / np.maximum(1 - covered, 1e-9)
    return Level(level.keys[places], p, lower, level.uses[places], context, level.contexts, backoff)


def _trigram_places(level: Level, price: float) -> Array:
    """Return the trigrams worth their bytes, in contexts worth theirs."""
    surplus = np.maximum(worth(level) - NGRAM_BYTES * price, 0)
    together = np.bincount(level.context, surplus, len(level.contexts))
    is_worth = together > CONTEXT_BYTES * price
    return np.flatnonzero((surplus > 0) & is_worth[level.context])


def _at_price(estimates: Estimates, tails: Array, price: float) -> Estimates:
    """Prune at a price (nats a byte); ``tails`` are the trigrams' places among the bigrams."""
    full, longer = estimates.bigrams, estimates.trigrams
    places = np.flatnonzero(worth(full) > NGRAM_BYTES * price * PAIR_PRICE)
    pairs = keep(full, places)
    p = pairs.backoff[full.context] * full.lower
    p[places] = full.p[places]
    longer = longer._replace(lower=p[tails])
    return Estimates(estimates.unigrams, pairs, keep(longer, _trigram_places(longer, price)))


def _size(estimates: Estimates) -> int:
    pairs, longer = estimates.bigrams, estimates.trigrams
    ngrams = len(pairs.keys) + len(longer.keys)
    return ngrams * NGRAM_BYTES + len(np.unique(longer.context)) * CONTEXT_BYTES


def prune(estimates: Estimates, size: int) -> Estimates:
    """Prune to at most ``size`` bytes of bigrams and trigrams; all distributions still sum to 1."""
    tails = np.searchsorted(estimates.bigrams.keys, estimates.trigrams.keys & LAST_TWO)
    low, high = 0.0, 1000.0
    best = _at_price(estimates, tails, low)
    if _size(best) <= size:
        return best
    for _ in range(STEPS):
        # By ratios: the price is near 1 for the whole corpora, far less for small ones.
        price = (max(low, 1e-3) * high) ** 0.5
        found = _at_price(estimates, tails, price)
        if _size(found) <= size:
            best, high = found, price
        else:
            low = price
    return best if _size(best) <= size else _at_price(estimates, tails, high)
