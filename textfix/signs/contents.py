"""Entries of a table of contents that came as the page shows them, the page's number first.

The leaders of an entry are neutral, and an extractor that goes by the place on the page, or takes
the line for one from left to right, begins with the number on the left::

    ۵ .............. . کاریزهای یزد۲-۱        ۲-۱. کاریزهای یزد .............. ۵
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from textfix.anchors import Anchored
from textfix.signs.swap import Swap
from textfix.unicode.leaders import LEADERS
from textfix.unicode.letters import LETTER_CLASS

RULE = "page-first"

_ENTRY = re.compile(
    rf"^[ \t]*(?P<page>\d{{1,4}})(?P<before>[ ]*)(?P<leaders>{LEADERS})(?P<behind>[ ]*)"
    rf"(?P<early>\.?)(?P<gap>[ ]*)(?P<title>[^\n\f]*?[{LETTER_CLASS}][^\n\f]*?)"
    r"(?P<number>\d{1,2}(?:[ ]?[-–.][ ]?\d{1,2})+|)[ \t]*$",
    re.MULTILINE,
)
_CUE = Anchored(rf"^[ \t]*\d{{1,4}}[ ]*{LEADERS}", re.MULTILINE)
_EARLY = re.compile(r"(?<=\s)[.:،؛](?=\w)|[.:،؛؟]$")
_LEAST = 3


def find_page_first(text: str) -> Iterator[Swap]:
    """Yield the entries whose page comes first, if there are some and their pages go up.

    What counts on one by one are items with blanks to be filled in. Titles with stops before their
    words have runs in reverse order: the direction stage reads them.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> text = "۱ ...... آغاز\\n۲ ...... . رود۱-۱\\n۵ ...... . کاریز۱-۲"
    >>> print(render(text, swapped_pieces(text, find_page_first(text))))
    آغاز ...... ۱
    ۱-۱. رود ...... ۲
    ۱-۲. کاریز ...... ۵
    """
    if _CUE.search(text) is None:
        return
    entries = [*_ENTRY.finditer(text)]
    if any(_EARLY.search(entry["title"]) for entry in entries):
        return
    if len(entries) >= _LEAST and _go_up([int(entry["page"]) for entry in entries]):
        yield from map(_moved, entries)


def _go_up(pages: Sequence[int]) -> bool:
    steps = [after - before for before, after in pairwise(pages)]
    return min(steps) >= 0 and set(steps) != {1}


def _moved(entry: re.Match[str]) -> Swap:
    """Return the number of the section, its stop, the title, the leaders, the page.

    A stop may have run into the leaders: then it is the last of their dots.
    """
    parts = {part: [*range(*entry.span(part))] for part in entry.groupdict()}
    if entry["number"] and not entry["early"] and entry["leaders"].endswith(".."):
        parts["early"].append(parts["leaders"].pop())
        parts["gap"], parts["behind"] = parts["behind"], parts["gap"]
    order = ("number", "early", "gap", "title", "behind", "leaders", "before", "page")
    places = tuple(place for part in order for place in parts[part])
    return Swap(entry.start("page"), entry.end("number"), places, RULE)
