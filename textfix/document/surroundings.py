"""Surroundings: furniture comes back amid other text, a repeated paragraph amid the same."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from statistics import median
from typing import NamedTuple

from textfix.document.ends import End, line_end

_MOST_IN_A_ROW = 3
_LEAST_DIFFERENT, _TITLE_SHARE = 0.8, 0.8
_MOST_PAGES = 0.5
_SIDES = ((0, -1), (-1, 1))


class Running(NamedTuple):
    """A line of furniture: index of the line, its page (from 1), rule and key.

    ``span``: what of the line it is, where the rest is text: a folio at one of its ends.
    """

    line: int
    page: int
    rule: str
    key: str
    span: tuple[int, int] | None = None


def find_titles(contents: Sequence[str], pages: Sequence[int]) -> set[int]:
    """Return the outermost lines of pages that are short and no part of a sentence."""
    usual = median(len(content) for content in contents)
    return {
        at
        for at, content in enumerate(contents)
        if (
            at in {0, len(contents) - 1} or pages[at - 1] != pages[at] or pages[at] != pages[at + 1]
        )
        and len(content) < _TITLE_SHARE * usual
        and is_title(content)
    }


def is_title(content: str) -> bool:
    """Whether ``content`` does not read as a line of a sentence."""
    return line_end(content) is End.OTHER


def among_text(
    contents: Sequence[str], found: Sequence[Running], pages: Sequence[int], titles: set[int]
) -> list[Running]:
    """Keep of ``found`` the lines that come back while the text around them is another each time.

    A paragraph that is printed again and again brings its neighbours along; only ``titles`` may.
    """
    around = _surroundings(contents, sorted({running.line for running in found}), pages)
    groups: dict[tuple[str, str], list[Running]] = defaultdict(list)
    for running in dict.fromkeys(found):
        groups[running.rule, running.key].append(running)
    kept: list[Running] = []
    for group in groups.values():
        usual = len(group) >= _MOST_PAGES * pages[-1] or is_title(contents[group[0].line])
        apart = all(_differ([around[r.line][side] for r in group]) for side in (0, 1))
        if usual and (apart or all(r.line in titles for r in group)):
            kept += group
    return kept


def _surroundings(
    contents: Sequence[str], lines: Sequence[int], pages: Sequence[int]
) -> dict[int, tuple[str, str]]:
    """Return the text before and after the few ``lines`` in a row that each line stands among.

    More in a row than a page has furniture are a paragraph: nothing is said of them.
    """
    around: dict[int, tuple[str, str]] = {}
    row: list[int] = []
    for at in [*lines, len(contents) + 1]:
        if row and (at != row[-1] + 1 or pages[at] != pages[row[-1]]):
            sides = tuple(_beside(contents, pages, row[end], step) for end, step in _SIDES)
            around.update(
                dict.fromkeys(row, (sides[0], sides[1]) if len(row) <= _MOST_IN_A_ROW else ("", ""))
            )
            row = []
        row.append(at)
    return around


def _beside(contents: Sequence[str], pages: Sequence[int], at: int, step: int) -> str:
    """Return the line beside line ``at`` on its page, or a name for the edge that is there."""
    beside = at + step
    if 0 <= beside < len(contents) and pages[beside] == pages[at]:
        return contents[beside]
    return f"the edge of page {pages[at]}"


def _differ(neighbours: Sequence[str]) -> bool:
    return len(set(neighbours)) >= _LEAST_DIFFERENT * len(neighbours)
