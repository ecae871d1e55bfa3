"""The scan of a long text for doubts: its words and pairs of words as numbers, looked up at once.

What the numbers find is a hint: the words themselves are then asked (see ``doubts``), so that the
answer is the one that a look at word after word gives. Of edited text one word in fifty is asked.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from typing import Any, Final, NamedTuple

import numpy as np
from numpy.typing import NDArray

from textfix.lm.prints import LETTERS, joined, letter_values, prints, prints_of
from textfix.lm.tokens import fold_word
from textfix.recall import until_forgotten
from textfix.unicode.letters import ALEF, ARABIC_MARKS, HEH, SPACE, TATWEEL, ZWNJ
from textfix.words import model
from textfix.words.affixes import COPULAS, PLURALS, VERB_PREFIXES
from textfix.words.doubts import Look, is_doubtful, is_doubtful_pair, is_doubtful_word
from textfix.words.phrases import LONGEST_WORD
from textfix.words.shield import WORD_LETTERS

Spans = Sequence[tuple[int, int]]

_AT_A_TIME: Final = 1 << 16  # code points: what is made of them stays in the processor's cache
_ROUNDING: Final = 1e-9  # of the rates of ZWNJ, which are computed in another order here

_OTHER, _LETTER, _SPACE, _ZWNJ, _ODD, _DROPPED = range(6)
# Marks that fold to nothing behind any letter, and marks that may make another letter of it; what
# the rest do is left to the folding of words.
_PLAIN_MARKS: Final = (*range(0x064B, 0x0653), 0x0670, ord(TATWEEL))
_COMPOSING: Final = range(0x0653, 0x0656)
_MARKS_BEYOND: Final = [ord(mark) for mark in ARABIC_MARKS if ord(mark) >= LETTERS]
_MARK: Final = ord("\N{ARABIC SMALL HIGH TAH}")  # stands for any of those
_HEAD: Final = len(VERB_PREFIXES[0])  # letters: «می» begins «نمی» from the second letter
_TEH, _REH = (ord(letter) for letter in "تر")


_MANY: Final = 8  # phrases for each new one, with which each is asked by itself
_NONE: Final = np.zeros(0, np.int64)
_calm: Final[dict[Look, NDArray[np.int64]]] = {}
until_forgotten(_calm.clear)


class Words(NamedTuple):
    """The words of a part of a text, in order, as arrays [words].

    ``starts``, ``ends``: in ``codes`` and ``at``, which hold a part's folded letters and where they
    stand in the text (code points), marks left out. ``prints``: see ``textfix.lm.prints``.
    ``spaced``: whether a single space stands between the word and the one before it.
    """

    codes: NDArray[np.uint32]
    at: NDArray[np.int64]
    starts: NDArray[np.int64]
    ends: NDArray[np.int64]
    prints: NDArray[np.uint64]
    spaced: NDArray[np.bool_]


def find_doubtful(masked: str, phrases: Spans, look: Look) -> set[int]:
    """Return where the phrases begin in which anything is doubtful.

    Phrases of the text that it was last asked about are known: rounds change but a few.

    >>> from textfix.words.doubts import CALM
    >>> find_doubtful("هوا سرد بود، این کتاب ها را دید", [(0, 11), (13, 31)], CALM)
    {13}
    """
    known = _calm.get(look, _NONE)
    hashes = np.fromiter((hash(masked[a:b]) for a, b in phrases), np.int64, len(phrases))
    new = np.flatnonzero(~np.isin(hashes, known))
    if len(new) * _MANY < len(phrases):
        some = [phrases[number] for number in new.tolist()]
        found = {start for start, end in some if is_doubtful(masked[start:end], look)}
    else:
        found = _found(masked, phrases, look)
    starts = np.array([start for start, _ in phrases], np.int64)
    _calm[look] = hashes[~np.isin(starts, sorted(found))]
    return found


def _found(masked: str, phrases: Spans, look: Look) -> set[int]:
    """Return where the phrases begin in which anything is doubtful, all of them being new."""
    found = set()
    starts = np.array([start for start, _ in phrases], np.int64)
    for first, last in _parts(phrases):
        places = np.unique(np.concatenate(list(_hints(masked, first, last, look))))
        hinted = np.unique(np.maximum(np.searchsorted(starts, places, side="right") - 1, 0))
        for number in hinted.tolist():
            start, end = phrases[number]
            if is_doubtful(masked[start:end], look):
                found.add(start)
    return found


def _parts(phrases: Spans) -> Iterator[tuple[int, int]]:
    """Yield spans of a text that part no phrase."""
    first = last = 0
    for start, end in phrases:
        if start - first > _AT_A_TIME and last > first:
            yield first, last
            first = start
        last = end
    if last > first:
        yield first, last


def _hints(masked: str, start: int, end: int, look: Look) -> Iterator[NDArray[np.int64]]:
    """Yield places of words in ``[start, end)`` that may be doubtful, or the gaps before them."""
    words, odd = read_words(masked, start, end)
    yield odd
    long = words.ends - words.starts > LONGEST_WORD
    yield words.at[words.starts[long]]
    asked = np.flatnonzero(_may_be_affixed(words) if look.glued == np.inf else ~long)
    yield words.at[words.starts[_ask_words(masked, words, asked, look)]]
    yield words.at[words.starts[_ask_pairs(masked, words, np.flatnonzero(words.spaced), look)]]


def read_words(masked: str, start: int, end: int) -> tuple[Words, NDArray[np.int64]]:
    """Read the words in ``[start, end)``; return them, and where marks stand that make letters."""
    classes, folded = _tables()
    raw = np.frombuffer(masked[start:end].encode("utf-32-le", "surrogatepass"), np.uint32)
    codes = np.minimum(raw, LETTERS - 1)
    codes[raw == ord(ZWNJ)] = 0
    beyond = np.flatnonzero(raw >= LETTERS)
    codes[beyond[np.isin(raw[beyond], _MARKS_BEYOND)]] = _MARK
    kinds = classes[codes]
    at = np.arange(start, start + len(raw))
    odd = np.flatnonzero(kinds == _ODD)
    codes = folded[codes]
    if odd.size:
        odd = _compose(codes, kinds, odd)
    odd = at[odd]
    if (kinds >= _ODD).any():
        stays = kinds < _ODD
        codes, kinds, at = codes[stays], kinds[stays], at[stays]
    letters = np.concatenate([[False], kinds == _LETTER, [False]])
    edges = np.flatnonzero(letters[1:] != letters[:-1])
    starts, ends = edges[::2], edges[1::2]
    spaced = np.zeros(len(starts), np.bool_)
    spaced[1:] = (starts[1:] == ends[:-1] + 1) & (kinds[starts[1:] - 1] == _SPACE)
    values = letter_values()[codes]
    return Words(codes, at, starts, ends, prints(values, starts, ends), spaced), odd


def _compose(
    codes: NDArray[np.uint32], kinds: NDArray[np.uint8], marks: NDArray[np.intp]
) -> NDArray[np.intp]:
    """Write each letter and the mark behind it as one; return the ``marks`` that make none."""
    number = codes[marks].astype(np.int64) - _COMPOSING.start
    known = (marks > 0) & (number >= 0) & (number < len(_COMPOSING))
    letters = np.zeros(len(marks), np.uint32)
    letters[known] = _compositions()[number[known], codes[marks[known] - 1]]
    codes[marks[letters > 0] - 1] = letters[letters > 0]
    rest: NDArray[np.intp] = marks[letters == 0]
    return rest


@cache
def _compositions() -> NDArray[np.uint32]:
    """Return what a composing mark makes of each folded letter, 0 for none."""
    table = np.zeros((len(_COMPOSING), LETTERS), np.uint32)
    for letter in {fold_word(letter) for letter in WORD_LETTERS}:
        for row, mark in enumerate(_COMPOSING):
            folded = fold_word(letter + chr(mark))
            if len(folded) == 1:
                table[row, ord(letter)] = ord(folded)
    return table


@cache
def _tables() -> tuple[NDArray[np.uint8], NDArray[np.uint32]]:
    """Return for each code point below ``LETTERS`` its class, and what it folds to.

    The code point 0, which no word holds, stands for ZWNJ.
    """
    classes = np.full(LETTERS, _OTHER, np.uint8)
    folded = np.arange(LETTERS, dtype=np.uint32)
    classes[[ord(mark) for mark in ARABIC_MARKS if ord(mark) < LETTERS]] = _ODD
    classes[list(_PLAIN_MARKS)] = _DROPPED
    classes[0], classes[ord(SPACE)] = _ZWNJ, _SPACE
    for letter in WORD_LETTERS:
        classes[ord(letter)] = _LETTER
        folded[ord(letter)] = ord(fold_word(letter))
    return classes, folded


def _may_be_affixed(words: Words) -> NDArray[np.bool_]:
    """Tell the words that begin with می or نمی, end as plurals and copulas do, or hold تر."""
    codes, starts, ends = words.codes, words.starts, words.ends
    size = ends - starts
    padded = np.concatenate([codes, np.zeros(_HEAD + 2, np.uint32)])
    heads = np.zeros(len(starts), np.bool_)
    for prefix in VERB_PREFIXES:
        here = size > len(prefix)
        for k, letter in enumerate(prefix):
            here &= padded[starts + k] == ord(letter)
        heads |= here
    inside = _holds(codes, starts, ends, ord(HEH), ord(ALEF)) | _holds(
        codes, starts, ends, _TEH, _REH
    )
    return (size > 2) & (heads | inside)


def _holds(
    codes: NDArray[np.uint32],
    starts: NDArray[np.int64],
    ends: NDArray[np.int64],
    first: int,
    second: int,
) -> NDArray[np.bool_]:
    """Tell the words that hold two letters in a row."""
    pairs = np.zeros(len(codes) + 1, np.int64)
    np.cumsum((codes[:-1] == first) & (codes[1:] == second), out=pairs[1 : len(codes)])
    pairs[len(codes) :] = pairs[max(len(codes) - 1, 0)]
    here: NDArray[np.bool_] = pairs[np.maximum(ends - 1, starts)] > pairs[starts]
    return here


def _ask_words(
    masked: str, words: Words, asked: NDArray[np.int64], look: Look
) -> NDArray[np.int64]:
    """Return which of the words ``asked`` (numbers) are doubtful, each form asked once."""

    def ask(number: int) -> bool:
        form = _form(masked, words, number)
        return len(form) > 2 and is_doubtful_word(form, look)

    return _once(words.prints[asked], asked, ask)


def _ask_pairs(
    masked: str, words: Words, asked: NDArray[np.int64], look: Look
) -> NDArray[np.int64]:
    """Return which of the words ``asked`` stand behind a doubtful space, each pair asked once."""
    left, right = words.prints[asked - 1], words.prints[asked]
    size = (words.ends - words.starts)[asked - 1]
    both = joined(left, right, np.minimum(size, LONGEST_WORD))
    heads, tails = _affixes()
    ids = model.ids(words.prints)
    hints = np.isin(left, heads) | np.isin(right, tails) | (model.ids(both) > 0)
    hints |= model.zwnjs(ids[asked - 1], ids[asked]) > look.zwnj - _ROUNDING
    asked, both = asked[hints], both[hints]

    def ask(number: int) -> bool:
        pair = _form(masked, words, number - 1), _form(masked, words, number)
        return is_doubtful_pair(*pair, look)

    return _once(both ^ left[hints], asked, ask)


@cache
def _affixes() -> tuple[NDArray[np.uint64], NDArray[np.uint64]]:
    """Return the prints of the prefixes and of the endings that orthography parts from a word."""
    return prints_of(VERB_PREFIXES), prints_of((*PLURALS, *COPULAS))


def _once(
    keys: NDArray[np.uint64], numbers: NDArray[np.int64], ask: Callable[[int], bool]
) -> NDArray[np.int64]:
    """Return the ``numbers`` of which ``ask`` is true, asked once for those of the same key."""
    _, firsts, same = np.unique(keys, return_index=True, return_inverse=True)
    answers = np.array([ask(number) for number in numbers[firsts].tolist()], np.bool_)
    return numbers[answers[same]] if numbers.size else numbers


def _form(masked: str, words: Words, number: int) -> str:
    """Return the folded form of a word."""
    codes: Any = words.codes[words.starts[number] : words.ends[number]]
    return "".join(map(chr, codes.tolist()))
