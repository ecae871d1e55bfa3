"""Numbers with their signs in page order: :1350 141-134 for 1350: 134-141, ٪۶۵ for ۶۵٪.

Some extractors turn a right-to-left line round word by word and leave the words of digits and signs
as they stand on the page. Then all ranges of a document run backwards; the colon of a citation, the
percent sign, stops and the hyphen of a clause's number stand in front of their numbers, the plus
behind it. Authors type a percent sign in front as well, so signs are moved only where ranges,
colons, stops or clauses tell that the extractor did it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import NamedTuple

from textfix.anchors import Anchored
from textfix.numbers.ranges import HYPHENS, Range
from textfix.numbers.sections import Section
from textfix.numbers.tokens import Number, is_foreign
from textfix.unicode.letters import ARABIC_LETTERS, PERCENTS, character_class

PERCENT, COLON, STOP = "displaced-percent", "displaced-colon", "displaced-stop"
HYPHEN, SLASH, PLUS = "displaced-hyphen", "displaced-slash", "displaced-plus"

_L = f"[{character_class(ARABIC_LETTERS)}]"
_PERCENTS = f"[{PERCENTS}]"
_STOPS = "[.\N{ARABIC COMMA}]"  # common separators of UAX #9; a semicolon has its own direction
_ALONE = r"(?=\s|\Z)"
_LOOSE_STOP = Anchored(rf"(?<=\w) {_STOPS}(?={_L})")
_SIGNS = frozenset("%:./+\u066a\N{ARABIC COMMA}")
_REACH = 4  # code points before a number that are looked at
_ENOUGH, _PROOFS = 3, 2  # distinct witnesses in all; those among them that no author makes
_AGAINST = 5  # times as many for it as against it


class Signed(NamedTuple):
    """A number with a sign of ``rule`` beside it, at ``sign``; ``displaced``: on the side where it
    stands on the page."""

    number: Number
    sign: int
    rule: str
    displaced: bool


class _Look(NamedTuple):
    """What stands before and behind a number with a sign; ``ahead``: the sign is before it."""

    rule: str
    before: re.Pattern[str]
    behind: re.Pattern[str]
    ahead: bool
    displaced: bool


def _looks(
    rule: str, displaced: tuple[str, str], upright: tuple[str, str], *, ahead: bool
) -> list[_Look]:
    return [
        _Look(rule, re.compile(f"(?:{before})\\Z", re.MULTILINE), re.compile(behind), side, is_so)
        for (before, behind), side, is_so in ((upright, not ahead, False), (displaced, ahead, True))
    ]


_LOOKS = [
    *_looks(PERCENT, (f"(?<![\\w%\u066a]){_PERCENTS}", ""), ("", _PERCENTS), ahead=True),
    *_looks(
        COLON, (r"(?:(?<=[\s\N{ARABIC COMMA}(])|^):", ""), ("", ": (?![.,;]*[A-Za-z])"), ahead=True
    ),
    *_looks(STOP, (rf"(?<=[\w):] ){_STOPS}", _ALONE), (r"(?<=\w) ", _STOPS + _ALONE), ahead=True),
    *_looks(SLASH, (r"(?:(?<=\s)|^)/", f"(?={_L})"), ("", f"/(?={_L})"), ahead=True),
    *_looks(SLASH, (f"(?<={_L})", f"/{_ALONE}"), (f"(?<={_L})/", ""), ahead=False),
    *_looks(PLUS, (r"(?<=\w) ", rf"\+{_ALONE}"), (r"(?:(?<=\s)|^)\+", ""), ahead=False),
]


def read_signs(
    text: str, numbers: Sequence[Number], sections: Iterable[Section]
) -> Iterator[Signed]:
    """Yield the numbers of Persian text that have a sign of one of the rules beside them.

    >>> from textfix.numbers.tokens import read_numbers
    >>> text = "نزدیک ٪۶۵ و ۷۰٪"
    >>> [s.displaced for s in read_signs(text, read_numbers(text, "extended Arabic-Indic"), [])]
    [True, False]
    """
    clauses = {section.parts[0].start: section.parts for section in sections}
    done = 0
    for number in numbers:
        parts = clauses.get(number.start)
        if parts:
            done = parts[-1].end
            yield from _clause(text, Number(number.start, done, "-".join(p.form for p in parts)))
        elif number.start >= done and not is_foreign(text, number.start, number.end):
            yield from islice(_read(text, number), 1)


def _clause(text: str, number: Number) -> Iterator[Signed]:
    """Yield the number of a clause with a hyphen of its own: ۶-۱- اسناد, -۶-۱ اسناد."""
    if text[number.end : number.end + 1] in (*HYPHENS,):
        yield Signed(number, number.end, HYPHEN, False)
    elif text[number.start - 1 : number.start] in (*HYPHENS,):
        yield Signed(number, number.start - 1, HYPHEN, True)


def _read(text: str, number: Number) -> Iterator[Signed]:
    beside = text[max(0, number.start - 1) : number.start] + text[number.end : number.end + 1]
    for look in _LOOKS if _SIGNS.intersection(beside) else ():
        if look.rule == COLON and not (number.is_plain and len(number.form) == 4):
            continue
        reach = max(0, number.start - _REACH)
        if look.before.search(text, reach, number.start) and look.behind.match(text, number.end):
            at = number.start - 1 if look.ahead else number.end
            yield Signed(number, at, look.rule, look.displaced)


def is_in_page_order(text: str, ranges: Sequence[Range], signs: Sequence[Signed]) -> bool:
    """Whether ranges and signs, each counted once, show that numbers stand as on the page.

    Pairs that neither a citation nor the form of a year makes ranges may be scores: they speak
    against it when they rise, and not for it when they fall. Stops before numbers say nothing where
    they stand before words as well.
    """
    distinct = {(r.first.form, r.last.form): r for r in ranges}.values()
    falling = sum(r.descends and r.is_sure for r in distinct)
    rising = sum(not r.descends for r in distinct)
    marks = {(s.number.form, s.rule, s.displaced) for s in signs}
    stops = sum(rule == STOP and there for _, rule, there in marks)
    if stops <= _AGAINST * _LOOSE_STOP.count(text):
        marks = {mark for mark in marks if mark[1] != STOP}
    proofs = falling + sum(there and rule not in (PERCENT, PLUS) for _, rule, there in marks)
    for_it = falling + sum(there for *_, there in marks)
    against = rising + sum(not there for *_, there in marks)
    return proofs >= _PROOFS and for_it >= max(_ENOUGH, _AGAINST * against)
