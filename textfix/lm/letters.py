"""Training the character model: interpolated Witten–Bell over the spellings of rare words.

Witten and Bell, "The zero-frequency problem" (1991). Each word type counts once: an unknown
word is as new as the rare ones are.
"""

from __future__ import annotations

from typing import Any

import numpy as np

from textfix.lm.estimate import Level
from textfix.lm.packing import pack_log10
from textfix.lm.prune import keep, worth
from textfix.lm.spelling import BOUNDARY, ORDER, OTHER

__all__ = ["train_spelling"]

Array = np.ndarray[Any, np.dtype[Any]]


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
    windows: Array = keys[predicted]
    return windows


def _short(symbols: Array, base: int) -> Array:
    """Return the full table of p(c | a b), smoothed down to the uniform distribution."""
    lower = np.full((1, base), 1 / base)
    for order in (1, 2, 3):
        counted = np.bincount(_windows(symbols, base, order), minlength=base**order)
        counts = counted.reshape(-1, base)
        kinds = (counts > 0).sum(1, keepdims=True)
        weights = np.maximum(counts.sum(1, keepdims=True) + kinds, 1)
        p = np.where(kinds > 0, (counts + kinds * lower) / weights, lower)
        lower = np.tile(p, (base, 1))  # row (a, b) of the next order backs off to row (b)
    return p.reshape(-1)


def _level(keys: Array, counts: Array, base: int, lower: Array) -> Level:
    contexts, starts, context = np.unique(keys // base, return_index=True, return_inverse=True)
    totals = np.add.reduceat(counts, starts).astype(np.float64)
    kinds = np.diff(np.append(starts, len(keys)))
    backoff = kinds / (totals + kinds)
    p = counts / (totals + kinds)[context] + backoff[context] * lower
    return Level(keys, p, lower, p * totals[context], context, contexts, backoff)


def _worthiest(level: Level, number: int) -> Array:
    """Return the places of the ``number`` n-grams that are worth most, in order."""
    return np.sort(np.argsort(-worth(level), kind="stable")[:number])


def _pack(level: Level, order: int) -> dict[str, Array]:
    used = np.unique(level.context)
    return {
        f"spelling_{order}_keys": level.keys.astype(np.uint32),
        f"spelling_{order}_p": pack_log10(level.p),
        f"spelling_{order}_contexts": level.contexts[used].astype(np.uint32),
        f"spelling_{order}_backoff": pack_log10(level.backoff[used]),
    }


def train_spelling(words: list[str], alphabet: str, sizes: tuple[int, int]) -> dict[str, Array]:
    """Return the arrays of a character model of the words, at most ``sizes`` 4- and 5-grams."""
    base = len(alphabet) + OTHER + 1
    symbols = _symbols(words, alphabet)
    short = _short(symbols, base)
    keys, counts = np.unique(_windows(symbols, base, 4), return_counts=True)
    fours = _level(keys, counts, base, short[keys % base**3])
    places = _worthiest(fours, sizes[0])
    kept = keep(fours, places)
    p = kept.backoff[fours.context] * fours.lower
    p[places] = fours.p[places]
    keys, counts = np.unique(_windows(symbols, base, 5), return_counts=True)
    fives = _level(keys, counts, base, p[np.searchsorted(fours.keys, keys % base**4)])
    longest = keep(fives, _worthiest(fives, sizes[1]))
    return {"spelling_3": pack_log10(short)} | _pack(kept, 4) | _pack(longest, 5)
