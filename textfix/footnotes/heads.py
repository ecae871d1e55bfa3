"""Heads: the labels with which bodies of notes begin, or which stand alone beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.document.kinds import is_foreign
from textfix.document.lines import Line, ends_sentence
from textfix.footnotes.alternating import pair_lines
from textfix.footnotes.markers import (
    DIGITS,
    LARGEST,
    LAST_WORD,
    RAISED,
    REACH,
    begins_with_zero,
    read_label,
)
from textfix.footnotes.words import COUNTED, ORDINALS, is_numbered

_START = re.compile(
    rf"(?:(?:[()\[]|\.(?=[{DIGITS}]{{1,2}} [A-Z]))?"
    rf"(?P<digits>[{DIGITS}]{{1,3}}|{RAISED}{{1,3}})"
    r"(?:\s?[.)\]:\-–]+\s*|\s+|(?=[^\W\d_\u0640]|«))"
    r"|(?P<sign>\*{1,3}|[†‡]{1,2})\s*)(?=[^\s\d.,/])"
)
_ALONE = re.compile(rf"[(\[]?(?P<digits>[{DIGITS}]{{1,3}}|{RAISED}{{1,3}})[)\]]?")
_BEHIND_FOREIGN = re.compile(rf"(?:\s(?P<digits>[۰-۹٠-٩]{{1,3}})|(?P<raised>{RAISED}{{1,3}}))$")
_BEHIND = re.compile(
    rf"(?:(?<=[.؟!»)])\s?(?P<digits>[{DIGITS}]{{1,3}}|{RAISED}{{1,3}})"
    rf"|(?<![.؟!»)\s])\s(?P<stopped>[{DIGITS}]{{1,3}}|{RAISED}{{1,3}})\s?\.)$"
)
_MOST_LINES = 12
_MOST_BETWEEN = 3


class Head(NamedTuple):
    """A label, its number (0: a sign), where the body's text begins, whether the label is glued to
    it, the line of a label that stands alone after the bodies of its page, or 0, and where a label
    behind the body begins, or 0."""

    label: str
    number: int
    text: int
    glued: bool = False
    apart: int = 0
    behind: int = 0


CLAIMED = Head("", -1, 0)
"""Stands for a line that is a label and nothing else."""


def find_heads(text: str, lines: Sequence[Line]) -> list[Head | None]:
    """Return, for every line, the label with which it begins as the body of a note might.

    >>> from textfix.document.lines import split_lines
    >>> page = "Radon\\nScott\\n\\n1\\n2"
    >>> [head and head.number for head in find_heads(page, split_lines(page))]
    [1, 2, -1, -1]
    """
    heads = [_head(text, line) for line in lines]
    for at in _counts(text, lines, heads):
        heads[at] = None
    for at, (above, line) in enumerate(pairwise(lines), 1):
        if not line.page and line.blanks == 0 and _calls_for_number(text, above):
            heads[at] = None
    end = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].page or at == 0:
            _Page(text, lines, heads, at, end).label()
            end = at
    return heads


def _head(text: str, line: Line) -> Head | None:
    match = _START.match(text, line.start, line.end)
    if match is None:
        return None
    label = read_label(match["digits"] or match["sign"])
    number = int(label) if match["digits"] else 0
    glued = text[match.end() - 1].isdigit() and not text[match.end()].isascii()
    counted = number <= LARGEST and not begins_with_zero(label)
    return Head(label, number, match.end(), glued) if counted else None


def _counts(text: str, lines: Sequence[Line], heads: Sequence[Head | None]) -> list[int]:
    """Return the lines whose number counts things, not notes: no label beside it on the page counts
    on to it or from it."""
    doubtful = [
        at
        for at, head in enumerate(heads)
        if head
        and text[head.text - 1].isspace()
        and _counts_things(text[lines[at].start : lines[at].end])
    ]
    return [at for at in doubtful if not _counts_on(lines, heads, at, doubtful)]


def _counts_on(
    lines: Sequence[Line], heads: Sequence[Head | None], at: int, doubtful: Sequence[int]
) -> bool:
    here = heads[at]
    number = here.number if here else 0
    for step in (-1, 1):
        beside = at + step
        while 0 <= beside < len(lines) and abs(beside - at) <= _MOST_BETWEEN:
            if lines[max(at, beside)].page:
                break
            head = heads[beside]
            if head and beside not in doubtful:
                if head.number == number + step:
                    return True
                break
            beside += step
    return False


def _calls_for_number(text: str, line: Line) -> bool:
    """Whether ``line`` ends with a word that a number follows: the next line goes on with it."""
    word = LAST_WORD.search(text, max(line.start, line.end - REACH), line.end)
    return word is not None and word.end(1) == line.end and is_numbered(word[1])


def _counts_things(content: str) -> bool:
    """Whether ``content`` begins with a number and what it counts: ``۱۵ مرداد``, ``3 نفر``."""
    number, counted, *rest = [*content.split(maxsplit=3), "", ""]
    return number.isdecimal() and counted.rstrip("،.:؛") in COUNTED and rest[0] not in ORDINALS


class _Page:
    """The lines ``[first, end)`` of a text, of which some hold a label alone; its methods set
    ``heads``, those of all lines."""

    def __init__(
        self, text: str, lines: Sequence[Line], heads: list[Head | None], first: int, end: int
    ) -> None:
        self._text, self._lines, self._heads = text, lines, heads
        self._first, self._end = first, end
        self._labels = {
            at: read_label(found["digits"])
            for at in range(first, end)
            if (found := _ALONE.fullmatch(text, lines[at].start, lines[at].end))
        }

    def label(self) -> None:
        """Give the labels that stand alone to the lines that they belong to."""
        self._label_by_turns()
        self._label_between()
        self._label_column()
        for at in range(self._first, self._end - 1):
            if at not in self._labels and self._heads[at] is None and self._stands_above(at):
                self._give(at, at + 1)
            if self._is_above(at):
                self._give_down(at, at + 1)

    def _give(self, at: int, where: int) -> None:
        """Give line ``at`` the label on line ``where``, which is a line of its own no more."""
        label = self._labels[where]
        self._heads[at] = Head(label, int(label), self._lines[at].start, apart=where)
        self._heads[where] = CLAIMED

    def _give_down(self, where: int, at: int) -> None:
        """Make the label on line ``where`` the head of a body that begins on line ``at`` below."""
        label = self._labels[where]
        self._heads[where] = Head(label, int(label), self._lines[at].start)

    def _is_foreign(self, at: int) -> bool:
        return is_foreign(self._text[self._lines[at].start : self._lines[at].end])

    def _label_by_turns(self) -> None:
        """Give the foreign lines the labels that they alternate with."""
        page = range(self._first, self._end)
        foreign = [
            not self._heads[at] and at not in self._labels and self._is_foreign(at) for at in page
        ]
        labels = [int(self._labels[at]) if at in self._labels else None for at in page]
        numbers = [head.number if (head := self._heads[at]) else None for at in page]
        for words, label in pair_lines(foreign, labels, numbers):
            at, where = self._first + words, self._first + label
            if where < at:
                self._give_down(where, at)
            else:
                self._give(at, where)

    def _label_between(self) -> None:
        """Give a foreign line between the notes 8 and 10 the figure 9 that stands alone behind
        them."""
        heads, labels = self._heads, self._labels
        for at in range(self._first + 1, self._end - 1):
            before, after = heads[at - 1], heads[at + 1]
            if heads[at] or at in labels or not before or not after:
                continue
            number = before.number + 1
            if after.number != number + 1 or not self._is_foreign(at):
                continue
            behind = [b for b, label in labels.items() if b > at and int(label) == number]
            if len(behind) == 1 and heads[behind[0]] is not CLAIMED:
                self._give(at, behind[0])

    def _label_column(self) -> None:
        """Give the labels that close the page, each on its line, to as many unlabelled lines before
        them, and those among foreign lines to as many of these; else the lines may have theirs
        behind them."""
        column = self._end
        while column - 1 in self._labels:
            column -= 1
        foreign, labels = self._unlabelled()
        closing = list(range(column, self._end))
        if foreign and len(foreign) in (len(closing), len(labels)):
            bare, labels = foreign, closing if len(foreign) == len(closing) else labels
        else:
            start, labels = column - len(closing), closing
            apart = len(closing) > 1 and start > self._first and self._lines[start].blanks > 0
            bare = list(range(start, column)) if apart else []
        numbers = [int(self._labels[at]) for at in labels]
        if bare and len(set(numbers)) == len(numbers):
            counted = sorted(zip(numbers, labels, strict=True))
            for at, (_, where) in zip(bare, counted, strict=True):
                if self._heads[at] is None:
                    self._give(at, where)
        else:
            self._labels_behind(foreign)

    def _stands_above(self, at: int) -> bool:
        """Whether the foreign line ``at`` stands above its label, parted from what comes after."""
        lines, text = self._lines, self._text
        if at + 1 not in self._labels or not self._is_foreign(at):
            return False
        opens = at == 0 or ends_sentence(text[lines[at - 1].start : lines[at - 1].end])
        parted = at + 2 >= self._end or (lines[at + 2].blanks > 0 and at + 2 not in self._labels)
        return opens and parted and lines[at + 1].blanks > 0

    def _is_above(self, at: int) -> bool:
        """Whether line ``at`` is a label above a line that has none."""
        return (
            at in self._labels
            and self._heads[at] is not CLAIMED
            and self._heads[at + 1] is None
            and at + 1 not in self._labels
            and self._lines[at + 1].blanks == 0
        )

    def _labels_behind(self, foreign: Sequence[int]) -> None:
        """Give the lines at the page's bottom the labels that slid behind them.

        Of a Persian line a figure after its stop is one if it counts on from the line beside it, or
        closes the page.
        """
        heads, lines = self._heads, self._lines
        found: dict[int, Head] = {}
        for at in range(max(self._first, self._end - _MOST_LINES), self._end):
            pattern = _BEHIND_FOREIGN if at in foreign else _BEHIND
            match = pattern.search(self._text, lines[at].start, lines[at].end)
            if match is not None and heads[at] is None:
                label = read_label(next(filter(None, match.groups())))
                found[at] = Head(label, int(label), lines[at].start, behind=match.start())
        for at, head in found.items():
            beside = [
                found.get(b) or heads[b] for b in (at - 1, at + 1) if self._first <= b < self._end
            ]
            counts = any(other and abs(other.number - head.number) == 1 for other in beside)
            if at in foreign or counts or at == self._end - 1:
                heads[at] = head if 0 < head.number <= LARGEST else None

    def _unlabelled(self) -> tuple[list[int], list[int]]:
        """Return the foreign lines without a label at the page's bottom, and the labels on lines of
        their own among them."""
        bare: list[int] = []
        labels: list[int] = []
        for at in range(self._end - 1, max(self._first, self._end - _MOST_LINES) - 1, -1):
            if at in self._labels:
                labels.insert(0, at)
            elif self._heads[at] is None:
                if not self._is_foreign(at):
                    break
                bare.insert(0, at)
        return bare, labels
