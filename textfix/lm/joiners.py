"""Training the rates of ZWNJ between words, for `gaps` to read."""

from __future__ import annotations

from math import exp
from typing import Any, Final

import numpy as np

from textfix.lm.gaps import CODES, LIMIT

__all__ = ["to_logit", "train_gaps"]

# A pair's own counts stand against this many observations of what its words say.
PRIOR: Final = 2.0

Array = np.ndarray[Any, np.dtype[Any]]


def to_logit(rates: Array) -> Array:
    """Return the logit of rates, within the limits a byte can hold."""
    edge = 1 / (1 + exp(LIMIT))
    rates = np.clip(rates, edge, 1 - edge)
    logits: Array = np.log(rates / (1 - rates))
    return logits


def _pack(rates: Array) -> Array:
    codes: Array = np.rint((to_logit(rates) / LIMIT + 1) / 2 * CODES).astype(np.uint8)
    return codes


def _features(after: Array, before: Array) -> Array:
    """Return, a row a pair, what a pair's logit is a weighted sum of."""
    rows = [np.ones_like(after), after, before, after * before, np.maximum(after, before)]
    return np.stack(rows, axis=1)


def _fit(rows: Array, joined: Array, seen: Array) -> Array:
    """Return the weights of a logistic regression on rates (Newton's method, 25 steps)."""
    weights = np.zeros(rows.shape[1])
    for _ in range(25):
        rate = 1 / (1 + np.exp(-np.clip(rows @ weights, -30, 30)))
        slope = rows.T @ (joined - seen * rate)
        bend = (rows * (seen * rate * (1 - rate))[:, None]).T @ rows
        weights += np.linalg.solve(bend + np.eye(len(weights)), slope)
    return weights


def _without(ids: Array, seen: Array, joined: Array, size: int) -> tuple[Array, Array]:
    """Return each word's rate on one side, and for each pair the rate without that pair."""
    mean = joined.sum() / max(seen.sum(), 1)
    all_joined, all_seen = np.bincount(ids, joined, size), np.bincount(ids, seen, size)
    others = (all_joined[ids] - joined + mean) / (all_seen[ids] - seen + 1)
    return (all_joined + mean) / (all_seen + 1), others


def train_gaps(
    pairs: tuple[Array, Array, Array], vocabulary: int, number: int
) -> tuple[dict[str, Array], list[float]]:
    """Return the arrays of `Gaps` and its weights, from sorted pairs and their spaces and ZWNJs.

    The weights are fitted to what pairs do, given what their words do elsewhere; a frequent
    pair counts as four. At most ``number`` pairs are kept: the ones that tell most.
    """
    keys, spaces, joined = pairs
    left, right = (keys >> np.uint64(16)).astype(int), (keys & np.uint64(0xFFFF)).astype(int)
    seen = spaces + joined
    after, after_others = _without(left, seen, joined, vocabulary)
    before, before_others = _without(right, seen, joined, vocabulary)
    share = np.minimum(seen, 4) / np.maximum(seen, 1e-9)
    rows = _features(to_logit(after_others), to_logit(before_others))
    # Six decimals: a store must not depend on the last bits of a processor's arithmetic.
    weights = np.round(_fit(rows, share * joined, share * seen), 6)
    prior = _features(to_logit(after)[left], to_logit(before)[right]) @ weights
    rate = 1 / (1 + np.exp(-np.clip(prior, -LIMIT, LIMIT)))
    own = (joined + PRIOR * rate) / (seen + PRIOR)
    kept = np.sort(np.argsort(-seen * _divergence(own, rate), kind="stable")[:number])
    arrays = {
        "gap_after": _pack(after),
        "gap_before": _pack(before),
        "gap_keys": keys[kept].astype(np.uint32),
        "gap_rates": _pack(own[kept]),
    }
    return arrays, weights.tolist()


def _divergence(own: Array, rate: Array) -> Array:
    """Return the Kullback–Leibler divergence (nats) of the prior rate from a pair's own."""
    divergence: Array = own * np.log(own / rate) + (1 - own) * np.log((1 - own) / (1 - rate))
    return divergence
