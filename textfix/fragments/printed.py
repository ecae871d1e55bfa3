"""Printed lines: which neighbouring lines of a text are the fragments of one, and in which order.

The fragments of a printed line add up to the column's width. Of all ways to cut a text's lines
into groups, each in its order or turned round, the one is taken whose joints read best.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from textfix.fragments.reading import Reading

_MOST: Final = 18
"""So many fragments a printed line has at most."""
_STATES: Final = 6
_FULL: Final = 0.86
_OVERFULL: Final = 1.2
_SPREAD: Final = 0.08
"""Standard deviation of a full line's width in code points, as a part of the column's."""
_ALONE: Final = 0.92
"""From this part of the width on a line is hardly a fragment."""

# log10 in favour of readings, set by hand on two documents; the words weigh more than these.
_AGAINST: Final = -2.0
_SHORT: Final = -1.5
_LAST: Final = -0.5
_LAST_IN_PIECES: Final = -1.0
_BIG: Final = -1.5
_STACKED: Final = -1.0


class Group(NamedTuple):
    """Lines ``[start, end)`` that make one printed line; ``turned``: from the last to the first.

    ``gain``: by how much (log10) their order reads better than the other one. ``gap``: what stands
    between them, where that is known beforehand.
    """

    start: int
    end: int
    turned: bool
    gain: float = 0.0
    gap: str | None = None

    @property
    def order(self) -> range:
        return range(self.end - 1, self.start - 1, -1) if self.turned else range(*self[:2])


class _State(NamedTuple):
    """The best way to read all lines so far, the last of them being a certain one."""

    score: float
    before: int
    last_before: int | None
    turned: bool


def group_lines(
    reading: Reading, column: int, *, turned: bool = False
) -> tuple[list[Group], float]:
    """Return the printed lines of a column so wide, and how well (log10) they read.

    ``turned``: fragments are known to be listed from left to right, mostly.
    """
    count = len(reading.lines)
    states: list[dict[int | None, _State]] = [{} for _ in range(count + 1)]
    states[0][None] = _State(0.0, 0, None, False)
    for start in range(count):
        best = sorted(states[start].items(), key=lambda item: -item[1].score)[:_STATES]
        for group, cost in _groups_from(reading, start, column, turned):
            ends = states[group.end]
            for before, state in best:
                known = None if reading.is_first(start) else before
                score = state.score + cost + reading.passage(known, group.order[0])
                old = ends.get(group.order[-1])
                if old is None or score > old.score:
                    ends[group.order[-1]] = _State(score, start, before, group.turned)
    if not count:
        return [], 0.0
    last: int | None = max(states[count], key=lambda line: states[count][line].score)
    score = states[count][last].score
    groups: list[Group] = []
    end = count
    while end:
        state = states[end][last]
        groups.append(Group(state.before, end, state.turned))
        end, last = state.before, state.last_before
    groups.reverse()
    return [_weighed(reading, groups, at) for at in range(len(groups))], score


def _groups_from(
    reading: Reading, start: int, column: int, turned: bool
) -> Iterator[tuple[Group, float]]:
    """Yield the printed lines that may begin at line ``start``, with what speaks for each."""
    lines, widths = reading.lines, reading.widths
    width = widths[start]
    short = _LAST if reading.stops[start] else _SHORT
    yield Group(start, start + 1, False), short if width < _FULL * column else 0.0
    if reading.whole[start]:
        return
    forward, backward = (_AGAINST, 0.0) if turned else (0.0, _AGAINST)
    shape = _BIG if width > _ALONE * column else 0.0
    for end in range(start + 2, min(len(lines), start + _MOST) + 1):
        new = end - 1
        width += widths[new]
        if lines[new].page or width > _OVERFULL * column or reading.whole[new]:
            return
        shape += _BIG if widths[new] > _ALONE * column else 0.0
        forward += reading.passage(new - 1, new)
        backward += reading.passage(new, new - 1)
        if reading.parted and not lines[new].blanks:
            backward += _STACKED
        for group, inside in (
            (Group(start, end, False), forward),
            (Group(start, end, True), backward),
        ):
            if width >= _FULL * column:
                yield group, inside + shape - 0.22 * ((width / column - 1) / _SPREAD) ** 2
            elif reading.stops[group.order[-1]]:
                yield group, inside + shape + _LAST_IN_PIECES


def _weighed(reading: Reading, groups: Sequence[Group], at: int) -> Group:
    """Add to group ``at`` what its order gains between the lines before and behind it."""
    group = groups[at]
    if group.end - group.start == 1:
        return group
    first_of_page = reading.is_first(group.start)
    before = None if first_of_page else groups[at - 1].order[-1]
    last_of_page = at + 1 == len(groups) or reading.is_first(group.end)
    after = None if last_of_page else groups[at + 1].order[0]
    chosen = _reads(reading, before, group.order, after)
    other = _reads(reading, before, group.order[::-1], after)
    return group._replace(gain=chosen - other)


def _reads(reading: Reading, before: int | None, order: range, after: int | None) -> float:
    score = reading.passage(before, order[0])
    score += sum(reading.passage(a, b) for a, b in pairwise(order))
    return score if after is None else score + reading.passage(order[-1], after)
