"""Turned: lines whose two parts a raised figure made change places.

A figure stands higher than its line. An extractor that sorts by height reads it, and what follows
it on the line, before the words in front of it: ``tail ۲ head`` on one line, or ``۲ tail`` on a
line above ``head``. Which order the parts had, the words over the joints tell.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from textfix.document.flow import follow_log10
from textfix.document.lines import Line, ends_sentence
from textfix.footnotes.body import Body
from textfix.footnotes.markers import DIGITS, GAP, LIFTED, Marker, Side

_MOST_SHARE = 1.08
_LEAST_LETTERS = 2
_APART = re.compile(rf"(?<=\s)[{DIGITS}]{{1,3}}(?=\s)")
_LEAST_TOTAL, _LEAST_OF_FEW, _FEW = 2.0, 3.5, 4
_LEAST_OTHERS = 1.0
_LEAST_MEAN, _LEAST_UNSEEN = 0.5, 0.7
_MOST_DOUBT, _DOUBT_SHARE = 1.5, 3.0
_LEAST_BODY = 0.3
_IN_PLACE, _ON_TWO_LINES, _GLUED = -1.0, 0.5, -4.0
_OWN = frozenset({"after", "closed", "raised"})
"""Looks of figures that hug the word before them, and no other: those of lines in order."""
_SIGN_FIRST = 1.0
_SPACE_FIRST, _SPACE_LACKING = 3.0, 1.5
_FEW_INDENTS, _MOST_TAILS, _FULL = 0.2, 0.75, 0.8
_SIGNS = "،؛.:؟!)»]"
_SLID = "\N{ARABIC FATHATAN}\N{ARABIC DAMMATAN}\N{ARABIC KASRATAN}\N{ARABIC FATHA}" + (
    "\N{ARABIC DAMMA}\N{ARABIC KASRA}\N{ARABIC SHADDA}\N{ARABIC SUKUN} "
)
"""Marks that an extractor slides to the beginning of a line."""
_EDGES = '«»()[]"\N{ARABIC SHADDA} '


class Turn(NamedTuple):
    """What stands on ``[start, end)``: the span of the part that comes first, then that of the
    part that follows the figure; ``gain``: log10 odds that they were so."""

    start: int
    end: int
    head: tuple[int, int]
    tail: tuple[int, int]
    gain: float


class Turned(NamedTuple):
    """A reference, its body and how its line is turned back."""

    marker: Marker
    body: Body
    turn: Turn


def find_turned(
    text: str,
    lines: Sequence[Line],
    width: int,
    known: Sequence[tuple[int, Marker, Body]],
    unmet: Sequence[Body],
    taken: Container[int],
) -> list[Turned]:
    """Return the references whose lines are turned, where a text's lines are so by and large.

    ``known``: references with their line and body; ``unmet``: bodies that nothing refers to: for
    these any figure of their number will do whose line reads far better turned. Lines that are
    ``taken`` hold bodies.
    """
    edges = _edges(text, lines, width)
    found = [
        Turned(
            marker, body, turn._replace(gain=turn.gain + _edge_odds(text, lines, at, turn, edges))
        )
        for at, marker, body in known
        if (turn := find_turn(text, lines, at, marker, width))
    ]
    seen = {turned.marker.start for turned in found}
    for body in unmet:
        if body.number and body.weight >= _LEAST_BODY:
            more = _unseen(text, lines, width, body, taken)
            found += [turned for turned in more if turned.marker.start not in seen]
    in_place = sum(
        marker.look != GAP and _closes_line(text, lines[at], marker) for at, marker, _ in known
    )
    on_one = [
        turned
        for turned in found
        if turned.turn.start < turned.marker.start and turned.marker.end < turned.turn.end
    ]
    on_two = [turned for turned in found if turned.marker.start == turned.turn.start]
    below = [turned for turned in found if turned.marker.end >= turned.turn.end]
    return [*_usual(on_one, in_place), *_usual(on_two, in_place), *_usual(below, 0)]


class _Edges(NamedTuple):
    """What the spaces at a text's line edges tell: is an indent rare, does an open line have a
    space behind it by and large (of the
    full lines)?"""

    unindented: bool
    tailed: bool


def _edges(text: str, lines: Sequence[Line], width: int) -> _Edges:
    indents = sum(line.indent > 0 for line in lines)
    full = [line for line in lines if line.width >= _FULL * width]
    opened = [line for line in full if not ends_sentence(text[line.start : line.end])]
    tails = sum(line.tail > 0 for line in opened)
    return _Edges(indents < _FEW_INDENTS * len(lines), tails >= _MOST_TAILS * len(opened) > 0)


def _edge_odds(text: str, lines: Sequence[Line], at: int, turn: Turn, edges: _Edges) -> float:
    """Return what the spaces at the edges of line ``at`` say for a turn of that line alone: the
    one behind the figure leads the line, or the one behind the line's last word is in its midst."""
    line = lines[at]
    if turn.end != line.end or turn.start != line.start or at == 0:
        return 0.0
    before = lines[at - 1]
    if ends_sentence(text[before.start : before.end]) or line.blanks:
        return 0.0
    led = edges.unindented and line.indent == 1
    closed = edges.tailed and not line.tail and not ends_sentence(text[line.start : line.end])
    return _SPACE_FIRST * led + _SPACE_LACKING * closed


def _usual(alike: Sequence[Turned], in_place: int) -> Iterator[Turned]:
    """Yield the lines of one shape that are turned, where by and large they are in this text;
    ``in_place``: references that stand where no line was turned."""
    sure = [t for t in alike if t.marker.look != GAP or t.turn.gain >= _LEAST_UNSEEN]
    gains = [turned.turn.gain for turned in sure] + in_place * [_IN_PLACE]
    least = _LEAST_TOTAL if len(gains) >= _FEW else _LEAST_OF_FEW
    if not gains or sum(gains) < max(least, _LEAST_MEAN * len(gains)):
        return
    if len(gains) < _FEW and sum(sorted(gains)[:-1]) < (len(gains) - 1) * _LEAST_OTHERS:
        return  # one line of rare words speaks for all
    doubt = min(_MOST_DOUBT, _DOUBT_SHARE * sum(gains) / len(gains))
    for turned in alike:
        if turned.turn.gain > -doubt:
            yield turned


def _closes_line(text: str, line: Line, marker: Marker) -> bool:
    """Whether ``marker`` stands at the end of its line, after its word: no line turned it."""
    return marker.start > line.start and not _has_words(text[marker.end : line.end])


def _unseen(
    text: str, lines: Sequence[Line], width: int, body: Body, taken: Container[int]
) -> Iterator[Turned]:
    """Yield the likeliest reference to ``body`` on its page whose line reads far better turned."""
    options: list[Turned] = []
    at = body.first
    while at > 0 and not lines[at].page:
        at -= 1
        for match in _APART.finditer(text, lines[at].start, lines[at].end):
            if int(match[0]) != body.number or at in taken:
                continue
            start, end = match.span()
            marker = Marker(
                start, end, match[0], body.number, "turned", 1.0, Side.LEFT, start, end, ""
            )
            turn = find_turn(text, lines, at, marker, width)
            if turn is not None and turn.gain >= _LEAST_UNSEEN:
                options.append(Turned(marker, body, turn))
    if options:
        yield max(options, key=lambda turned: turned.turn.gain)


def find_turn(text: str, lines: Sequence[Line], at: int, marker: Marker, width: int) -> Turn | None:
    """Return how the line ``at`` with ``marker`` would be turned back, if it can be."""
    parts = None if marker.look in LIFTED or not marker.number else _parts(lines, at, marker)
    if parts is None:
        return None
    first, last, tail, head = parts
    if first < last:
        together = lines[first].width + lines[last].width
        if lines[last].page or lines[last].blanks or together > _MOST_SHARE * width:
            return None
    tail, head = _stripped(text, tail), _stripped(text, head)
    if not _has_words(text[head[0] : head[1]]) or tail[0] >= tail[1]:
        return None
    before = text[lines[first - 1].start : lines[first - 1].end] if first else ""
    if first < at and (not before or ends_sentence(before)):
        return None  # the line above opens a paragraph: it is no tail
    after = text[lines[last + 1].start : lines[last + 1].end] if last + 1 < len(lines) else ""
    order = text[tail[0] : tail[1]], text[head[0] : head[1]]
    straight = _log10([before, *order, after])
    turned = _log10([before, *order[::-1], after])
    bonus = _SIGN_FIRST * (order[0].lstrip(_SLID).startswith(tuple(_SIGNS)))
    bonus += _ON_TWO_LINES * (last > first) + _GLUED * (first == last and marker.look in _OWN)
    return Turn(lines[first].start, lines[last].end, head, tail, turned - straight + bonus)


class _Parts(NamedTuple):
    """The lines ``first`` to ``last`` that hold a turned line, and the spans of its parts."""

    first: int
    last: int
    tail: tuple[int, int]
    head: tuple[int, int]


def _parts(lines: Sequence[Line], at: int, marker: Marker) -> _Parts | None:
    """Return ``۲ tail`` above ``head``, ``tail`` above ``head ۲`` or ``tail ۲ head``."""
    line = lines[at]
    if marker.start == line.start:
        if at + 1 == len(lines):
            return None
        after = lines[at + 1]
        return _Parts(at, at + 1, (marker.end, line.end), (after.start, after.end))
    if marker.end >= line.end:
        if at == 0:
            return None
        return _Parts(
            at - 1, at, (lines[at - 1].start, lines[at - 1].end), (line.start, marker.start)
        )
    return _Parts(at, at, (line.start, marker.start), (marker.end, line.end))


def _stripped(text: str, span: tuple[int, int]) -> tuple[int, int]:
    start, end = span
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return start, end


def _has_words(part: str) -> bool:
    return sum(map(str.isalpha, part)) >= _LEAST_LETTERS


def _log10(parts: Sequence[str]) -> float:
    """Return how likely ``parts`` follow each other: log10, the sum over their joints."""
    total = 0.0
    left = parts[0]
    for right in parts[1:]:
        if not _has_words(right):
            left += right
            continue
        before = "" if ends_sentence(left) else left.rstrip(_EDGES)
        total += follow_log10(before, right.lstrip(_EDGES))
        left = right
    return total
