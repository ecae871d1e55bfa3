"""Heads: the labels with which bodies of notes begin, or which stand alone beside them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.document.kinds import is_foreign
from textfix.document.lines import Line, ends_sentence
from textfix.footnotes.alternating import pair_lines
from textfix.footnotes.markers import DIGITS, LARGEST, LAST_WORD, RAISED, REACH, read_label
from textfix.footnotes.words import COUNTED, NUMBERED, ORDINALS

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
    alone = [_ALONE.fullmatch(text, line.start, line.end) for line in lines]
    end = len(lines)
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].page or at == 0:
            _label_by_turns(text, lines, heads, alone, at, end)
            _label_between(text, lines, heads, alone, at, end)
            _label_column(text, lines, heads, alone, at, end)
            end = at
    return heads


def _head(text: str, line: Line) -> Head | None:
    match = _START.match(text, line.start, line.end)
    if match is None:
        return None
    label = read_label(match["digits"] or match["sign"])
    number = int(label) if match["digits"] else 0
    glued = text[match.end() - 1].isdigit() and not text[match.end()].isascii()
    return Head(label, number, match.end(), glued) if number <= LARGEST else None


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
    return word is not None and word.end(1) == line.end and word[1] in NUMBERED


def _counts_things(content: str) -> bool:
    """Whether ``content`` begins with a number and what it counts: ``۱۵ مرداد``, ``3 نفر``."""
    number, counted, *rest = [*content.split(maxsplit=3), "", ""]
    return number.isdecimal() and counted.rstrip("،.:؛") in COUNTED and rest[0] not in ORDINALS


def _label_by_turns(
    text: str,
    lines: Sequence[Line],
    heads: list[Head | None],
    alone: Sequence[re.Match[str] | None],
    first: int,
    end: int,
) -> None:
    """Give the foreign lines of the page ``[first, end)`` the labels that they alternate with."""
    page = range(first, end)
    foreign = [
        not heads[at] and not alone[at] and is_foreign(text[lines[at].start : lines[at].end])
        for at in page
    ]
    labels = [int(_label(alone[at])) if alone[at] else None for at in page]
    numbers = [head.number if (head := heads[at]) else None for at in page]
    for words, label in pair_lines(foreign, labels, numbers):
        at, where = first + words, first + label
        written = _label(alone[where])
        if where < at:
            heads[where] = Head(written, int(written), lines[at].start)
        else:
            heads[at] = Head(written, int(written), lines[at].start, apart=where)
            heads[where] = CLAIMED


def _label_between(
    text: str,
    lines: Sequence[Line],
    heads: list[Head | None],
    alone: Sequence[re.Match[str] | None],
    first: int,
    end: int,
) -> None:
    """Give a foreign line between the notes 8 and 10 of the page ``[first, end)`` the figure 9 that
    stands alone behind them."""
    for at in range(first + 1, end - 1):
        before, after = heads[at - 1], heads[at + 1]
        if heads[at] or alone[at] or not before or not after:
            continue
        number = before.number + 1
        if after.number != number + 1 or not is_foreign(text[lines[at].start : lines[at].end]):
            continue
        behind = [b for b in range(at + 1, end) if alone[b] and int(_label(alone[b])) == number]
        if len(behind) == 1 and heads[behind[0]] is not CLAIMED:
            heads[at] = Head(_label(alone[behind[0]]), number, lines[at].start, apart=behind[0])
            heads[behind[0]] = CLAIMED


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
    foreign, labels = _unlabelled(text, lines, heads, alone, first, end)
    closing = list(range(column, end))
    if foreign and len(foreign) in (len(closing), len(labels)):
        bare, labels = foreign, closing if len(foreign) == len(closing) else labels
    else:
        start, labels = column - len(closing), closing
        apart = len(closing) > 1 and start > first and lines[start].blanks > 0
        bare = list(range(start, column)) if apart else []
    numbers = [int(_label(alone[at])) for at in labels]
    if bare and len(set(numbers)) == len(numbers):
        counted = sorted(zip(numbers, labels, strict=True))
        for at, (number, where) in zip(bare, counted, strict=True):
            if heads[at] is None:
                heads[at] = Head(_label(alone[where]), number, lines[at].start, apart=where)
                heads[where] = CLAIMED
    else:
        _labels_behind(text, lines, heads, first, end, foreign)
    for at in range(first, end - 1):
        if not alone[at] and heads[at] is None and _labels_above(text, lines, alone, at, end):
            label = _label(alone[at + 1])
            heads[at] = Head(label, int(label), lines[at].start, apart=at + 1)
            heads[at + 1] = CLAIMED
        if (
            alone[at]
            and heads[at] is not CLAIMED
            and heads[at + 1] is None
            and not alone[at + 1]
            and lines[at + 1].blanks == 0
        ):
            label = _label(alone[at])
            heads[at] = Head(label, int(label), lines[at + 1].start)


def _labels_above(
    text: str,
    lines: Sequence[Line],
    alone: Sequence[re.Match[str] | None],
    at: int,
    end: int,
) -> bool:
    """Whether the foreign line ``at`` stands above its label, parted from what comes after."""
    if not alone[at + 1] or not is_foreign(text[lines[at].start : lines[at].end]):
        return False
    opens = at == 0 or ends_sentence(text[lines[at - 1].start : lines[at - 1].end])
    parted = at + 2 >= end or (lines[at + 2].blanks > 0 and not alone[at + 2])
    return opens and parted and lines[at + 1].blanks > 0


def _labels_behind(
    text: str,
    lines: Sequence[Line],
    heads: list[Head | None],
    first: int,
    end: int,
    foreign: Sequence[int],
) -> None:
    """Give the lines at a page's bottom the labels that slid behind them.

    Of a Persian line a figure after its stop is one if it counts on from the line beside it, or
    closes the page.
    """
    found: dict[int, Head] = {}
    for at in range(max(first, end - _MOST_LINES), end):
        pattern = _BEHIND_FOREIGN if at in foreign else _BEHIND
        match = pattern.search(text, lines[at].start, lines[at].end)
        if match is not None and heads[at] is None:
            label = read_label(next(filter(None, match.groups())))
            found[at] = Head(label, int(label), lines[at].start, behind=match.start())
    for at, head in found.items():
        beside = [found.get(b) or heads[b] for b in (at - 1, at + 1) if first <= b < end]
        counts = any(other and abs(other.number - head.number) == 1 for other in beside)
        if at in foreign or counts or at == end - 1:
            heads[at] = head if 0 < head.number <= LARGEST else None


def _unlabelled(
    text: str,
    lines: Sequence[Line],
    heads: Sequence[Head | None],
    alone: Sequence[re.Match[str] | None],
    first: int,
    end: int,
) -> tuple[list[int], list[int]]:
    """Return the foreign lines without a label at a page's bottom, and the labels on lines of their
    own among them.
    """
    bare: list[int] = []
    labels: list[int] = []
    for at in range(end - 1, max(first, end - _MOST_LINES) - 1, -1):
        if alone[at]:
            labels.insert(0, at)
        elif heads[at] is None:
            if not is_foreign(text[lines[at].start : lines[at].end]):
                break
            bare.insert(0, at)
    return bare, labels


def _label(match: re.Match[str] | None) -> str:
    return read_label(match["digits"]) if match else ""
