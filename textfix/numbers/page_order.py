"""Numbers with their signs in page order: :1350 141-134 for 1350: 134-141, ٪۶۵ for ۶۵٪.

Some extractors turn a right-to-left line round word by word and leave the words of digits and signs
as they stand on the page. Then all ranges of a document run backwards, the colon of a citation and
the percent sign stand in front of their numbers. Authors type a percent sign in front as well, so
it is moved only where ranges or colons tell that the extractor did it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textfix.numbers.ranges import Range
from textfix.numbers.tokens import Number, is_foreign

PERCENT, COLON = "displaced-percent", "displaced-colon"

_PERCENT_FIRST = re.compile("(?<![\\w%\u066a])[%\u066a]\\Z")
_PERCENT_LAST = re.compile("[%\u066a]")
_COLON_FIRST = re.compile("(?:(?<=[\\s\N{ARABIC COMMA}(])|^):\\Z")
_COLON_LAST = re.compile(": (?![.,;]*[A-Za-z])")
_ENOUGH, _PROOFS = 3, 2  # distinct witnesses in all; ranges and colons among them
_AGAINST = 5  # times as many for it as against it


class Signed(NamedTuple):
    """A number with a sign of ``rule`` beside it; ``first``: in front of it."""

    number: Number
    rule: str
    first: bool


def read_signs(text: str, numbers: Sequence[Number]) -> Iterator[Signed]:
    """Yield the numbers of Persian text with a percent sign or the colon of a citation.

    >>> from textfix.numbers.tokens import read_numbers
    >>> text = "نزدیک ٪۶۵ و ۷۰٪"
    >>> [s.first for s in read_signs(text, read_numbers(text, "extended Arabic-Indic"))]
    [True, False]
    """
    for number in numbers:
        before, behind = (
            text[max(0, number.start - 2) : number.start],
            text[number.end : number.end + 5],
        )
        if is_foreign(text, number.start, number.end):
            continue
        if _PERCENT_LAST.match(behind) or _PERCENT_FIRST.search(before):
            yield Signed(number, PERCENT, not _PERCENT_LAST.match(behind))
        elif _is_year_like(number) and (_COLON_FIRST.search(before) or _COLON_LAST.match(behind)):
            yield Signed(number, COLON, not _COLON_LAST.match(behind))


def _is_year_like(number: Number) -> bool:
    return number.is_plain and len(number.form) == 4


def is_in_page_order(ranges: Sequence[Range], signs: Sequence[Signed]) -> bool:
    """Whether ranges and signs, each counted once, show that numbers stand as on the page.

    Pairs that neither a citation nor the form of a year makes ranges may be scores: they speak
    against it when they rise, and not for it when they fall.
    """
    distinct = {(r.first.form, r.last.form): r for r in ranges}.values()
    falling = sum(r.descends and r.is_sure for r in distinct)
    rising = sum(not r.descends for r in distinct)
    marks = {(s.number.form, s.rule, s.first) for s in signs}
    colons = sum(rule == COLON and first for _, rule, first in marks)
    for_it = falling + sum(first for *_, first in marks)
    against = rising + sum(not first for *_, first in marks)
    return falling + colons >= _PROOFS and for_it >= max(_ENOUGH, _AGAINST * against)
