"""Bottoms: which lines count up to the bottom of their page, and how far a body reaches."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textfix.document.kinds import Kind, is_foreign, kind_of
from textfix.document.lines import Line, ends_sentence
from textfix.footnotes.heads import CLAIMED, Head

FULL = 0.8
"""The share of the column that a line fills which goes on in the next."""

_SMALLER = 1.15
_MOST_LINES = 15
_MOST_UNNUMBERED, _MOST_STEP = 3, 2


def find_bottoms(
    text: str, lines: Sequence[Line], heads: Sequence[Head | None], width: int
) -> set[int]:
    """Return the lines with a number that counts up to the bottom of their page.

    Where nothing shows pages, the end of the text is one only if notes alone stand there.
    """
    found: set[int] = set()
    end = len(lines)
    paged = any(line.page for line in lines)
    for at in range(len(lines) - 1, -1, -1):
        if lines[at].page or at == 0:
            here = sorted(_counting(text, lines, heads, at, end))
            if paged or _fill(text, lines, heads, here, width):
                found.update(here)
            end = at
    return found


def _counting(
    text: str, lines: Sequence[Line], heads: Sequence[Head | None], first: int, end: int
) -> Iterator[int]:
    """Yield the numbered lines from a page's bottom up, while each number is new and near."""
    seen: set[int] = set()
    signs: set[str] = set()
    unnumbered = 0
    for at in range(end - 1, max(first, end - _MOST_LINES) - 1, -1):
        head = heads[at]
        if head is CLAIMED:
            continue
        if head is None:
            unnumbered += 1
            content = text[lines[at].start : lines[at].end]
            if unnumbered > _MOST_UNNUMBERED or kind_of(content) is Kind.RULE:
                return
            continue
        number = head.number
        if number in seen or head.label in signs:
            return
        if number and seen and not _is_near(number, seen):
            return
        unnumbered = 0
        if number:
            seen.add(number)
        else:
            signs.add(head.label)
        yield at


def _is_near(number: int, seen: set[int]) -> bool:
    """Whether notes of one page may count ``number`` besides those ``seen`` (in any order)."""
    return min(seen) - _MOST_STEP <= number <= max(seen) + _MOST_STEP


def _fill(
    text: str, lines: Sequence[Line], heads: Sequence[Head | None], here: list[int], width: int
) -> bool:
    """Whether the bodies that begin at the lines ``here`` reach to the end of the text."""
    if not here:
        return False
    ends = [last_line(text, lines, heads, at, width, False) for at in here]
    return all(end == after for end, after in zip(ends, [*here[1:], len(lines)], strict=True))


def last_line(
    text: str,
    lines: Sequence[Line],
    heads: Sequence[Head | None],
    at: int,
    width: int,
    whole: bool,
) -> int:
    """Return the line after the last of the body that begins at ``at``.

    At the bottom of a page (``whole``) it runs on to the next body; elsewhere while it is full, or
    in smaller type than the text.
    """
    last = at + 1
    head = heads[at]
    if head is not None and (head.apart or head.behind):
        return last
    if head is not None and head.text > lines[at].end:
        last += 1
    while last < len(lines) and not lines[last].page and heads[last] is None:
        before = text[lines[last - 1].start : lines[last - 1].end]
        here = text[lines[last].start : lines[last].end]
        full = lines[last - 1].width >= FULL * width and not ends_sentence(before)
        alike = is_foreign(before) == is_foreign(here)
        goes_on = full and alike and lines[last].blanks == 0
        if not whole and not goes_on and not _is_smaller(lines, last - 1, width):
            break
        if kind_of(here) is Kind.RULE or here.isdecimal():
            break
        if whole and kind_of(here) is Kind.HEADING:
            break
        last += 1
    return last


def _is_smaller(lines: Sequence[Line], at: int, width: int) -> bool:
    """Whether line ``at`` and the next hold more letters than any line of the column may."""
    return min(lines[at].width, lines[at + 1].width) >= _SMALLER * width
