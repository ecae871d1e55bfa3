"""Alternating: foreign lines and labels that stand by turns, each on a line of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise


def pair_lines(
    foreign: Sequence[bool], labels: Sequence[int | None], numbers: Sequence[int | None]
) -> Iterator[tuple[int, int]]:
    """Yield the lines of notes with those of their labels, above or below them.

    Of each line: whether it is ``foreign`` words without a label, the number that stands alone on
    it, and the number with which it begins as a note. Labels belong to the side on which every
    line has one and they count up; one line with its label needs a note beside it that counts on.

    >>> words = [False, True, False, True, False, False]
    >>> list(pair_lines(words, [7, None, 1, None, 2, None], [None] * 6))
    [(1, 2), (3, 4)]
    """
    for first, last in _runs(foreign, labels):
        words = [at for at in range(first, last) if foreign[at]]
        fits = []
        for step in (1, -1):
            pairs = [(at, at + step) for at in words if first <= at + step < last]
            counted = [labels[label] or 0 for _, label in pairs]
            counts_up = all(b == a + 1 for a, b in pairwise(counted))
            if len(pairs) == len(words) and counts_up:
                fits.append(pairs)
        if len(fits) == 1 and (len(words) > 1 or _is_backed(fits[0][0], labels, numbers)):
            yield from fits[0]


def _runs(foreign: Sequence[bool], labels: Sequence[int | None]) -> Iterator[tuple[int, int]]:
    """Yield the stretches of lines in which foreign words and labels stand by turns."""
    first = 0
    for at in range(len(foreign) + 1):
        inside = at < len(foreign) and (foreign[at] or labels[at] is not None)
        if inside and at > first and foreign[at] != foreign[at - 1]:
            continue
        if at - first > 1:
            yield first, at
        first = at if inside else at + 1


def _is_backed(
    pair: tuple[int, int], labels: Sequence[int | None], numbers: Sequence[int | None]
) -> bool:
    """Whether the note above a line and its label, or the one below, counts on to it."""
    number = labels[pair[1]] or 0
    above, below = min(pair) - 1, max(pair) + 1
    before = numbers[above] if above >= 0 else None
    after = numbers[below] if below < len(numbers) else None
    return before == number - 1 or after == number + 1
