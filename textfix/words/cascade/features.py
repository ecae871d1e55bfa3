"""What the tables are asked about a gap: features, each a key of 64 bits.

A feature is a template (the letters before the gap, the word before that, how common both parts
are …) filled in. Those of the words alone come first; those that look at the words beside, which
cost more and matter where the first leave a doubt, apart.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from textfix.lm.batch import Ids, Log10
from textfix.lm.prints import Prints, Row
from textfix.words import model
from textfix.words.cascade.letters import Letters, Tokens

__all__ = ["Between", "Inside"]

_FACTORS: Final = tuple(
    np.uint64(number)
    for number in (0x9E3779B97F4A7C15, 0xBF58476D1CE4E5B9, 0x94D049BB133111EB, 0xD6E8FEB86659FD93)
)
_LONG: Final = 6  # letters: a longer part counts as so long
_MOST: Final = 11  # of the classes of counts
_UNKNOWN: Final = 16  # from here on the classes of pairs of which a word is unknown


_Words = tuple[Prints, Ids, Ids, Ids]
"""Prints, spans (letters) and ids of one word each of some gaps."""


class Inside:
    """The features of gaps of which nothing is seen: inside the words of ``letters``.

    ``at``: the letters behind the gaps, none of them the first one of a word.
    """

    def __init__(self, letters: Letters, tokens: Tokens, at: Ids) -> None:
        self._tokens, self._at = tokens, at
        self._letters, self._row = letters, tokens.row
        self._word = tokens.of[at]
        self._starts, self._ends = tokens.starts[self._word], tokens.ends[self._word]
        self._left = self._row.prints(self._starts, at)
        self._right = self._row.prints(at, self._ends)
        self._ids = model.ids(self._left), model.ids(self._right)
        self._pair = _share_class(*self._ids)
        self._whole = _count_class(tokens.ids)[self._word]

    def alone(self) -> list[Prints]:
        """Return the keys of the word and the place in it."""
        left, right = self._left, self._right
        start, end, at = self._starts, self._ends, self._at
        l1, l2, l3, l4 = (_tail(self._row, start, at, n) for n in (1, 2, 3, 4))
        r1, r2, r3, r4 = (_head(self._row, at, end, n) for n in (1, 2, 3, 4))
        many, few = _count_class(self._ids[0]), _count_class(self._ids[1])
        before, behind = _size(at - start), _size(end - at)
        return _keyed(
            [
                left,
                right,
                _mix(left, right),
                _mix(l2, r2),
                _mix(l3, r3),
                _mix(l1, r3),
                _mix(l3, r1),
                _mix(l4, r4),
                _mix(left, r2),
                _mix(l2, right),
                _mix(left, r3),
                _mix(l3, right),
                l4,
                r4,
                l3,
                r3,
                _mix(many, few, self._whole),
                _mix(self._pair, self._whole),
                _mix(self._pair, many, few),
                _mix(right, many, l1),
                _mix(left, few, r1),
                _mix(before, right),
                _mix(self._whole, before, behind),
            ],
            0,
        )

    def context(self, some: Ids) -> list[Prints]:
        """Return the keys of the words beside, of ``some`` of the gaps (numbers)."""
        tokens, word = self._tokens, self._word[some]
        left, right = self._left[some], self._right[some]
        before, after = tokens.before[word], tokens.after[word]
        u, v, w = tokens.ids_before[word], self._ids[0][some], self._ids[1][some]
        behind, whole = tokens.ids_after[word], tokens.ids[word]
        start, at, end = self._starts[some], self._at[some], self._ends[some]
        parts = [(left, start, at, v), (right, at, end, w)]
        fit = _fit(self._letters, parts, (tokens.prints[word], start, end, whole), u, behind)
        last = np.maximum(word - 1, 0)
        ending = _tail(self._row, tokens.starts[last], tokens.ends[last], 2)
        ending = np.where(u != model.START, ending, before)
        return _keyed(
            [
                _mix(before, left),
                _mix(right, after),
                _mix(before, left, right),
                _mix(left, right, after),
                _mix(ending, self._row.prints(at - 1, at), right),
                _mix(before, right),
                _mix(left, after),
                _mix(fit, self._pair[some]),
                _mix(fit, self._whole[some]),
                _mix(fit, right),
                _mix(fit, left),
            ],
            32,
        )


class Between:
    """The features of spaces: each before the letter ``at``, the first one of a word."""

    def __init__(self, letters: Letters, tokens: Tokens, at: Ids) -> None:
        self._tokens, self._at = tokens, at
        self._letters, self._row = letters, tokens.row
        self._right = tokens.of[at]
        self._left = self._right - 1
        self._starts, self._ends = tokens.starts[self._left], tokens.ends[self._right]
        self._ids = tokens.ids[self._left], tokens.ids[self._right]
        self._both = self._row.prints(self._starts, self._ends)
        self._whole = model.ids(self._both)
        self._pair = _share_class(*self._ids)

    def may_be_wrong(self) -> NDArray[np.bool_]:
        """Tell the spaces that are worth a closer look: the words are one, or rare, or may take a
        ZWNJ between them."""
        left, right = self._ids
        few = np.minimum(model.counts(left), model.counts(right)) <= _RARE
        many = self._whole > 0
        found: NDArray[np.bool_] = few | many | (model.zwnjs(left, right) > _SELDOM)
        return found

    def alone(self) -> list[Prints]:
        """Return the keys of the two words."""
        left, right = self._tokens.prints[self._left], self._tokens.prints[self._right]
        start, end, at = self._starts, self._ends, self._at
        l1, l2, l3 = (_tail(self._row, start, at, n) for n in (1, 2, 3))
        r2, r3 = (_head(self._row, at, end, n) for n in (2, 3))
        counts = [_count_class(ids) for ids in (*self._ids, self._whole)]
        many, few, whole = counts
        before, behind = _size(at - start), _size(end - at)
        usual = _gain_class(model.log10s(np.zeros_like(self._ids[0]) + model.START, *self._ids))
        return _keyed(
            [
                left,
                right,
                _mix(left, right),
                self._both,
                _mix(l2, right),
                _mix(l3, right),
                _mix(left, r2),
                _mix(left, r3),
                _mix(l2, r2),
                _mix(l3, r3),
                _mix(l1, right),
                l3,
                r3,
                _mix(many, few, whole),
                _mix(self._pair, whole),
                _mix(self._pair, many, few),
                _mix(right, many, whole),
                _mix(left, few, whole),
                _mix(before, behind, whole),
                _mix(before, right),
                _mix(left, behind),
                _mix(usual, self._pair),
                _mix(usual, whole, many),
            ],
            64,
        )

    def context(self, some: Ids) -> list[Prints]:
        """Return the keys of the words beside, of ``some`` of the spaces (numbers)."""
        tokens = self._tokens
        one, two = self._left[some], self._right[some]
        left, right = tokens.prints[one], tokens.prints[two]
        before, after = tokens.before[one], tokens.after[two]
        u, v, w = tokens.ids_before[one], self._ids[0][some], self._ids[1][some]
        behind, whole = tokens.ids_after[two], self._whole[some]
        start, at, end = self._starts[some], self._at[some], self._ends[some]
        parts = [(left, start, at, v), (right, at, end, w)]
        fit = _fit(self._letters, parts, (self._both[some], start, end, whole), u, behind)
        return _keyed(
            [
                _mix(before, left, right),
                _mix(left, right, after),
                _mix(before, right),
                _mix(left, after),
                _mix(right, after),
                _mix(before, left),
                _mix(fit, self._pair[some]),
                _mix(fit, _count_class(whole)),
                _mix(fit, right),
                _mix(fit, left),
            ],
            96,
        )


_SPELLED: Final = 20  # letters of a word, at most, that are looked at
_RARE: Final = 3  # count in the corpora, up to which a word may be part of one that was cut
_SELDOM: Final = 0.02  # of ZWNJs between two words


def _tail(row: Row, start: Ids, end: Ids, size: int) -> Prints:
    """Return the prints of the last letters of words, told apart from words that are so short."""
    first = np.maximum(start, end - size)
    found: Prints = row.prints(first, end) + (first == start).astype(np.uint64)
    return found


def _head(row: Row, start: Ids, end: Ids, size: int) -> Prints:
    last = np.minimum(end, start + size)
    found: Prints = row.prints(start, last) + (last == end).astype(np.uint64)
    return found


def _size(letters: Ids) -> Prints:
    return np.minimum(letters, _LONG).astype(np.uint64)


def _count_class(ids: Ids) -> Prints:
    """Return the classes of words by their counts: 0 for none, then two for each power of ten."""
    counts = model.counts(ids)
    classes = np.where(counts > 0, 1 + np.floor(2 * np.log10(np.maximum(counts, 1))), 0)
    return np.minimum(classes, _MOST).astype(np.uint64)


def _share_class(left: Ids, right: Ids) -> Prints:
    """Return the classes of pairs of words by how often a ZWNJ stands between them (logit)."""
    share = model.zwnjs(left, right)
    classes = np.clip(np.floor(np.log(share / (1 - share)) + 8), 0, _UNKNOWN - 1)
    known = (left > 0) + 2 * (right > 0)
    return np.where(known == 3, classes, _UNKNOWN + known).astype(np.uint64)


def _follow(before: Ids, *words: Ids) -> Log10:
    """Return log10 of words (ids) in a row, after one that nothing stands before."""
    u, v = np.full_like(before, model.START), before
    total = np.zeros(len(before))
    for word in words:
        total += model.log10s(u, v, word)
        u, v = v, word
    return total


def _fit(
    letters: Letters, parts: Sequence[_Words], whole: _Words, before: Ids, after: Ids
) -> Prints:
    """Return the classes of how much likelier ``parts`` are than ``whole`` between the words (ids)
    beside them."""
    text = letters.text()
    gain = _spelled(text, parts) + _follow(before, *(ids for *_, ids in parts), after)
    gain -= _spelled(text, [whole])
    return _gain_class(gain - _follow(before, whole[3], after))


def _spelled(text: str, words: Sequence[_Words]) -> Log10:
    """Return log10 of the letters of the words that the language model does not know."""
    total = np.zeros(len(words[0][0]))
    for prints, starts, ends, ids in words:
        unknown = (ids == model.UNK).nonzero()[0]
        if unknown.size:
            _, first, same = np.unique(prints[unknown], return_index=True, return_inverse=True)
            some = unknown[first]
            spans = zip(starts[some].tolist(), ends[some].tolist(), strict=True)
            forms = [text[start : min(end, start + _SPELLED)] for start, end in spans]
            total[unknown] += model.spellings(forms)[same]
    return total


def _gain_class(log10: Log10) -> Prints:
    classes: Prints = np.clip(np.floor(1.5 * log10) + 24, 0, 48).astype(np.uint64)
    return classes


def _mix(*parts: Prints) -> Prints:
    """Return one key of several numbers, in their order."""
    mixed: Prints = parts[0] * _FACTORS[0]
    for part in parts[1:]:
        mixed = (mixed ^ (mixed >> np.uint64(29))) * _FACTORS[1] + part
    return mixed


def _number(template: int) -> np.uint64:
    return np.uint64(template * int(_FACTORS[0]) & 0xFFFFFFFFFFFFFFFF)


def _keyed(keys: Iterable[NDArray[Any]], first: int) -> list[Prints]:
    """Return ``keys`` with the numbers of their templates, from ``first`` on, mixed in."""
    return [
        ((key ^ (key >> np.uint64(31))) * _FACTORS[2] + _number(number)) * _FACTORS[3]
        for number, key in enumerate(keys, first)
    ]
