"""Write a line by its chain: the runs in reading order, their brackets turned, their seams set."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from textfix.direction.brackets import Bracket, is_bracket, turn_brackets
from textfix.direction.chain import LEADING_SIGNS, Chain
from textfix.direction.spacing import STRAIGHT_QUOTE, gap_at
from textfix.direction.units import Line
from textfix.pieces import Piece
from textfix.unicode.letters import TATWEEL, ZWNJ

_GAPS = ("", " ", ZWNJ)


class Scribe:
    """Writes the damaged lines of one document, top to bottom; knows the open quotation mark."""

    def __init__(self, signs: list[Mapping[int, str]]) -> None:
        """``signs``: for every line the signs of its brackets, by unit."""
        self._signs = signs
        self._inside_quotes = False

    def write(self, number: int, line: Line, chain: Chain, shift: int) -> Iterator[Piece]:
        """Yield the pieces of line ``number``, which begins at code point ``shift``."""
        signs = self._signs[number]
        before = ""
        for at, (start, end) in enumerate(chain.runs):
            if at:
                gap = self._gap(before, signs.get(start, line.base(start)), chain.seams[at - 1])
                if gap:
                    here = line.units[end - 1][1] + shift
                    yield Piece(here, here, _GAPS[gap], chain.rule, chain.margin)
            yield from _run(line, start, end, shift, signs, chain)
            if start and line.gap(start):
                yield _dropped_gap(line, start, shift, chain)
            before = signs.get(end - 1, line.base(end - 1))
            self._count_quotes(line, start, end)
        yield from _edges(line, shift, chain)

    def _gap(self, before: str, behind: str, decided: int) -> int:
        return gap_at(before, behind, decided, inside_quotes=self._inside_quotes)

    def _count_quotes(self, line: Line, start: int, end: int) -> None:
        self._inside_quotes ^= line.bases.count(STRAIGHT_QUOTE, start, end) % 2 == 1


def bracket_signs(lines: list[tuple[Line, Chain]]) -> list[Mapping[int, str]]:
    """Return, for every line, what its brackets should be, decided over all lines in order.

    Those of a line whose signs led it stand as they should.
    """
    places: list[tuple[int, int]] = []
    brackets: list[Bracket] = []
    closing: dict[int, int] = {}
    for number, (line, chain) in enumerate(lines):
        for start, end in chain.runs if chain.rule != LEADING_SIGNS else ():
            for at in range(start, end):
                if at == chain.closes:
                    closing[number] = at
                elif is_bracket(line.base(at)):
                    places.append((number, at))
                    before = bool(line.gap(at)) if at > start else None
                    behind = bool(line.gap(at + 1)) if at + 1 < end else None
                    brackets.append(Bracket(line.base(at), before, behind))
    signs: list[dict[int, str]] = [{} for _ in lines]
    for number, at in closing.items():
        if lines[number][0].base(at) in "()":
            signs[number][at] = ")"
    for (number, at), sign in zip(places, turn_brackets(brackets), strict=True):
        signs[number][at] = sign
    return list(signs)


def _run(
    line: Line, start: int, end: int, shift: int, signs: Mapping[int, str], chain: Chain
) -> Iterator[Piece]:
    first, last = line.span(start, end)
    at = first
    for unit in range(start, end):
        sign = signs.get(unit)
        place, behind = line.units[unit]
        if sign is not None and sign != line.text[place]:
            if at < place:
                yield Piece(at + shift, place + shift, None, chain.rule, chain.margin)
            yield Piece(place + shift, place + shift + 1, sign, chain.rule, chain.margin)
            at = place + 1
        for stretch in range(place, behind):
            if line.text[stretch] == TATWEEL:
                if at < stretch:
                    yield Piece(at + shift, stretch + shift, None, chain.rule, chain.margin)
                yield Piece(stretch + shift, stretch + shift + 1, "", chain.rule, chain.margin)
                at = stretch + 1
    if at < last:
        yield Piece(at + shift, last + shift, None, chain.rule, chain.margin)


def _dropped_gap(line: Line, unit: int, shift: int, chain: Chain) -> Piece:
    """The raw gap at a cut: it belonged to the page's order, the seam replaces it."""
    start, end = line.units[unit - 1][1], line.units[unit][0]
    return Piece(start + shift, end + shift, "", chain.rule, chain.margin)


def _edges(line: Line, shift: int, chain: Chain) -> Iterator[Piece]:
    """The gaps at the line's edges: the first was typed behind the last word, so it goes there
    (two spaces there mark a paragraph's end for a later stage); the last one goes. Where signs led
    the line it has its place in it already."""
    start, end = line.units[0][0], line.units[-1][1]
    if start:
        kept = "" if chain.rule == LEADING_SIGNS else None
        yield Piece(shift, start + shift, kept, chain.rule, chain.margin)
    if end < len(line.text):
        yield Piece(end + shift, len(line.text) + shift, "", chain.rule, chain.margin)
