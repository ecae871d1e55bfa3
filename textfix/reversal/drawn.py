"""Documents of turned items (see :mod:`textfix.reversal.glyphs`): whether one is, and where a ZWNJ
that left no trace parted two items."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from textfix.lm import Model
from textfix.lm.fitting import fit
from textfix.reversal.glyphs import (
    Positions,
    is_mixed,
    items_of,
    may_be_joined,
    positions_of,
    turned,
    visual_order,
)
from textfix.reversal.order import CHARACTERS, CLASSES, weigh
from textfix.reversal.rows import Row, read_words, reordered
from textfix.unicode.forms import POSITIONS, could_join_next, could_join_previous
from textfix.unicode.letters import LAM, ZWNJ

# log10 by which the lines of a document must read better once they stand in visual order, in all
# and on average; and by which a line must for an item to be parted.
_ENOUGH, _EACH, _PARTED = 6.0, 1.0, 1.0

Items = list[tuple[int, int]]


def in_visual_order(rows: Sequence[Row], model: Model) -> list[Row]:
    """Return ``rows`` in visual order if the lines of both forms and plain letters read better so,
    else as they are."""
    mixed = [row for row in rows if is_mixed(row.text)]
    positions = positions_of(row.text for row in mixed)
    turned_back = weigh([_turned_back(row, positions) for row in mixed], model)
    gain = sum(
        drawn.log10[CLASSES.index(CHARACTERS)] - max(odds.log10)
        for drawn, odds in zip(turned_back, weigh(mixed, model), strict=True)
    )
    if not mixed or gain < max(_ENOUGH, _EACH * len(mixed)):
        return list(rows)
    return [
        reordered(row, visual_order(row.text, _parted(row.text, positions, model))) for row in rows
    ]


def _turned_back(row: Row, positions: Positions) -> Row:
    return reordered(row, visual_order(row.text, items_of(row.text, positions)))


def _parted(line: str, positions: Positions, model: Model) -> Items:
    """Return the items of ``line``, other ones where it reads better so."""
    items = items_of(line, positions)
    if not is_mixed(line):
        return items
    best = _log10(line, items, model)
    for item in items[:]:
        at = items.index(item)
        found = [
            (_log10(line, other, model), other)
            for parts in (*_cut(line, *item), *_joined(line, *item, positions))
            for other in [[*items[:at], *parts, *items[at + 1 :]]]
        ]
        value, other = max(found, default=(best, items))
        if value >= best + _PARTED:
            best, items = value, other
    return items


def _cut(line: str, start: int, end: int) -> Iterator[Items]:
    """Yield the items in which a ZWNJ may have parted one: the letters on both sides of it, the
    last of the item and the first one, would else be joined."""
    if could_join_next(line[end - 1]) and could_join_previous(line[start]):
        for at in range(start + 1, end):
            if line[at - 1].isalpha() and line[at].isalpha() and line[at - 1] != LAM:
                yield [(start, at), (at, end)]


def _joined(line: str, start: int, end: int, positions: Positions) -> Iterator[Items]:
    """Yield the items around two letters that may be joined, and so none of an item."""
    for at in range(start, end - 1):
        if may_be_joined(line[at], line[at + 1], positions):
            yield [*turned(line, start, at), *turned(line, at + 2, end)]


def _log10(line: str, items: Items, model: Model) -> float:
    """Return log10 of ``line`` read from right to left, with a ZWNJ between isolated letters that
    would else be joined."""
    isolated = {at for start, end in items for at in range(start, end)}
    places = visual_order(line, items)
    text = [line[places[0]]]
    for left, right in pairwise(places):
        if _is_parted(line, left, right, isolated):
            text.append(ZWNJ)
        text.append(line[right])
    words = [word.mirrored for word in read_words("".join(text))]
    return fit((model.START, model.START), words[::-1], model)


def _is_parted(line: str, left: int, right: int, isolated: set[int]) -> bool:
    """Whether two letters beside one another, that on the right read first, do not join although
    they could."""
    before, behind = line[right], line[left]
    if not before.isalpha() or not behind.isalpha():
        return False
    if before == LAM and {left, right} <= isolated:
        return False  # lam-alef, a ligature
    ends = right in isolated or POSITIONS.get(before) in ("final", "isolated")
    return ends and could_join_next(before) and could_join_previous(behind)
