"""Lists: numbered lines that are items of the text itself, and no notes."""

from __future__ import annotations

from collections.abc import Sequence

from textfix.document.kinds import Kind, is_foreign, kind_of
from textfix.document.lines import Line
from textfix.footnotes.heads import Head
from textfix.footnotes.lone import form_of

_REACH = 14


def find_items(text: str, lines: Sequence[Line], heads: Sequence[Head | None]) -> set[int]:
    """Return the lines that are the items of a list: one that a colon announces, which counts from
    1 with a sign after each number, on over the notes and the end of a page.

    >>> from textfix.document.lines import split_lines
    >>> from textfix.footnotes.heads import find_heads
    >>> page = "دستور کار چنین است:\\n1. آرد را بیز.\\n2. آب را بجوشان.\\n1 Flour"
    >>> lines = split_lines(page)
    >>> sorted(find_items(page, lines, find_heads(page, lines)))
    [1, 2]
    """
    items: set[int] = set()
    last, number, form = 0, 0, ""
    for at, (line, head) in enumerate(zip(lines, heads, strict=True)):
        if head is None or not head.number or head.apart or head.behind:
            continue
        here = form_of(text, line, head)
        first = head.number == 1 and at > 0 and text[lines[at - 1].end - 1] == ":"
        goes_on = head.number == number + 1 and here == form and at - last <= _REACH
        if here and (first or (number and goes_on)) and _is_text(text, line, head):
            items.add(at)
            last, number, form = at, head.number, here
    return items if len(items) > 1 else set()


def _is_text(text: str, line: Line, head: Head) -> bool:
    content = text[head.text : line.end]
    return not is_foreign(content) and kind_of(content) is not Kind.RULE
