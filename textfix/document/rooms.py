"""Rooms: what the room that a line leaves says of a paragraph's end.

A line that a column broke leaves less room than the next word needs; a paragraph's last line leaves
any. How sharply the two part depends on the font, on justified or ragged lines and on what else an
extractor did to them. So the rooms of lines that surely go on are measured in the document itself.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

_BEFORE = (-0.07, -0.05, -0.03, -0.01, 0.01, 0.03)
"""Rooms of broken lines, as shares of the column, that are taken for seen before a document is."""
_LEAST_SPREAD, _MOST_SPREAD = 0.02, 0.08
_FAR, _FORGIVEN = 0.3, 1
"""The room from which on a broken line is none of the column; one may be a formula or a title."""
_STRAYS_BEFORE, _LINES_BEFORE = 0.05, 30
"""Such lines, and all, that are taken for seen before a document is."""
_DEVIATION = 1.4826
"""The standard deviation of a normal distribution over its median absolute deviation."""
_PEAK, _SLOPE, _LEAST_SLOPE, _TAIL = 0.375, 0.6, 0.025, 4
"""The shape of the rooms of broken lines: even up to one spread above the mean, as words have all
lengths, then a slope as Student's distribution has it. The density before the slope and the unit of
the slope, in spreads; its least unit, as lines are not measured to the letter; degrees of freedom.
"""
_LAST = 0.9
"""The density of the rooms of last lines, the same for all that a column has."""
_LEAST = -1.25
_MIDDLING, _MIDDLING_ODDS = 0.15, -0.1
"""Room up to which a line may be one of the column that was measured ill, as of Latin letters, and
the most that such room says by itself."""


class Rooms(NamedTuple):
    """Rooms of the lines that a column broke, as shares of it: ``mean`` and ``spread`` of most, and
    the share of ``strays``, which leave any room."""

    mean: float
    spread: float
    strays: float

    def odds(self, room: float) -> float:
        """Return the log10 odds that a line with such a ``room`` is a last line.

        >>> rooms = Rooms(-0.02, 0.03, 0.01)
        >>> [round(rooms.odds(room), 1) for room in (-0.02, 0.05, 0.4)]
        [-1.1, -0.6, 2.0]
        """
        slope = max(_LEAST_SLOPE, _SLOPE * self.spread)
        beyond = max(0.0, room - self.mean - self.spread) / slope
        broken = _PEAK * (1 + beyond**2 / _TAIL) ** (-(_TAIL + 1) / 2) / self.spread
        broken = (1 - self.strays) * broken + self.strays * _LAST
        odds = max(_LEAST, math.log10(_LAST / broken))
        return min(odds, _MIDDLING_ODDS) if room < _MIDDLING else odds

    def with_strays(self, broken: Sequence[float]) -> Rooms:
        """Return the same with the share of strays that lines of one sort have."""
        strays = max(0, sum(room > _FAR for room in broken) - _FORGIVEN) + _STRAYS_BEFORE
        return self._replace(strays=strays / (len(broken) + _LINES_BEFORE))


def learn_rooms(broken: Sequence[float]) -> Rooms:
    """Learn the rooms of broken lines from lines that surely go on.

    >>> rooms = learn_rooms([-0.05, -0.02, 0.0, 0.01] * 10)
    >>> round(rooms.mean, 2), round(rooms.spread, 2)
    (-0.01, 0.04)
    """
    rooms = [*_BEFORE, *broken]
    mean = median(rooms)
    deviation = _DEVIATION * median(abs(room - mean) for room in rooms)
    spread = min(_MOST_SPREAD, max(_LEAST_SPREAD, deviation))
    return Rooms(mean, spread, _STRAYS_BEFORE / _LINES_BEFORE)
