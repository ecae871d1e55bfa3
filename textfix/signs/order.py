"""The reading order of a stretch of signs, numbers and Latin words in right-to-left text.

On the page such a stretch stands from right to left, only numbers and Latin words in themselves
from left to right (UAX #9, rule L2). So what was read from left to right is turned round, item by
item.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.unicode.letters import LATIN_RANGES
from textfix.unicode.measures import UNIT

_LATIN = f"{LATIN_RANGES}\u0370-\u03ff\u0400-\u04ff"
_WORDS = f"[{_LATIN}0-9](?:[^\n]*[{_LATIN}0-9])?(?:(?<=[{_LATIN}])\\)?[۰-۹]{{1,3}}|[²³])?"
# A reference in Persian figures behind a Latin word stands with it (rule W7), as does a power.
_HAS_LATIN = re.compile(f"[{_LATIN}]")
# A separator between two digits belongs to the number (rule W4); a hyphen only where no Arabic
# letter stands before, for after one it is none (W2).
_NUMBER = "\\d+(?:[.,/:\N{ARABIC COMMA}\u066b\u066c]\\d+)*"
# Where no letter stands before it, percent and degree signs and those of currencies beside a number
# belong to it as well (W5).
_BESIDE = "[%\N{ARABIC PERCENT SIGN}\N{PER MILLE SIGN}\N{DEGREE SIGN}$\N{EURO SIGN}\N{POUND SIGN}]*"
_LABEL = f"{_BESIDE}\\d+(?:[-.,/:\N{ARABIC COMMA}\u066b\u066c]\\d+)*{_BESIDE}"
_MEASURED = re.compile(
    rf"(?:(?P<degree>[CF]\u00b0)|(?P<unit>{UNIT})(?P<of> [{_LATIN}]+)?)(?P<gap> ?)"
    rf"(?P<number>{_NUMBER}(?:-{_NUMBER})*)"
)
_PART = re.compile(f"{_NUMBER}|.")
_TURNED_COMMA = re.compile(f"[{_LATIN}0-9] \N{ARABIC COMMA}(?=[{_LATIN}0-9])")
_LISTED = re.compile("(?: (?!\N{ARABIC COMMA})|[^ \N{ARABIC COMMA}])+|.")
_OPENING = {"(": ")", "[": "]", "{": "}"}
_ITEMS = {
    (latin, first): re.compile(
        "|".join([*([_WORDS] if latin else []), _LABEL if first else _NUMBER, r"[^\n]"])
    )
    for latin in (False, True)
    for first in (False, True)
}


def reading_order(
    text: str, start: int, end: int, *, first: bool = False, whole: bool = False
) -> tuple[int, ...]:
    r"""Return the places of ``text[start:end]``, which was read off the page from left to right, in
    the order in which it is read.

    ``first``: no letter stands before it on its line; ``whole``: none behind it either. A whole
    line of Latin words is of left-to-right text, but for signs in front of it. A unit of
    measurement stood behind its number.

    >>> text = ".)۱۳۹-۱۳۶ :۱۳۰۷ ،"
    >>> "".join(text[at] for at in reading_order(text, 0, len(text)))
    '، ۱۳۰۷: ۱۳۶-۱۳۹).'
    >>> text = "C° 80-75"
    >>> "".join(text[at] for at in reading_order(text, 0, len(text)))
    '75-80 °C'
    >>> "".join("۴×۳"[at] for at in reading_order("۴×۳", 0, 3))
    '۳×۴'
    """
    latin = _HAS_LATIN.search(text, start, end) is not None
    items = [found.span() for found in _ITEMS[latin, first].finditer(text, start, end)]
    if latin and whole:
        words = next(at for at, (low, high) in enumerate(items) if text[low].isalnum())
        words -= words > 0 and _opens(text, items[words - 1][0], end)
        items[words:] = [(items[words][0], end)]
    else:
        items = [part for item in items for part in _parts(text, *item)]
    return tuple(at for low, high in reversed(items) for at in range(low, high))


def _opens(text: str, at: int, end: int) -> bool:
    """Whether the sign ``at`` is a bracket that is closed later on: ``[1] Watson``."""
    closing = _OPENING.get(text[at])
    inside = text[at + 1 : end]
    return closing is not None and inside.count(closing) > inside.count(text[at])


def _parts(text: str, low: int, high: int) -> Iterator[tuple[int, int]]:
    """Yield the parts of an item from the left: a unit, what it measures, and the number that was
    read behind them; Latin words whose commas hug the word behind; of other items the whole."""
    if _TURNED_COMMA.search(text, low, high):
        yield from ((part.start(), part.end()) for part in _LISTED.finditer(text, low, high))
        return
    found = _MEASURED.fullmatch(text, low, high)
    if found is None or (found["unit"] and not _is_unit(found)):
        yield low, high
        return
    if found["degree"]:
        yield from ((low, low + 1), (low + 1, low + 2))
    else:
        yield low, found.start("gap")
    for part in _PART.finditer(text, found.start("gap"), high):
        yield part.span()


def _is_unit(found: re.Match[str]) -> bool:
    """Whether the letters before a number are a unit: a capital alone is a name before a whole
    number, as in ``B 12``."""
    return (
        not (len(found["unit"]) == 1 and found["unit"].isupper()) or not found["number"].isdecimal()
    )
