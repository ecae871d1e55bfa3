"""The phrases of a long text, found in arrays (see ``phrases``)."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Final

import numpy as np
from numpy.typing import NDArray

from textfix.unicode.letters import ALEF, ARABIC_MARKS, LAM, SPACE, TATWEEL, ZWNJ
from textfix.words.shield import ARABIC_SIGNS, WORD_LETTERS, is_arabic

_AT_A_TIME: Final = 1 << 16  # code points, or where the line ends
_PLANE: Final = 1 << 16
_OTHER, _GAP, _MARK, _LETTER = range(4)

Flags = NDArray[np.bool_]
Places = NDArray[np.int64]


def find_spans(masked: str, longest: int) -> Iterator[tuple[int, int]]:
    """Yield the span of every phrase, of ``longest`` words at most.

    >>> text = "سلام، کتاب ها  (see a.txt) خوب"
    >>> [text[start:end] for start, end in find_spans(text, 256)]
    ['سلام', 'کتاب ها', 'خوب']
    """
    at = 0
    while at < len(masked):
        end = masked.find("\n", at + _AT_A_TIME)
        end = end if end >= 0 else len(masked)
        part = masked[at:end]
        for start, stop, may_be_arabic in _spans(part, longest):
            if not (may_be_arabic and is_arabic(part[start:stop])):
                yield at + start, at + stop
        at = end


def _spans(text: str, longest: int) -> Iterator[tuple[int, int, bool]]:
    """Yield the spans of phrases, Arabic ones among them, and whether one may be Arabic."""
    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    codes = np.minimum(codes, _PLANE - 1)
    kinds = _kinds()[codes]
    within = kinds >= _MARK
    edges = np.flatnonzero(np.diff(within, prepend=False, append=False))
    starts, ends = edges[::2], edges[1::2]
    starts = _first_letters(kinds, starts, ends)
    worded = starts < ends
    starts, ends = starts[worded], ends[worded]
    if not starts.size:
        return
    begins = np.ones(len(starts), np.bool_)
    begins[1:] = (starts[1:] != ends[:-1] + 1) | (kinds[ends[:-1]] != _GAP)
    number = np.arange(len(starts))
    begins |= (number - np.maximum.accumulate(np.where(begins, number, 0))) % longest == 0
    first = np.flatnonzero(begins)
    last = np.append(first[1:], len(starts)) - 1
    signs = np.concatenate([[0], np.cumsum(_arabic_signs(codes, within))])
    arabic = signs[ends[last]] > signs[starts[first]]
    yield from zip(starts[first].tolist(), ends[last].tolist(), arabic.tolist(), strict=True)


def _first_letters(kinds: NDArray[np.uint8], starts: Places, ends: Places) -> Places:
    """Return where the words of runs begin: marks before the first letter are none of theirs."""
    starts = starts.copy()
    for run in np.flatnonzero(kinds[starts] == _MARK).tolist():
        letters = np.flatnonzero(kinds[starts[run] : ends[run]] == _LETTER)
        starts[run] = starts[run] + letters[0] if letters.size else ends[run]
    return starts


def _arabic_signs(codes: NDArray[np.uint32], within: Flags) -> Flags:
    """Tell where something stands without which no phrase is Arabic: a vowel sign, a letter that
    only Arabic has, or an article, ال or لل, at a word's beginning or behind one letter."""
    found = _signs()[codes]
    lam = codes[1:] == ord(LAM)
    article = lam & ((codes[:-1] == ord(ALEF)) | (codes[:-1] == ord(LAM)))
    article[2:] &= ~(within[:-3] & within[1:-2])
    found[1:] |= article
    return found


@cache
def _signs() -> Flags:
    table = np.zeros(_PLANE, np.bool_)
    table[[ord(sign) for sign in ARABIC_SIGNS]] = True
    return table


@cache
def _kinds() -> NDArray[np.uint8]:
    """Return for each code point of the first plane what it is in a phrase."""
    table = np.zeros(_PLANE, np.uint8)
    for kind, signs in (
        (_GAP, SPACE + ZWNJ),
        (_MARK, ARABIC_MARKS | frozenset(TATWEEL)),
        (_LETTER, WORD_LETTERS),
    ):
        table[[ord(sign) for sign in signs if ord(sign) < _PLANE]] = kind
    return table
