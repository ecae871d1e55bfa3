"""What makes a line worth a look at the page."""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from textfix.diagnosis import classes as c
from textfix.diagnosis.model import LineState, Order
from textfix.diagnosis.reading import Lines, class_of
from textfix.direction.cues import is_clearly_clean
from textfix.result import Result
from textfix.unicode.letters import ZWNJ

_SURE: Final = 0.7
"""Least probability of a restored order that is not in doubt."""
_COPIES: Final = 10
"""Lines that the scan for cues wants to see before it judges."""
_FEW_WORDS: Final = 3
"""Words of a line that tell its order: of fewer any order may be."""
_STOPS: Final = "،؛:"
_ARABIC: Final = str.maketrans("يك", "یک")
_BACKWARDS: Final = frozenset({c.REVERSED_CHARACTERS, c.ISLANDS_KEPT})
_BY_RUNS: Final = frozenset({c.RIGHT_ORDER, c.REVERSED_RUNS})
"""Orders of lines in which an edge of a run may have been missed; letters or words that were turned
one by one leave none."""


class Doubts:
    """The doubts about the lines of a result whose document stood in ``order``."""

    def __init__(self, result: Result, lines: Lines, order: Order) -> None:
        self._lines = lines
        self._order = order
        self._habits = _habits("\n".join(line.text for line in lines.repaired.values()))
        self._joined = {
            line
            for change in result.changes
            if class_of(change) == c.IN_PIECES
            for line in lines.touched(change.start, change.end + 1)
        }
        self._found = {
            line: found.message
            for stage, found in result.findings
            if f"{stage}.{found.rule}" in c.ORDER_IN_DOUBT
            for line in lines.touched(found.start, found.end)
        }

    def of(self, state: LineState) -> str:
        """Return why the line should be looked at, or ""."""
        number = state.line - 1
        if number in self._found:
            return self._found[number]
        text = self._lines.repaired[number].text
        if state.confidence is not None and state.confidence < _SURE:
            return "another order is nearly as likely"
        if number in self._joined:
            # Alone a piece of a line begins and ends as runs do.
            return ""
        if state.order in _BY_RUNS and _has_cue(text, self._habits):
            left = "left as it was" if state.order == c.RIGHT_ORDER else "put in order"
            return f"{left}, but there are signs of reversed runs"
        if self._order.name in _BACKWARDS and state.order not in _BACKWARDS and _is_long(text):
            return "not backwards, as the lines around it"
        if _is_parted_by_zwnjs(text):
            return "ZWNJs stand where spaces should"
        return ""


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


def _is_long(line: str) -> bool:
    return len(line.split()) >= _FEW_WORDS


def _is_parted_by_zwnjs(line: str) -> bool:
    """Whether hardly a space stands between the words of a line, and ZWNJs in their place."""
    zwnjs = line.count(ZWNJ)
    return zwnjs > _FEW_WORDS and zwnjs > 2 * line.count(" ")
