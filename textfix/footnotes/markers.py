"""Markers: the figures and signs in a text that may refer to a footnote.

Every one is only a candidate, weighed by its look; `matching` decides by number, order and body.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from enum import Enum
from typing import NamedTuple

from textfix.document.ends import FUNCTION_WORDS, continues
from textfix.footnotes.words import COUNTED, UNITS, is_numbered, measures

LARGEST = 400
"""No page text counts its notes beyond this."""

DIGITS = "0-9۰-۹٠-٩"
SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
RAISED = "[⁰¹²³⁴-⁹]"

_JOINERS = (
    "\N{ZERO WIDTH NON-JOINER}\N{ARABIC FATHATAN}-\N{ARABIC HAMZA BELOW}"
    "\N{ARABIC LETTER SUPERSCRIPT ALEF}"
)
_LETTER = (
    "[\N{ARABIC LETTER HAMZA}-\N{ARABIC LETTER GHAIN}\N{ARABIC LETTER FEH}-\N{ARABIC LETTER YEH}"
    f"پچژکگیۀۂە{_JOINERS}]"
)
_MARKER = re.compile(
    rf"(?<![\d^.,/٫٬])(?:[(\[](?P<inner>[{DIGITS}]{{1,3}})[)\]]|(?P<digits>[{DIGITS}]{{1,3}})"
    rf"|(?P<raised>{RAISED}{{1,3}})|(?<=[\w»)\"])(?P<sign>\*{{1,3}}|[†‡]{{1,2}})(?![*†‡\w]))(?!\d)"
)
_EMBRACED = re.compile(
    rf"(?<=«)(?P<digits>[{DIGITS}]{{1,3}}|{RAISED}{{1,3}})"
    r"(?P<latin>(?:» ?| )[A-Za-z]\w+(?: [A-Za-z]\w*)*»?)(?![\w»])"
)
_STOP_AND_MARKER = re.compile(
    rf"(?:(?<=[^\W\d][^\W\d][.،؛])(?=[{DIGITS}{RAISED[1:-1]}]+(?:\s|$))"
    rf"|(?<=\.[^\W\d]\.)(?=[{DIGITS}{RAISED[1:-1]}]+(?:[\s،؛:»)]|$)))"
    rf"(?:(?P<digits>[{DIGITS}]{{1,2}})|(?P<raised>{RAISED}{{1,3}}))(?!\d)"
)
"""After a full stop, or an abbreviation that ends with one: «ق.م.۷، بر عهده»."""
_ABBREVIATED = re.compile(r"(?<!\w)[^\W\d]\.[^\W\d]\.$")
_GOES_ON = re.compile(r"[%٪]|[.,/:٫٬]\s?\d|\s?[-–]\s?[\dA-Za-z]|\s[وx+]\s?\d|\s?×\s?\d")
_ENDS_RANGE = re.compile(r"\d\s?[-–]\s?$")
_ANY = re.compile(rf"[{DIGITS}*†‡]|{RAISED}")
_PERSIAN = re.compile(_LETTER)
_SENTENCE = re.compile(rf"(?:[{DIGITS}]{{2,4}} )?«?{_LETTER}")
LAST_WORD = re.compile(rf"([\w{_JOINERS}]+)\W*$")
NEXT_WORD = re.compile(rf"[\w{_JOINERS}]+")
_CLOSING = "»)]”\"'"
_OPENING = "«(["
_STOPS = ".،؛:؟!"
_ENDING = ".؛"
REACH = 40
_LEAST_LATIN = 3
"""Letters of a Latin word that a reference may follow: the shorter ones are names and units."""
_POWERS = "²³"
_GLUED = frozenset({"before", "first"})
FIRST = frozenset({"first", "first apart", "lowered"})
"""Looks of markers that begin a line and so belong to the end of the line before."""

EMBRACED = "embraced"
"""Look of markers that stand before the Latin words in quotation marks that they follow."""

GAP = "gap"
"""Look of markers that only a gap in a row of notes tells of."""

ABBREVIATED = "abbreviated"
"""Look of markers that stand in the brackets of the Latin letters before them."""

LIFTED = frozenset({"lifted", "lowered"})
"""Looks of markers that stand on lines of their own."""

PLACED = LIFTED | {EMBRACED, ABBREVIATED}
"""Looks that say how a reference is set: no look that says how sure it is takes their place."""

STRONG = frozenset({"after", "before", "between", "closed", "raised", EMBRACED})
"""Looks that numbers of the text itself seldom have."""

WEAK = frozenset({"alone", "named", "after function word", "first apart", "latin"})
"""Looks that numbers of the text itself mostly have."""


class Side(Enum):
    """The side of a marker on which its word stands."""

    LEFT = "before it"
    RIGHT = "after it"
    EITHER = "before or after it"


class Marker(NamedTuple):
    """A candidate ``[start, end)``: its label as written, its number (0: a sign), look and weight.

    ``left``: end of the word before, perhaps on the line before; ``right``: end of the word glued
    after, or ``end``.
    """

    start: int
    end: int
    label: str
    number: int
    look: str
    weight: float
    side: Side
    left: int
    right: int
    word: str


def read_label(figures: str) -> str:
    """Return the label that figures give; no number begins with a zero, so raised figures that do
    were read from the right.

    >>> read_label("۷"), read_label("¹²"), read_label("⁰¹")
    ('۷', '12', '10')
    """
    label = figures.translate(SUPERSCRIPTS)
    return label[::-1] if label != figures and label[0] == "0" else label


def begins_with_zero(label: str) -> bool:
    """Whether ``label`` is a figure that counts no notes: the end of an account number, a date.

    >>> begins_with_zero("03"), begins_with_zero("۳")
    (True, False)
    """
    return label[:1].isdecimal() and int(label[0]) == 0


def has_marker(text: str, start: int, end: int) -> bool:
    """Whether anything in ``text[start:end]`` could be a marker at all."""
    return bool(_ANY.search(text, start, end))


def find_markers(text: str, start: int, end: int, before: int = 0) -> Iterator[Marker]:
    """Yield the candidates in the line ``text[start:end]``; the line before it ends at ``before``.

    >>> text = "نظر سولداتوس2 در سال 1380 و 3دوچاسک"
    >>> [(m.number, m.look, m.side.value) for m in find_markers(text, 0, len(text))]
    [(2, 'after', 'before it'), (3, 'before', 'after it')]
    >>> list(find_markers("۱- ۱ آغاز", 0, 9))
    []
    """
    found: dict[int, Marker | None] = {
        match.start(): _embraced(match)
        for match in _EMBRACED.finditer(text, start, end)
        if match["latin"].count("»") == 1
    }
    for pattern in (_MARKER, _STOP_AND_MARKER):
        for match in pattern.finditer(text, start, end):
            if match.start() not in found:
                found[match.start()] = _marker(text, match, start, end, before)
    yield from filter(None, found.values())


def _embraced(match: re.Match[str]) -> Marker:
    start, end = match.span("digits")
    label = read_label(match["digits"])
    side, right = Side.RIGHT, match.end("latin")
    word = match["latin"].strip("» ").rpartition(" ")[2]
    return Marker(start, end, label, int(label), EMBRACED, 0.8, side, start, right, word)


def _marker(
    text: str, match: re.Match[str], line: int, line_end: int, line_before: int
) -> Marker | None:
    found = match.groupdict()
    figures = found.get("inner") or found["digits"] or found.get("raised")
    label = read_label(figures or found["sign"] or "")
    number = int(label) if figures else 0
    start, end = match.span()
    in_range = not figures or (1 <= number <= LARGEST and not begins_with_zero(label))
    if not in_range or _goes_on(text[end : min(end + 4, line_end)]) or measures(text, start, end):
        return None
    before = text[max(line, start - REACH) : start]
    if _ENDS_RANGE.search(before):
        return None
    word = LAST_WORD.search(before)
    left = start - len(before) + len(before.rstrip())
    following = NEXT_WORD.match(text, end, min(line_end, end + REACH))
    look, weight = _look(text, match, line, word[1] if word else "")
    above = LAST_WORD.search(text, max(0, line_before - REACH), line_before)
    if not look or (look in FIRST and (not line_before or (above and is_numbered(above[1])))):
        return None
    side, right, host = Side.LEFT, end, word[1] if word else ""
    apart = look in _GLUED or (look == "named" and left < start)
    if apart and following:
        side = _side(host, following[0]) if look != "first" else Side.EITHER
        right = following.end()
        host = following[0] if side is Side.RIGHT else host
    if _leads_latin(text, start, end, following):
        assert following is not None
        side, right, host = Side.RIGHT, following.end(), following[0]
    if look in FIRST:
        left = line_before
        end += text[end : end + 1].isspace()
    return Marker(start, end, label, number, look, weight, side, left, right, host)


def _leads_latin(text: str, start: int, end: int, following: re.Match[str] | None) -> bool:
    """Whether the figures are glued to the Latin word behind them, which they follow on the page:
    no name begins with a Persian or a raised figure."""
    if following is None or len(following[0]) < _LEAST_LATIN or text[start].isascii():
        return False
    return following[0].isascii() and following[0].isalpha() and not text[start - 1 : start].strip()


def _goes_on(after: str) -> bool:
    """Whether a number goes on after the candidate: a fraction, a date, a range, a per cent."""
    return bool(_GOES_ON.match(after))


def _look(text: str, match: re.Match[str], line: int, word: str) -> tuple[str, float]:
    """Return what the candidate looks like and its weight; no look, no candidate."""
    start, end = match.span()
    left = text[start - 1] if start > line else "\n"
    right = text[end : end + 1] or "\n"
    found = match.groupdict()
    if found.get("sign"):
        return "sign", 0.5
    if found.get("raised"):
        near = text[line:start].rstrip()[-1:]
        return _raised(left, right, word, found["raised"], near)
    if _ABBREVIATED.search(text, line, start):
        return "closed", 0.8
    if word in FUNCTION_WORDS and not _PERSIAN.match(right):
        return ("after function word", 0.1) if _PERSIAN.match(left) else ("", 0.0)
    if is_numbered(word):
        return ("named", 0.2) if _PERSIAN.match(left) or _PERSIAN.match(right) else ("", 0.0)
    if found.get("inner"):
        return ("bracketed", 0.3) if word and left != "(" else ("", 0.0)
    if _PERSIAN.match(left):
        return ("between", 0.7) if _PERSIAN.match(right) else ("after", 1.0)
    if left in _ENDING and right == ".":
        return "", 0.0  # the number of an item that slid behind it
    closes = text.count("«", line, start) >= text.count("»", line, start) > 0
    if left in _CLOSING + _STOPS and (closes or not text[start - 2 : start - 1].isspace()):
        return (
            ("closed", 0.8 if len(word) > 2 else 0.3) if word and not right.isalpha() else ("", 0.0)
        )
    if left.isspace() or left == "\n":
        return _apart(text, start, end, right, word, start == line)
    if right.isalnum() or not word.isascii() or len(word) < _LEAST_LATIN:
        return "", 0.0
    if not text[start].isascii():
        return "after", 0.8  # names hold ASCII digits
    return ("latin", 0.2) if left.islower() else ("latin", 0.1) if left.isupper() else ("", 0.0)


def _raised(left: str, right: str, word: str, figures: str, near: str) -> tuple[str, float]:
    """Look at a raised figure: it refers to a note wherever it is no exponent.

    Some extractors put a space before it, or the edge of the quotation that it follows; ``near``:
    the sign before that space.
    """
    if left == "\n":
        return ("first", 0.8) if right.isspace() or right in _STOPS else ("", 0.0)
    if word.isascii() and near not in _CLOSING:
        return ("latin", 0.3) if left.isalpha() and len(word) >= _LEAST_LATIN else ("", 0.0)
    if word.endswith(UNITS) and figures in _POWERS:
        return "", 0.0
    if _PERSIAN.match(left) or left in _CLOSING + _STOPS:
        return "raised", 1.2
    return ("raised", 1.0) if left.isspace() or left in _OPENING else ("", 0.0)


def _apart(
    text: str, start: int, end: int, right: str, word: str, at_line_start: bool
) -> tuple[str, float]:
    """Look at a number with a space before it."""
    following = NEXT_WORD.match(text, end + right.isspace())
    if following and following[0] in COUNTED:
        return "", 0.0
    if _PERSIAN.match(right):
        if not word:
            return ("first", 0.5) if at_line_start else ("", 0.0)
        return "before", 0.8
    if word and _leads_latin(text, start, end, following):
        return "before", 0.6
    if not word and at_line_start and right == " " and _SENTENCE.match(text, end + 1):
        return "first apart", 0.1
    if not word or right.isalnum() or right in _CLOSING or (word.isascii() and right == ":"):
        return "", 0.0
    return "alone", -0.4


def _side(before: str, after: str) -> Side:
    """Say to which word a number belongs that is glued to the word after it."""
    if after in FUNCTION_WORDS or continues(after):
        return Side.LEFT
    if not before or before in FUNCTION_WORDS:
        return Side.RIGHT
    return Side.EITHER
