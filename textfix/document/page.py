"""The page: lines of a text that a column broke, with what each line shows by itself."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.document.ends import End, continues, line_end
from textfix.document.grids import find_grid_rows
from textfix.document.items import find_counted, find_dashes_behind
from textfix.document.kinds import (
    Kind,
    has_leaders,
    is_bulleted,
    is_foreign,
    is_formula,
    is_formula_number,
    is_heading_word,
    is_hemistichs,
    is_parted_label,
    kind_of,
)
from textfix.document.lines import Line, split_lines
from textfix.document.sections import find_section_numbers
from textfix.document.source import is_markup
from textfix.document.wrapping import find_column
from textfix.document.yardsticks import choose_measure

OPEN_ENDS = frozenset({End.FUNCTION_WORD, End.COMMA, End.HYPHEN})
"""Ends that close neither a sentence nor a title."""

UNSTOPPED_ENDS = frozenset({End.OTHER, End.UNSTOPPED})
"""Ends that may close a title but no sentence."""

_NAME_AND_FIGURE = re.compile(r"[^\W\d_].*\s[\d.,٫٬/٪%]+")
_IN_SENTENCE = re.compile(r"(?:^|\s)(?:از|به|که|را|این|آن|برای|تا|با|است|بود)(?=\s)")
_MAY_BE_ROWS = frozenset({Kind.PROSE, Kind.ITEM})
_HEADING_SHARE = 0.75
_TITLE_SHARE = 0.6
_NARROWEST_SHARE = 0.85
_LATIN_SHARE = 0.65
_REACH = 4
_MARK_END = re.compile("[\N{ARABIC FATHATAN}-\N{ARABIC SUKUN}]$")
_CLOSING = ')]»"'
_NEVER_FIRST = ")]»،؛.:"
_MUCH_ROOM = 0.3
_MANY = 0.04
_LEAST_VISUAL, _MOST_VISUAL = 0.86, 1.05
_MOST_SCRAPS, _WIDEST_SCRAP = 12, 0.8


class Page(NamedTuple):
    """The lines of a text: contents, ends, kinds and the column's width at each.

    ``items``: lines that surely begin an item of a list or of a dialogue. ``scraps``: lines that
    are the first or a middle piece of one printed line, which the extractor broke where it changed
    font or level. ``parted``: lines that may be any piece of one.
    """

    text: str
    lines: Sequence[Line]
    firsts: Sequence[int]
    contents: Sequence[str]
    ends: Sequence[End]
    kinds: Sequence[Kind]
    widths: Sequence[int]
    items: frozenset[int]
    scraps: frozenset[int]
    parted: frozenset[int]

    def is_title(self, at: int) -> bool:
        """Whether line ``at`` is short and reads like no line of a sentence."""
        line = self.lines[at]
        content = self.contents[at]
        announces = content.endswith(":") and not continues(content.rpartition(" ")[2])
        ended = self.ends[at] is End.OTHER or announces
        named = ended and any(map(str.isalpha, content)) and not content[-1].isdigit()
        return named and line.width < _TITLE_SHARE * self.widths[at] and at not in self.scraps


def read_page(text: str) -> Page | None:
    """Return the lines of ``text``, or None where no column broke them."""
    lines: Sequence[Line] = split_lines(text)
    column = None if is_markup(text) else find_column(text, lines)
    if column is None:
        return None
    lines, firsts, width = choose_measure(text, lines, column.width)
    contents = [text[line.start : line.end] for line in lines]
    dashed = find_dashes_behind(contents)
    contents = [content[: dashed.get(at)] for at, content in enumerate(contents)]
    ends = [line_end(content) for content in contents]
    kinds = _kinds(lines, contents, ends, width)
    items = _items(contents, ends, kinds, dashed)
    for at in items:
        kinds[at] = Kind.ITEM
    widths = _local_widths(lines, width, [is_foreign(content) for content in contents])
    torn = _are_torn(lines, contents, ends, firsts, widths)
    scraps = frozenset(_scraps(lines, contents, ends, kinds, widths) if torn else ())
    parted = frozenset(_parted(lines, contents, ends, widths))
    return Page(text, lines, firsts, contents, ends, kinds, widths, items, scraps, parted)


def _items(
    contents: Sequence[str], ends: Sequence[End], kinds: Sequence[Kind], dashed: Collection[int]
) -> frozenset[int]:
    """Return the lines that begin an item by its bullet, its dash or its place in a count."""
    bulleted = {
        at for at, kind in enumerate(kinds) if kind is Kind.ITEM and is_bulleted(contents[at])
    }
    counted = {
        at
        for at in find_counted(contents)
        if kinds[at] in (Kind.ITEM, Kind.PROSE) and not (at and ends[at - 1] in OPEN_ENDS)
    }
    return frozenset(bulleted | counted | {*dashed})


def _kinds(
    lines: Sequence[Line], contents: Sequence[str], ends: Sequence[End], width: int
) -> list[Kind]:
    """Return each line's kind, with its neighbours and the column's width taken into account."""
    kinds = [kind_of(content) for content in contents]
    hemistichs = [
        k is Kind.PROSE and is_hemistichs(c) for k, c in zip(kinds, contents, strict=True)
    ]
    for at, kind in enumerate(kinds):
        before, after = max(0, at - 1), min(len(kinds) - 1, at + 1)
        alike = (hemistichs[before] and before < at) or (hemistichs[after] and after > at)
        if hemistichs[at] and alike:
            kinds[at] = Kind.ROW
        elif kind is Kind.HEADING and not is_heading_word(contents[at]):
            long = lines[at].width > _HEADING_SHARE * width
            open_before = at > 0 and ends[before] in OPEN_ENDS
            if long or open_before or ends[at] in OPEN_ENDS or contents[at].endswith("."):
                kinds[at] = Kind.PROSE
    _find_formulas(lines, contents, ends, kinds, width)
    for at, (content, below) in enumerate(pairwise(contents)):
        if is_parted_label(content, below) and not (at and ends[at - 1] in OPEN_ENDS):
            kinds[at], kinds[at + 1] = Kind.MARK, Kind.PROSE
    for at in find_section_numbers(contents):
        kinds[at], kinds[at + 1] = Kind.NUMBER, Kind.HEADING
    _find_rows(lines, contents, ends, kinds, width)
    for at in find_grid_rows(contents, ends, [line.width for line in lines], width):
        if kinds[at] in _MAY_BE_ROWS:
            kinds[at] = Kind.ROW
    rows = [kind is Kind.ROW for kind in kinds]
    for at, row in enumerate(rows):
        alone = not any(rows[max(0, at - 1) : at]) and not any(rows[at + 1 : at + 2])
        if row and alone and not has_leaders(contents[at]):
            kinds[at] = Kind.PROSE
    return kinds


def _find_rows(
    lines: Sequence[Line],
    contents: Sequence[str],
    ends: Sequence[End],
    kinds: list[Kind],
    width: int,
) -> None:
    """Mark the short lines, two and more in a row, that are a name with a figure at the end."""
    named = [
        kinds[at] is Kind.PROSE
        and ends[at] is End.OTHER
        and lines[at].width < _TITLE_SHARE * width
        and bool(_NAME_AND_FIGURE.fullmatch(contents[at]))
        and not in_sentence(contents[at])
        for at in range(len(lines))
    ]
    for at in range(len(lines)):
        beside = any(named[max(0, at - 1) : at]) or any(named[at + 1 : at + 2])
        if named[at] and beside:
            kinds[at] = Kind.ROW


def _find_formulas(
    lines: Sequence[Line],
    contents: Sequence[str],
    ends: Sequence[End],
    kinds: list[Kind],
    width: int,
) -> None:
    """Mark the formulas that stand apart: behind a sentence that announces them or another formula,
    with room beside them; and their numbers."""
    for at, content in enumerate(contents):
        apart = at > 0 and (ends[at - 1] is End.STOP or kinds[at - 1] is Kind.FORMULA)
        if not apart or lines[at].width > _HEADING_SHARE * width:
            continue
        above = kinds[at - 1] is Kind.FORMULA and is_formula_number(content)
        below = (
            at + 1 < len(contents) and is_formula_number(content) and is_formula(contents[at + 1])
        )
        if is_formula(content) or above or below:
            kinds[at] = Kind.FORMULA


def in_sentence(content: str) -> bool:
    """Whether ``content`` has a word that sentences have and names of things seldom.

    >>> in_sentence("نزدیک به ۹۰"), in_sentence("بازار بزرگ ۹۰")
    (True, False)
    """
    return bool(_IN_SENTENCE.search(content))


def _local_widths(lines: Sequence[Line], width: int, foreign: Sequence[bool]) -> list[int]:
    """Return the column's width at every line: lists and abstracts are set narrower or wider, and
    of Latin letters fewer go on a line."""
    widths = [line.width for line in lines]
    least, most = round(_NARROWEST_SHARE * width), round(1.15 * width)
    local = [
        min(most, max(least, *widths[max(0, at - _REACH) : at + _REACH + 1]))
        for at in range(len(widths))
    ]
    alike = [at for at, is_latin in enumerate(foreign) if is_latin]
    for place, at in enumerate(alike):
        near = alike[max(0, place - _REACH) : place + _REACH + 1]
        if len(near) > _REACH:
            full = max(widths[each] for each in near)
            local[at] = min(local[at], max(full, round(_LATIN_SHARE * width)))
    return local


def _are_torn(
    lines: Sequence[Line],
    contents: Sequence[str],
    ends: Sequence[End],
    firsts: Sequence[int],
    widths: Sequence[int],
) -> bool:
    """Whether a line that surely goes on ends with room to spare, where an extractor may break it:
    proof that lines of this text are pieces of printed ones."""
    return any(
        (ends[at] in (End.FUNCTION_WORD, End.HYPHEN) or _surely_continues(contents[at + 1]))
        and may_break(contents[at], contents[at + 1])
        and lines[at].width + 1 + firsts[at + 1] < (1 - _MUCH_ROOM) * widths[at]
        for at in range(len(lines) - 1)
    )


def _surely_continues(content: str) -> bool:
    return continues(content.partition(" ")[0]) or content[0] in _NEVER_FIRST


def _scraps(
    lines: Sequence[Line],
    contents: Sequence[str],
    ends: Sequence[End],
    kinds: Sequence[Kind],
    widths: Sequence[int],
) -> set[int]:
    """Return the lines that, with short unstopped ones after them, just fill a printed line."""
    found: set[int] = set()
    for first in range(len(lines) - 1):
        taken = lines[first].width
        for at in range(first, min(first + _MOST_SCRAPS, len(lines) - 1)):
            plain = kinds[at] is kinds[at + 1] is Kind.PROSE and not lines[at + 1].page
            widest = max(lines[at].width, lines[at + 1].width)
            ended = ends[at] in (End.STOP, End.COMMA) or not may_break(
                contents[at], contents[at + 1]
            )
            if not plain or ended or widest > _WIDEST_SCRAP * widths[first]:
                break
            taken += 1 + lines[at + 1].width
            if taken > _MOST_VISUAL * widths[first]:
                break
            if taken >= _LEAST_VISUAL * widths[first]:
                found.update(range(first, at + 1))
                break
    return found


def _parted(
    lines: Sequence[Line], contents: Sequence[str], ends: Sequence[End], widths: Sequence[int]
) -> set[int]:
    """Return the lines on both sides of a break within a printed line.

    A mark parted from its letter shows such a break. So do letters that meet figures or another
    script with room to spare, where a text has many.
    """
    at_marks = {at for at, content in enumerate(contents[:-1]) if _MARK_END.search(content)}
    elsewhere = {
        at
        for at in range(len(lines) - 1)
        if ends[at] in UNSTOPPED_ENDS
        and contents[at][-1] not in _CLOSING
        and lines[at].width < _WIDEST_SCRAP * widths[at]
        and may_break(contents[at], contents[at + 1])
    }
    if len(elsewhere) >= _MANY * len(lines):
        at_marks |= elsewhere
    return at_marks | {at + 1 for at in at_marks}


def may_break(before: str, after: str) -> bool:
    """Whether an extractor may break a line here: letters meet figures, signs or another script."""
    return _sort(before[-1]) != _sort(after[0])


def _sort(character: str) -> str:
    if not character.isalpha():
        return "figure" if character.isdigit() else "sign"
    return "Latin" if character.isascii() else "letter"
