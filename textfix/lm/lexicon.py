"""The vocabulary by the prints of its words, whole arrays at a time."""

from __future__ import annotations

from typing import Final

import numpy as np
from numpy.typing import NDArray

from textfix.lm.ids import RESERVED, UNK
from textfix.lm.prints import Prints, prints_in
from textfix.lm.words import WordList

__all__ = ["Lexicon"]


_AT_A_TIME: Final = 1 << 13  # words
_HINTS: Final = 20  # bits of a print that tell most words out of vocabulary apart: a table of 1 MB


class Lexicon:
    """Looks words up by their prints (see ``textfix.lm.prints``): some 2 MB, made once."""

    def __init__(self, words: WordList) -> None:
        found = np.concatenate([prints_in(*some) for some in words.parts(_AT_A_TIME)])
        order = np.argsort(found)
        self._prints = found[order]
        self._ids = (order + len(RESERVED)).astype(np.uint16)
        self._hints = np.zeros(1 << _HINTS, np.bool_)
        self._hints[_hint(found)] = True

    def ids(self, words: Prints) -> NDArray[np.int64]:
        """Return the ids of words, ``UNK`` of those out of vocabulary."""
        ids = np.full(len(words), UNK, np.int64)
        hinted = np.flatnonzero(self._hints[_hint(words)])
        sought, same = np.unique(words[hinted], return_inverse=True)  # sorted, they are found soon
        places = np.minimum(np.searchsorted(self._prints, sought), len(self._prints) - 1)
        found = np.where(self._prints[places] == sought, self._ids[places], UNK)
        ids[hinted] = found[same]
        return ids


def _hint(words: Prints) -> NDArray[np.intp]:
    return (words >> np.uint64(64 - _HINTS)).astype(np.intp)
