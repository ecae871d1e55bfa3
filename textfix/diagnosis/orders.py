"""The order in which each line stood, and what makes it worth a look."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from textfix.diagnosis import classes as c
from textfix.diagnosis.model import LineState, Order
from textfix.diagnosis.reading import Lines, class_of
from textfix.direction.cues import is_clearly_clean
from textfix.result import Change, Result

# A preference of less than ten to one (log10) is worth a look.
_SMALL = 1.0
_FEW = 0.05  # of lines out of order, up to which a document counts as in order
_PREVAILS = 0.8  # of the lines out of order: a class of so many is the document's
_COPIES = 10  # lines that the scan for cues wants to see before it judges
_ARABIC = str.maketrans("يك", "یک")
_ISLAND = re.compile(r"[A-Za-z][A-Za-z.]*[A-Za-z]|\d{2,}")


def line_states(result: Result, lines: Lines) -> tuple[LineState, ...]:
    """Return the order of every line that holds letters of the Arabic script."""
    touching = _touching(result, lines)
    doubted = {
        line: found.message
        for stage, found in result.findings
        if f"{stage}.{found.rule}" in c.ORDER_IN_DOUBT
        for line in lines.touched(found.start, found.end)
    }
    return tuple(
        _state(number, touching.get(number, ()), doubted.get(number, ""), lines)
        for number in lines.arabic()
    )


def _touching(result: Result, lines: Lines) -> dict[int, list[Change]]:
    """Return the changes of order that touched each line."""
    touching: dict[int, list[Change]] = {}
    for change in result.changes:
        if class_of(change) in c.ORDERS:
            for line in lines.touched(change.start, change.end):
                touching.setdefault(line, []).append(change)
    return touching


def _state(number: int, changes: Sequence[Change], doubt: str, lines: Lines) -> LineState:
    order = _order(changes)
    margins = [change.margin for change in changes if change.margin is not None]
    margin = min(margins, default=None)
    if not doubt and margin is not None and margin < _SMALL:
        doubt = "another order is nearly as likely"
    if not doubt and _has_cue(lines.after[number]):
        left = "left as it was" if order == c.RIGHT_ORDER else "put in order"
        doubt = f"{left}, but there are signs of reversed runs"
    return LineState(number + 1, order, margin, doubt)


def _order(changes: Sequence[Change]) -> str:
    """Return the class of a line that ``changes`` put in order, the first of them the coarsest."""
    classes = {class_of(change) for change in changes}
    if not classes:
        return c.RIGHT_ORDER
    if len(classes) > 1:
        return c.MIXED
    order = classes.pop() or c.RIGHT_ORDER
    if order == c.REVERSED_CHARACTERS and any(map(_keeps_islands, changes)):
        return c.ISLANDS_KEPT
    return order


def _keeps_islands(change: Change) -> bool:
    """Whether Latin words or numbers stood forwards in a line whose letters stood backwards."""
    islands = [found for found in _ISLAND.findall(change.before) if found != found[::-1]]
    kept = sum(island in change.after for island in islands)
    return kept * 2 > len(islands)


def _has_cue(line: str) -> bool:
    """Whether a line by itself shows a sign of reversed runs. Repeated, it is a page of its own."""
    plain = unicodedata.normalize("NFKC", line).translate(_ARABIC)
    return not is_clearly_clean(f"{plain}\n" * _COPIES)


def document_order(states: Sequence[LineState]) -> Order:
    """Return the class of the document: the one that prevails among the lines out of order.

    >>> lines = [LineState(n, "reversed-runs" if n < 4 else "right-order") for n in range(9)]
    >>> document_order(lines).name
    'reversed-runs'
    """
    counts = Counter(state.order for state in states)
    if not counts:
        return Order(c.NOT_PERSIAN, {}, 0.0)
    wrong = counts.total() - counts[c.RIGHT_ORDER]
    share = wrong / counts.total()
    if share <= _FEW:
        return Order(c.RIGHT_ORDER, dict(counts.most_common()), share)
    backwards = counts[c.REVERSED_CHARACTERS] + counts[c.ISLANDS_KEPT]
    if backwards >= _PREVAILS * wrong:
        # Lines without Latin or numbers do not say whether these stood forwards.
        name = c.ISLANDS_KEPT if counts[c.ISLANDS_KEPT] * 5 > backwards else c.REVERSED_CHARACTERS
    else:
        name, most = next(pair for pair in counts.most_common() if pair[0] != c.RIGHT_ORDER)
        name = name if most >= _PREVAILS * wrong else c.MIXED
    return Order(name, dict(counts.most_common()), share)
