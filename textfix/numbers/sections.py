"""Numbers of sections (۲-۱ سماور) whose parts changed places: ۱-۲ سماور.

The bidirectional algorithm shows such a number from left to right where a line begins with it, and
word processors show it from right to left; an extractor that takes the one for the other turns it.
One number says nothing of that, but the numbers of a document count its sections, and turned they
count no more.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.numbers.ranges import HYPHENS, JOINTS
from textfix.numbers.tokens import Number
from textfix.unicode.leaders import LEADERS

_TITLE = re.compile(r"[^\w\n\f]{0,6}(?=[^\W\d_])([^\n\f]{2,80})")
_LEADERS = re.compile(LEADERS)
_STOPS = tuple(".،؛,:")
_CLAUSE = re.compile(r"[^\w\n\f]{0,6}[^\W\d_]")  # whatever follows a number with a hyphen
_MOST_DIGITS = 2
_LEAST_STEPS, _SHARE, _MOST_UPRIGHT = 3, 0.75, 0.5


class Section(NamedTuple):
    """The parts of a section's number, as they stand."""

    parts: tuple[Number, ...]

    @property
    def values(self) -> tuple[int, ...]:
        """The parts as integers."""
        return tuple(int(part.form) for part in self.parts)


def find_turned_sections(text: str, numbers: Sequence[Number]) -> list[Section]:
    """Return the numbers of sections among ``numbers`` if they count up only when turned, all of
    them or those of the table of contents or of the text alone.

    >>> from textfix.numbers.tokens import read_numbers
    >>> page = "۱-۱ آغاز\\n۲-۱ راه\\n۱-۲ کار\\n۲-۲ مزد\\n۱-۳ پایان"
    >>> turned = find_turned_sections(page, read_numbers(page, "extended Arabic-Indic"))
    >>> [section.values for section in turned]
    [(2, 1), (1, 2), (1, 3)]
    """
    sections = list(read_sections(text, numbers))
    listed = [section for section in sections if _is_listed(text, section)]
    others = [section for section in sections if section not in listed]
    return _turned(sections) or [*_turned(listed), *_turned(others)]


def _turned(sections: Sequence[Section]) -> list[Section]:
    steps = len(sections) - 1
    turned = _count_steps([section.values[::-1] for section in sections])
    upright = _count_steps([section.values for section in sections])
    if turned < max(_LEAST_STEPS, _SHARE * steps) or upright > _MOST_UPRIGHT * turned:
        return []
    return [section for section in sections if section.values != section.values[::-1]]


def read_sections(text: str, numbers: Sequence[Number]) -> Iterator[Section]:
    """Yield the numbers of several parts that begin short lines without a stop, and those with a
    hyphen of their own that begin any line: ۶-۱-۲- در هر نوبت ….
    """
    parts: list[Number] = []
    for number, after in zip(numbers, [*numbers[1:], None], strict=False):
        if not parts and not (_is_part(number) and _begins_line(text, number.start)):
            continue
        parts.append(number)
        if after and _is_part(after) and text[number.end : after.start] in JOINTS:
            continue
        if len(parts) > 1 and _is_headed(text, parts[0].start, number.end):
            yield Section(tuple(parts))
        parts = []


def _is_headed(text: str, start: int, end: int) -> bool:
    if text[end : end + 1] in (*HYPHENS,) or text[start - 1 : start] in (*HYPHENS,):
        return _CLAUSE.match(text, end) is not None
    title = _TITLE.match(text, end)
    return title is not None and not _without_leaders(title[1]).rstrip().endswith(_STOPS)


def _is_listed(text: str, section: Section) -> bool:
    """Whether leaders follow the title of ``section``, as in a table of contents."""
    title = _TITLE.match(text, section.parts[-1].end)
    return title is not None and _LEADERS.search(title[1]) is not None


def _without_leaders(title: str) -> str:
    return _LEADERS.split(title, maxsplit=1)[0]


def _begins_line(text: str, at: int) -> bool:
    start = text.rfind("\n", 0, at) + 1
    start = max(start, text.rfind("\f", start, at) + 1)
    return not any(map(str.isalnum, text[start:at]))


def _is_part(number: Number) -> bool:
    return number.is_plain and len(number.form) <= _MOST_DIGITS and number.form[0] != "0"


def _count_steps(numbers: Sequence[tuple[int, ...]]) -> int:
    return sum(follows(before, after) for before, after in pairwise(numbers))


def follows(before: tuple[int, ...], after: tuple[int, ...]) -> bool:
    """Whether the section ``after`` may come next after ``before``.

    >>> follows((1, 1), (1, 2)), follows((1, 2), (1, 2, 1)), follows((1, 3, 2), (2, 1))
    (True, True, True)
    >>> follows((1, 1), (1, 3))
    False
    """
    if after[:-1] == before and after[-1] == 1:
        return True
    level = len(after) - 1
    if (
        len(before) > level
        and after[:level] == before[:level]
        and after[level] == before[level] + 1
    ):
        return True
    return after == (before[0] + 1, 1)
