"""Sections: numbers such as ۲ or ۱-۲ that stand alone on a line and count the headings below."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from textfix.document.ends import End, line_end
from textfix.numbers.sections import follows

_NUMBER = re.compile(r"\d{1,2}(?:[.\-–]\d{1,2}){0,3}[.\-–]?")
_FIGURES = re.compile(r"[\d\W]+")
_LEAST, _SHARE = 3, 0.6
_LONGEST_TITLE = 60
_TITLE_ENDS = (End.OTHER, End.STOP)


def find_section_numbers(contents: Sequence[str]) -> set[int]:
    """Return the lines that are nothing but the number of a section, where these count.

    Their parts may stand from left to right or from right to left. Figures of a table do not count.

    >>> sorted(find_section_numbers(["1.1", "پیشینه", "1.1.1", "روش", "2.1", "نتیجه"]))
    [0, 2, 4]
    >>> find_section_numbers(["6.05", "1.76", "0.19", "0.58"])
    set()
    """
    lines = [at for at in range(len(contents) - 1) if _may_number(contents, at)]
    parts = {at: tuple(map(int, re.findall(r"\d+", contents[at]))) for at in lines}
    single = {at: number for at, number in parts.items() if len(number) == 1}
    several = {at: number for at, number in parts.items() if len(number) > 1}
    turned = {at: number[::-1] for at, number in several.items()}
    counted = [numbers for numbers in (single, several, turned) if _count(list(numbers.values()))]
    return {at for numbers in counted for at in numbers}


def _count(numbers: Sequence[tuple[int, ...]]) -> bool:
    """Whether most of ``numbers`` are the next section's after the one before."""
    following = sum(follows(before, after) for before, after in pairwise(numbers))
    return len(numbers) >= _LEAST and following >= _SHARE * (len(numbers) - 1)


def _may_number(contents: Sequence[str], at: int) -> bool:
    """Whether line ``at`` may number a title below it, and is no cell and no entry of contents."""
    if not _NUMBER.fullmatch(contents[at]):
        return False
    title = contents[at + 1]
    named = title[0].isalpha() and len(title) <= _LONGEST_TITLE and line_end(title) in _TITLE_ENDS
    in_table = any(map(_FIGURES.fullmatch, contents[max(0, at - 1) : at]))
    return named and not in_table and not any(map(str.isdecimal, contents[at + 2 : at + 3]))
