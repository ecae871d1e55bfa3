"""Titles: headings whose numbers count up through a text without a table of contents.

They look like bodies of notes («۱- مقدمه») and, where the number is alone or comes last, like
references («مقدمه ۱»). But a heading stands between paragraphs: the line before it ends one, and a
full line follows it; a body breaks the sentence of its page off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textfix.document.lines import Line, ends_sentence

_TITLE = re.compile(
    r"(?P<first>\d{1,2})(?P<form>\s?[-\u2013.:]\s*|\s+)(?=[^\W\d_A-Za-z])[^\d\n]+"
    r"|[^\W\d_A-Za-z][^\d\n]*(?P<behind>\s)(?P<last>\d{1,2})"
)
_SUBSECTION = re.compile(r"(?:^|\s)\d{1,2}[-\u2013.]\s?\d{1,2}(?:\s?[-\u2013.])?(?:\s|$)")
_WIDEST, _SHORT, _FULL = 0.6, 0.75, 0.7  # of the column
_LEAST, _LEAST_BARE = 3, 4  # headings, with a hyphen or a stop behind the number and without one
_APART = 3  # lines from one heading to the next
_BROKEN = 1  # headings behind a line that looks unended, a list of keywords
_LARGEST = 30


class _Title(NamedTuple):
    """A line that may be a heading, its number, whether nothing but a space parts the two, and
    whether the line before it ends a paragraph."""

    at: int
    number: int
    bare: bool
    parts: bool


def find_titles(text: str, lines: Sequence[Line], width: int) -> frozenset[int]:
    """Return the lines that are headings numbered from 1 on.

    >>> from textfix.document.lines import split_lines
    >>> prose = "سفال از گل است و گل از خاک نرم کنار رود.\\nگل را می‌ورزند و در سایه نگه می‌دارند.\\n"
    >>> titles = ["1- گل", "2- لعاب", "3- کوره"]
    >>> page = "".join(f"{title}\\n{prose}" for title in titles)
    >>> sorted(find_titles(page, split_lines(page), 40))
    [0, 3, 6]
    """
    titles = [*_titles(text, lines, width)]
    if len(titles) < _LEAST:
        return frozenset()
    counted = max((_count_up(titles, bare=bare) for bare in (False, True)), key=len)
    return frozenset(title.at for title in counted)


def _titles(text: str, lines: Sequence[Line], width: int) -> Iterator[_Title]:
    """Yield the short lines with a number at an end that a full line follows, if need be below the
    heading of a subsection."""
    for at, line in enumerate(lines[:-1]):
        if line.width > _WIDEST * width:
            continue
        content = text[line.start : line.end]
        found = _TITLE.fullmatch(content)
        if found is None or ends_sentence(content):
            continue
        following = text[lines[at + 1].start : lines[at + 1].end]
        below = at + 2 if _SUBSECTION.search(following) else at + 1
        if below < len(lines) and lines[below].width >= _FULL * width:
            before = lines[at - 1] if at else None
            parts = before is None or before.width <= _SHORT * width or _ends(text, before)
            number = int(found["first"] or found["last"])
            yield _Title(at, number, not (found["form"] or "").strip(), parts)


def _ends(text: str, line: Line) -> bool:
    return ends_sentence(text[line.start : line.end])


def _count_up(titles: Sequence[_Title], *, bare: bool) -> list[_Title]:
    """Return the longest row of titles that count up from 1; nothing if it is too short."""
    rows: dict[int, list[_Title]] = {}
    for title in titles:
        if title.bare != bare or not 1 <= title.number <= _LARGEST:
            continue
        before = rows.get(title.number - 1)
        if title.number == 1:
            rows[1] = [title]
        elif before and title.at - before[-1].at >= _APART and title.number not in rows:
            rows[title.number] = [*before, title]
    longest = max(rows.values(), key=len, default=[])
    enough = len(longest) >= (_LEAST_BARE if bare else _LEAST)
    return longest if enough and sum(not title.parts for title in longest) <= _BROKEN else []
