"""Doubled spaces: gaps of a justified line that an extractor filled with two spaces or more.

A program that sets a line by moving the pen word after word leaves gaps wider than a space, and an
extractor that measures them writes a second space into some. Typists double a space here and there,
and some do behind every stop; what stands between words, and more often than slips of the fingers,
tells the two apart. In rows of tables and in verses a wide gap parts two cells and stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

from textfix.document.kinds import Kind
from textfix.document.page import Page

_GAP = re.compile(r"(?<=\S) {2,}(?=\S)")
_BETWEEN_WORDS = re.compile(r"(?<=\w) +(?=\w)")
_LEAST, _SHARE = 6, 0.01
_WIDEST, _WIDEST_IN_PARAGRAPH = 3, 6
_APART = frozenset({Kind.ROW, Kind.RULE})


def find_doubled(page: Page, joined: Collection[int]) -> list[tuple[int, int]]:
    """Return the gaps of ``page`` that are doubled: spans that one space is to take the place of.

    ``joined``: lines that are joined to one beside them.

    >>> from textfix.document.page import read_page
    >>> page = "پژوهشگران  بسیاری  در  این  زمینه  به\\nبررسی  پرداخته‌اند. آنان بر این گمان‌اند\\n"
    >>> page += "زبان از راه گفت‌وگو دگرگون می‌شود و از\\nآن پس می‌ماند."
    >>> found = find_doubled(read_page(page), range(4))
    >>> len(found), found[0]
    (6, (9, 11))
    """
    if not _is_doubled(page.contents):
        return []
    found: list[tuple[int, int]] = []
    for at, line in enumerate(page.lines):
        if page.kinds[at] in _APART:
            continue
        widest = _WIDEST_IN_PARAGRAPH if at in joined else _WIDEST
        for gap in _GAP.finditer(page.text, line.start, line.end):
            if gap.end() - gap.start() <= widest:
                found.append(gap.span())
    return found


def _is_doubled(contents: Sequence[str]) -> bool:
    """Whether more gaps between words are doubled than a typist's fingers do."""
    if sum("  " in content for content in contents) < 2:
        return False
    gaps = [gap[0] for content in contents for gap in _BETWEEN_WORDS.finditer(content)]
    doubled = sum(1 < len(gap) <= _WIDEST for gap in gaps)
    return doubled >= _LEAST and doubled >= _SHARE * len(gaps)
