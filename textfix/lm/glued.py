"""Words that a training text wrote together by mistake: found, and taken apart before counting."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

from textfix.lm.counts import NOTHING, Streams, count_forms

__all__ = ["find_glued", "split_glued"]

# A form is two words glued when the two stand apart this often for each time they are one:
# oftener where a dictionary lists the form (which may be a word by its own right, or listed
# because others glue it too), and with this many occurrences at least where no text has it.
RATIO: Final = 2
LISTED_RATIO: Final = 10
LEAST: Final = 20
SHORTEST: Final = 3

WIDTH: Final = np.int64(1 << 24)

Array = np.ndarray[Any, np.dtype[Any]]


def _count_spaced(streams: Streams) -> dict[int, int]:
    """Return how often each two forms stand side by side with a space or a ZWNJ between them.

    Pairs seen once are left out: they prove nothing.
    """
    keys: Array = np.zeros(0, np.int64)
    counts: Array = np.zeros(0, np.int64)
    for stream in streams.streams:
        tokens = stream.tokens.astype(np.int64)
        pairs = (tokens[:-1] * WIDTH + tokens[1:])[stream.gaps[1:] != NOTHING]
        own, number = np.unique(pairs, return_counts=True)
        both, where = np.unique(np.concatenate([keys, own]), return_inverse=True)
        counts = np.bincount(where, np.concatenate([counts, number])).astype(np.int64)
        keys = both
    often = counts > 1
    return dict(zip(keys[often].tolist(), counts[often].tolist(), strict=True))


def find_glued(streams: Streams, listed: list[str]) -> dict[str, tuple[str, str]]:
    """Return the glued forms of the text and the listed words, each with its two words."""
    counts = count_forms(streams).tolist()
    numbers = {form: place for place, form in enumerate(streams.forms)}
    spaced = _count_spaced(streams)
    dictionary = frozenset(listed)
    found = {}
    for form in sorted({*streams.forms, *listed}):
        if len(form) < SHORTEST:
            continue
        best, place = 0, 0
        for cut in range(1, len(form)):
            left, right = numbers.get(form[:cut]), numbers.get(form[cut:])
            if left is not None and right is not None:
                apart = spaced.get(left * int(WIDTH) + right, 0)
                if apart > best:
                    best, place = apart, cut
        own = counts[numbers[form]] if form in numbers else 0
        ratio = LISTED_RATIO if form in dictionary else RATIO
        if best and best >= ratio * own and (own or best >= LEAST):
            found[form] = form[:place], form[place:]
    return found


def split_glued(streams: Streams, glued: dict[str, tuple[str, str]]) -> Streams:
    """Return the text with every glued form as the two tokens it is, of no known gap."""
    numbers = {form: place for place, form in enumerate(streams.forms)}
    first = np.arange(len(streams.forms), dtype=np.int32)
    second = np.full(len(streams.forms), -1, np.int32)
    for form, (left, right) in glued.items():
        if form in numbers:
            first[numbers[form]], second[numbers[form]] = numbers[left], numbers[right]
    split = []
    for stream in streams.streams:
        repeats = np.where(second[stream.tokens] >= 0, 2, 1)
        ends = np.cumsum(repeats) - 1
        tokens = np.repeat(first[stream.tokens], repeats)
        gaps = np.repeat(stream.gaps, repeats)
        tails = ends[repeats == 2]
        tokens[tails] = second[stream.tokens][repeats == 2]
        gaps[tails] = NOTHING
        split.append(stream._replace(tokens=tokens, gaps=gaps))
    return streams._replace(streams=split)
