"""Training the character model: interpolated Witten–Bell over the spellings of rare words.

Witten and Bell, "The zero-frequency problem" (1991). Each word type counts once: an unknown
word is as new as the rare ones are.
"""

from __future__ import annotations

from typing import Any, NamedTuple

import numpy as np

from textfix.lm.quantity import pack_log10
from textfix.lm.spelling import BOUNDARY, ORDER, OTHER

__all__ = ["train_spelling"]

Array = np.ndarray[Any, np.dtype[Any]]


class _Order(NamedTuple):
    keys: Array
    p: Array
    lower: Array
    contexts: Array
    context: Array
    totals: Array
    backoff: Array


def _symbols(words: list[str], alphabet: str) -> Array:
    """Return all words as symbols, each after ORDER - 1 borders and before one."""
    numbers = {letter: place for place, letter in enumerate(alphabet, OTHER + 1)}
    flat: list[int] = []
    for word in words:
        flat += [BOUNDARY] * (ORDER - 1)
        flat += [numbers.get(letter, OTHER) for letter in word]
        flat.append(BOUNDARY)
    return np.array(flat, np.int64)


def _windows(symbols: Array, base: int, order: int) -> Array:
    """Return the numbers of the n-grams that end in a letter or at the end of a word."""
    length = len(symbols) - ORDER + 1
    keys = np.zeros(length, np.int64)
    for place in range(ORDER - order, ORDER):
        keys = keys * base + symbols[place : place + length]
    # The borders before a word are given, not predicted: only a border after a letter is.
    predicted = (symbols[ORDER - 1 :] != BOUNDARY) | (symbols[ORDER - 2 : -1] != BOUNDARY)
    return keys[predicted]


def _dense(symbols: Array, base: int) -> Array:
    """Return the full table of p(c | a b), smoothed down to the uniform distribution."""
    lower = np.full((1, base), 1 / base)
    for order in (1, 2, 3):
        counts = np.bincount(_windows(symbols, base, order), minlength=base**order)
        counts = counts.reshape(-1, base)
        kinds = (counts > 0).sum(1, keepdims=True)
        weights = np.maximum(counts.sum(1, keepdims=True) + kinds, 1)
        p = np.where(kinds > 0, (counts + kinds * lower) / weights, lower)
        lower = np.tile(p, (base, 1))  # row (a, b) of the next order backs off to row (b)
    return p.reshape(-1)


def _order(keys: Array, counts: Array, base: int, lower: Array) -> _Order:
    contexts, starts, context = np.unique(keys // base, return_index=True, return_inverse=True)
    totals = np.add.reduceat(counts, starts).astype(np.float64)
    kinds = np.diff(np.append(starts, len(keys)))
    backoff = kinds / (totals + kinds)
    p = counts / (totals + kinds)[context] + backoff[context] * lower
    return _Order(keys, p, lower, contexts, context, totals, backoff)


def _keep(order: _Order, number: int) -> tuple[Array, _Order]:
    """Keep the n-grams whose loss costs most; return their places and the order without others."""
    gain = np.log(order.p) - np.log(order.backoff[order.context] * order.lower)
    cost = order.totals[order.context] * order.p * gain
    places = np.sort(np.argsort(-cost, kind="stable")[:number])
    size = len(order.contexts)
    spent = np.bincount(order.context[places], order.p[places], size)
    covered = np.bincount(order.context[places], order.lower[places], size)
    backoff = np.maximum(1 - spent, 1e-9) / np.maximum(1 - covered, 1e-9)
    return places, order._replace(
        keys=order.keys[places],
        p=order.p[places],
        lower=order.lower[places],
        context=order.context[places],
        backoff=backoff,
    )


def train_spelling(words: list[str], alphabet: str, sizes: tuple[int, int]) -> dict[str, Array]:
    """Return the arrays of a character model of the words, at most ``sizes`` 4- and 5-grams."""
    base = len(alphabet) + OTHER + 1
    symbols = _symbols(words, alphabet)
    p = _dense(symbols, base)
    arrays = {"spelling_3": pack_log10(p)}
    keys, counts = np.unique(_windows(symbols, base, 4), return_counts=True)
    fours = _order(keys, counts, base, p[keys % base**3])
    places, kept = _keep(fours, sizes[0])
    arrays |= _pack(kept, 4)
    p4 = kept.backoff[fours.context] * fours.lower
    p4[places] = fours.p[places]
    keys, counts = np.unique(_windows(symbols, base, 5), return_counts=True)
    fives = _order(keys, counts, base, p4[np.searchsorted(fours.keys, keys % base**4)])
    return arrays | _pack(_keep(fives, sizes[1])[1], 5)


def _pack(order: _Order, n: int) -> dict[str, Array]:
    used = np.unique(order.context)
    return {
        f"spelling_{n}_keys": order.keys.astype(np.uint32),
        f"spelling_{n}_p": pack_log10(order.p),
        f"spelling_{n}_contexts": order.contexts[used].astype(np.uint32),
        f"spelling_{n}_backoff": pack_log10(order.backoff[used]),
    }
