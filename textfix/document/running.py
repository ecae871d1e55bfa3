"""Running lines: which lines of a document are page furniture (running heads, folios, stamps).

Nothing is furniture by its look. A line is when it comes back, the same up to figures, at the edge
of page after page, and a number is when it counts the pages. Less than three pages prove nothing.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise
from statistics import median
from typing import NamedTuple

from textfix.document.lines import Line, split_lines
from textfix.document.wrapping import End, find_column, is_persian, line_end

LEAST_PAGES = 3

_EDGE = 3
_MOST_PAGE_GAP = 2
_MOST_COUNT_STEP = 3
_STAMP_LETTERS, _STAMP_SHARE = 10, 0.7
_LEAST_PAGE_LINES = 8
_LEAST_DIFFERENT, _TITLE_SHARE, _LEAST_COVERED = 0.8, 0.8, 0.5
_MOST_PAGES = 0.5
_SIDES = ((0, -1), (-1, 1))
_FLOW_LETTERS = 8
_LONGEST = 200
_NO_LETTER = re.compile("[\\W\\d_\N{ARABIC TATWEEL}]+")
_DIGITS = re.compile(r"\d{1,4}")
_NUMBER_LINE = re.compile(r"[^\w,.٫٬%٪]{0,3}\d{1,4}[^\w,.٫٬%٪]{0,3}")
_EDGE_NUMBER = re.compile(r"^\W{0,3}\d{1,4}\b|\b\d{1,4}\W{0,3}$")
_PART = re.compile(
    r"(?:فصل|بخش|مبحث|گفتار|باب|درس|جلسه|ماده|اصل|بند|تبصره|تمرین|سؤال|سوال|پرسش|پاسخ|مثال|جدول"
    r"|شکل|نمودار|تصویر|قضیه|تعریف|جلد|شماره|نکته)\W*\d"
)
_PAGE_WORDS = frozenset({"", "صفحه", "ص", "صفحهاز", "page", "p", "pageof"})
_ABJAD = {letter: value for value, letter in enumerate("ابجدهوزحطیکلمن", 1)} | {"الف": 1}


class Running(NamedTuple):
    """A line of furniture: index of the line, its page (from 1), rule and key."""

    line: int
    page: int
    rule: str
    key: str


class _Edge(NamedTuple):
    line: int
    page: int
    content: str


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
    found = _by_page(contents, pages) if pages[-1] >= LEAST_PAGES else []
    if not fed:
        found += _by_distance(contents)
    once = {running.line: running for running in reversed(found)}
    return lines, [once[line] for line in sorted(once)]


def key_of(content: str) -> str:
    """Return what of a line must come back on every page: its letters.

    >>> key_of("۱۲ / فصلنامهٔ زبان") == key_of("فصلنامهٔ زبان | ۱۳")
    True
    """
    return _NO_LETTER.sub("", content).replace("ي", "ی").replace("ك", "ک").lower()


def _page_numbers(lines: Sequence[Line]) -> list[int]:
    page = 1
    numbers = []
    for line in lines:
        page += line.page
        numbers.append(page)
    return numbers


def _by_page(contents: Sequence[str], pages: Sequence[int]) -> list[Running]:
    """Find furniture at the edges of pages, and stamps anywhere on them."""
    found: list[Running] = []
    tops, bottoms = _edges(contents, pages)
    for edge in (tops, bottoms):
        for key, lines in _grouped(edge).items():
            rule = "folio" if key in _PAGE_WORDS or key in _ABJAD else "running-head"
            test = _counts_up if rule == "folio" else _comes_back
            for chain in _chains(lines, test):
                found += [Running(line.line, line.page, rule, key) for line in chain]
    titles = _titles(contents, pages)
    return _among_text(contents, found + _stamps(contents, pages), pages, titles)


def _edges(contents: Sequence[str], pages: Sequence[int]) -> tuple[list[_Edge], list[_Edge]]:
    tops: list[_Edge] = []
    bottoms: list[_Edge] = []
    first = 0
    for at in range(1, len(pages) + 1):
        if at < len(pages) and pages[at] == pages[first]:
            continue
        here = [_Edge(k, pages[k], contents[k]) for k in range(first, at)]
        tops += here[:_EDGE]
        bottoms += here[max(0, len(here) - _EDGE) :] if len(here) > 1 else []
        first = at
    return tops, bottoms


def _grouped(lines: Iterable[_Edge]) -> dict[str, list[_Edge]]:
    """Group lines by key; of two alike on one page the first counts."""
    groups: dict[str, list[_Edge]] = defaultdict(list)
    for line in lines:
        key = key_of(line.content)
        if not key and not _NUMBER_LINE.fullmatch(line.content):
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
    if after.page - before.page > _MOST_PAGE_GAP:
        return False
    if _DIGITS.findall(before.content) == _DIGITS.findall(after.content):
        return True
    if _PART.match(before.content) or _PART.match(after.content):
        return False
    return _inner_numbers(before.content) == _inner_numbers(after.content)


def _inner_numbers(content: str) -> list[str]:
    """Return the numbers of a line without the folio at its edge."""
    return _DIGITS.findall(_EDGE_NUMBER.sub("", content))


def _counts_up(before: _Edge, after: _Edge) -> bool:
    """Whether a number goes on counting pages, read forwards or with its digits turned."""
    pages = after.page - before.page
    if pages > _MOST_COUNT_STEP:
        return False
    steps = {pages} if pages else range(1, _MOST_COUNT_STEP + 1)
    pairs = zip(_values(before.content), _values(after.content), strict=True)
    return any(second - first in steps for first, second in pairs)


def _values(content: str) -> tuple[int, int]:
    """Return the first number of ``content``, as it stands and with its digits turned."""
    digits = _DIGITS.search(content)
    if digits is None:
        value = _ABJAD.get(key_of(content), -99)
        return value, value
    return int(digits[0]), int(digits[0][::-1])


def _stamps(contents: Sequence[str], pages: Sequence[int]) -> list[Running]:
    """Find long lines that stand on most pages, wherever on the page."""
    groups: dict[str, list[int]] = defaultdict(list)
    for at, content in enumerate(contents):
        key = key_of(content)
        if len(key) >= _STAMP_LETTERS:
            groups[" ".join([key, *_inner_numbers(content)])].append(at)
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
        title = _is_title(content) and not _PART.match(content)
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
                found += [Running(line.line, page, rule, key) for page, line in enumerate(chain, 1)]
    return _among_text(contents, found, [0] * len(contents), set())


def _titles(contents: Sequence[str], pages: Sequence[int]) -> set[int]:
    """Return the outermost lines of pages that are short and no part of a sentence."""
    usual = median(len(content) for content in contents)
    return {
        at
        for at, content in enumerate(contents)
        if (
            at in {0, len(contents) - 1} or pages[at - 1] != pages[at] or pages[at] != pages[at + 1]
        )
        and len(content) < _TITLE_SHARE * usual
        and _is_title(content)
    }


def _is_title(content: str) -> bool:
    """Whether ``content`` does not read as a line of a sentence."""
    return line_end(content) is End.OTHER


def _among_text(
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
        usual = len(group) >= _MOST_PAGES * pages[-1] or _is_title(contents[group[0].line])
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
                dict.fromkeys(row, (sides[0], sides[1]) if len(row) <= _EDGE else ("", ""))
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


def _is_even(chain: Sequence[_Edge]) -> bool:
    """Whether three lines and more stand about one page's length apart."""
    if len(chain) < LEAST_PAGES:
        return False
    distances = [after.line - before.line for before, after in pairwise(chain)]
    middle = median(distances)
    return min(distances) >= max(_LEAST_PAGE_LINES, middle / 2) and max(distances) <= 2.2 * middle
