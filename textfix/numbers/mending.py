"""Put numbers and ranges right: the pieces of one family of digits."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textfix.characters.runs import is_persian
from textfix.numbers.evidence import Evidence, looks_reversed, looks_upright, weigh
from textfix.numbers.page_order import PERCENT, Signed, is_in_page_order, read_signs
from textfix.numbers.ranges import SPACES, Range, find_turned, read_ranges
from textfix.numbers.sections import Section, find_turned_sections, read_sections
from textfix.numbers.tokens import Number, read_numbers
from textfix.pieces import Finding, Piece

REVERSED, TURNED, TURNED_SECTION = "reversed-digits", "turned-range", "turned-section"

_HYPHENS = "-\N{EN DASH}"


class Mend(NamedTuple):
    """The pieces that take the place of ``[start, end)``."""

    start: int
    end: int
    pieces: tuple[Piece, ...]


class Reading(NamedTuple):
    """The numbers of a text in the digits of one family, and what they are a part of.

    ``margins``: which of them are to be reversed, with the evidence of them all (log10);
    ``in_doubt``: they look reversed, but too few say so.
    """

    family: str
    numbers: list[Number]
    margins: dict[int, float]
    sections: list[Section]
    ranges: list[Range]
    signs: list[Signed]
    in_doubt: bool


def read(text: str, family: str) -> Reading:
    """Read the numbers of ``text`` in the digits of ``family``."""
    numbers = read_numbers(text, family)
    evidence = weigh(numbers)
    margins = _margins(numbers) or _margins_by_signs(text, numbers)
    if not margins and evidence.decides_mixed:
        margins = _of_all(numbers, evidence)
    upright = [n._replace(form=n.form[::-1]) if n.start in margins else n for n in numbers]
    sections = find_turned_sections(text, upright)
    numbered = {section.parts[0].start for section in sections}
    ranges = [r for r in read_ranges(text, upright) if r.first.start not in numbered]
    signs = list(read_signs(text, upright, read_sections(text, upright)))
    in_doubt = evidence.doubts and not margins
    return Reading(family, numbers, margins, sections, ranges, signs, in_doubt)


def mend(text: str, readings: Sequence[Reading]) -> tuple[list[Mend], list[Finding]]:
    """Return the mends of the numbers in ``readings`` of ``text``, and what remains in doubt.

    >>> mends, _ = mend(text := "(رحیمی، 1383: 45-44)", [read(text, "ASCII")])
    >>> [(piece.start, piece.end) for piece in mends[0].pieces]
    [(17, 19), (16, 17), (14, 16)]
    """
    ranges = [r for reading in readings for r in reading.ranges]
    signs = [s for reading in readings for s in reading.signs]
    page_order = is_in_page_order(text, ranges, signs) and is_persian(text)
    mends = [m for reading in readings for m in _mends(text, reading, page_order)]
    doubts = [d for r in readings if r.in_doubt for d in _doubts(r.numbers, r.family)]
    return sorted(mends), doubts


def _mends(text: str, reading: Reading, page_order: bool) -> list[Mend]:
    margins = reading.margins
    turned = find_turned(reading.ranges, in_page_order=page_order)
    displaced = [signed for signed in reading.signs if page_order and signed.displaced]
    ahead = {signed.number.start: signed for signed in displaced if signed.rule == PERCENT}
    mends = [_turn(text, each, margins, ahead.pop(each.first.start, None)) for each in turned]
    whole = {each.first.start for each in turned}
    mends += [_exchange(s, margins) for s in displaced if s.number.start not in whole]
    mends += [_turn_section(text, section, margins) for section in reading.sections]
    in_mends = {piece.start for each in mends for piece in each.pieces}
    mends += [
        Mend(n.start, n.end, tuple(_reverse(n, margins[n.start])))
        for n in reading.numbers
        if n.start in margins and n.start not in in_mends
    ]
    return mends


def _margins(numbers: Sequence[Number]) -> dict[int, float]:
    """Return which of ``numbers`` are to be reversed, with the evidence of them all (log10)."""
    evidence = weigh(numbers)
    return _of_all(numbers, evidence) if evidence.decides else {}


def _of_all(numbers: Sequence[Number], evidence: Evidence) -> dict[int, float]:
    return {n.start: evidence.margin for n in numbers if not looks_upright(n)}


def _margins_by_signs(text: str, numbers: Sequence[Number]) -> dict[int, float]:
    """The same where numbers with a sign behind them were drawn together with it, and only strings
    of nothing but digits came out reversed: the two kinds are judged apart.

    >>> text = "(کافی، ۱۳۸۱: ۸۷-۹۸)، (لاری، ۱۳۷۶: ۴۱)، ۹۸۳۱، ۶۷۳۱، ۵۴۳۱"
    >>> sorted(_margins_by_signs(text, read_numbers(text, "extended Arabic-Indic"))) == [
    ...     text.index(number) for number in ("۹۸)", "۴۱)", "۹۸۳۱", "۶۷۳۱", "۵۴۳۱")
    ... ]
    True
    """
    signed = [n for n in numbers if _is_drawn_with_sign(text, n)]
    return _margins(signed) | _margins([n for n in numbers if n not in signed])


def _is_drawn_with_sign(text: str, number: Number) -> bool:
    """Whether a sign hugs ``number``; that of a range hugs the number before it."""
    if text[number.end : number.end + 1] in (*_HYPHENS, ":"):
        return True
    before = text[max(0, number.start - 2) : number.start]
    return before[-1:] in [*_HYPHENS] and not before[:1].isdigit()


def _reverse(number: Number, margin: float, rule: str = REVERSED) -> Iterator[Piece]:
    for at in reversed(range(number.start, number.end)):
        yield Piece(at, at + 1, None, rule, margin)


def _turn(text: str, turned: Range, margins: dict[int, float], percent: Signed | None) -> Mend:
    """Exchange the ends of a range, and put a space at its hyphen before it, where one is missing,
    or drop it: the space was typed beside the range and turned with it. ``percent``: a percent sign
    before it goes behind."""
    first, last = turned.first, turned.last
    rule = REVERSED if {first.start, last.start} & margins.keys() else TURNED
    at = next(at for at in range(first.end, last.start) if text[at] not in SPACES)
    spaces = [s for s in range(first.end, last.start) if s != at]
    needs_space = text[first.start - 1].isalnum() or text[first.start - 1] in ":،"
    pieces = [
        *(Piece(s, s + 1, None if needs_space else "", rule) for s in spaces),
        *_end(last, margins, rule),
        Piece(at, at + 1, None, rule),
        *_end(first, margins, rule),
    ]
    if percent:
        pieces.append(Piece(percent.sign, percent.sign + 1, None, percent.rule))
    return Mend(percent.sign if percent else first.start, last.end, tuple(pieces))


def _turn_section(text: str, section: Section, margins: dict[int, float]) -> Mend:
    """Put the last part of a section's number first, and drop the spaces among them."""
    pieces: list[Piece] = []
    for part, after in zip(reversed(section.parts), [*section.parts[-2::-1], None], strict=True):
        pieces += _end(part, margins, TURNED_SECTION)
        for at in range(after.end, part.start) if after else ():
            dropped = "" if text[at] in SPACES else None
            pieces.append(Piece(at, at + 1, dropped, TURNED_SECTION))
    return Mend(section.parts[0].start, section.parts[-1].end, tuple(pieces))


def _exchange(signed: Signed, margins: dict[int, float]) -> Mend:
    """Let a number and the sign beside it change places."""
    number, at = signed.number, signed.sign
    pieces = [*_end(number, margins, signed.rule), Piece(at, at + 1, None, signed.rule)]
    if at > number.start:
        pieces = [pieces[-1], *pieces[:-1]]
    return Mend(min(at, number.start), max(at + 1, number.end), tuple(pieces))


def _end(number: Number, margins: dict[int, float], rule: str) -> Iterator[Piece]:
    if number.start in margins:
        yield from _reverse(number, margins[number.start], rule)
    else:
        yield Piece(number.start, number.end, None, rule)


def _doubts(numbers: Sequence[Number], family: str) -> list[Finding]:
    """Name the numbers that look reversed in a document where too few do."""
    message = f"numbers in {family} digits look reversed, but too few to be sure"
    return [Finding(REVERSED, n.start, n.end, message) for n in numbers if looks_reversed(n)]
