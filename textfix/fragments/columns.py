"""The printed lines of a column: which of many portions stand on one, by their widths.

Full lines differ in code points by a few in a hundred from the column's width; a shorter line is
the last of its paragraph, and mostly ends a sentence. Of all ways to put the portions on lines the
likeliest is taken, what speaks for and against each boundary counted in.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log10, pi, sqrt
from typing import Final, NamedTuple

NEVER: Final = -99.0

_WIDTHS: Final = range(40, 140)
_ABOUT: Final = 0.12
_SPREAD: Final = 0.055
"""Standard deviation of a full line's width in code points, as a part of the column's."""
_FULL, _OVERFULL = 0.8, 1.2
_SMALL: Final = 0.08
"""By so much a full line of notes in smaller type may differ from the widest portion."""
_GOES_ON, _ENDS_FULL, _WIDER = map(log10, (0.6, 0.08, 0.02))
"""log10 of a full line with which the paragraph goes on, of a full one that ends it, and of a line
that is wider than the column, as those of notes in smaller type."""
ENDED, BROKEN, LEFT = map(log10, (0.25, 0.02, 0.002))
"""log10 of a shorter line that ends its paragraph with a stop, without one, and with a number."""
_MOST: Final = 40
"""So many portions a printed line has at most."""


class Boundary(NamedTuple):
    """What lies between two portions.

    ``gap``: its width if the line goes on. log10 that the line goes on (``inside``), that it ends
    and the paragraph goes on (``line``), and that the ``paragraph`` ends.
    """

    gap: int
    inside: float
    line: float
    paragraph: float


class Portion(NamedTuple):
    """The width of a portion in code points, log10 of its ending a short line, and whether it may
    be the number of a note."""

    width: int
    last: float
    label: bool = False


def column_of(spans: Sequence[int]) -> int:
    """Return the column about whose width most of the text lies, ``spans`` being the widths of
    stretches some of which are lines.

    >>> column_of([61, 60, 59, 20, 119])
    55
    """

    def about(width: int) -> int:
        return sum(span for span in spans if abs(span - width) <= _ABOUT * width)

    return max(_WIDTHS, key=about)


def line_ends(
    portions: Sequence[Portion], boundaries: Sequence[Boundary], column: int
) -> list[int]:
    """Return the portions behind which the likeliest printed lines end, but for the last one.

    >>> even = Boundary(1, -0.3, -0.3, -0.3)
    >>> line_ends([Portion(30, BROKEN)] * 4, [even] * 3, 61)
    [1]
    """
    count = len(portions)
    small = max((portion.width for portion in portions), default=0)
    best: list[tuple[float, int]] = [(0.0, -1)] + [(-1e9, -1)] * count
    for start in range(count):
        width, inside = -1, 0.0
        for end in range(start + 1, min(count, start + _MOST) + 1):
            before = boundaries[end - 2] if end - 1 > start else Boundary(1, 0.0, 0.0, 0.0)
            inside += before.inside
            width += before.gap + portions[end - 1].width
            if inside <= NEVER or width > max(_OVERFULL * column, (1 + _SMALL) * small):
                break
            is_small = portions[start].label and width >= (1 - _SMALL) * small
            if width > _OVERFULL * column and end - start > 1 and not is_small:
                continue
            behind = boundaries[end - 1] if end < count else Boundary(0, 0.0, 0.0, 0.0)
            own = small if portions[start].label and width > column else column
            score = best[start][0] + inside + _end(width, own, portions[end - 1].last, behind)
            if score > best[end][0]:
                best[end] = score, start
    ends, at = [], best[count][1]
    while at > 0:
        ends.append(at - 1)
        at = best[at][1]
    return ends[::-1]


def _end(width: int, column: int, last: float, behind: Boundary) -> float:
    """Return log10 of a printed line so wide, and of what lies behind it; ``last``: of a short line
    that ends so."""
    if width > _OVERFULL * column:
        return _WIDER - log10(column) + max(behind.line, behind.paragraph)
    spread = _SPREAD * column
    full = -log10(spread * sqrt(2 * pi)) - log10(2.718) / 2 * ((width - column) / spread) ** 2
    ends = max(full + _ENDS_FULL, last - log10(column)) + behind.paragraph
    return max(full + _GOES_ON + behind.line, ends) if width >= _FULL * column else ends
