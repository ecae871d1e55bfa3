"""Glued rows: lines of a table whose figures an extractor ran together, from left to right.

Where one figure ends and the next begins is lost, so a row of them is turned as a whole: the name
comes first, then the figures as they stand.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from textfix.document.lines import Line, ends_sentence
from textfix.document.rows import Row, begins_with_numbers, is_parted

_FIGURE = r"(?:[٪%]\s?)?\d[\d.,٫٬/]*(?:\s?[٪%](?!\d))?"
_NAME = r"[^\W\d](?:[^\d٪%]*[^\W\d])?"
_FIGURES = rf"{_FIGURE}(?:\s?{_FIGURE})*"
_TURNED = re.compile(rf"({_FIGURES})(\s*)({_NAME})(\s?[٪%])?")
_IN_ORDER = re.compile(rf"{_NAME}\s*({_FIGURES})\s*")
_HEAD_WORD = re.compile(r"[^\W\d_]{2,}")
_NAMES = (
    "نام عنوان موضوع ویژگی شرح ردیف نوع گروه سال ماه روز شهر استان کشور منطقه محله شاخص متغیر مؤلفه"
    " کالا محصول درس رشته گویه عامل بخش سازمان شرکت"
)
_FIRST_HEADS = frozenset(_NAMES.split())
"""What heads of tables call the things that the rows are about."""

_GAP = " \t\N{ZERO WIDTH NON-JOINER}"
_LEAST_DIGITS, _LEAST_DIGITS_IN_ORDER, _LEAST_ROWS = 3, 4, 2
_LEAST_WORDS = 3
_LONGEST, _WIDEST_NAME = 90, 40


class _Glued(NamedTuple):
    """A line that is a row: what it matched, whether it stands from left to right, its digits."""

    line: int
    match: re.Match[str]
    turned: bool
    digits: int


def find_glued_rows(text: str, lines: Sequence[Line], taken: Container[int]) -> list[Row]:
    """Return the rows with glued figures that stand from left to right, and the heads above them.

    One such row is told by others beside it; where spaces part the figures from the names, by a
    head as well. ``taken``: lines that are cells of rows already.

    >>> from textfix.document.lines import split_lines
    >>> page = "چاه حوض محله\\n1220دروازه\\n1517میدان"
    >>> rows = find_glued_rows(page, split_lines(page), ())
    >>> [" ".join(page[start:end] for start, end in row.spans) for row in rows]
    ['محله حوض چاه', 'دروازه 1220', 'میدان 1517']
    """
    found: list[Row] = []
    for table in _tables(text, lines, taken):
        rows = [_row(glued) for glued in table if glued.turned]
        head = _head(text, lines, table)
        spaced = any(glued.turned and glued.match[2] for glued in table)
        if rows and not (spaced and head is None) and not begins_with_numbers(text, rows):
            found += [head, *rows] if head and not _is_in_order(text, head) else rows
    return found


def _tables(text: str, lines: Sequence[Line], taken: Container[int]) -> Iterator[list[_Glued]]:
    """Yield two and more of such lines in a row, turned or not; a page may end between them."""
    run: list[_Glued] = []
    for at, line in enumerate(lines):
        glued = None if at in taken else _glued(text, line, at)
        if glued is None:
            continue
        if run and not (at == run[-1].line + 1 or is_parted(run[-1].line, at, lines)):
            if len(run) >= _LEAST_ROWS:
                yield run
            run = []
        run.append(glued)
    if len(run) >= _LEAST_ROWS:
        yield run


def _glued(text: str, line: Line, at: int) -> _Glued | None:
    if line.end - line.start > _LONGEST:
        return None
    for pattern, turned, least in (
        (_TURNED, True, _LEAST_DIGITS),
        (_IN_ORDER, False, _LEAST_DIGITS_IN_ORDER),
    ):
        match = pattern.fullmatch(text, line.start, line.end)
        digits = sum(map(str.isdigit, match[1])) if match else 0
        if match and digits >= least and not (turned and _is_sentence(match)):
            return _Glued(at, match, turned, digits)
    return None


def _is_sentence(match: re.Match[str]) -> bool:
    """Whether spaces part the figures as well as the name, or the name is too long for one."""
    return bool(match[2] and re.search(r"\d\s", match[1])) or len(match[3]) > _WIDEST_NAME


def _row(glued: _Glued) -> Row:
    match = glued.match
    spans = [match.span(3), match.span(1), *([match.span(4)] if match[4] else [])]
    return Row(glued.line, glued.line, tuple(spans), 0, match.span(1))


def _head(text: str, lines: Sequence[Line], table: Sequence[_Glued]) -> Row | None:
    """Return the head above ``table``, turned as its first row is."""
    at = table[0].line - 1
    if at < 0 or not table[0].turned:
        return None
    start, end = lines[at].start, lines[at].end
    content = text[start:end]
    if end - start > _LONGEST or ends_sentence(content) or content[-1] in ":،؛.":
        return None
    cells = _repeated(content) or _words(content, min(glued.digits for glued in table))
    spans = [(start + first, start + after) for first, after in reversed(cells)]
    return Row(at, at, tuple(spans), 0, spans[-1]) if spans else None


def _is_in_order(text: str, head: Row) -> bool:
    """Whether the word that a head begins with names the things in the first column."""
    cells = [text[slice(*span)] for span in head.spans]
    return cells[-1] in _FIRST_HEADS and cells[0] not in _FIRST_HEADS


def _repeated(content: str) -> list[tuple[int, int]]:
    """Return the cells of a head all but the last of which begin with the same word."""
    word = re.match(r"\w{3,}", content)
    if word is None or content.count(word[0]) < _LEAST_ROWS:
        return []
    starts = [match.start() for match in re.finditer(re.escape(word[0]), content)]
    size = len(content[starts[0] : starts[1]].rstrip(_GAP))
    last = starts[-1] + size
    rest = content[last:].lstrip(_GAP)
    if not rest:
        return []
    starts.append(len(content) - len(rest))
    ends = [*starts[1:], len(content)]
    return [(a, a + len(content[a:b].rstrip(_GAP))) for a, b in zip(starts, ends, strict=True)]


def _words(content: str, digits: int) -> list[tuple[int, int]]:
    """Return the words of a head of one word a column, if the rows have a digit for each."""
    words = [*re.finditer(r"\S+", content)]
    alone = all(_HEAD_WORD.fullmatch(word[0]) for word in words)
    fits = _LEAST_WORDS <= len(words) <= digits + 1
    return [word.span() for word in words] if alone and fits else []
