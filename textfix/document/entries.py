"""Entries: the lines of a table of contents that hold a title and its number each."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from textfix.document.kinds import ZWNJ, ends_with_leaders
from textfix.document.lines import Line, ends_sentence

CONTENTS_HEAD = re.compile(
    rf"فهرست[ {ZWNJ}](?:مطالب|مندرجات|عناوین|عنوان[ {ZWNJ}]?ها|جداول|جدول[ {ZWNJ}]?ها"
    rf"|شکل[ {ZWNJ}]?ها|اشکال|تصاویر|تصویر[ {ZWNJ}]?ها|نمودار[ {ZWNJ}]?ها)"
    r"|contents|table of contents",
    re.IGNORECASE,
)
"""The heading of a table of contents."""

_NUMBER = r"\d{1,3}(?:\s?[.\-–]\s?\d{1,3}){0,3}"
_FIRST = re.compile(rf"{_NUMBER}(?=[\s.)\-–])")
_LAST = re.compile(rf"(?<=[\s.]){_NUMBER}$")
_NO_DIGITS = re.compile(r"\D+")
_LEAST = 3  # entries
_MOST_BETWEEN = 1  # lines of a title that goes over two
_LEAST_RISES = 0.7  # share of entries whose page is not before that of the entry above


def find_entries(text: str, lines: Sequence[Line]) -> list[list[int]]:
    """Return the lines of each table of contents that begin or end with a number.

    A heading says that it is one, and three entries and more prove it, their pages by and large in
    order, on whichever side the extractor put them.

    >>> from textfix.document.lines import split_lines
    >>> page = "فهرست مطالب\\n3 دیباچه 1\\n5 گل و لعاب 2\\n9 کوره 3\\nگل نرم است.\\nو کوره گرم."
    >>> find_entries(page, split_lines(page))
    [[1, 2, 3]]
    """
    tables: list[list[int]] = []
    at = 0
    while at < len(lines):
        head = text[lines[at].start : lines[at].end].rstrip(" :")
        at += 1
        if not CONTENTS_HEAD.fullmatch(head):
            continue
        found = list(_numbered(text, lines, at))
        contents = [text[lines[each].start : lines[each].end] for each in found]
        if len(found) >= _LEAST and any(_rises(contents, side) for side in (_LAST, _FIRST)):
            tables.append(found)
            at = found[-1] + 1
    return tables


def _numbered(text: str, lines: Sequence[Line], at: int) -> Iterator[int]:
    missed = 0
    while at < len(lines) and missed <= _MOST_BETWEEN:
        content = text[lines[at].start : lines[at].end]
        if any(map(str.isalpha, content)):
            is_entry = _is_numbered(content) and not ends_sentence(content)
            missed = 0 if is_entry else missed + 1
            if is_entry:
                yield at
        at += 1


def _is_numbered(content: str) -> bool:
    sides = _FIRST.match(content), _LAST.search(content)
    return any(sides) or ends_with_leaders(content)


def _rises(contents: Sequence[str], side: re.Pattern[str]) -> bool:
    """Whether the numbers on one side of the entries are pages in order, by and large."""
    found = [match.group() for content in contents if (match := side.search(content))]
    pages = [int(_NO_DIGITS.sub(" ", number).split()[-1]) for number in found]
    if len(pages) < max(_LEAST, len(contents) // 2):
        return False
    rises = sum(before <= after for before, after in pairwise(pages))
    return rises >= _LEAST_RISES * (len(pages) - 1) and pages[0] < max(pages)
