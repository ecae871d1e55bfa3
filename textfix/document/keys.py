"""Keys: what of a line must come back for it to be the same line, and what may count up in it."""

from __future__ import annotations

import re

PAGE_WORDS = frozenset({"", "صفحه", "ص", "صفحهاز", "page", "p", "pageof"})
"""What may stand beside a page's number; keys."""

_ALPHABETS = ("ابجدهوزحطیکلمن", "ابپتثجچحخدذرزژسشصضطظعغ", "ابتثجحخدذرزسشصضطظعغ")
_FIRST = {"الف": "ا", "آ": "ا"}
_NO_PAGE = -99
LETTERS = frozenset("".join(_ALPHABETS)) | frozenset(_FIRST)
"""The numbers of the pages before the first: in abjad order, or that of an alphabet."""

_NO_LETTER = re.compile("[\\W\\d_\N{ARABIC TATWEEL}]+")
_DIGITS = re.compile(r"\d{1,4}")
_NUMBER_LINE = re.compile(r"[^\w,.٫٬%٪]{0,3}\d{1,4}[^\w,.٫٬%٪]{0,3}")
_EDGE_NUMBER = re.compile(r"^\W{0,3}\d{1,4}\b|\b\d{1,4}\W{0,3}$")
_AT_EDGE = re.compile(r"^(\d{1,4})(?=\s*[^\W\d])|(?<=[^\d\s:،,/\-–(])\s+(\d{1,4})$")
_PART_WORD = (
    r"(?:فصل|بخش|مبحث|گفتار|باب|درس|جلسه|ماده|اصل|بند|تبصره|تمرین|سؤال|سوال|پرسش|پاسخ|مثال|جدول"
    r"|شکل|نمودار|تصویر|قضیه|تعریف|جلد|شماره|نکته)"
)
_PART = re.compile(rf"{_PART_WORD}\W*\d|\d{{1,3}}\W{{0,2}}{_PART_WORD}$")
_ANY_ORDER = 14


def key_of(content: str) -> str:
    """Return what of a line must come back on every page: its letters.

    Of a longer line they may stand in any order, for its runs may be laid otherwise on each page.

    >>> key_of("۱۲ / فصلنامهٔ زبان") == key_of("فصلنامهٔ زبان | ۱۳")
    True
    >>> key_of("سال پنجم، فصلنامهٔ زبان") == key_of("فصلنامهٔ زبان، سال پنجم")
    True
    """
    letters = _NO_LETTER.sub("", content).replace("ي", "ی").replace("ك", "ک").lower()
    return letters if len(letters) < _ANY_ORDER else "".join(sorted(letters))


def is_number(content: str) -> bool:
    """Whether ``content`` is a number of four digits at most, perhaps between signs."""
    return bool(_NUMBER_LINE.fullmatch(content))


def is_part(content: str) -> bool:
    """Whether ``content`` numbers a part of the text itself: a chapter, a table, an exercise.

    >>> is_part("فصل ۲: روش"), is_part("۲ فصل"), is_part("۲ فصلنامهٔ شهر")
    (True, True, False)
    """
    return bool(_PART.match(content))


def same_numbers(before: str, after: str) -> bool:
    """Whether two lines hold the same numbers, or the same but for one at an edge: a folio's."""
    if sorted(_DIGITS.findall(before)) == sorted(_DIGITS.findall(after)):
        return True
    if is_part(before) or is_part(after):
        return False
    return inner_numbers(before) == inner_numbers(after)


def inner_numbers(content: str) -> list[str]:
    """Return the numbers of a line without the folio at its edge, in ascending order."""
    return sorted(_DIGITS.findall(_EDGE_NUMBER.sub("", content)))


def edge_numbers(content: str) -> list[tuple[int, int]]:
    """Return the spans of the numbers that a line of text begins or ends with, as a folio does that
    an extractor set on the page's first line or last.

    >>> edge_numbers("که در آن روزگار 12"), edge_numbers("1. آب نخست")
    ([(16, 18)], [])
    """
    return [match.span(match.lastindex or 0) for match in _AT_EDGE.finditer(content)]


def folio_values(content: str) -> tuple[int, ...]:
    """Return what the first number of ``content`` may say: as it stands and with its digits turned,
    or the place of a letter in abjad order and in two alphabets; always as many values.

    >>> folio_values("- 12 -"), folio_values("ج")
    ((12, 21, 12), (3, 6, 5))
    """
    digits = _DIGITS.search(content)
    if digits is not None:
        return int(digits[0]), int(digits[0][::-1]), int(digits[0])
    letter = key_of(content)
    letter = _FIRST.get(letter, letter)
    places = [letters.find(letter) if letter else -1 for letters in _ALPHABETS]
    return tuple(place + 1 if place >= 0 else _NO_PAGE for place in places)
