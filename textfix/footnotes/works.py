"""Works: the numbered list of works cited, and the figures in brackets that name its entries.

``[3]`` in the text and ``[3] Nature, 171, …`` under the heading of the sources are a citation and
its work: both stay where they are, whatever notes there are besides.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textfix.document.kinds import Kind, kind_of, opens_bibliography
from textfix.document.lines import Line
from textfix.footnotes.heads import CLAIMED, Head
from textfix.footnotes.lone import form_of

_LONGEST_HEADING = 40
_MOST_STEP = 2
_REACH = 16


class Works(NamedTuple):
    """A numbered list of works cited: the numbers of its entries by the lines on which they begin,
    and the signs behind each number (of the last list, where there are several)."""

    numbers: dict[int, int]
    form: str

    @property
    def last(self) -> int:
        """The number of the last entry, or 0."""
        return max(self.numbers.values(), default=0)


def find_works(text: str, lines: Sequence[Line], heads: Sequence[Head | None]) -> Works:
    """Return the numbered list of works: from below its heading on the entries count from 1, with
    the same signs about each number.

    >>> from textfix.document.lines import split_lines
    >>> from textfix.footnotes.heads import find_heads
    >>> page = "منابع\\n[1] Laufer, B. (1919).\\nSino-Iranica.\\n1 Crocus\\n[2] Watt, G. (1908)."
    >>> lines = split_lines(page)
    >>> find_works(page, lines, find_heads(page, lines))
    Works(numbers={1: 1, 4: 2}, form=']')
    """
    numbers: dict[int, int] = {}
    last, form = 0, ""
    in_list = opened = False
    for at, (line, head) in enumerate(zip(lines, heads, strict=True)):
        content = text[line.start : line.end]
        if len(content) < _LONGEST_HEADING and opens_bibliography(content):
            last, form, in_list, opened = 0, "", True, True
            continue
        first, opened = opened, False
        if kind_of(content) is Kind.HEADING:
            in_list = False
        if not in_list or head is None or head is CLAIMED or not head.number:
            continue
        here = form_of(text, line, head)
        goes_on = last > 0 and here == form and last < head.number <= last + _MOST_STEP
        if goes_on or (first and head.number == 1):
            numbers[at] = last = head.number
            form = here
    return Works(numbers, form)


def is_cited(text: str, start: int, end: int, works: int) -> bool:
    """Whether the figures ``[start, end)`` stand in square brackets and may name one of so many
    ``works``: ``[۶، ۷]``, ``[4-6]``."""
    opens = text.rfind("[", max(0, start - _REACH), start + 1)
    closes = text.find("]", end - 1, end + _REACH)
    if not works or opens < 0 or closes < 0:
        return False
    inside = text[opens + 1 : closes]
    return not any(c.isalpha() or c in "[]\n" for c in inside)
