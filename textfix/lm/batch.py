"""Look-ups by the thousand: the store's n-grams, spellings and ZWNJ rates as arrays.

Sorted keys and one binary search by numpy in place of a walk in Python; the answers are those of
the scalar look-ups but for the order in which logarithms are added.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from textfix.lm.gaps import CODES, LIMIT
from textfix.lm.quantity import LEVELS
from textfix.lm.spelling import BOUNDARY, ORDER, OTHER

__all__ = ["Bits", "GapTable", "Ids", "Log10", "NgramTable", "SpellingTable", "places_of"]

Bits = NDArray[np.bool_]
Ids = NDArray[np.int64]
Log10 = NDArray[np.float64]

_LEVELS: Final = np.array(LEVELS)
_LOGITS: Final = (np.arange(CODES + 1) / CODES * 2 - 1) * LIMIT
# The memo has a place for each of so many keys; two keys of one place take turns.
_PLACES: Final = 17
_BORDER: Final = "\n"  # between forms, which hold no space
_CODES: Final = 0xFFFF  # code points that the table of symbols tells apart
_SPELLING: Final = ("keys", "p", "contexts", "backoff")
_MIX: Final = np.int64(0x9E3779B97F4A7C15 - (1 << 64))


class NgramTable:
    """The trigrams with their backoff: about 12 MB of keys, made of the store on first use."""

    def __init__(self, views: Mapping[str, memoryview], block: int) -> None:
        """``block``: contexts that share a base in ``trigram_bases``."""
        rows = {name: np.asarray(view) for name, view in views.items() if "gap" not in name}
        self._unigrams = _LEVELS[rows["unigram_p"]]
        self._backoff = _LEVELS[rows["unigram_backoff"]]
        self._pairs = _keys(rows["bigram_starts"], rows["bigram_words"])
        self._pair_p = rows["bigram_p"]
        self._contexts = _keys(rows["context_starts"], rows["context_words"])
        self._context_backoff = _LEVELS[rows["context_backoff"]]
        inside = rows["trigram_starts"].astype(np.int64)
        starts = np.repeat(rows["trigram_bases"].astype(np.int64), block)[: len(inside)] + inside
        numbers = np.repeat(np.arange(len(self._contexts)), np.diff(starts))
        self._triples = numbers << 16 | rows["trigram_words"]
        self._triple_p = rows["trigram_p"]
        # A row is a key and the bits of its answer: read and written as one, threads or not.
        self._memo = np.full((1 << _PLACES, 2), -1, np.int64)

    def log10(self, u: Ids, v: Ids, w: Ids) -> Log10:
        """Return log10 p(w | u v) for each place of three arrays [n] of ids."""
        keys = (u << 16 | v) << 16 | w
        places = ((keys * _MIX) >> (64 - _PLACES)) & ((1 << _PLACES) - 1)
        rows = self._memo[places]
        missing = places_of(rows[:, 0] != keys)
        if missing.size:
            fresh = np.stack([keys[missing], self._look_up(keys[missing]).view(np.int64)], axis=1)
            rows[missing] = fresh
            self._memo[places[missing]] = fresh
        found: Log10 = rows[:, 1].view(np.float64)
        return found

    def _look_up(self, keys: Ids) -> Log10:
        contexts, w = keys >> 16, keys & 0xFFFF
        context, known = _find(self._contexts, contexts.astype(np.uint32))
        found = np.empty(len(keys))
        triple, there = _find(self._triples, context << 16 | w)
        there &= known
        found[there] = _LEVELS[self._triple_p[triple[there]]]
        rest = places_of(~there)
        backoff = np.where(known[rest], self._context_backoff[context[rest]], 0.0)
        found[rest] = backoff + self._bigram(contexts[rest] & 0xFFFF, w[rest])
        return found

    def _bigram(self, v: Ids, w: Ids) -> Log10:
        pair, there = _find(self._pairs, (v << 16 | w).astype(np.uint32))
        return np.where(there, _LEVELS[self._pair_p[pair]], self._backoff[v] + self._unigrams[w])


class SpellingTable:
    """The letters of words, see ``Spelling``."""

    def __init__(self, alphabet: str, views: Mapping[str, memoryview]) -> None:
        self._symbols = np.full(_CODES + 1, OTHER, np.int64)
        self._symbols[[ord(letter) for letter in alphabet]] = np.arange(len(alphabet)) + OTHER + 1
        self._symbols[ord(_BORDER)] = BOUNDARY
        self._base = len(alphabet) + OTHER + 1
        self._short = _LEVELS[np.asarray(views["spelling_3"])]
        self._levels = [
            tuple(np.asarray(views[f"spelling_{n}_{name}"]) for name in _SPELLING) for n in (5, 4)
        ]

    def log10(self, forms: Sequence[str]) -> tuple[Log10, Log10]:
        """Return log10 of the letters of each form, and of those and the word's ending there."""
        border = _BORDER * (ORDER - 1)
        codes = (border + border.join(forms) + _BORDER).encode("utf-32-le", "surrogatepass")
        symbols = self._symbols[np.minimum(np.frombuffer(codes, np.uint32), _CODES)]
        keys = np.zeros(len(symbols) - ORDER + 1, np.int64)
        for place in range(ORDER):
            keys = keys * self._base + symbols[place : place + len(keys)]
        unique, places = np.unique(keys, return_inverse=True)
        sums = np.append(0.0, np.cumsum(self._look_up(unique)[places]))
        sizes = np.array([len(form) for form in forms], np.int64)
        starts = np.cumsum(sizes + ORDER - 1) - sizes - ORDER + 1
        ends = starts + sizes
        return sums[ends] - sums[starts], sums[ends + 1] - sums[starts]

    def _look_up(self, keys: Ids) -> Log10:
        found = self._short[keys % self._base**3]
        total, rest = np.zeros(len(keys)), np.arange(len(keys))
        for order, (ngrams, p, contexts, backoff) in zip((5, 4), self._levels, strict=True):
            tails = keys[rest] % self._base**order
            place, there = _find(ngrams, tails.astype(np.uint32))
            total[rest[there]] += _LEVELS[p[place[there]]]
            found[rest[there]] = 0.0
            rest, tails = rest[~there], tails[~there]
            place, there = _find(contexts, (tails // self._base).astype(np.uint32))
            total[rest[there]] += _LEVELS[backoff[place[there]]]
        total += found
        return total


class GapTable:
    """The rates of ZWNJ between words, see ``Gaps``."""

    def __init__(self, views: Mapping[str, memoryview], weights: Sequence[float]) -> None:
        self._after = _LOGITS[np.asarray(views["gap_after"])]
        self._before = _LOGITS[np.asarray(views["gap_before"])]
        self._keys = np.asarray(views["gap_keys"])
        self._logits = _LOGITS[np.asarray(views["gap_rates"])]
        self._weights = tuple(weights)

    def rate(self, left: Ids, right: Ids) -> Log10:
        """Return P(ZWNJ | a ZWNJ or a space) for each place of two arrays [n] of ids."""
        x, y = self._after[left], self._before[right]
        one, after, before, both, higher = self._weights
        logit = one + after * x + before * y + both * x * y + higher * np.maximum(x, y)
        place, there = _find(self._keys, (left << 16 | right).astype(np.uint32))
        rates: Log10 = 1 / (1 + np.exp(-np.where(there, self._logits[place], logit)))
        return rates


def _keys(starts: NDArray[Any], words: NDArray[Any]) -> NDArray[np.uint32]:
    """Return the sorted keys ``first << 16 | word`` of a list of words by their first word."""
    sizes = np.diff(starts.astype(np.int64))
    firsts = np.repeat(np.arange(len(sizes), dtype=np.uint32) << np.uint32(16), sizes)
    keys: NDArray[np.uint32] = firsts | words
    return keys


def _find(keys: NDArray[Any], sought: NDArray[Any]) -> tuple[Ids, Bits]:
    """Return the places of keys among sorted ones, and whether they are there."""
    order = sought.argsort()  # neighbours are found soon, one after the other
    places = np.empty(len(sought), np.int64)
    places[order] = keys.searchsorted(sought[order])
    np.minimum(places, len(keys) - 1, out=places)
    return places, keys[places] == sought


def places_of(marked: Bits) -> Ids:
    """Return the places where an array [n] is true (``numpy.flatnonzero``, a fifth of its time)."""
    return marked.nonzero()[0]
