"""How a page shows a right-to-left line: its runs from left to right, and what stands beside them.

Each run can be read as it stands, and the runs of a line are read from the right. Signs and numbers
that were drawn by themselves stand where the page shows them, hugging the run beside them; others
belong to a run, and stand in it as they are read::

    .[3] گرفتند       the stop was drawn by itself, on the left of what it ends
    .این آنزیم [3]    the stop begins the run that is read behind ``[3]``
    -272)             ``(272-`` of a range that goes on in the run on the left
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from textfix.reversal.rows import LETTER, STOPS, has_letters
from textfix.reversal.shown_islands import RAISED, islands
from textfix.reversal.slices import Kind, Slice, single, split
from textfix.unicode.letters import NBSP, SPACE
from textfix.unicode.mirror import PAIRS

Span = tuple[int, int]

QUOTES: Final = "«»"
TOKEN: Final = re.compile(f"[^ {NBSP}]+| *{NBSP}[ {NBSP}]*| +")
_OPENING, _CLOSING, _STRAIGHT = "([", ")]", '"'
_ENDING: Final = _CLOSING + ".,:;!?'\"%-"  # what a Latin stretch ends with
_RAISED_AT_STOP: Final = re.compile(f"\\d{{1,2}}(?=[.\N{ARABIC COMMA}]{LETTER})")
_RAISED_LAST: Final = re.compile(f"(?<={LETTER})\\d{{1,2}}$")
_BEFORE_QUOTE: Final = f"{SPACE}{QUOTES[0]}"
_BEGUN: Final = re.compile(r"[-.]\d+[)\]]?$")  # a number that goes on in the run on the left
# The two signs that end a bracket and a sentence, as they are read.
_CLOSED: Final = re.compile(f"[{re.escape(_OPENING)}«][{STOPS}]")
_DASH: Final = "\N{EN DASH}"
_LABEL: Final = re.compile(f" (?:{LETTER}+ ?)?\\d{{1,3}}$")


def read_runs(line: str) -> list[Slice]:
    """Return the slices of ``line``, whose runs stand from left to right, in reading order.

    >>> line = ".اینآنزیم [3] گرفتند"
    >>> "".join(line[start:end] for start, end, _ in read_runs(line))
    'گرفتند ]3[. اینآنزیم'
    """
    return _hugging(line, list(_Line(line).read()))


def _hugging(line: str, slices: Sequence[Slice]) -> list[Slice]:
    """Return ``slices``, signs that begin a run in front of the space that parts them from a Latin
    word or a number."""
    placed: list[Slice] = []
    for piece in slices:
        at = len(placed)
        if piece.kind is Kind.LEADING:
            while at and placed[at - 1].kind is Kind.GAP and _is_space(line, placed[at - 1]):
                at -= 1
        placed.insert(at, piece)
    return placed


def _is_space(line: str, piece: Slice) -> bool:
    return line[piece.start : piece.end].strip(SPACE) == ""


class _Line:
    """One line, its tokens and the brackets that are partners on the page."""

    def __init__(self, line: str) -> None:
        self.line = line
        self.islands = list(islands(line))
        self.tokens = list(self._tokens())
        self.partners = _partners(line)

    def _tokens(self) -> Iterator[Span]:
        """Yield runs and gaps from left to right, a Latin stretch as one run."""
        line = self.line
        edges = {0, len(line), *(edge for found in TOKEN.finditer(line) for edge in found.span())}
        for start, end in self.islands:
            edges -= set(range(start + 1, end))
            edges |= {at for at in (start, end) if has_letters(line[at - (at == start) :][:1])}
        yield from pairwise(sorted(edges))

    def read(self) -> Iterator[Slice]:
        """Yield the slices of the line in reading order."""
        for at in range(len(self.tokens) - 1, -1, -1):
            start, end = self.tokens[at]
            island = next(((a, b) for a, b in self.islands if start <= a and b <= end), None)
            token = self.line[start:end]
            if not token.strip(SPACE + NBSP):
                yield Slice(start, end, Kind.GAP)
            elif island:
                yield from self._latin(start, end, island)
            elif has_letters(token):
                yield from self._persian(at, start, end)
            else:
                yield from self._number(start, end)

    def _latin(self, start: int, end: int, island: Span) -> Iterator[Slice]:
        """Read a Latin stretch: it keeps its brackets but those whose partners stand elsewhere."""
        first, last = island
        while last < end and self.line[last] in _ENDING and not self._is_drawn(last, start):
            last += 1
        yield from single(range(end - 1, last - 1, -1))
        raised = RAISED.match(self.line, start, end)
        first = max(first, raised.end()) if raised else first
        while first > start and self._opens_latin(first - 1, end):
            first -= 1
        yield Slice(first, last, Kind.LATIN)
        if raised:
            yield from single(range(first - 1, raised.end() - 1, -1))
            yield Slice(*raised.span(), Kind.NUMBER)
        else:
            yield from single(range(first - 1, start - 1, -1))

    def _number(self, start: int, end: int) -> Iterator[Slice]:
        """Read digits and signs: those on their left were drawn by themselves."""
        last = end
        while last > start and self._is_edge(last - 1, start, end):
            last -= 1
        yield from single(range(end - 1, last - 1, -1))
        first = start
        while first < last and not self.line[first].isalnum():
            first += 1
        yield from split(self.line, first, last, Kind.NUMBER)
        signs = range(start, first)
        yield from single(signs if _CLOSED.match(self.line, start, first) else signs[::-1])

    def _is_edge(self, at: int, start: int, end: int) -> bool:
        sign = self.line[at]
        inside = start <= self.partners.get(at, -1) < end
        return sign in QUOTES or (sign in _CLOSING and (inside or self._is_drawn(at, start)))

    def _persian(self, at: int, start: int, end: int) -> Iterator[Slice]:
        """Read a run of Persian, and what was drawn beside it."""
        line = self.line
        leads = self._follows_island(at)
        signs, raised, first = self._left_edge(at, start, end, leads=leads)
        last = end
        while last - 1 > first and line[last - 1] in QUOTES:
            last -= 1
        yield from single(range(end - 1, last - 1, -1))
        body = last - self._read_before(start, first, last)
        if body < last:
            yield Slice(body, last, Kind.LEADING)
        while leads and not raised and first < body - 1 and line[first] in STOPS + _OPENING:
            yield Slice(first, first + 1, Kind.LEADING)
            first += 1
        yield from split(self.line, first, body, Kind.PERSIAN)
        if raised:
            yield from single(range(first - 1, raised[1] - 1, -1))
            yield Slice(*raised, Kind.NUMBER)
        yield from single(range(signs - 1, start - 1, -1))

    def _left_edge(
        self, at: int, start: int, end: int, *, leads: bool
    ) -> tuple[int, Span | None, int]:
        """Return where the signs end that were drawn on the left of a run, the raised number behind
        them, and where the run begins.

        Stops end a line or a sentence there, unless the run ``leads`` with them. Quotation marks
        stand where the page shows them.
        """
        line, first = self.line, start
        if line[start - 1 : start] == NBSP:
            return start, None, start
        while first < end - 1 and (
            line[first] in QUOTES
            or (line[first] in STOPS and (not leads or line[first + 1] in STOPS))
            or (line[first] == _DASH and 0 < at == len(self.tokens) - 1)
        ):
            first += 1
        raised = self._raised(at, first, end)
        body = raised[1] if raised else first
        while raised and body < end - 1 and line[body] in QUOTES + _OPENING + STOPS:
            body += 1
        return first, raised, body

    def _raised(self, at: int, start: int, end: int) -> Span | None:
        """Return the span of the raised number drawn on the left of a run."""
        found = RAISED.match(self.line, start, end)
        gap = self.line[slice(*self.tokens[at + 1])] if at + 1 < len(self.tokens) else ""
        if not found and NBSP in gap:
            found = _RAISED_AT_STOP.match(self.line, start, end)
        if not found or (NBSP in gap and _BEGUN.match(self._behind(at))):
            return None
        return found.span()

    def _read_before(self, start: int, first: int, last: int) -> int:
        """Return how many signs at the end of a run are read before it: a bracket that holds the
        Latin behind it, the dash of a label, or the raised number of a quotation, beside what goes
        on on the left."""
        if last - 1 > first and (self._holds_latin(last - 1) or self._parts_label(last - 1)):
            return 1
        if self.line[start - 1 : start] == NBSP and self.line[last : last + 2] in _BEFORE_QUOTE:
            found = _RAISED_LAST.search(self.line, first, last)
            return len(found[0]) if found else 0
        return 0

    def _follows_island(self, at: int) -> bool:
        """Whether what is read before a token is a Latin word, a number or a quotation."""
        if at + 1 < len(self.tokens) and NBSP in self.line[slice(*self.tokens[at + 1])]:
            return False
        right = self._behind(at)
        if RAISED.match(right) or (right[:1] == QUOTES[0] and at):
            return True
        return any(map(str.isalnum, right)) and not has_letters(right)

    def _behind(self, at: int) -> str:
        """Return the token on the right of a token, less the gap."""
        tokens = [self.line[slice(*token)] for token in self.tokens[at + 1 : at + 3]]
        return next((token for token in tokens if not token.isspace()), "")

    def _holds_latin(self, at: int) -> bool:
        """Whether a bracket or quotation mark holds what is read before it, a Latin stretch."""
        to = self.partners.get(at, -1) + 1
        ends = (end for start, end in self.tokens if any(start <= a < end for a, _ in self.islands))
        return self.line[at] in _OPENING + _STRAIGHT and to in ends

    def _parts_label(self, at: int) -> bool:
        """Whether a dash parts what follows it from a number, the label of a line: ماده ۲– واژه."""
        return self.line[at] == _DASH and _LABEL.match(self.line, at + 1) is not None

    def _opens_latin(self, at: int, end: int) -> bool:
        """Whether a bracket before a Latin stretch is its own: its partner is, or is nowhere."""
        return self.line[at] in _OPENING and self.partners.get(at, at) < end

    def _is_drawn(self, at: int, start: int) -> bool:
        """Whether the bracket at ``at`` has its partner on the left of ``start``."""
        return self.line[at] in _CLOSING + _STRAIGHT and 0 <= self.partners.get(at, -1) < start


def _partners(line: str) -> dict[int, int]:
    """Return the partner of every bracket whose shape opens on the left of one that closes, and of
    two straight quotation marks."""
    straight = [at for at, sign in enumerate(line) if sign == _STRAIGHT]
    partners = dict(zip(straight, reversed(straight), strict=True)) if len(straight) == 2 else {}
    opened: list[int] = []
    for at, sign in enumerate(line):
        if sign in _OPENING:
            opened.append(at)
        elif sign in _CLOSING and opened and line[opened[-1]] == PAIRS[sign]:
            partners[at] = opened.pop()
            partners[partners[at]] = at
    return partners
