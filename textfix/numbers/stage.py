"""The numbers stage: mend numbers that extraction reversed, and ranges that it turned."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import ClassVar

from textfix.numbers.mending import REVERSED, TURNED, TURNED_SECTION, Mend, mend, read
from textfix.numbers.page_order import COLON, HYPHEN, PERCENT, PLUS, SLASH, STOP
from textfix.numbers.tokens import HAS_NUMBER, families
from textfix.numbers.torn import RULE as TORN
from textfix.numbers.torn import find_torn
from textfix.numbers.units import UNIT, find_units
from textfix.pieces import Piece, Repair, kept
from textfix.stage import Rule


@dataclass(frozen=True, slots=True)
class Numbers:
    """Mends numbers whose digits an extractor reversed and ranges that came out turned.

    Reversal is decided for the whole document and each family of digits, by numbers that make
    sense one way only; so a part of a document may be left alone that the whole would decide.

    >>> from textfix.pieces import render
    >>> text = "صفی‌نژاد (۹۵۳۱)، گوبلو (۱۷۳۱)، کرجی (۵۴۳۱): حریم قنات ۰۵۲ گز است."
    >>> render(text, Numbers().repair(text).pieces)
    'صفی‌نژاد (۱۳۵۹)، گوبلو (۱۳۷۱)، کرجی (۱۳۴۵): حریم قنات ۲۵۰ گز است.'
    """

    name: ClassVar[str] = "numbers"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(REVERSED, "the digits of a number in reverse order are put in reading order"),
        Rule(PERCENT, "a percent sign in page order goes behind its number"),
        Rule(COLON, "the colon of a citation in page order goes behind the year"),
        Rule(STOP, "a stop in page order goes behind the number that it follows"),
        Rule(HYPHEN, "the hyphen of a clause's number in page order goes behind it"),
        Rule(SLASH, "the slash between a number and a letter in page order goes between them"),
        Rule(PLUS, "the plus of a telephone number in page order goes before it"),
        Rule(UNIT, "the symbol of a unit that was read before its number goes behind it"),
        Rule(TORN, "a number that is torn at its sign, its sides exchanged, is put together"),
        Rule(TURNED, "a range of pages or years that runs backwards gets its ends exchanged"),
        Rule(TURNED_SECTION, "the parts of a section's number go in order where they count up so"),
    )

    def repair(self, text: str) -> Repair:
        """Mend the numbers of ``text``; leave them where the document does not decide."""
        torn = {(min(pieces).start, max(pieces).end): pieces for pieces in find_torn(text)}
        own = [*_units(text, torn), *(Mend(*span, pieces) for span, pieces in torn.items())]
        if not own and not HAS_NUMBER.search(text):
            return kept(text)
        mends, doubts = mend(text, [read(text, family) for family in families(text)])
        return Repair(list(_fill(text, _apart(sorted(own + mends)))), doubts)

    def broken_law(self, before: str, after: str) -> str:
        """A line keeps its code points, spaces aside, and all but its numbers in their order."""
        old, new = before.splitlines(), after.splitlines()
        if len(old) != len(new):
            return f"{len(old)} lines became {len(new)}"
        for was, now in zip(old, new, strict=True):
            if was != now and _inventory(was) != _inventory(now):
                return f"line {was!r} became {now!r}"
        return ""


def _units(text: str, torn: Mapping[tuple[int, int], tuple[Piece, ...]]) -> Iterator[Mend]:
    """Yield the mends of units, numbers that are ``torn`` put together in them."""
    for slices in find_units(text):
        pieces = tuple(
            piece for span in slices for piece in torn.get(span, (Piece(*span, None, UNIT),))
        )
        yield Mend(min(slices)[0], max(slices)[1], pieces)


def _apart(mends: Iterable[Mend]) -> Iterator[Mend]:
    """Yield ``mends`` (ascending), less what overlaps the one before it."""
    at = 0
    for mended in mends:
        if mended.start >= at:
            at = mended.end
            yield mended


def _fill(text: str, mends: Iterable[Mend]) -> Iterator[Piece]:
    at = 0
    for mended in mends:
        if at < mended.start:
            yield Piece(at, mended.start)
        yield from mended.pieces
        at = mended.end
    if at < len(text):
        yield Piece(at, len(text))


def _inventory(line: str) -> tuple[Counter[str], str]:
    """Return the code points of a line and its letters in their order."""
    return Counter(line.replace(" ", "").replace("\N{NO-BREAK SPACE}", "")), "".join(
        filter(str.isalpha, line)
    )
