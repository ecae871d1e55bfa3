"""Contents: how the entries of a table of contents stand, also where it was read cell by cell."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from textfix.document.cells import CELL, END, ROW
from textfix.document.ends import End
from textfix.document.entries import CONTENTS_HEAD, find_entries
from textfix.document.keys import LETTERS
from textfix.document.kinds import Kind, ends_with_leaders
from textfix.document.page import Page

_COLUMN_HEADS = frozenset({"عنوان", "صفحه", "شماره", "شماره صفحه"})
_LABEL = re.compile(r"\d{1,2}(?:[.\-–]\d{1,2}){0,3}[.\-–]?")
_PAGE = re.compile(r"\d{1,4}")
_LEAST = 3
_SPACE = " "


class _Entry(NamedTuple):
    """The lines of an entry: its label's (None: none of its own), its title's and its page's."""

    label: int | None
    title: int
    page: int


def find_contents(page: Page) -> dict[int, str]:
    """Return what stands after each line of such a table: entries stand one a line.

    A heading says that it is one, and three entries and more, their pages in order, prove it.
    """
    found = {
        at: ROW
        for table in find_entries(page.text, page.lines)
        for at, after in pairwise(table)
        if after == at + 1
    }
    for at, content in enumerate(page.contents):
        if not CONTENTS_HEAD.fullmatch(content.rstrip(" :")) or at + 1 in found:
            continue
        entries = list(_entries(page, at + 1))
        if len(entries) < _LEAST:
            continue
        for label, title, number in entries:
            if label is not None:
                found[label] = _SPACE
            found[title] = _SPACE if ends_with_leaders(page.contents[title]) else CELL
            found[number] = ROW
        first = entries[0].title if entries[0].label is None else entries[0].label
        found |= {first - 1: END, entries[-1].page: END}
    return found


def _entries(page: Page, at: int) -> Iterator[_Entry]:
    last = 0
    while at < len(page.contents) and page.contents[at] in _COLUMN_HEADS:
        at += 1
    while (entry := _entry(page, at)) is not None:
        number = page.contents[entry.page]
        value = int(number) if number.isdecimal() else 0
        if value < last:
            return
        yield entry
        last, at = value, entry.page + 1


def _entry(page: Page, at: int) -> _Entry | None:
    contents = page.contents[at : at + 3]
    label = bool(contents) and bool(_LABEL.fullmatch(contents[0]))
    if len(contents) < 2 + label:
        return None
    title, number = contents[label : label + 2]
    is_title = any(map(str.isalpha, title)) and (
        page.ends[at + label] is not End.STOP or ends_with_leaders(title)
    )
    is_page = bool(_PAGE.fullmatch(number)) or number in LETTERS
    if not is_title or not is_page or page.kinds[at + label] is Kind.NOTE:
        return None
    return _Entry(at if label else None, at + label, at + label + 1)
