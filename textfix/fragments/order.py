"""Order: the likeliest reading order of a few lines, by the language model over their joints."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from textfix.fragments.joints import Edges, anew, joint

MOST: Final = 11
"""So many lines at most are put in order: the search looks at every subset of them."""

_JUMP: Final = -1.5
"""log10 for a line that follows neither the one above it nor the one below it."""
_TURN: Final = -1.0
"""log10 for a line that follows the one below it: only where the words say so."""
_ACROSS: Final = -1.5
"""log10 for a line that begins on one printed line and ends on the next."""
_SLACK: Final = 0.12


class Fragment(NamedTuple):
    """A line that may be a part of a printed one: its words, its width, spaces at its edges."""

    edges: Edges
    width: int
    indent: int
    tail: int


class Ordering(NamedTuple):
    """An order of lines, its score (log10) and what remains when they are left as they stand."""

    order: tuple[int, ...]
    score: float
    standing: float


def best_order(
    lines: Sequence[Fragment], before: Fragment | None, after: Fragment | None, column: int
) -> Ordering:
    """Return the order in which ``lines`` read best between the full lines beside them.

    ``column``: the width of a full line, in code points.
    """
    count = len(lines)
    opening = [_passage(before, line) for line in lines]
    closing = [_passage(line, after) if after else 0.0 for line in lines]
    passages = [
        [-99.0 if a == b else _passage(lines[a], lines[b]) for b in range(count)]
        for a in range(count)
    ]
    standing = opening[0] + closing[-1] + sum(passages[a][b] for a, b in pairwise(range(count)))
    for a in range(count):
        for b in range(count):
            passages[a][b] += 0.0 if b == a + 1 else _TURN if b == a - 1 else _JUMP
    widths = [line.width for line in lines]
    order, score = _search(opening, closing, passages, widths, column)
    return Ordering(order, score, standing)


def _search(
    opening: Sequence[float],
    closing: Sequence[float],
    passages: Sequence[Sequence[float]],
    widths: Sequence[int],
    column: int,
) -> tuple[tuple[int, ...], float]:
    """Find the best path through all lines; ``best[chosen][last]`` is its score so far."""
    count = len(widths)
    full = (1 << count) - 1
    taken = [0] * (full + 1)
    for chosen in range(1, full + 1):
        low = (chosen & -chosen).bit_length() - 1
        taken[chosen] = taken[chosen & (chosen - 1)] + widths[low]
    best = [[-1e9] * count for _ in range(full + 1)]
    back = [[-1] * count for _ in range(full + 1)]
    for at in range(count):
        best[1 << at][at] = opening[at]
    for chosen in range(1, full):
        for new in range(count):
            if chosen >> new & 1:
                continue
            across = _across(taken[chosen], widths[new], column)
            scores = [
                best[chosen][last] + passages[last][new] if chosen >> last & 1 else -1e9
                for last in range(count)
            ]
            last = max(range(count), key=scores.__getitem__)
            grown = chosen | 1 << new
            if scores[last] + across > best[grown][new]:
                best[grown][new], back[grown][new] = scores[last] + across, last
    last = max(range(count), key=lambda at: best[full][at] + closing[at])
    score = best[full][last] + closing[last]
    order: list[int] = []
    chosen = full
    while last >= 0:
        order.append(last)
        last, chosen = back[chosen][last], chosen & ~(1 << last)
    return tuple(reversed(order)), score


def _across(taken: int, width: int, column: int) -> float:
    slack = round(_SLACK * column)
    return _ACROSS if (taken + slack) // column < (taken + width - slack) // column else 0.0


def _passage(before: Fragment | None, after: Fragment) -> float:
    begins = anew(after.edges)
    if before is None:
        return begins
    spaced = before.tail > 0 or after.indent > 0
    return max(begins, joint(before.edges, after.edges, spaced).log10)
