"""Raised: figures that their height parted from the lines they stand in.

At a line's end a raised figure may be read as a line of its own, above or below; or it comes first
in its line, and the line is broken behind the figure's word.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence

from textfix.document.ends import End, first_word, line_end
from textfix.document.lines import Line, measure
from textfix.footnotes.markers import (
    DIGITS,
    GAP,
    LAST_WORD,
    RAISED,
    REACH,
    Marker,
    Side,
    read_label,
)
from textfix.footnotes.parts import make_line

_ALONE = re.compile(rf"[{DIGITS}]{{1,3}}|{RAISED}{{1,3}}")
_FULL = 0.8
_LEAST_ROOM = 0.06
_WEIGHT = 0.2
_SPACED = frozenset({"alone", GAP, "missed", "counted"})
_STOP = re.compile(r"[،؛؟!»]|[.:]\s")
_PREPOSITION = "و در به از که با بر برای تا یا"
_PREPOSITIONS = frozenset(_PREPOSITION.split())


def find_lifted(
    text: str, lines: Sequence[Line], width: int, taken: Container[int] = ()
) -> Iterator[tuple[int, Marker]]:
    """Yield the figures alone on a line beside their printed line, with the index of the line they
    belong to: the one that stands apart from the other lines, the one above where blank lines part
    them from those below, where a stop begins the one below, or where the figures of this text
    mostly stand between the two parts of a printed line, or else the one below. That line is a full
    one, or ends a sentence: the figure stood at its end. Where it cannot have, and blank lines part
    it from both, it may have stood at that of the other.

    Lines that are ``taken`` hold bodies.

    >>> from textfix.document.lines import split_lines
    >>> page = "پیش از آن نوشته‌اند که باید\\n۱\\nاز دل هر گل سه رشته کشید. این گیاه\\nنه بذر دارد"
    >>> [(at, m.number, m.word) for at, m in find_lifted(page, split_lines(page), 33)]
    [(2, 1, 'گیاه')]
    """
    alone = [
        at
        for at in range(1, len(lines) - 1)
        if _ALONE.fullmatch(text, lines[at].start, lines[at].end)
        and not (lines[at].page or lines[at + 1].page or at in taken)
    ]
    in_stream = sum(_parts_beside(lines, at, width) for at in alone) > 0
    for at in alone:
        before, line, after = lines[at - 1 : at + 2]
        apart = line.blanks > 0 and before.blanks > 0 and after.blanks > 0
        hangs = line.blanks == 0 and after.blanks > 1
        goes_on = _is_torn(text, lines, at) and line.blanks == after.blanks == 0
        above = apart or hangs or goes_on or (in_stream and line.blanks == after.blanks == 0)
        strict = apart or not above
        if strict and not _may_hang(text, lines, at - 1 if above else at + 1, width, taken):
            parted = line.blanks > 0 and after.blanks > 0
            if not parted or not _may_hang(text, lines, at + (1 if above else -1), width, taken):
                continue
            above = not above
        host = before if above else after
        word = LAST_WORD.search(text, max(host.start, host.end - REACH), host.end)
        if word is None:
            continue
        label = read_label(text[line.start : line.end])
        start, end = line.start - line.indent, after.start - after.indent
        look, side = ("lowered", Side.LEFT) if above else ("lifted", Side.RIGHT)
        number, right = int(label), end if above else word.end(1)
        yield (
            at - 1 if above else at + 1,
            Marker(start, end, label, number, look, _WEIGHT, side, before.end, right, word[1]),
        )


def _may_hang(text: str, lines: Sequence[Line], at: int, width: int, taken: Container[int]) -> bool:
    """Whether a figure may have stood at the end of line ``at``: it fills the column, or ends a
    sentence."""
    line = lines[at]
    full = line.width >= _FULL * width
    return at not in taken and (full or line_end(text[line.start : line.end]) is End.STOP)


def _parts_beside(lines: Sequence[Line], at: int, width: int) -> int:
    """Return 1 where the lines above and below a figure make one printed line, -1 where the two
    below it do."""
    before, after = lines[at - 1].width, lines[at + 1].width
    above = make_line(before, after, width)
    below = at + 2 < len(lines) and before >= _FULL * width
    return above - (below and make_line(after, lines[at + 2].width, width))


def led_to_ends(
    text: str, lines: Sequence[Line], width: int, markers: Sequence[tuple[int, Marker]]
) -> list[tuple[int, Marker]]:
    """Give the figures that come first in their lines to the ends of these lines, where most such
    lines are broken there, and not the lines before them, or where a stop begins the next line.
    """
    first = [(at, marker.end) for at, marker in markers if marker.look == "first apart" and at > 0]
    here = sum(_is_broken(text, lines, at, width) for at, _ in first)
    above = sum(_is_broken(text, lines, at - 1, width, behind) for at, behind in first)
    here += sum(_takes_no_note(text, lines[at - 1]) for at, _ in first)
    above += sum(_takes_no_note(text, lines[at]) for at, _ in first)
    return [
        (at, marker._replace(look="leading", side=Side.RIGHT, right=lines[at].end))
        if marker.look == "first apart" and (here > above or _is_torn(text, lines, at))
        else (at, marker)
        for at, marker in markers
    ]


def _is_torn(text: str, lines: Sequence[Line], at: int) -> bool:
    """Whether the line below begins with a stop, as none does that was not torn off."""
    if at + 1 == len(lines) or lines[at + 1].page:
        return False
    return _STOP.match(text, lines[at + 1].start) is not None


def _takes_no_note(text: str, line: Line) -> bool:
    """Whether a note hardly follows what ``line`` ends with: a preposition, a comma."""
    content = text[line.start : line.end]
    return line_end(content) is End.COMMA or content.rpartition(" ")[2] in _PREPOSITIONS


def _is_broken(
    text: str, lines: Sequence[Line], at: int, width: int, behind: int | None = None
) -> int:
    """Return how many signs there are that line ``at`` was broken before its printed line ended:
    room for the next word, in mid sentence, and the space before that word; ``behind``: where that
    word stands, behind a figure."""
    if at + 1 == len(lines):
        return 0
    line, after = lines[at], lines[at + 1]
    start = after.start if behind is None else behind
    word = first_word(text, after._replace(start=min(start, after.end - 1)))
    room = width - line.width - 1 - measure(word)
    open_end = line_end(text[line.start : line.end]) is not End.STOP
    return (room > _LEAST_ROOM * width and open_end) + (after.indent == 1)


def hung_behind(text: str, lines: Sequence[Line], width: int, at: int, marker: Marker) -> Marker:
    """Return ``marker``, at the end of line ``at``, given to the line above if these two lines, and
    not this and the one below, are one printed line that the figure tore: ``head`` above
    ``tail ۲``."""
    line, above = lines[at], lines[max(0, at - 1)]
    torn = 0 < at < len(lines) - 1 and not (line.page or line.blanks) and marker.look in _SPACED
    if not torn or marker.end < line.end or line_end(text[above.start : above.end]) is End.STOP:
        return marker
    early = width - above.width - 1 >= measure(first_word(text, line))
    hangs = text[line.start : marker.start].rstrip().rpartition(" ")[2] in _PREPOSITIONS
    goes_on = not hangs and _are_parts(lines, at, width)
    if not early or not _are_parts(lines, at - 1, width) or goes_on:
        return marker
    start = len(text[: marker.start].rstrip())
    word = LAST_WORD.search(text, max(above.start, above.end - REACH), above.end)
    host = word[1] if word else marker.word
    return marker._replace(
        start=start, look="lowered", side=Side.LEFT, left=above.end, right=marker.end, word=host
    )


def _are_parts(lines: Sequence[Line], at: int, width: int) -> bool:
    """Whether line ``at`` and the one below it just fill a column."""
    if lines[at + 1].page:
        return False
    widths = lines[at].width, lines[at + 1].width
    return make_line(max(widths), min(widths), width)
