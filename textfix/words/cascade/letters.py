"""The letters of a text and the gaps between them, as arrays."""

from __future__ import annotations

from typing import Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from textfix.lm.batch import Ids
from textfix.lm.prints import Prints, Row, letter_values
from textfix.words import model
from textfix.words.phrases import JOINED, SPACED
from textfix.words.scan import read_words

__all__ = ["OTHER", "Letters", "Tokens", "read_letters", "tokens_of"]

OTHER: Final = 3
"""Stands before a letter, as the readings of a gap do: a sign, a line's end, several spaces."""


class Letters(NamedTuple):
    """The folded letters of a text, in order, as arrays [letters].

    ``at``: where each stands in the text (code points). ``gaps``: what stands before it: a reading
    (see ``textfix.words.phrases``) or ``OTHER``.
    """

    codes: NDArray[np.uint32]
    at: Ids
    gaps: NDArray[np.uint8]

    def text(self) -> str:
        """Return the letters in a row."""
        return self.codes.tobytes().decode("utf-32-le")


class Tokens(NamedTuple):
    """The words of letters, a ZWNJ in them passed over, as arrays [tokens].

    ``starts``, ``ends``: letters. ``of``: the token of each letter. ``before``, ``after``: prints
    of the words beside each, one space away; ``ids``, ``ids_before``, ``ids_after``: in the
    language model. So a ZWNJ that was lost and one that stands make the same word. ``row``: all
    letters, to take the prints of any stretch of them from.
    """

    row: Row
    starts: Ids
    ends: Ids
    of: Ids
    prints: Prints
    before: Prints
    after: Prints
    ids: Ids
    ids_before: Ids
    ids_after: Ids


def read_letters(masked: str, start: int, end: int) -> Letters:
    """Read the letters of ``[start, end)`` of a text whose shielded parts are masked.

    >>> letters = read_letters("می\N{ZERO WIDTH NON-JOINER}رود. او", 0, 10)
    >>> "".join(map(chr, letters.codes)), letters.gaps.tolist()
    ('میروداو', [3, 0, 2, 0, 0, 3, 0])
    """
    words, _ = read_words(masked, start, end)
    inside = np.zeros(len(words.codes) + 1, np.int8)
    inside[words.starts] += 1
    inside[words.ends] -= 1
    letters = np.cumsum(inside[:-1], dtype=np.int8).nonzero()[0]
    before = np.full(len(words.starts), OTHER, np.uint8)
    alone = words.starts[1:] == words.ends[:-1] + 1
    before[1:][alone & (words.codes[words.starts[1:] - 1] == 0)] = JOINED
    before[words.spaced] = SPACED
    gaps = np.zeros(len(words.codes), np.uint8)
    gaps[words.starts] = before
    return Letters(words.codes[letters], words.at[letters], gaps[letters])


_NO_WORD: Final = np.uint64(0x6A09E667F3BCC909)  # a number that no word has by design


def tokens_of(letters: Letters) -> Tokens:
    """Return the words of ``letters``, of which there must be one at least."""
    borders = (letters.gaps == SPACED) | (letters.gaps == OTHER)
    borders[0] = True
    starts = borders.nonzero()[0]
    ends = np.append(starts[1:], len(borders))
    row = Row(letter_values()[letters.codes])
    own = row.prints(starts, ends)
    ids = model.ids(own)
    spaced = letters.gaps[starts] == SPACED
    spaced[0] = False
    before, after = np.full_like(own, _NO_WORD), np.full_like(own, _NO_WORD)
    ids_before, ids_after = np.full_like(ids, model.START), np.full_like(ids, model.END)
    behind = spaced.nonzero()[0]
    before[behind], ids_before[behind] = own[behind - 1], ids[behind - 1]
    after[behind - 1], ids_after[behind - 1] = own[behind], ids[behind]
    of = np.cumsum(borders) - 1
    return Tokens(row, starts, ends, of, own, before, after, ids, ids_before, ids_after)
