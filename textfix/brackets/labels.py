"""The brackets of labels: ``۲)`` and ``ب)``, read ``۲(`` and ``ب(`` by their shape on the page.

A label's bracket closes what nothing opens, so balance says nothing of it, or binds it to another.
A list says: its labels count from the first one, each with a bracket of its own that no other sign
closes.
"""

from __future__ import annotations

import re
from bisect import bisect
from collections.abc import Iterator

from textfix.anchors import Anchored
from textfix.unicode.alphabets import COUNTING, FIRST, values_of
from textfix.unicode.forms import LETTERS

_LETTER_OF = {form: letter for form, letter in LETTERS.items() if len(letter) == 1}


def _drawn(letters: str) -> str:
    """Return a class of ``letters`` and their presentation forms."""
    return f"[{letters}{''.join(form for form, of in _LETTER_OF.items() if of in letters)}]"


_LABEL = Anchored(
    r"(?<![\w()\[\]./:-])(?:(?P<number>\d{1,2})"
    rf"|(?P<letter>{''.join(map(_drawn, 'الف'))}|{_drawn(COUNTING)})) ?[()]"
)
_BRACKET = Anchored("[()]")
_LEAST, _NEAR = 2, 400


def turned_labels(text: str) -> list[int]:
    """Return the places of the brackets of labels in ``text`` that open.

    >>> text = "سه دسته: الف( کارگران؛ ب) بازاریان؛ ج( رهگذران (هر روز)."
    >>> turned_labels(text)
    [12, 37]
    """
    return [at for at in list_labels(text) if text[at] == "("]


def list_labels(text: str) -> list[int]:
    """Return the places of the brackets of labels that count from the first one.

    >>> list_labels("الف) کارگران؛ ب) بازاریان (هر روز).")
    [3, 15]
    """
    labels = [(found.end() - 1, _values(found)) for found in _LABEL.finditer(text)]
    own = {at for at, _ in labels}
    others = [found.start() for found in _BRACKET.finditer(text) if found.start() not in own]
    labels = [label for label in labels if not _is_closed(text, label[0], others)]
    return sorted(at for row in _lists(labels) for at in row)


def _values(found: re.Match[str]) -> tuple[int, ...]:
    """Return the values that a label may have."""
    if found["number"]:
        return (int(found["number"]),)
    return values_of(_LETTER_OF.get(found["letter"][0], found["letter"][0]))


def _is_closed(text: str, at: int, others: list[int]) -> bool:
    """Whether the bracket at ``at`` opens and one that is no label's closes it nearby."""
    depth = 1
    for other in others[bisect(others, at) :] if text[at] == "(" else ():
        depth += 1 if text[other] == "(" else -1
        if depth == 0:
            return other - at <= _NEAR
    return False


def _lists(labels: list[tuple[int, tuple[int, ...]]]) -> Iterator[list[int]]:
    """Yield the places of labels that count from the first one."""
    first = {1, *FIRST}
    used: set[int] = set()
    for start, (place, values) in enumerate(labels):
        open_values = first.intersection(values)
        if place in used or not open_values:
            continue
        row = [place]
        for other, its in labels[start + 1 :]:
            if following := {value + 1 for value in open_values}.intersection(its):
                row.append(other)
                open_values = following
        if len(row) >= _LEAST:
            used |= {*row}
            yield row
