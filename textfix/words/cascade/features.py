"""What the tables are asked about a gap: features, each a key of 64 bits.

A feature is a template (the letters before the gap, the word before that, how common both parts
are …) filled in. Those of the words alone come first; those that look at the words beside, which
cost more and matter where the first leave a doubt, apart.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final, NamedTuple

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


class _Templates:
    """The templates of one look: the names of the values that each mixes, in their order."""

    def __init__(self, first: int, *templates: str) -> None:
        """``first``: the number of the first template, which tells their features apart."""
        parts = [template.split() for template in templates]
        self._names: Final = list(dict.fromkeys(name for names in parts for name in names))
        self._by_size: Final = [
            (rows, np.array([[self._names.index(name) for name in parts[row]] for row in rows]).T)
            for size in sorted(set(map(len, parts)))
            for rows in [[row for row, names in enumerate(parts) if len(names) == size]]
        ]
        numbers = [n * int(_FACTORS[0]) % (1 << 64) for n in range(first, first + len(parts))]
        self._numbers: Final = np.array(numbers, np.uint64)[:, None]

    def keys(self, values: Mapping[str, Prints]) -> Prints:
        """Return the keys [templates, n] of the features of n gaps, by the values [n] of each."""
        table = np.stack([values[name] for name in self._names])
        keys = np.empty((len(self._numbers), table.shape[1]), np.uint64)
        for rows, (one, *more) in self._by_size:
            mixed = table[one] * _FACTORS[0] if more else table[one]
            for other in more:
                mixed = (mixed ^ (mixed >> np.uint64(29))) * _FACTORS[1] + table[other]
            keys[rows] = mixed
        keys ^= keys >> np.uint64(31)
        keys *= _FACTORS[2]
        keys += self._numbers
        keys *= _FACTORS[3]
        return keys


# Values: "left" and "right" are the words, or parts of one, on the two sides of a gap, "l2" and
# "r2" the two letters next to it there, "both" and "whole" the word that they make and how common
# it is, "many" and "few" how common they are, "short" and "brief" how long; "pair" is how usual a
# ZWNJ is between them, "usual" how likely the right one behind the left; "before" and "after" are
# the words beside them, "ending" what the first of these ends in, "last" the letter before the gap;
# "fit" says how much better two words go with those beside than one.
_INSIDE_ALONE: Final = _Templates(
    0,
    *("left", "right", "left right", "l2 r2", "l3 r3", "l1 r3", "l3 r1", "l4 r4", "left r2"),
    *("l2 right", "left r3", "l3 right", "l4", "r4", "l3", "r3", "many few whole", "pair whole"),
    *("pair many few", "right many l1", "left few r1", "short right", "whole short brief"),
)
_INSIDE_CONTEXT: Final = _Templates(
    32,
    *("before left", "right after", "before left right", "left right after", "ending last right"),
    *("before right", "left after", "fit pair", "fit whole", "fit right", "fit left"),
)
_BETWEEN_ALONE: Final = _Templates(
    64,
    *("left", "right", "left right", "both", "l2 right", "l3 right", "left r2", "left r3", "l2 r2"),
    *("l3 r3", "l1 right", "l3", "r3", "many few whole", "pair whole", "pair many few"),
    *("right many whole", "left few whole", "short brief whole", "short right", "left brief"),
    *("usual pair", "usual whole many"),
)
_BETWEEN_CONTEXT: Final = _Templates(
    96,
    *("before left right", "left right after", "before right", "left after", "right after"),
    *("before left", "fit pair", "fit whole", "fit right", "fit left"),
)


class _Words(NamedTuple):
    """Three words of each of n gaps, as arrays [3, n]: those on its two sides, and the one that
    they make: their prints, spans (letters) and ids."""

    prints: Prints
    starts: Ids
    ends: Ids
    ids: Ids


class Inside:
    """The features of gaps of which nothing is seen: inside the words of ``letters``.

    ``at``: the letters behind the gaps, none of them the first one of a word.
    """

    def __init__(self, letters: Letters, tokens: Tokens, at: Ids) -> None:
        self._tokens, self._at = tokens, at
        self._letters, self._row = letters, tokens.row
        self._word = tokens.of[at]
        self._starts, self._ends = tokens.starts[self._word], tokens.ends[self._word]
        starts, ends = np.stack([self._starts, at]), np.stack([at, self._ends])
        self._parts = self._row.prints(starts, ends)
        self._ids = model.ids(self._parts.ravel()).reshape(self._parts.shape)
        self._pair = _share_class(*self._ids)
        self._whole = _count_class(tokens.ids)[self._word]

    def alone(self) -> Prints:
        """Return the keys [templates, n] of the word and the place in it."""
        start, end, at = self._starts, self._ends, self._at
        many, few = _count_class(self._ids)
        return _INSIDE_ALONE.keys(
            dict(zip(("left", "right"), self._parts, strict=True))
            | dict(zip(("l1", "l2", "l3", "l4"), _tails(self._row, start, at, 4), strict=True))
            | dict(zip(("r1", "r2", "r3", "r4"), _heads(self._row, at, end, 4), strict=True))
            | {"many": many, "few": few, "whole": self._whole, "pair": self._pair}
            | {"short": _size(at - start), "brief": _size(end - at)}
        )

    def context(self, some: Ids) -> Prints:
        """Return the keys [templates, m] of the words beside, of ``some`` of the gaps (numbers)."""
        tokens, word = self._tokens, self._word[some]
        left, right = self._parts[:, some]
        before, after = tokens.before[word], tokens.after[word]
        u, behind = tokens.ids_before[word], tokens.ids_after[word]
        start, at, end = self._starts[some], self._at[some], self._ends[some]
        words = _Words(
            np.stack([left, right, tokens.prints[word]]),
            np.stack([start, at, start]),
            np.stack([at, end, end]),
            np.stack([*self._ids[:, some], tokens.ids[word]]),
        )
        last = np.maximum(word - 1, 0)
        ending = _tails(self._row, tokens.starts[last], tokens.ends[last], 2)[1]
        return _INSIDE_CONTEXT.keys(
            {"left": left, "right": right, "before": before, "after": after}
            | {"ending": np.where(u != model.START, ending, before)}
            | {"last": self._row.prints(at - 1, at)}
            | {"pair": self._pair[some], "whole": self._whole[some]}
            | {"fit": _fit(self._letters, words, u, behind)}
        )


class Between:
    """The features of spaces: each before the letter ``at``, the first one of a word."""

    def __init__(self, letters: Letters, tokens: Tokens, at: Ids) -> None:
        self._tokens, self._at = tokens, at
        self._letters, self._row = letters, tokens.row
        self._right = tokens.of[at]
        self._left = self._right - 1
        self._starts, self._ends = tokens.starts[self._left], tokens.ends[self._right]
        self._both = self._row.prints(self._starts, self._ends)
        self._ids = np.stack(
            [tokens.ids[self._left], tokens.ids[self._right], model.ids(self._both)]
        )
        self._pair = _share_class(*self._ids[:2])

    def may_be_wrong(self) -> NDArray[np.bool_]:
        """Tell the spaces that are worth a closer look: the words are one, or rare, or may take a
        ZWNJ between them."""
        left, right, whole = self._ids
        few = model.counts(self._ids[:2]).min(axis=0) <= _RARE
        found: NDArray[np.bool_] = few | (whole > 0) | (model.zwnjs(left, right) > _SELDOM)
        return found

    def alone(self) -> Prints:
        """Return the keys [templates, n] of the two words."""
        left, right = self._tokens.prints[self._left], self._tokens.prints[self._right]
        start, end, at = self._starts, self._ends, self._at
        many, few, whole = _count_class(self._ids)
        usual = model.log10s(np.full_like(at, model.START), *self._ids[:2])
        return _BETWEEN_ALONE.keys(
            {"left": left, "right": right, "both": self._both}
            | dict(zip(("l1", "l2", "l3"), _tails(self._row, start, at, 3), strict=True))
            | dict(zip(("r1", "r2", "r3"), _heads(self._row, at, end, 3), strict=True))
            | {"many": many, "few": few, "whole": whole, "pair": self._pair}
            | {"short": _size(at - start), "brief": _size(end - at)}
            | {"usual": _gain_class(usual)}
        )

    def context(self, some: Ids) -> Prints:
        """Return the keys [templates, m] of the words beside, of ``some`` spaces (numbers)."""
        tokens = self._tokens
        one, two = self._left[some], self._right[some]
        left, right = tokens.prints[one], tokens.prints[two]
        u, behind = tokens.ids_before[one], tokens.ids_after[two]
        start, at, end = self._starts[some], self._at[some], self._ends[some]
        words = _Words(
            np.stack([left, right, self._both[some]]),
            np.stack([start, at, start]),
            np.stack([at, end, end]),
            self._ids[:, some],
        )
        return _BETWEEN_CONTEXT.keys(
            {"left": left, "right": right, "before": tokens.before[one], "after": tokens.after[two]}
            | {"pair": self._pair[some], "whole": _count_class(words.ids[2])}
            | {"fit": _fit(self._letters, words, u, behind)}
        )


_SPELLED: Final = 20  # letters of a word, at most, that are looked at
_RARE: Final = 3  # count in the corpora, up to which a word may be part of one that was cut
_SELDOM: Final = 0.02  # of ZWNJs between two words


def _tails(row: Row, start: Ids, end: Ids, most: int) -> Prints:
    """Return the prints [most, n] of the last letters of words, one to ``most``, told apart from
    words that are so short."""
    first = np.maximum(start, end - np.arange(1, most + 1)[:, None])
    found: Prints = row.prints(first, end) + (first == start)
    return found


def _heads(row: Row, start: Ids, end: Ids, most: int) -> Prints:
    last = np.minimum(end, start + np.arange(1, most + 1)[:, None])
    found: Prints = row.prints(start, last) + (last == end)
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


def _fit(letters: Letters, words: _Words, before: Ids, after: Ids) -> Prints:
    """Return the classes of how much likelier two words are than the one that they make, between
    the words (ids) beside them."""
    left, right, whole = words.ids
    first = np.full_like(before, model.START)
    rows = (
        (first, before, left, first, before),
        (before, left, right, before, whole),
        (left, right, after, whole, after),
    )
    asked = model.log10s(*(np.concatenate(row) for row in rows)).reshape(5, -1)
    spelled = _spelled(letters.text(), words)
    gain = spelled[0] + spelled[1] + (asked[0] + asked[1] + asked[2])
    return _gain_class(gain - spelled[2] - (asked[3] + asked[4]))


def _spelled(text: str, words: _Words) -> Log10:
    """Return log10 [3, n] of the letters of the words that the language model does not know."""
    total = np.zeros(words.ids.shape)
    unknown = words.ids == model.UNK
    if unknown.any():
        prints, starts, ends = (column[unknown] for column in words[:3])
        _, first, same = np.unique(prints, return_index=True, return_inverse=True)
        spans = zip(starts[first].tolist(), ends[first].tolist(), strict=True)
        forms = [text[start : min(end, start + _SPELLED)] for start, end in spans]
        total[unknown] = model.spellings(forms)[same]
    return total


def _gain_class(log10: Log10) -> Prints:
    classes: Prints = np.clip(np.floor(1.5 * log10) + 24, 0, 48).astype(np.uint64)
    return classes
