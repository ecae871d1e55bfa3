"""Headings behind the lines that they stand above.

An extractor that sorts boxes by their left edges as well as by their tops (pdfminer) takes a short
line on the right, such as a heading, for one some lines further down: in the midst of a sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from textfix.lifting.page import STOP, TEXT, Page
from textfix.lifting.reading import passage
from textfix.lifting.weaving import Parts
from textfix.reversal.rows import RIDER

_SHORT, _FULL = 0.6, 0.85
"""Of the column's width: a heading at most, and a line that its paragraph goes on from at least."""
_FARTHEST: Final = 6
"""Lines between a heading and where it belongs: at an aspect of three to one, four at most."""
_UNLIKE_HEADING: Final = re.compile(rf"^[.:؛،!]|\d|{RIDER}")
_ENDS: Final = (STOP, ":", "؟", "!")
"""Signs that end a sentence, on the left of a line in visual order."""
_GOES_ON: Final = 1.0
"""log10 by which the sentence must go on better behind the heading than in it."""


def with_headings(page: Page, order: Sequence[Parts]) -> list[Parts]:
    """Return ``order`` with the headings that stand within a sentence above its paragraph."""
    if "\f" not in page.text:  # running heads stand within sentences, too
        return list(order)
    moved = list(order)
    for heading, paragraph in _moves(page):
        if [heading] in moved:
            at = moved.index([heading])
            to = next(n for n, row in enumerate(moved) if paragraph in row)
            moved.insert(to, moved.pop(at))
    return moved


def _moves(page: Page) -> Iterator[tuple[int, int]]:
    """Yield each heading within a sentence, and the first line of the paragraph it belongs to."""
    repeated = page.repeated()
    for at in range(1, len(page.lines) - 1):
        if not _is_within_sentence(page, at) or page.contents[at] in repeated:
            continue
        if passage(page, at - 1, at + 1) - passage(page, at - 1, at) < _GOES_ON:
            continue
        for first in range(at - 1, max(0, at - _FARTHEST), -1):
            if not page.are_together(first, at):
                break
            if _begins(page, first):
                yield at, first
                break


def _is_within_sentence(page: Page, at: int) -> bool:
    content = page.contents[at]
    return (
        page.are_together(at - 1, at + 1)
        and {page.kinds[near] for near in (at - 1, at, at + 1)} == {TEXT}
        and page.lines[at].blanks > 0 < page.lines[at + 1].blanks
        and page.share(at) <= _SHORT
        and not _UNLIKE_HEADING.search(content)
        and page.share(at - 1) >= _FULL
        and not page.contents[at - 1].startswith(_ENDS)
        and (page.share(at + 1) >= _FULL or page.contents[at + 1].startswith(_ENDS))
    )


def _begins(page: Page, at: int) -> bool:
    """Whether a paragraph begins with line ``at``: the line before it ends one, or is short."""
    if page.kinds[at] != TEXT or page.share(at) < _FULL:
        return False
    before = page.contents[at - 1]
    return page.kinds[at - 1] == TEXT and (
        (before.startswith(STOP) and page.share(at - 1) < _FULL) or page.share(at - 1) <= _SHORT
    )
