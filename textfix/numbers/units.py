"""Numbers that changed places with their units: (nm 330) for (330 nm).

Behind an Arabic letter a number is drawn to the right of the Latin word that follows it (UAX #9,
rules W2 and L2), and an extractor that reads the two as a stretch of left-to-right text puts the
word first. Of most Latin words nobody can say on which side of a number they were typed; symbols of
units follow their numbers in every style.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.anchors import Anchored
from textfix.numbers.tokens import letter_before
from textfix.numbers.torn import TORN
from textfix.unicode.letters import is_arabic_letter
from textfix.unicode.measures import SURE

UNIT = "displaced-unit"

_WHOLE = r"\d+(?:[.,/\N{ARABIC DECIMAL SEPARATOR}\N{ARABIC THOUSANDS SEPARATOR}]\d+)*"
_NUMBER = f"(?:{TORN}|{_WHOLE})"
_SIGN = "[\N{ARABIC COMMA},;\N{ARABIC SEMICOLON}]"
_ALONE, _ENDS = "(?<![\\w.,/-])", "(?![\\w%\N{ARABIC PERCENT SIGN}/-]|[.,]\\d)"
# From a unit to a number. The signs of a list hug the words before them where its Latin part
# kept its order, and those behind them where all of it was turned, or its last number.
_STRETCH = Anchored(
    f"{_ALONE}(?:(?P<turned>{SURE} {_NUMBER}(?: {_SIGN}{SURE} {_NUMBER})+)"
    f"|(?P<kept>{SURE}(?: ?{_SIGN} ?{_NUMBER} {SURE})*) (?P<last>{_NUMBER})"
    f"|(?P<first>{_NUMBER} {SURE})(?P<second> {_NUMBER}) (?P<sign>{_SIGN}){SURE}){_ENDS}"
)
# The degree sign is on the other side of its letter then, and a range turned with the rest.
_DEGREES = Anchored(f"{_ALONE}[CF]\N{DEGREE SIGN} {_NUMBER}(?:-{_NUMBER})?{_ENDS}")
_ITEM = re.compile(f"{SURE}|{_NUMBER}|.")
_COMMA = re.compile(f"{_SIGN} ")
_ENOUGH = 2  # different stretches
_BEHIND = re.compile(r"[ ,.;:]*([^\W\d_])")


def find_units(text: str) -> Iterator[tuple[tuple[int, int], ...]]:
    """Yield the stretches of Persian text in which units stand before their numbers: the slices of
    each in the order in which they are read.

    >>> text = "طول موج (nm، 257 nm 440 و nm 330)"
    >>> ["".join(text[start:end] for start, end in slices) for slices in find_units(text)]
    ['440 nm، 257 nm', '330 nm']
    """
    found = [*_stretches(text, _STRETCH), *_stretches(text, _DEGREES)]
    # An author may have set one number behind its unit, to see it as it is read.
    if len({stretch[0] for stretch in found}) >= _ENOUGH:
        yield from (tuple(_slices(text, stretch)) for stretch in found)


def _stretches(text: str, pattern: Anchored) -> Iterator[re.Match[str]]:
    """Yield the stretches of Persian, and those that go on with a list after one of these."""
    end = -1
    for stretch in pattern.finditer(text):
        goes_on = end >= 0 and _COMMA.fullmatch(text, end, stretch.start()) is not None
        if goes_on or _is_in_persian(text, *stretch.span()):
            yield stretch
            end = stretch.end()


def _is_in_persian(text: str, start: int, end: int) -> bool:
    """Whether a stretch follows an Arabic letter on its line, and no word of another script follows
    it: then the unit is part of that."""
    before = letter_before(text, start)
    behind = _BEHIND.match(text, end)
    return (
        before != ""
        and is_arabic_letter(before)
        and (behind is None or is_arabic_letter(behind[1]))
    )


def _slices(text: str, found: re.Match[str]) -> Iterator[tuple[int, int]]:
    if found.re is _DEGREES.compiled or found["turned"]:
        yield from reversed([item.span() for item in _ITEM.finditer(text, *found.span())])
    elif found["kept"]:
        space = found.end("kept")
        yield from (found.span("last"), (space, space + 1), found.span("kept"))
    else:
        sign, at = found.span("sign")
        yield from (found.span("first"), (sign, at), found.span("second"), (sign - 1, sign))
        yield at, found.end()
