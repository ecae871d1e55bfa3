"""Running lines: which lines of a document are page furniture (running heads, folios, stamps).

Nothing is furniture by its look. A line is when it comes back, the same up to figures, at the edge
of page after page, and a number is when it counts the pages. Less than three pages prove nothing,
but for a long line at the same edge of both pages of a letter.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Container, Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from textfix.document.keys import (
    LETTERS,
    PAGE_WORDS,
    edge_numbers,
    folio_values,
    inner_numbers,
    is_number,
    is_part,
    key_of,
    same_numbers,
)
from textfix.document.kinds import is_part_label
from textfix.document.lines import Line, split_lines
from textfix.document.surroundings import Running, among_text, find_titles, is_title
from textfix.document.wrapping import find_column, is_persian

LEAST_PAGES = 3
LONG_LETTERS = 24
"""Letters of a line that is furniture where it stands at the edge of both pages of a letter."""

_EDGE = 3
_MOST_PAGE_GAP = 2
_MOST_COUNT_STEP = 3
_STAMP_LETTERS, _STAMP_SHARE = 10, 0.7
_LEAST_PAGE_LINES, _LEAST_COVERED = 8, 0.5
_FLOW_LETTERS = 8
_LONGEST = 600


class _Edge(NamedTuple):
    """A line near the edge of a page, or the number ``span`` at an end of the outermost one."""

    line: int
    page: int
    content: str
    span: tuple[int, int] | None = None


def find_running(text: str) -> tuple[list[Line], list[Running]]:
    """Return the lines of ``text`` and, in order, those that are furniture.

    >>> pages = "\\f".join(f"نشریهٔ تاریخ\\nاین متن صفحهٔ {n} است که\\n{n}\\n" for n in (7, 8, 9))
    >>> [(running.page, running.rule) for running in find_running(pages)[1]][:3]
    [(1, 'running-head'), (1, 'folio'), (2, 'running-head')]
    """
    lines = split_lines(text)
    fed = "\f" in text
    if len(lines) < LEAST_PAGES or not (is_persian(text) if fed else find_column(text, lines)):
        return lines, []
    pages = _page_numbers(lines)
    contents = [text[line.start : min(line.end, line.start + _LONGEST)] for line in lines]
    found = _by_page(contents, pages) if pages[-1] >= LEAST_PAGES else _on_both(contents, pages)
    if not fed:
        found += _by_distance(contents)
    whole = [running for running in found if running.span is None]
    once = {running.line: running for some in (found, whole) for running in reversed(some)}
    return lines, [once[line] for line in sorted(once)]


def _page_numbers(lines: Sequence[Line]) -> list[int]:
    page = 1
    numbers = []
    for line in lines:
        page += line.page
        numbers.append(page)
    return numbers


def _by_page(contents: Sequence[str], pages: Sequence[int]) -> list[Running]:
    """Find furniture at the edges of pages, and stamps anywhere on them.

    A chapter's title, below its number, is none, though later pages bear it as their head.
    """
    found: list[Running] = []
    named = {at for at in range(1, len(contents)) if is_part_label(contents[at - 1])}
    for edge in _edges(contents, pages):
        found += _folios(edge)
        for key, lines in _grouped(line for line in edge if line.line not in named).items():
            for chain in _chains(lines, _comes_back):
                own = [Running(line.line, line.page, "running-head", key) for line in chain]
                found += [*own, *_numbers_below(contents, own)]
    titles = find_titles(contents, pages)
    return among_text(contents, found + _stamps(contents, pages, named), pages, titles)


def _on_both(contents: Sequence[str], pages: Sequence[int]) -> list[Running]:
    """Find the long line, the same to the last figure, at the same edge of both pages of a text."""
    if pages[-1] != LEAST_PAGES - 1:
        return []
    second = pages.index(2)
    found = [
        Running(at, page, "running-head", key_of(contents[at]))
        for ends in ((0, second), (second - 1, len(contents) - 1))
        if contents[ends[0]] == contents[ends[1]]
        and len(key_of(contents[ends[0]])) >= LONG_LETTERS
        and is_title(contents[ends[0]])
        for page, at in enumerate(ends, 1)
    ]
    return found if min(second, len(contents) - second) >= _LEAST_PAGE_LINES else []


def _edges(contents: Sequence[str], pages: Sequence[int]) -> tuple[list[_Edge], list[_Edge]]:
    tops: list[_Edge] = []
    bottoms: list[_Edge] = []
    first = 0
    for at in range(1, len(pages) + 1):
        if at < len(pages) and pages[at] == pages[first]:
            continue
        here = [_Edge(k, pages[k], contents[k]) for k in range(first, at)]
        tops += here[:_EDGE]
        bottoms += here[: -_EDGE - 1 : -1] if len(here) > 1 else []
        first = at
    return tops, bottoms


def _folios(edge: Sequence[_Edge]) -> list[Running]:
    """Find the numbers that count the pages: the same distance from the page's own on all.

    A page without such a line may have its number on the outermost line of its text.
    """
    distances: dict[int, list[_Edge]] = defaultdict(list)
    for line in [*filter(_is_alone, edge), *_at_ends(edge)]:
        for value in set(folio_values(line.content)):
            distances[value - line.page].append(line)
    for distance, lines in distances.items():
        first: dict[int, _Edge] = {}
        for line in sorted(lines, key=_is_bare):
            first.setdefault(line.page, line)
        distances[distance] = [first[page] for page in sorted(first)]
    chains = [chain for same in distances.values() for chain in _chains(same, _follows)]
    found: dict[int, _Edge] = {}
    for chain in sorted(chains, key=len, reverse=True):
        if _is_proven(chain) and not any(line.page in found for line in chain):
            found |= {line.page: line for line in chain}
    return [
        Running(line.line, page, "folio", key_of(line.content), line.span)
        for page, line in found.items()
    ]


def _is_alone(line: _Edge) -> bool:
    return _is_folio(line.content)


def _is_bare(line: _Edge) -> bool:
    """Whether a number stands without a word for the page beside it: it may be another's."""
    return not key_of(line.content)


def _is_proven(chain: Sequence[_Edge]) -> bool:
    """Whether enough of ``chain`` stand alone on their lines: half where one begins a line, which a
    number of a heading may do, and one or none of many where they end lines."""
    alone = sum(line.span is None for line in chain)
    begins = any(line.span is not None and line.span[0] == 0 for line in chain)
    return 2 * alone >= len(chain) if begins else alone > 0 or len(chain) > LEAST_PAGES


def _at_ends(edge: Sequence[_Edge]) -> Iterable[_Edge]:
    """Yield the numbers at the ends of the outermost line of each page."""
    page = 0
    for line in edge:
        if line.page == page:
            continue
        page = line.page
        for start, end in [] if is_part(line.content) else edge_numbers(line.content):
            yield line._replace(content=line.content[start:end], span=(start, end))


def _is_folio(content: str) -> bool:
    key = key_of(content)
    return is_number(content) if not key else key in PAGE_WORDS or key in LETTERS


def _follows(before: _Edge, after: _Edge) -> bool:
    return after.page - before.page <= _MOST_COUNT_STEP


def _grouped(lines: Iterable[_Edge]) -> dict[str, list[_Edge]]:
    """Group lines, the outermost of a page first, by key; of two alike on one page one counts."""
    groups: dict[str, list[_Edge]] = defaultdict(list)
    for line in lines:
        key = key_of(line.content)
        if _is_folio(line.content) or not key:
            continue
        if not groups[key] or groups[key][-1].page != line.page:
            groups[key].append(line)
    return groups


def _chains(
    lines: Sequence[_Edge], goes_on: Callable[[_Edge, _Edge], bool]
) -> Iterable[list[_Edge]]:
    """Yield the runs of at least three lines in which each line goes on from the one before."""
    chain: list[_Edge] = []
    for line in [*lines, None]:
        if line is not None and (not chain or goes_on(chain[-1], line)):
            chain.append(line)
            continue
        if len(chain) >= LEAST_PAGES:
            yield chain
        chain = [line] if line is not None else []


def _comes_back(before: _Edge, after: _Edge) -> bool:
    """Whether a head of one page comes back on the next or, as even and odd, the next but one."""
    near = after.page - before.page <= _MOST_PAGE_GAP
    return near and same_numbers(before.content, after.content)


def _counts_up(before: _Edge, after: _Edge) -> bool:
    """Whether a number goes on counting pages, read forwards or with its digits turned."""
    pages = after.page - before.page
    if pages > _MOST_COUNT_STEP:
        return False
    steps = {pages} if pages else range(1, _MOST_COUNT_STEP + 1)
    pairs = zip(folio_values(before.content), folio_values(after.content), strict=True)
    return any(second - first in steps for first, second in pairs)


def _stamps(contents: Sequence[str], pages: Sequence[int], named: Container[int]) -> list[Running]:
    """Find long lines that stand on most pages, wherever on the page."""
    groups: dict[str, list[int]] = defaultdict(list)
    for at, content in enumerate(contents):
        key = key_of(content)
        if len(key) >= _STAMP_LETTERS and at not in named:
            groups[" ".join([key, *inner_numbers(content)])].append(at)
    least = max(LEAST_PAGES, round(_STAMP_SHARE * pages[-1]))
    return [
        Running(at, pages[at], "stamp", key)
        for key, places in groups.items()
        if len({pages[at] for at in places}) >= least
        for at in places
    ]


def _by_distance(contents: Sequence[str]) -> list[Running]:
    """Find furniture of pages that left no trace: lines that come back at even distances."""
    groups: dict[str, list[_Edge]] = defaultdict(list)
    for at, content in enumerate(contents):
        key = key_of(content)
        title = is_title(content) and not is_part(content)
        if len(key) >= _FLOW_LETTERS and title:
            groups[key].append(_Edge(at, 0, content))
        elif content.isdecimal() and len(content) <= 4:
            groups[""].append(_Edge(at, 0, content))
    found: list[Running] = []
    for key, lines in groups.items():
        chains = [lines] if key else list(_chains(lines, _counts_up))
        for chain in chains:
            covered = chain[-1].line - chain[0].line if chain else 0
            if _is_even(chain) and covered >= _LEAST_COVERED * len(contents):
                rule = "running-head" if key else "folio"
                own = [Running(line.line, page, rule, key) for page, line in enumerate(chain, 1)]
                found += [*own, *_numbers_below(contents, own)]
    return among_text(contents, found, [0] * len(contents), set())


def _numbers_below(contents: Sequence[str], heads: Sequence[Running]) -> list[Running]:
    """Return the lines below ``heads`` if each is the same number: an issue's, say, that an
    extractor put on a line of its own."""
    below = [head.line + 1 for head in heads if head.key]
    numbers = {contents[at] if at < len(contents) else "" for at in below}
    if len(numbers) != 1 or not is_number(number := min(numbers)):
        return []
    return [head._replace(line=head.line + 1, key=number) for head in heads]


def _is_even(chain: Sequence[_Edge]) -> bool:
    """Whether three lines and more stand about one page's length apart."""
    if len(chain) < LEAST_PAGES:
        return False
    distances = [after.line - before.line for before, after in pairwise(chain)]
    middle = median(distances)
    return min(distances) >= max(_LEAST_PAGE_LINES, middle / 2) and max(distances) <= 2.2 * middle
