"""The order in which each line stood, and what makes it worth a look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from textfix.diagnosis import classes as c
from textfix.diagnosis.doubts import Doubts
from textfix.diagnosis.model import LineState, Order
from textfix.diagnosis.reading import Lines, class_of
from textfix.diagnosis.readings import line_order
from textfix.result import Result

_FEW = 0.1  # of lines out of order, up to which a document counts as in order
_PREVAILS = 0.8  # of the lines out of order: a class of so many is the document's
_ISLANDS = 0.05  # of the lines backwards: so many with Latin or numbers forwards are no chance


def line_states(result: Result, lines: Lines) -> tuple[LineState, ...]:
    """Return the order of every line that holds letters of the Arabic script."""
    margins = _margins(result, lines)
    states = [
        LineState(
            number + 1,
            line_order(lines.before[number], lines.repaired[number].order),
            margins.get(number),
        )
        for number in lines.arabic()
    ]
    doubts = Doubts(result, lines, document_order(states))
    return tuple(replace(state, doubt=doubts.of(state)) for state in states)


def _margins(result: Result, lines: Lines) -> dict[int, float]:
    """Return the smallest margin of the changes of order that touched each line."""
    least: dict[int, float] = {}
    for change in result.changes:
        if change.margin is not None and class_of(change) in c.ORDERS:
            for line in lines.touched(change.start, change.end):
                least[line] = min(change.margin, least.get(line, change.margin))
    return least


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
    turned = counts[c.REVERSED_RUNS] + counts[c.REVERSED_WORDS]
    if backwards >= _PREVAILS * wrong:
        # Most lines hold no Latin or numbers, and do not say whether these stood forwards.
        kept = counts[c.ISLANDS_KEPT] > _ISLANDS * backwards
        name = c.ISLANDS_KEPT if kept else c.REVERSED_CHARACTERS
    elif turned >= _PREVAILS * wrong:
        # A run may be a word, and a word may stand with its neighbours in a run.
        name = c.REVERSED_WORDS if counts[c.REVERSED_WORDS] * 2 > turned else c.REVERSED_RUNS
    else:
        name, most = next(pair for pair in counts.most_common() if pair[0] != c.RIGHT_ORDER)
        name = name if most >= _PREVAILS * wrong else c.MIXED
    return Order(name, dict(counts.most_common()), share)
