"""Heads: the labels with which bodies of notes begin, or which stand alone beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.document.lines import Line
from textfix.footnotes.markers import DIGITS, LARGEST, SUPERSCRIPTS
from textfix.footnotes.words import COUNTED

_START = re.compile(
    rf"(?:[()\[]?(?P<digits>[{DIGITS}]{{1,3}}|[⁰¹²³⁴-⁹]{{1,3}})(?:\s?[.)\]:\-–]+\s*|\s+|(?=[^\W\d_]))"
    r"|(?P<sign>\*{1,3}|[†‡]{1,2})\s*)(?=[^\s\d.,/])"
)
_ALONE = re.compile(rf"[(\[]?(?P<digits>[{DIGITS}]{{1,3}}|[⁰¹²³⁴-⁹]{{1,3}})[)\]]?")
_BEHIND = re.compile(r"\s(?P<digits>[۰-۹٠-٩]{1,3})$")
_MOST_LINES = 12
_LATIN = re.compile(r"[A-Za-z]")
_LETTER = re.compile(r"[^\W\d_]")


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
    alone = [_ALONE.fullmatch(text, line.start, line.end) for line in lines]
    end = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].page or at == 0:
            _label_column(text, lines, heads, alone, at, end)
            end = at
    return heads


def _head(text: str, line: Line) -> Head | None:
    match = _START.match(text, line.start, line.end)
    if match is None:
        return None
    label = (match["digits"] or match["sign"]).translate(SUPERSCRIPTS)
    number = int(label) if match["digits"] else 0
    if text[match.end() - 1].isspace() and _counts_things(text[match.start() : line.end]):
        return None
    glued = text[match.end() - 1].isdigit() and not text[match.end()].isascii()
    return Head(label, number, match.end(), glued) if number <= LARGEST else None


def _counts_things(content: str) -> bool:
    """Whether ``content`` begins with a number and what it counts: ``۱۵ مرداد``, ``3 نفر``."""
    number, _, rest = content.partition(" ")
    return number.isdecimal() and rest.lstrip().partition(" ")[0].rstrip("،.:؛") in COUNTED


def _label_column(
    text: str,
    lines: Sequence[Line],
    heads: list[Head | None],
    alone: Sequence[re.Match[str] | None],
    first: int,
    end: int,
) -> None:
    """Give the labels that stand alone on the page ``[first, end)`` to the bodies beside them.

    Labels that close a page, each on its line, belong to as many unlabelled lines before them; a
    label above a line belongs to that line, one behind a foreign line to that one.
    """
    column = end
    while column > first and alone[column - 1]:
        column -= 1
    size = end - column
    bare = _unlabelled(text, lines, heads, first, column)
    if not bare or len(bare) != size:
        start = column - size
        apart = size > 1 and start > first and lines[start].blanks > 0
        bare = list(range(start, column)) if apart else []
    if bare and _counts([_label(alone[at]) for at in range(column, end)]):
        for at, apart_at in zip(bare, range(column, end), strict=True):
            if heads[at] is None and lines[at].blanks * (at > bare[0]) == 0:
                label = _label(alone[apart_at])
                heads[at] = Head(label, int(label), lines[at].start, apart=apart_at)
                heads[apart_at] = CLAIMED
        return
    for at in _unlabelled(text, lines, heads, first, column):
        behind = _BEHIND.search(text, lines[at].start, lines[at].end)
        if behind is not None:
            label = behind["digits"]
            heads[at] = Head(label, int(label), lines[at].start, behind=behind.start())
    for at in range(first, end - 1):
        if alone[at] and heads[at + 1] is None and not alone[at + 1] and lines[at + 1].blanks == 0:
            label = _label(alone[at])
            heads[at] = Head(label, int(label), lines[at + 1].start)


def _unlabelled(
    text: str, lines: Sequence[Line], heads: Sequence[Head | None], first: int, column: int
) -> list[int]:
    """Return the foreign lines without a label among the labelled ones that end at ``column``."""
    bare: list[int] = []
    for at in range(column - 1, max(first, column - _MOST_LINES) - 1, -1):
        foreign = is_foreign(text[lines[at].start : lines[at].end])
        if heads[at] is None and not foreign:
            break
        if heads[at] is None:
            bare.insert(0, at)
    return bare


def _counts(labels: Sequence[str]) -> bool:
    return all(int(after) > int(before) for before, after in pairwise(labels))


def _label(match: re.Match[str] | None) -> str:
    return match["digits"].translate(SUPERSCRIPTS) if match else ""


def is_foreign(content: str) -> bool:
    """Whether most letters of ``content`` are Latin."""
    latin = len(_LATIN.findall(content))
    return latin > 0.6 * len(_LETTER.findall(content)) if latin else False
