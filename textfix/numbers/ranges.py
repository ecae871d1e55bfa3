"""Ranges of pages and years whose two ends changed places."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.numbers.evidence import is_year
from textfix.numbers.tokens import Number, is_foreign, letter_before
from textfix.unicode.letters import is_arabic_letter


class Range(NamedTuple):
    """Two plain numbers with a hyphen, and perhaps a space, between them.

    ``is_cited``: they are the pages of a citation. ``counts_down``: years before Christ.
    ``is_sure``: a citation or the form of a year makes them a range.
    """

    first: Number
    last: Number
    is_cited: bool
    counts_down: bool
    is_sure: bool

    @property
    def descends(self) -> bool:
        """Whether the range runs backwards without a reason to."""
        return int(self.first.form) > int(self.last.form) and not self.counts_down


_NEAR = 20
"""How far apart a range like 98-102 may reach."""

_AREA, _TELEPHONE = 4, 5
"""Digits of an area's code at most (ITU-T E.164: country +98, national prefix 0), and of a
subscriber's number at least."""

HYPHENS = "-\N{HYPHEN}\N{EN DASH}"
COUNTDOWN = re.compile(r" ?(?:پیش از|قبل از|[پق] ?\. ?م)")
SPACES = " \N{NO-BREAK SPACE}"
JOINTS = frozenset(HYPHENS).union(
    *({f"{hyphen}{space}", f"{space}{hyphen}"} for hyphen in HYPHENS for space in SPACES)
)
"""What stands between the ends of a range, or the parts of a section's number."""


def read_ranges(text: str, numbers: Sequence[Number]) -> Iterator[Range]:
    """Yield the ranges among ``numbers`` that stand in Persian text.

    Left out: abbreviated ones (45-4), chains (2019-10-05), scores. A telephone number with the
    code of its area, which begins with a zero, is as good as a range: it descends where the code
    stands behind.
    """
    for first, last in pairwise(numbers):
        if (
            text[first.end : last.start] in JOINTS
            and _may_be_range(first, last)
            and _stands_alone(text, first, last)
            and _is_persian(text, first, last)
        ):
            cited = _is_cited(text, first.start)
            sure = cited or (is_year(first.form) and is_year(last.form))
            yield Range(first, last, cited, COUNTDOWN.match(text, last.end) is not None, sure)


def _may_be_range(first: Number, last: Number) -> bool:
    """Whether the ends are of similar size: as many digits, or just beside a power of ten."""
    if not (first.is_plain and last.is_plain):
        return False
    if _is_telephone(first.form, last.form) or _is_telephone(last.form, first.form):
        return True
    if "0" in (first.form[0], last.form[0]) or first.form == last.form:
        return False
    longer, shorter = sorted((first.form, last.form), key=len, reverse=True)
    if len(longer) == len(shorter):
        return 2 <= len(longer) <= 4
    return len(longer) == len(shorter) + 1 <= 4 and int(longer) - int(shorter) <= _NEAR


def _is_telephone(area: str, number: str) -> bool:
    return area[0] == "0" and len(area) <= _AREA and len(number) >= _TELEPHONE and number[0] != "0"


def _stands_alone(text: str, first: Number, last: Number) -> bool:
    return not (
        _LATIN_YEAR.match(text, last.end)
        or _CHAINED_BEFORE.search(text[max(0, first.start - 3) : first.start])
        or _CHAINED_BEHIND.match(text, last.end)
    )


# The pages of a Latin citation in front of its year: turned as a whole, the range is upright.
_LATIN_YEAR = re.compile(r"\s?\d{4}:")
_CHAINED_BEFORE = re.compile(f"[{HYPHENS}]$|\\d ?[{HYPHENS}] $")
_CHAINED_BEHIND = re.compile(f"[{HYPHENS}/]| [{HYPHENS}] ?\\d")


def _is_persian(text: str, first: Number, last: Number) -> bool:
    """Only numbers behind an Arabic letter are turned (Unicode bidirectional algorithm, W2)."""
    before = letter_before(text, first.start)
    return before != "" and is_arabic_letter(before) and not is_foreign(text, last.start, last.end)


# What stands before the pages of a citation: the abbreviation of "page", or a year (or "the
# same", "above") and a colon; in page order the colon stands in front of the year.
_CITATION = re.compile(
    r"(?:(?<!\w)(?:صص?|صفحات|صفحه|صفحۀ)\.? ?|(?:(?<!\d)\d{4}|همان|همو|پیشین) ?: ?"
    r"|(?<=[\s،(]):\d{4} )$"
)


def _is_cited(text: str, at: int) -> bool:
    return _CITATION.search(text[max(0, at - 12) : at]) is not None


def find_turned(ranges: Sequence[Range], *, in_page_order: bool = False) -> list[Range]:
    """Return the ranges that are turned.

    A descending range of pages in a citation is turned by itself. Descending years may be
    the author's own habit: they are turned where nearly all ranges of the document descend.
    In a document whose numbers stand ``in_page_order`` every descending range is turned.
    """
    if in_page_order:
        return [r for r in ranges if r.descends]
    forms = {(r.first.form, r.last.form): r for r in ranges if r.is_sure}.values()
    falling = sum(r.descends for r in forms)
    is_turned_everywhere = falling >= 3 and 10 * (len(forms) - falling) <= falling
    return [r for r in ranges if r.is_sure and r.descends and (r.is_cited or is_turned_everywhere)]
