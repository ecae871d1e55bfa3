"""Items: lines whose labels count, ۱) ۲) ۳) or الف) ب) ج), and lines of a dialogue.

One label proves little: a line that a column broke may begin with a number, or end with a dash.
Labels that count do, and so do dashes behind several lines of which most have stops before them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textfix.document.ends import End, line_end

_NUMBER = r"(?P<number>[0-9۰-۹]{1,2})"
_LETTER = r"(?P<letter>الف|[بپتثجچدهوزحطی])"
_LABEL = re.compile(rf"[(\[]?(?:{_NUMBER}|{_LETTER})\s?(?P<sign>[)(\]\[.\-–])\s*(?=[^\W\d_«\"])")
_ALPHABETS = (
    ("الف", "ب", "پ", "ت", "ث", "ج", "چ"),
    ("الف", "ب", "ج", "د", "ه", "و", "ز", "ح", "ط", "ی"),
)
_REACH = 14
_DASH_BEHIND = re.compile(r"(?:^|[^\d\s\-–—])(?P<dash>\s*[–—\-])\s*$")
_STOP = re.compile(r"[.؟!…][»)]?\s*[–—\-]\s*$")
_LEAST_STOPPED = 2


class Label(NamedTuple):
    """A label: its places (from 1) among numbers and in each alphabet, 0 where it has none, and its
    sign."""

    places: tuple[int, ...]
    sign: str


def find_counted(contents: Sequence[str]) -> set[int]:
    """Return the lines that begin with the next label of a list, or with its first.

    >>> sorted(find_counted(["سه کار:", "۱) آب", "۲) باد، که از کوه", "می‌آید", "۳) خاک"]))
    [1, 2, 4]
    >>> find_counted(["در سال", "۵) که"])
    set()
    """
    found: set[int] = set()
    for at, after in _successors(contents):
        found |= {at, after}
    return found


def _successors(contents: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield the lines of which the second has the next label after the first."""
    last: dict[tuple[int, int, str], int] = {}
    for at, content in enumerate(contents):
        label = _label(content)
        if label is None:
            continue
        for alphabet, place in enumerate(label.places):
            if place < 1:
                continue
            before = last.get((alphabet, place - 1, label.sign))
            if before is not None and at - before <= _REACH:
                yield before, at
            last[alphabet, place, label.sign] = at


def _label(content: str) -> Label | None:
    found = _LABEL.match(content)
    if found is None:
        return None
    letter = found["letter"]
    numbers = (int(found["number"]),) if found["number"] else ()
    letters = [names.index(letter) + 1 if letter in names else 0 for names in _ALPHABETS]
    return Label(numbers or (0, *letters), found["sign"])


def find_dashes_behind(contents: Sequence[str]) -> dict[int, int]:
    """Return the lines of dialogues whose dash slid behind them, with its place in the line.

    >>> find_dashes_behind(["قهوه هم دارید؟–", "نه آقا، چای داریم. –", "این را پرسیدم."])
    {0: 14, 1: 18}
    >>> find_dashes_behind(["شهر – و این را همه می‌دانند –", "خفته بود."])
    {}
    """
    behind = {
        at: dash.start("dash")
        for at, content in enumerate(contents)
        if (dash := _DASH_BEHIND.search(content))
    }
    found: dict[int, int] = {}
    for run in _runs(sorted(behind)):
        if sum(bool(_STOP.search(contents[at])) for at in run) >= _LEAST_STOPPED:
            found |= {at: behind[at] for at in run if _begins(contents, at)}
    return found


def _begins(contents: Sequence[str], at: int) -> bool:
    """Whether the line before ``at`` ends a sentence, with a dash behind it or without."""
    return at == 0 or line_end(contents[at - 1].rstrip(" –—-")) is End.STOP


def _runs(lines: Sequence[int]) -> Iterator[list[int]]:
    """Yield the lines near one another."""
    run: list[int] = []
    for at in lines:
        if run and at - run[-1] > _REACH:
            yield run
            run = []
        run.append(at)
    if run:
        yield run
