r"""Dates whose slashes an extractor reads by themselves, behind them: ``۱۴۰۲ ۰۷ ۰۱\n/ /``.

Where a font has no slash, a word processor takes that of another, and an extractor that sorts what
it meets by font or height reads the two slashes of a date together.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.pieces import Piece

RULE = "parted-date"

_DIGIT = "[0-9۰-۹]"
_MONTH, _DAY = "(?:[0۰][1-9۱-۹]|[1۱][0-2۰-۲])", "(?:[0-2۰-۲][0-9۰-۹]|[3۳][01۰۱])"
_DATE = re.compile(
    rf"(?<!{_DIGIT})(?P<year>[1-2۱-۲]{_DIGIT}{{3}}) (?P<month>{_MONTH}) (?P<day>{_DAY})"
    r"(?P<gap> {0,2}\n? {0,2})(?P<first>/) ?(?P<second>/)(?![\d/])(?P<tail> ?)"
)


def dated_pieces(text: str) -> list[Piece]:
    r"""Return the pieces of ``text`` with the slashes of its dates put back, or none if none is so.

    >>> from textfix.pieces import render
    >>> text = "در تاریخ ۱۴۰۲ ۰۷ ۰۱\n/ / گشایش یافت."
    >>> render(text, dated_pieces(text))
    'در تاریخ ۱۴۰۲/۰۷/۰۱\nگشایش یافت.'
    """
    pieces: list[Piece] = []
    at = 0
    for date in _DATE.finditer(text):
        pieces += [*_kept(at, date.start()), *_pieces(text, date)]
        at = date.end()
    return [*pieces, *_kept(at, len(text))] if pieces else []


def _pieces(text: str, date: re.Match[str]) -> Iterator[Piece]:
    for number, slash in (("year", "first"), ("month", "second")):
        at = date.end(number)
        yield Piece(*date.span(number), None, RULE)
        yield Piece(*date.span(slash), None, RULE)
        yield Piece(at, at + 1, "", RULE)
    yield Piece(*date.span("day"), None, RULE)
    behind = text[date.end() : date.end() + 1]
    is_last = behind in ("", "\n")  # of its line, which goes with it
    yield Piece(*date.span("gap"), "" if is_last else None, RULE)
    hugs = behind.isalpha() and not date["tail"]
    yield Piece(date.end("first"), date.start("second"), " " if hugs else "", RULE)
    yield Piece(*date.span("tail"), "" if is_last or "\n" in date["gap"] else None, RULE)


def _kept(start: int, end: int) -> Iterator[Piece]:
    if start < end:
        yield Piece(start, end)
