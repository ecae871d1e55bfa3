"""Numbers that count things: they begin with no zero, as codes, dates and times of day do."""

from __future__ import annotations

import re

# Nothing that dates and times of day name, too (روز, ماه, ساعت), and no neighbour of codes (تا).
_WORDS = (
    "نفر درصد دقیقه ثانیه گرم تن متر لیتر هکتار هزار میلیون میلیارد ریال تومان دلار یورو عدد"
    " مورد بار برابر ساله نفره روزه ساعته دقیقه‌ای سانت قاشق لیوان کیلو"
)
_THINGS = frozenset(_WORDS.split())
_UNITS = ("میلی", "سانتی", "کیلو")  # their ZWNJ may be lost
_NUMBERED = frozenset({"ساعت", "شماره", "کد", "ردیف", "پلاک", "شمارهٔ", "شمارۀ"})
_NEXT = re.compile(r"[ \N{NO-BREAK SPACE}]?([^\W\d_]+)")
_LAST = re.compile(r"([^\W\d_]+)[ \N{NO-BREAK SPACE}:]*$")
_REACH = 16


def counts_things(text: str, start: int, end: int) -> bool:
    """Whether what the number ``text[start:end]`` counts stands behind it, and before it no word
    that numbers follow.

    >>> text = "۰۰۱ نفر، ساعت ۰۱ دقیقه، ۰۵۱ میلیگرم، کد ۰۱"
    >>> [counts_things(text, m.start(), m.end()) for m in re.finditer(r"\\d+", text)]
    [True, False, True, False]
    """
    thing = _NEXT.match(text, end)
    if thing is None or not (thing[1] in _THINGS or thing[1].startswith(_UNITS)):
        return False
    before = _LAST.search(text, max(0, start - _REACH), start)
    return before is None or before[1] not in _NUMBERED
