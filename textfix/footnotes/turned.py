"""Turned: lines whose two parts a raised figure made change places.

A figure stands higher than its line. An extractor that sorts by height reads it, and what follows
it on the line, before the words in front of it: ``tail ۲ head`` on one line, or ``۲ tail`` on a
line above ``head``. Which order the parts had, the words over the joints tell.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.document.flow import follow_log10
from textfix.document.lines import Line, ends_sentence
from textfix.footnotes.body import Body
from textfix.footnotes.markers import DIGITS, GAP, LIFTED, Marker, Side
from textfix.footnotes.parts import find_parts, make_line
from textfix.unicode.letters import LATIN_RANGES

_MOST_SHARE = 1.08
_LEAST_LETTERS = 2
_APART = re.compile(rf"(?<![^\s،؛.:])[{DIGITS}]{{1,3}}(?=\s|[.،؛]\s|»)")
_FOREIGN_END = re.compile(rf"[{LATIN_RANGES}][{LATIN_RANGES}\s'.-]*$")
_LEAST_TOTAL, _LEAST_OF_FEW, _LEAST_SPLIT, _LEAST_EDGED, _FEW = 2.0, 3.5, 3.0, 2.5, 4
_LEAST_OTHERS = 1.0
_LEAST_MEAN, _LEAST_UNSEEN, _LEAST_STOPPED = 0.5, 0.7, 2.0
_MOST_DOUBT, _DOUBT_SHARE = 1.5, 3.0
_LEAST_BODY = 0.3
_IN_PLACE, _ON_TWO_LINES, _SPLIT, _GLUED = -1.0, 0.5, 1.0, -4.0
_OWN = frozenset({"after", "closed", "raised"})
"""Looks of figures that hug the word before them, and no other: those of lines in order."""
_SIGN_FIRST, _COMMA_FIRST = 1.0, 2.5
_COMMAS = ("،", "؛")
"""Signs with which no printed line begins."""
_SPACE_FIRST, _SPACE_LACKING = 3.0, 1.5
_FEW_INDENTS, _MOST_TAILS, _FULL = 0.2, 0.75, 0.8
_SIGNS = "،؛.:؟!)»]"
_SLID = "\N{ARABIC FATHATAN}\N{ARABIC DAMMATAN}\N{ARABIC KASRATAN}\N{ARABIC FATHA}" + (
    "\N{ARABIC DAMMA}\N{ARABIC KASRA}\N{ARABIC SHADDA}\N{ARABIC SUKUN} "
)
"""Marks that an extractor slides to the beginning of a line."""
_EDGES = '«»()[]"\N{ARABIC SHADDA} '


class Turn(NamedTuple):
    """What stands on ``[start, end)``: the span of the part that comes first, then those of the
    part that follows the figure (signs that were read before it, and all else); ``gain``: log10
    odds that they were so; ``split``: whether the parts are lines that just fill a printed one;
    ``edged``: whether the spaces at the line's edges say so too."""

    start: int
    end: int
    head: tuple[int, int]
    lead: tuple[int, int]
    tail: tuple[int, int]
    gain: float
    split: bool
    edged: bool = False


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
        Turned(marker, body, _with_edges(text, lines, at, turn, edges))
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
    split = [turned for turned in found if turned.turn.split]
    whole = [turned for turned in found if not turned.turn.split]
    below = [turned for turned in whole if turned.marker.end >= turned.turn.end]
    above = [turned for turned in whole if turned.turn.lead[0] == turned.turn.start]
    on_one = [turned for turned in whole if turned not in below and turned not in above]
    hugging = [turned for turned in on_one if turned.marker.look in _OWN]
    free = [turned for turned in on_one if turned not in hugging]
    return [
        *_usual(hugging, in_place),
        *_usual(free, in_place + len(hugging)),
        *_usual(above, in_place),
        *_usual(below, 0),
        *_usual(split, 0),
    ]


class _Edges(NamedTuple):
    """What the spaces at a text's line edges tell: is an indent rare, does an open line have a
    space behind it by and large (of the
    full lines), is an indent rare in the lines that open a paragraph too?"""

    unindented: bool
    tailed: bool
    flush: bool


def _edges(text: str, lines: Sequence[Line], width: int) -> _Edges:
    indents = sum(line.indent > 0 for line in lines)
    full = [line for line in lines if line.width >= _FULL * width]
    opened = [line for line in full if not ends_sentence(text[line.start : line.end])]
    tails = sum(line.tail > 0 for line in opened)
    opening = [b for a, b in pairwise(lines) if ends_sentence(text[a.start : a.end])]
    flush = sum(line.indent > 0 for line in opening) < _FEW_INDENTS * len(opening)
    return _Edges(
        indents < _FEW_INDENTS * len(lines), tails >= _MOST_TAILS * len(opened) > 0, flush
    )


def _with_edges(text: str, lines: Sequence[Line], at: int, turn: Turn, edges: _Edges) -> Turn:
    odds = _edge_odds(text, lines, at, turn, edges)
    return turn._replace(gain=turn.gain + odds, edged=odds > 0.0)


def _edge_odds(text: str, lines: Sequence[Line], at: int, turn: Turn, edges: _Edges) -> float:
    """Return what the spaces at the edges of line ``at`` say for a turn of that line alone: the
    one behind the figure leads the line, or the one behind the line's last word is in its midst.

    A space that leads the second of two parts says that it goes on from the first.
    """
    line = lines[at]
    if turn.split and turn.head[0] > turn.tail[0]:
        below = lines[at + 1] if at + 1 < len(lines) else line
        return -_SPACE_FIRST * (edges.unindented and below.indent == 1)
    if turn.end != line.end or turn.start != line.start or at == 0:
        return 0.0
    before = lines[at - 1]
    opens = ends_sentence(text[before.start : before.end]) or line.blanks > 0
    if opens and not edges.flush:
        return 0.0
    led = edges.unindented and line.indent == 1
    closed = edges.tailed and not line.tail and not ends_sentence(text[line.start : line.end])
    return _SPACE_FIRST * led + _SPACE_LACKING * (closed and not opens)


def _usual(alike: Sequence[Turned], in_place: int) -> Iterator[Turned]:
    """Yield the lines of one shape that are turned, where by and large they are in this text;
    ``in_place``: references that stand where no line was turned."""
    sure = [t for t in alike if t.marker.look != GAP or t.turn.gain >= _LEAST_UNSEEN]
    gains = [turned.turn.gain for turned in sure] + in_place * [_IN_PLACE]
    few = _LEAST_SPLIT if all(turned.turn.split for turned in alike) else _LEAST_OF_FEW
    few = _LEAST_EDGED if alike and all(turned.turn.edged for turned in alike) else few
    least = _LEAST_TOTAL if len(gains) >= _FEW else few
    if not gains or sum(gains) < max(least, _LEAST_MEAN * len(gains)):
        return
    others = sorted(gains)[:-1]
    if others and len(gains) < _FEW and sum(others) <= len(others) * _LEAST_OTHERS:
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
            glued = text[match.start() - 1 : match.start()].strip()
            if int(match[0]) != body.number or at in taken:
                continue
            stopped = not text[match.end()].isspace()
            if (glued or stopped) and match.start() > lines[at].start + 1:
                continue
            start, end = match.span()
            marker = Marker(
                start, end, match[0], body.number, "turned", 1.0, Side.LEFT, start, end, ""
            )
            turn = find_turn(text, lines, at, marker, width)
            least = _LEAST_STOPPED if stopped else _LEAST_UNSEEN
            if turn is None or turn.gain < least:
                continue
            if turn.split or not stopped or text[match.end()] == "»":
                options.append(Turned(marker, body, turn))
    if options:
        yield max(options, key=lambda turned: turned.turn.gain)


def find_turn(text: str, lines: Sequence[Line], at: int, marker: Marker, width: int) -> Turn | None:
    """Return how the line ``at`` with ``marker`` would be turned back, if it can be."""
    if not marker.number:
        return None
    parts = find_parts(text, lines, at, marker)
    if parts is None or (marker.look in LIFTED and parts.last - parts.first < 2):
        return None
    first, last = parts.first, parts.last
    split = False
    if first < last:
        one, two = lines[parts.first].width, lines[parts.last].width
        if lines[last].page or lines[last].blanks or one + two > _MOST_SHARE * width:
            return None
        split = make_line(max(one, two), min(one, two), width)
        if last - first == 2 and not split:
            return None
    tail, head = _stripped(text, parts.tail), _stripped(text, parts.head)
    if not _has_words(text[head[0] : head[1]]) or tail[0] >= tail[1]:
        return None
    before = text[lines[first - 1].start : lines[first - 1].end] if first else ""
    if first < at and (not before or ends_sentence(before)):
        return None  # the line above opens a paragraph: it is no tail
    after = text[lines[last + 1].start : lines[last + 1].end] if last + 1 < len(lines) else ""
    lead = text[slice(*parts.lead)].strip()
    order = f"{lead} {text[slice(*tail)]}".strip(), text[slice(*head)]
    straight = _log10([before, *order, after])
    turned = _log10([before, *order[::-1], after])
    signs = [part.lstrip(_SLID).startswith(tuple(_SIGNS)) for part in order]
    bonus = _SIGN_FIRST * signs[0] - _SIGN_FIRST * signs[1] * split
    bonus += _COMMA_FIRST * _closes(*order)
    bonus += _COMMA_FIRST * (order[0].startswith(_COMMAS) and (first == last or len(lead) > 0))
    bonus += (_SPLIT if split else _ON_TWO_LINES) * (last == first + 1)
    bonus += _GLUED * (first == last and marker.look in _OWN)
    gain = turned - straight + bonus
    return Turn(lines[first].start, lines[last].end, head, parts.lead, tail, gain, split)


def _closes(tail: str, head: str) -> bool:
    """Whether ``tail`` begins with the mark that closes a quotation which ``head`` opens."""
    return tail.startswith("»") and head.count("«") > head.count("»")


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
        before = _FOREIGN_END.sub("", before).rstrip(_EDGES)
        total += follow_log10(before, right.lstrip(_EDGES))
        left = right
    return total
