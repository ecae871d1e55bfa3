"""The order in which a line stood, read off where its letters went.

Whatever put the line in order, and by how many rules: what counts is the permutation of its letters
from the original to the repaired text.
"""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from textfix.diagnosis import classes as c
from textfix.unicode.letters import ARABIC_LETTERS

_NEAR = 2
"""Letters by which one may be displaced within its word: a turned ligature, a mark."""
_EACH = 0.7
"""Share of the words of a line that move by themselves, if its words are reversed and not runs."""


def line_order(line: str, order: Sequence[int]) -> str:
    """Return the class of the order in which ``line`` stood, if reading it well takes its code
    points in the order of the indexes ``order``. The order of letters decides.

    >>> line_order("لاس نیا", range(6, -1, -1))
    'reversed-characters'
    >>> line_order("سال این", [4, 5, 6, 3, 0, 1, 2])
    'reversed-words'
    """
    letters = [at for at in order if line[at] in ARABIC_LETTERS]
    ranks = _ranks(letters)
    forwards = sum(b == a + 1 for a, b in pairwise(ranks))
    backwards = sum(b == a - 1 for a, b in pairwise(ranks))
    near = all(abs(rank - place) <= _NEAR for place, rank in enumerate(ranks))
    if near and 2 * backwards < len(ranks):
        return c.RIGHT_ORDER
    if backwards > forwards:
        if _ascends(ranks):
            return c.MIRRORED_WORDS
        return c.ISLANDS_KEPT if _keeps_islands(line, order) else c.REVERSED_CHARACTERS
    return c.REVERSED_WORDS if _turns_each_word(line, letters, ranks) else c.REVERSED_RUNS


def _ranks(places: Sequence[int]) -> list[int]:
    """Return how many of ``places`` lie before each of them."""
    rank_of = {at: rank for rank, at in enumerate(sorted(places))}
    return [rank_of[at] for at in places]


def _ascends(ranks: Sequence[int]) -> bool:
    """Whether the first half of a line reads before the second."""
    half = len(ranks) // 2
    return sum(ranks[:half]) * (len(ranks) - half) < sum(ranks[half:]) * half


def _keeps_islands(line: str, order: Sequence[int]) -> bool:
    """Whether Latin words and numbers stood forwards in a line whose letters stood backwards."""
    islands = [(a, b) for a, b in pairwise(order) if _in_island(line[a]) and _in_island(line[b])]
    return 2 * sum(b == a + 1 for a, b in islands) > len(islands)


def _in_island(sign: str) -> bool:
    return sign.isalnum() and sign not in ARABIC_LETTERS


def _turns_each_word(line: str, letters: Sequence[int], ranks: Sequence[int]) -> bool:
    """Whether nearly every word of the line moved by itself, and to the left."""
    jumps = [b - a for a, b in pairwise(ranks) if abs(b - a) > _NEAR]
    words = sum(not ARABIC_LETTERS.isdisjoint(word) for word in line.split())
    to_left = sum(jump < 0 for jump in jumps)
    return len(jumps) + 1 >= _EACH * words and to_left >= _EACH * len(jumps)
