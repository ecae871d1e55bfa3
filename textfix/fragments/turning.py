"""Turning: does a document list the fragments of its printed lines from left to right?"""

from __future__ import annotations

from typing import Final

from textfix.fragments.printed import Group, group_lines
from textfix.fragments.reading import Reading

_WIDTHS: Final = (0.75, 0.9, 0.98)
"""Shares of the text that may lie within the column's width, from few fragments to many."""
_SURE: Final = 2.5
_LEAST_SURE, _LEAST_SHARE = 8, 0.02
"""Surely turned groups that prove a document, and their share of its lines. Pages of ten producers
whose lines are whole, and a damaged article, show no more than five."""
_BEYOND_DOUBT, _LEAST_BEYOND_DOUBT, _PROSE = 4.0, 2, 6
"""log10 by which a group reads better turned in any document, how many must, and the least width
of its pieces."""
_LEAST_ODDS: Final = 1.5
"""How much turned groups gain by their order for each log10 that the others gain by theirs."""
_LEAST_GAIN, _GAIN_OF_EACH = 0.5, 0.1
_FULL, _LEAST_GAIN_FULL = 0.86, -1.0


def turned_groups(reading: Reading) -> list[Group]:
    """Return the groups of lines to turn round, or none where too few surely need it.

    Fragments from left to right are boxes of a page, and blank lines part these.
    """
    if not reading.parted:
        return []
    found = [(*group_lines(reading, width), width) for width in _widths(reading)]
    groups, _score, column = max(found, key=lambda triple: triple[1])
    if not _proves_turning(reading, groups):
        sure = [group for group in groups if _is_sure(reading, group, column)]
        return sure if len(sure) >= _LEAST_BEYOND_DOUBT else []
    groups, _score = group_lines(reading, column, turned=True)
    return [
        group
        for group in groups
        if group.turned and group.gain > _least_gain(reading, group, column)
    ]


def _proves_turning(reading: Reading, groups: list[Group]) -> bool:
    sure = sum(group.turned and group.gain > _SURE for group in groups)
    if sure < max(_LEAST_SURE, _LEAST_SHARE * len(reading.lines)):
        return False
    turned = sum(group.gain for group in groups if group.turned)
    standing = sum(group.gain for group in groups if not group.turned)
    return turned > _LEAST_ODDS * standing


def _is_sure(reading: Reading, group: Group, column: int) -> bool:
    """Whether a group is turned beyond doubt in a document that turns none all over: a full printed
    line of pieces of prose."""
    lines = range(group.start, group.end)
    return (
        group.turned
        and group.gain > _BEYOND_DOUBT
        and sum(reading.widths[at] for at in lines) >= _FULL * column
        and all(reading.widths[at] >= _PROSE for at in lines)
    )


def _least_gain(reading: Reading, group: Group, column: int) -> float:
    if sum(reading.widths[group.start : group.end]) >= _FULL * column:
        return _LEAST_GAIN_FULL
    return _LEAST_GAIN + _GAIN_OF_EACH * (group.end - group.start - 1)


def _widths(reading: Reading) -> set[int]:
    return {reading.share_within(share) for share in _WIDTHS}
