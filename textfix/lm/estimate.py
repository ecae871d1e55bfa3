"""Interpolated modified Kneser–Ney: from n-gram counts to probabilities.

Chen and Goodman, "An empirical study of smoothing techniques for language modeling" (1998).
An n-gram is one number, 16 bits a word, the last word lowest.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

import numpy as np

from textfix.lm.ids import START

__all__ = ["LAST", "LAST_TWO", "WORD", "Estimates", "Level", "estimate"]

WORD: Final = np.uint64(16)
LAST: Final = np.uint64(0xFFFF)
LAST_TWO: Final = np.uint64(0xFFFFFFFF)

Array = np.ndarray[Any, np.dtype[Any]]


class Level(NamedTuple):
    """The n-grams of one order, sorted: each one's probability and what the lower order gives.

    ``context[i]`` is the place of the i-th n-gram's context (itself without its last word)
    in ``contexts``; ``backoff`` is a context's weight for the lower order. ``uses`` says how
    much the text needs the n-gram: what pruning weighs.
    """

    keys: Array
    p: Array
    lower: Array
    uses: Array
    context: Array
    contexts: Array
    backoff: Array


class Estimates(NamedTuple):
    """The whole model: a probability for every id, then bigrams and trigrams."""

    unigrams: Array
    bigrams: Level
    trigrams: Level


def _discounts(counts: Array) -> Array:
    """Return the discounts for counts 0, 1, 2 and 3 or more, from the counts of counts."""
    n = np.bincount(np.minimum(counts, 5), minlength=5).astype(np.float64)
    if n[1:5].min() == 0:  # a text too small to tell
        return np.array([0.0, 0.5, 0.75, 0.9])
    y = n[1] / (n[1] + 2 * n[2])
    d = np.array([0.0] + [k - (k + 1) * y * n[k + 1] / n[k] for k in (1, 2, 3)])
    clipped: Array = np.clip(d, [0.0, 0.05, 0.1, 0.15], [0.0, 0.95, 1.9, 2.85])
    return clipped


def _level(keys: Array, counts: Array, lower: Array) -> Level:
    """Interpolate the discounted counts with the lower order's probabilities."""
    contexts, starts, context = np.unique(keys >> WORD, return_index=True, return_inverse=True)
    discount = _discounts(counts)[np.minimum(counts, 3)]
    totals = np.add.reduceat(counts, starts).astype(np.float64)
    backoff = np.add.reduceat(discount, starts) / totals
    p = (counts - discount) / totals[context] + backoff[context] * lower
    return Level(keys, p, lower, p * totals[context], context, contexts, backoff)


def _tails(keys: Array, counts: Array, mask: np.uint64) -> tuple[Array, Array, Array]:
    """Return the n-grams without their first word: how many words precede each, and its count."""
    tails = keys & mask
    order = np.argsort(tails, kind="stable")
    unique, starts = np.unique(tails[order], return_index=True)
    preceding = np.diff(np.append(starts, len(keys)))
    return unique, preceding, np.add.reduceat(counts[order], starts)


def _unigrams(keys: Array, counts: Array, vocabulary: int) -> Array:
    """Interpolate the words' counts with the uniform distribution over all ids but the start."""
    discount = _discounts(counts)[np.minimum(counts, 3)]
    p = np.full(vocabulary, discount.sum() / counts.sum() / (vocabulary - 1))
    p[keys.astype(np.int64)] += (counts - discount) / counts.sum()
    p[START] = 0
    return p


def estimate(keys: Array, counts: Array, vocabulary: int) -> Estimates:
    """Estimate a model from sorted trigrams, their counts and the number of word ids.

    Lower orders count the different words before an n-gram, except where it begins with the
    start of a line: only another start precedes that, so its own count is kept.
    """
    pairs, preceding, raw = _tails(keys, counts, LAST_TWO)
    pair_counts = np.where(pairs >> WORD == START, raw, preceding)
    words, preceding, _ = _tails(pairs, pair_counts, LAST)
    unigrams = _unigrams(words, preceding, vocabulary)
    bigrams = _level(pairs, pair_counts, unigrams[(pairs & LAST).astype(np.int64)])
    lower = bigrams.p[np.searchsorted(pairs, keys & LAST_TWO)]
    # The pruned model backs off to bigrams far more often than the text has new trigrams:
    # weighing bigrams by their occurrences gave the better rankings on the tuning part.
    bigrams = bigrams._replace(uses=raw.astype(np.float64))
    return Estimates(unigrams, bigrams, _level(keys, counts, lower))
