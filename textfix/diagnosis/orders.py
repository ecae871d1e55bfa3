"""The order in which each line stood, and what makes it worth a look."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Sequence

from textfix.diagnosis import classes as c
from textfix.diagnosis.model import LineState, Order
from textfix.diagnosis.reading import Lines, class_of
from textfix.diagnosis.readings import line_order
from textfix.direction.cues import is_clearly_clean
from textfix.result import Result

# A preference of less than ten to one (log10) is worth a look.
_SMALL = 1.0
_FEW = 0.1  # of lines out of order, up to which a document counts as in order
_PREVAILS = 0.8  # of the lines out of order: a class of so many is the document's
_ISLANDS = 0.05  # of the lines backwards: so many with Latin or numbers forwards are no chance
_COPIES = 10  # lines that the scan for cues wants to see before it judges
_STOPS = "،؛:"
_ARABIC = str.maketrans("يك", "یک")


def line_states(result: Result, lines: Lines) -> tuple[LineState, ...]:
    """Return the order of every line that holds letters of the Arabic script."""
    margins = _margins(result, lines)
    doubted = {
        line: found.message
        for stage, found in result.findings
        if f"{stage}.{found.rule}" in c.ORDER_IN_DOUBT
        for line in lines.touched(found.start, found.end)
    }
    habits = _habits("\n".join(line.text for line in lines.repaired.values()))
    return tuple(
        _state(number, margins.get(number), doubted.get(number, ""), lines, habits)
        for number in lines.arabic()
    )


def _margins(result: Result, lines: Lines) -> dict[int, float]:
    """Return the smallest margin of the changes of order that touched each line."""
    least: dict[int, float] = {}
    for change in result.changes:
        if change.margin is not None and class_of(change) in c.ORDERS:
            for line in lines.touched(change.start, change.end):
                least[line] = min(change.margin, least.get(line, change.margin))
    return least


def _state(number: int, margin: float | None, doubt: str, lines: Lines, habits: str) -> LineState:
    became = lines.repaired[number]
    order = line_order(lines.before[number], became.order)
    if not doubt and margin is not None and margin < _SMALL:
        doubt = "another order is nearly as likely"
    if not doubt and _has_cue(became.text, habits):
        left = "left as it was" if order == c.RIGHT_ORDER else "put in order"
        doubt = f"{left}, but there are signs of reversed runs"
    return LineState(number + 1, order, margin, doubt)


def _habits(text: str) -> str:
    """Return the stops that stand behind their space more often than before it: who writes so
    means no run's edge by it."""
    return "".join(
        stop
        for stop in _STOPS
        if len(re.findall(rf" {stop}(?=\w)", text)) > len(re.findall(rf"(?<=\w){stop}(?=\s)", text))
    )


def _has_cue(line: str, habits: str) -> bool:
    """Whether a line by itself shows a sign of reversed runs. Repeated, it is a page of its own."""
    plain = unicodedata.normalize("NFKC", line).translate(_ARABIC)
    for stop in habits:
        plain = plain.replace(f" {stop}", f"{stop} ")
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
