"""Marked lines: printed lines that poppler parts at a mark, which then ends a piece by itself.

Where a mark is drawn beside its letter, poppler begins another line with the word that bears it,
and leaves the mark at the end of the piece before the word, behind a space, or on a line of its
own. Mostly the piece that is read last comes first::

    شده و تنوین
    ضمه، ّ
    فتحه، کسره، ّ

for ``فتحه، کسره، ضمّه، شدّه و تنوین``. With -layout the pieces stand in their columns, and the one
farther to the right is read first; else the words say in which order they are read.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final, NamedTuple

from textfix.document.lines import Line
from textfix.fragments.joints import anew, edges, joint
from textfix.fragments.reading import Reading
from textfix.fragments.scan import column_width
from textfix.unicode.bidi import CONTROLS, visible
from textfix.unicode.letters import ARABIC_MARKS, LETTER_CLASS, character_class

Span = tuple[int, int]

_CONTROL: Final = character_class(CONTROLS)
_MARK: Final = character_class(ARABIC_MARKS)
_LOOSE: Final = re.compile(f"(?:(?<=[ {_CONTROL}])|^)[{_MARK}]+(?=[ {_CONTROL}.:،؛]*$)")
_TORN: Final = re.compile(f"[{_CONTROL}]*[{_MARK}]+[^\\W\\d_]")
_BEARS: Final = re.compile(f"[ {_CONTROL}]*[{LETTER_CLASS}]")
_COLUMN: Final = re.compile("(?<=\u202c) +(?=\u202b)")

_EMBEDDING: Final = "\N{RIGHT-TO-LEFT EMBEDDING}"
_FEWEST: Final = 2
_INDENTED: Final = 20
"""An indentation that only a page's layout has."""
_SLACK: Final = 3
"""So many columns two pieces of one printed line may share."""
_FULL, _ALONE = (0.86, 1.2), 0.9
_FITS: Final = 1.5
"""log10 in favour of pieces that together are as wide as the column."""
_NEVER, _LEAST = -9.0, 0.5
_TURNED: Final = 0.3
"""log10 in favour of the reverse order, by far the commoner."""


class Parted(NamedTuple):
    """A printed line in pieces: the spans in its lines ``[start, end)`` in the order of reading.

    ``gain``: by how much (log10) it reads better so; None where columns say so.
    """

    start: int
    end: int
    pieces: tuple[Span, ...]
    gain: float | None = None

    @property
    def order(self) -> range:
        return range(self.start, self.end)


def loose_mark(text: str, start: int, end: int) -> Span | None:
    """Return the span of the marks at the end of ``text[start:end]`` that stand on no letter.

    >>> text = "متنی که برای ّ"
    >>> loose_mark(text, 0, len(text)), loose_mark(text, 0, len(text) - 1)
    ((13, 14), None)
    """
    found = _LOOSE.search(text[start:end])
    return (start + found.start(), start + found.end()) if found else None


def may_be_marked(text: str, lines: Sequence[Line]) -> bool:
    """Whether more lines end in marks on no letter than begin with marks torn off one, in a text
    whose embeddings betray poppler."""
    if _EMBEDDING not in text:
        return False
    marked = sum(1 for _ in _marked(text, lines))
    torn = sum(1 for line in lines if _TORN.match(text, line.start, line.end))
    return marked >= max(_FEWEST, torn + 1)


def _marked(text: str, lines: Sequence[Line]) -> Iterator[int]:
    """Yield the lines a piece of which ends in marks on no letter."""
    for at, line in enumerate(lines):
        if any(loose_mark(text, *span) for span in _spans(text, line)):
            yield at


def parted_lines(reading: Reading) -> list[Parted]:
    """Return the printed lines that were parted at a mark.

    >>> from textfix.document.lines import split_lines
    >>> text = "کتاب‌خانهٔ ما در شهر کوچکی بود\\nلذت خوانده می‌شود\\nکتابی که برای ّ"
    >>> [found] = parted_lines(Reading(text, split_lines(text)))
    >>> [text[start:end] for start, end in found.pieces]
    ['کتابی که برای ّ', 'لذت خوانده می‌شود']
    """
    lines = reading.lines
    marked = set(_marked(reading.text, lines))
    in_columns = any(line.indent >= _INDENTED for line in lines)
    find = _in_columns if in_columns else _by_words
    found: list[Parted] = []
    for at in sorted(marked):
        first = found[-1].end if found else 0
        if at >= first and (parted := find(reading, marked, at, first)):
            found.append(parted)
    return found


def _follows(lines: Sequence[Line], at: int) -> bool:
    """Whether line ``at`` stands right below the one before it."""
    return 0 < at < len(lines) and not lines[at].blanks and not lines[at].page


# By columns


class _Piece(NamedTuple):
    """A piece of a line in its columns ``[left, right)``."""

    left: int
    right: int
    span: Span
    is_mark: bool


def _in_columns(reading: Reading, marked: set[int], at: int, first: int) -> Parted | None:
    """Return the lines around ``at`` whose pieces lie side by side, from right to left."""
    pieces = list(_columns(reading, at))
    start, end = at, at + 1
    while start > first and _follows(reading.lines, start):
        above = list(_columns(reading, start - 1))
        if max(p.right for p in above) > min(_text_lefts(pieces)) + _SLACK:
            break
        start, pieces = start - 1, [*above, *pieces]
    while _follows(reading.lines, end):
        below = list(_columns(reading, end))
        if not _are_apart(pieces, below):
            break
        if end not in marked and min(p.left for p in below) > max(_text_lefts(pieces)):
            break
        end, pieces = end + 1, [*pieces, *below]
    if end - start < 2:
        return None
    return Parted(start, end, tuple(piece.span for piece in sorted(pieces, key=_from_right)))


def _from_right(piece: _Piece) -> int:
    return -piece.left


def _text_lefts(pieces: Sequence[_Piece]) -> list[int]:
    return [p.left for p in pieces if not p.is_mark] or [p.left for p in pieces]


def _are_apart(pieces: Sequence[_Piece], others: Sequence[_Piece]) -> bool:
    return all(
        a.is_mark or b.is_mark or min(a.right, b.right) - max(a.left, b.left) <= _SLACK
        for a in pieces
        for b in others
    )


def _columns(reading: Reading, at: int) -> Iterator[_Piece]:
    """Yield the pieces of a line, from the one read last: that is the leftmost."""
    text, line = reading.text, reading.lines[at]
    left, behind = line.indent, line.end
    for start, end in reversed(_spans(text, line)):
        content = visible(text[start:end])
        left += behind - end
        right = left + len(content)
        yield _Piece(left, right, (start, end), not any(map(str.isalnum, content)))
        left, behind = right, start


def _spans(text: str, line: Line) -> list[Span]:
    """Return the spans of a line's pieces, as they are read."""
    gaps = [found.span() for found in _COLUMN.finditer(text, line.start, line.end)]
    ends = [line.start, *(edge for gap in gaps for edge in gap), line.end]
    return list(zip(ends[::2], ends[1::2], strict=True))


# By words


def _by_words(reading: Reading, marked: set[int], at: int, first: int) -> Parted | None:
    """Return the lines around ``at`` in the order in which they read best: those that are marked
    and the one above them from the last to the first, or with the one below them as they stand."""
    lines = reading.lines
    end = at + 1
    while end in marked and _follows(lines, end):
        end += 1
    run = tuple(range(at, end))
    texts = tuple(k for k in run if not _is_mark(reading, k))
    if texts:
        groups = [(*run[::-1], at - 1), (*run, end)]
    else:  # the marks stood behind the line above them, or the line below
        groups = [(at - 1, *run, at - 2), (at - 1, *run, end), (end, *run, at - 1)]
    chain = _Chain(reading, {k for group in groups for k in group[:1]} if not texts else set())
    scored = [(chain.score(group), group) for group in groups if _may_be_one(reading, group, first)]
    if not scored:
        return None
    score, best = max(scored)
    if score < _LEAST:
        return None
    others = [other for other, group in scored if group != best]
    spans = tuple((lines[k].start, lines[k].end) for k in best)
    return Parted(min(best), max(best) + 1, spans, score - max(others) if others else None)


def _is_mark(reading: Reading, at: int) -> bool:
    line = reading.lines[at]
    return not any(map(str.isalnum, reading.text[line.start : line.end]))


def _may_be_one(reading: Reading, group: Sequence[int], first: int) -> bool:
    """Whether the lines of ``group`` stand below one another, none before ``first``, and the last
    to be read begins with a letter that may bear a mark."""
    low, high = min(group), max(group)
    if low < first or not all(_follows(reading.lines, k) for k in range(low + 1, high + 1)):
        return False
    last = reading.lines[group[-1]]
    return _BEARS.match(reading.text, last.start, last.end) is not None


class _Chain:
    """How well lines follow on one another, loose marks taken off them."""

    def __init__(self, reading: Reading, continued: set[int]) -> None:
        self._reading = reading
        self._continued = continued
        self._column = column_width(reading.lines)

    def score(self, group: Sequence[int]) -> float:
        """Return by how much (log10) ``group`` is rather read so than as it stands, with what its
        width says: the pieces of a printed line fill the column."""
        texts = [k for k in group if not _is_mark(self._reading, k)]
        before, behind = self._text(min(group) - 1, -1), self._text(max(group) + 1, 1)
        widths = [self._reading.widths[k] for k in texts]
        width = sum(widths)
        full = _FULL[0] * self._column <= width <= _FULL[1] * self._column
        full = full and max(widths) < _ALONE * self._column
        gain = self._flow(before, texts, behind) - self._flow(before, sorted(texts), behind)
        if group[0] > group[-1]:
            gain += _TURNED if width <= _FULL[1] * self._column else _NEVER
        return gain + (_FITS if full else 0.0)

    def _flow(self, before: int | None, texts: Sequence[int], behind: int | None) -> float:
        around = (before, *texts, behind)
        return sum(self._passage(a, b) for a, b in pairwise(around) if b is not None)

    def _text(self, at: int, step: int) -> int | None:
        while 0 <= at < len(self._reading.lines):
            if not _is_mark(self._reading, at):
                return at
            at += step
        return None

    def _passage(self, a: int | None, b: int) -> float:
        after = edges(self._content(b))
        fresh = anew(after)
        if a is None:
            return fresh
        found = joint(edges(self._content(a)), after).log10
        return found if self._continues(a) else max(fresh, found)

    def _continues(self, at: int) -> bool:
        """Whether a loose mark says that line ``at`` goes on in another."""
        line = self._reading.lines[at]
        return at in self._continued or bool(loose_mark(self._reading.text, line.start, line.end))

    def _content(self, at: int) -> str:
        line = self._reading.lines[at]
        loose = loose_mark(self._reading.text, line.start, line.end)
        end = loose[0] if loose else line.end
        return visible(self._reading.text[line.start : end])
