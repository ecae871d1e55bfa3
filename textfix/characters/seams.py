"""Lost ZWNJs, read off presentation forms.

A final or isolated form of a letter that joins forward, directly followed by a letter that joins
backward, was drawn unjoined: a ZWNJ (or a space of no width) stood between them. The forms tell
with certainty where the text is in logical order; a word whose forms contradict each other is not,
or has lost a letter, and is left alone. Source: Unicode Standard, section 9.2 (cursive joining).
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from textfix.pieces import Piece
from textfix.unicode.forms import (
    FORMS,
    could_join_next,
    could_join_previous,
    is_form,
    is_mark_form,
    joins_next,
    joins_previous,
)
from textfix.unicode.letters import ARABIC_LETTERS, ARABIC_MARKS, SPACE, ZWNJ, character_class

_MARK_FORMS = frozenset(filter(is_mark_form, FORMS))
_TOKEN = re.compile(f"[{character_class(ARABIC_LETTERS | ARABIC_MARKS)}]+")
_FORM = re.compile(f"[{character_class(frozenset(FORMS))}]")
_WORD_SPACE = re.compile(r"(?<=\w) +(?=\w)")
_MANY = 20  # seams from which a lost space for every second one kept is no accident
_LETTER = re.compile(f"[{character_class(ARABIC_LETTERS - _MARK_FORMS)}]")


def find_seams(text: str, start: int, end: int) -> Iterator[int]:
    """Yield the positions in ``text[start:end]``, in code points, where a ZWNJ was lost.

    >>> text = "ﺧﺎﻧﻪﻫﺎ"
    >>> list(find_seams(text, 0, len(text)))
    [4]
    """
    for token in _TOKEN.finditer(text, start, end):
        letters = [(m.start(), m[0]) for m in _LETTER.finditer(text, token.start(), token.end())]
        if any(is_form(letter) for _, letter in letters):
            yield from _seams_of_token(letters)


def _seams_of_token(letters: list[tuple[int, str]]) -> Iterator[int]:
    shapes = [_Shape(letter) for _, letter in letters]
    joined = any(shape.next for shape in shapes)
    seams: list[int] = []
    alone = 0
    for (_, a), (at, b) in pairwise(zip((p for p, _ in letters), shapes, strict=True)):
        if a.contradicts(b):
            return
        if a.could_next and b.could_previous and a.is_apart(b, joined):
            seams.append(at)
            alone += a.previous is False and b.next is False
    if shapes[0].previous or shapes[-1].next or alone:
        return
    yield from seams


class _Shape:
    """How one letter is drawn: joined to its neighbours or not, or not said (None)."""

    __slots__ = ("could_next", "could_previous", "next", "previous")

    def __init__(self, letter: str) -> None:
        form = is_form(letter)
        self.next = joins_next(letter) if form else None
        self.previous = joins_previous(letter) if form else None
        self.could_next = could_join_next(letter)
        self.could_previous = could_join_previous(letter)

    def contradicts(self, after: _Shape) -> bool:
        """Whether this letter is drawn joined to ``after`` and ``after`` not to it, or reverse."""
        if self.next and (after.previous is False or not after.could_previous):
            return True
        return bool(after.previous and (self.next is False or not self.could_next))

    def is_apart(self, after: _Shape, joined: bool) -> bool:
        """Whether this letter is drawn apart from ``after``.

        In a word with joined forms (``joined``) a plain code point is an isolated letter: fonts
        map the isolated glyph to the letter itself.
        """
        if self.next is False or after.previous is False:
            return True
        return joined and self.next is None and after.previous is None


class Seams:
    """The seams of one text, and what was lost in them: a ZWNJ, or all over the text the spaces."""

    def __init__(self, text: str) -> None:
        self._positions = list(find_seams(text, 0, len(text))) if _FORM.search(text) else []
        spaces = len(_WORD_SPACE.findall(text)) if len(self._positions) >= _MANY else 0
        self._spaces = len(self._positions) >= _MANY and len(self._positions) * 2 > spaces

    def insertions(self, start: int, end: int) -> list[Piece]:
        """Return the insertions within ``[start, end)``.

        >>> Seams("ﺧﺎﻧﻪﻫﺎ").insertions(0, 6)[0][:2]
        (4, 4)
        """
        positions = self._positions
        first, last = bisect_left(positions, start), bisect_left(positions, end)
        gap, rule = (SPACE, "space-from-forms") if self._spaces else (ZWNJ, "zwnj-from-forms")
        return [Piece(at, at, gap, rule) for at in positions[first:last]]
