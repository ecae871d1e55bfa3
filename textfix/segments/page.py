"""What the page showed of a line whose segments came out in reverse order.

PDFium parts the line that it read off the page, from left to right, where the direction changes:
into segments of right-to-left letters, of left-to-right letters, of weak types (digits, and the
signs that go with them) and of neutral ones, spaces among them. If the right-to-left ones are more
than the left-to-right ones (in what is recorded; where there are as many, lines came from left to
right), it writes the segments from right to left, and turns round and mirrors the right-to-left
ones and the neutral ones that follow these (``CFX_BidiString``, ``CPDF_TextPage::CloseTempLine``).
Persian comes out in reading order, but ``A-T`` has three segments and ``E. coli`` four: they come
out as ``T-A`` and ``coli .E``.

The counts are the same in either order, and so what was done can be undone.

In some documents (those of Chromium) neutral segments with an opening bracket in them are mirrored,
but not turned round.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import NamedTuple

from textfix.unicode.bidi import bidi_class
from textfix.unicode.letters import is_mark
from textfix.unicode.mirror import PAIRS, mirrored

_RIGHT, _LEFT, _WEAK, _NEUTRAL = "R", "L", "W", "N"
_DIRECTIONS = {"L": _LEFT, "R": _RIGHT, "AL": _RIGHT} | dict.fromkeys(
    ("EN", "AN", "ES", "ET", "CS", "NSM", "BN"), _WEAK
)
_OPENING = "([{"
_LONE_MARK = "\N{OBJECT REPLACEMENT CHARACTER}"  # a mark without its letter, to be left alone
_RIDING = ("NSM", "BN")  # marks and joiners, which stay with their letters


class Glyph(NamedTuple):
    """A code point with the marks on it: its span in the line, and the sign on the page, which an
    extractor may have mirrored."""

    start: int
    end: int
    sign: str


class Page(NamedTuple):
    """The glyphs of a line from left to right, and whether its segments were put in reverse order:
    else they came as they stand, words and all."""

    glyphs: list[Glyph]
    reversed: bool

    @property
    def text(self) -> str:
        return "".join(_LONE_MARK if is_mark(glyph.sign) else glyph.sign for glyph in self.glyphs)


def page_of(line: str, *, upright: bool = False) -> Page | None:
    """Return what the page shows of ``line``, None if nothing in it runs from right to left.

    ``upright``: whether neutral segments with opening brackets in them were not turned round.

    >>> page_of("این باکتری را coli .E").text, page_of("باکتری Escherichia coli").text
    ('E. coli ار یرتکاب نیا', 'یرتکاب Escherichia coli')
    """
    kinds = [key for key, _ in groupby(line, _direction)]
    if _RIGHT not in kinds:
        return None
    is_reversed = kinds.count(_RIGHT) > kinds.count(_LEFT)
    segments = [
        (key, [*found]) for key, found in groupby(_glyphs(line), lambda g: _direction(g.sign))
    ]
    read = [*_as_read(segments, _RIGHT if is_reversed else _LEFT, upright=upright)]
    return Page(
        [g for segment in (read[::-1] if is_reversed else read) for g in segment], is_reversed
    )


def _glyphs(line: str) -> Iterator[Glyph]:
    start = 0
    for at in range(1, len(line) + 1):
        if at == len(line) or bidi_class(line[at]) not in _RIDING or line[at - 1].isspace():
            yield Glyph(start, at, line[start])
            start = at


def _direction(sign: str) -> str:
    return _DIRECTIONS.get(bidi_class(sign), _NEUTRAL)


def _as_read(
    segments: Sequence[tuple[str, list[Glyph]]], current: str, *, upright: bool
) -> Iterator[list[Glyph]]:
    """Yield each segment as it was read off the page."""
    for direction, glyphs in segments:
        if direction in (_LEFT, _RIGHT):
            current = direction
        if direction == _RIGHT or (direction == _NEUTRAL and current == _RIGHT):
            glyphs = [_mirrored(glyph) for glyph in glyphs]
            stays = upright and any(glyph.sign in _OPENING for glyph in glyphs)
            yield glyphs if stays else glyphs[::-1]
        else:
            yield glyphs


def _mirrored(glyph: Glyph) -> Glyph:
    return glyph._replace(sign=mirrored(glyph.sign)) if glyph.sign in PAIRS else glyph
