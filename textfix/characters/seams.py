"""Lost ZWNJs, read off presentation forms.

A final or isolated form of a letter that joins forward, directly followed by a letter that joins
backward, was drawn unjoined: a ZWNJ (or a space of no width) stood between them. The forms tell
with certainty where the text is in logical order; a word whose forms contradict each other is not,
or has lost a letter, and is left alone. Source: Unicode Standard, section 9.2 (cursive joining).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from textfix.anchors import Anchored
from textfix.unicode.forms import (
    FORMS,
    LETTERS,
    POSITIONS,
    could_join_next,
    could_join_previous,
    is_form,
    is_mark_form,
    joins_next,
    joins_previous,
)
from textfix.unicode.letters import ARABIC_LETTERS, ARABIC_MARKS, character_class

_MARK_FORMS = frozenset(filter(is_mark_form, FORMS))
_WORD_CHARACTERS = ARABIC_LETTERS | ARABIC_MARKS
_TOKEN = re.compile(f"[{character_class(_WORD_CHARACTERS)}]+")
FORM = Anchored(f"[{character_class(frozenset(FORMS))}]")
_LETTER = re.compile(f"[{character_class(ARABIC_LETTERS - _MARK_FORMS)}]")


_LAM = "\N{ARABIC LETTER LAM}"
_ALEFS = frozenset(
    "\N{ARABIC LETTER ALEF}\N{ARABIC LETTER ALEF WITH MADDA ABOVE}"
    "\N{ARABIC LETTER ALEF WITH HAMZA ABOVE}\N{ARABIC LETTER ALEF WITH HAMZA BELOW}"
)


class Drawn(NamedTuple):
    """The letters that a font has forms for: those joined to the next one, and at a word's end.

    A font may give all forms of a letter, or some, the letter's plain code; then a plain letter
    does not say that it is drawn by itself.
    """

    joined: frozenset[str]
    final: frozenset[str]

    @classmethod
    def of(cls, text: str) -> Drawn:
        """Return what the forms of ``text`` say of its font.

        >>> Drawn.of("ﻛﺘﺎب").joined == {"ك", "ت"}
        True
        """
        shown = {found[0] for found in FORM.finditer(text)}
        forms = [(POSITIONS[c], LETTERS[c]) for c in shown if c in POSITIONS]
        joined = frozenset(letter for at, letter in forms if at in ("initial", "medial"))
        return cls(joined, frozenset(letter for at, letter in forms if at == "final"))

    def tells(self, before: str, behind: str) -> bool:
        """Whether two plain letters would be forms if they were joined."""
        return before in self.joined or behind in self.final


def find_seams(text: str, start: int, end: int, drawn: Drawn | None = None) -> Iterator[int]:
    """Yield the positions in ``text[start:end]``, in code points, where a ZWNJ was lost.

    ``drawn``: what is known of the font.

    >>> text = "ﺧﺎﻧﻪﻫﺎ"
    >>> list(find_seams(text, 0, len(text)))
    [4]
    """
    at = start
    while form := FORM.compiled.search(text, at, end):
        first = form.start()
        while first > at and text[first - 1] in _WORD_CHARACTERS:
            first -= 1
        token = _TOKEN.match(text, first, end)
        at = token.end() if token else form.end()
        if _APART.search(text, first, at):
            letters = [(m.start(), m[0]) for m in _LETTER.finditer(text, first, at)]
            yield from _seams_of_token(letters, drawn)


def _seams_of_token(letters: list[tuple[int, str]], drawn: Drawn | None) -> Iterator[int]:
    """Yield the seams of one word, none if its forms contradict each other."""
    shapes = [_SHAPES[letter] for _, letter in letters]
    if not shapes or shapes[0].previous or shapes[-1].next:
        return
    pairs = list(pairwise(shapes))
    if any(a.contradicts(b) or (a.stands_alone and b.stands_alone) for a, b in pairs):
        return
    plain_is_isolated = any(shape.next for shape in shapes) and not any(
        (a.next and b.previous is None) or (a.next is None and b.previous) for a, b in pairs
    )
    places = pairwise(letters)
    for ((_, before), (at, behind)), (a, b) in zip(places, pairs, strict=True):
        if before == _LAM and behind in _ALEFS:
            continue  # the two letters of one ligature
        plain = a.next is None and b.previous is None
        if plain and drawn is not None and not drawn.tells(before, behind):
            continue
        if a.could_next and b.could_previous and a.is_apart(b, plain_is_isolated):
            yield at


class _Shape:
    """How one letter is drawn: joined to its neighbours or not, or not said (None)."""

    __slots__ = ("could_next", "could_previous", "next", "previous", "stands_alone")

    def __init__(self, letter: str) -> None:
        form = is_form(letter)
        self.next = joins_next(letter) if form else None
        self.previous = joins_previous(letter) if form else None
        self.could_next = could_join_next(letter)
        self.could_previous = could_join_previous(letter)
        self.stands_alone = self.could_next and self.next is False and self.previous is False

    def contradicts(self, after: _Shape) -> bool:
        """Whether this letter is drawn joined to ``after`` and ``after`` not to it, or reverse."""
        if self.next and (after.previous is False or not after.could_previous):
            return True
        return bool(after.previous and (self.next is False or not self.could_next))

    def is_apart(self, after: _Shape, plain_is_isolated: bool) -> bool:
        """Whether this letter is drawn apart from ``after``.

        Many fonts map the isolated glyph to the letter's plain code point: ``plain_is_isolated``
        says that this word has joined forms, and plain letters only where nothing is joined.
        """
        if self.next is False or after.previous is False:
            return True
        return plain_is_isolated and self.next is None and after.previous is None


_SHAPES = {letter: _Shape(letter) for letter in sorted(ARABIC_LETTERS - _MARK_FORMS)}


def _apart() -> re.Pattern[str]:
    """Match two letters that may be drawn apart: a word without such a pair has no seam."""
    shapes = _SHAPES.items()
    before = character_class(frozenset(c for c, shape in shapes if shape.could_next))
    after = character_class(frozenset(c for c, shape in shapes if shape.could_previous))
    ends = character_class(frozenset(c for c, s in shapes if s.could_next and not s.next))
    begins = character_class(frozenset(c for c, s in shapes if s.could_previous and not s.previous))
    marks = character_class(ARABIC_MARKS | _MARK_FORMS)
    return re.compile(f"[{ends}][{marks}]*[{after}]|[{before}][{marks}]*[{begins}]")


_APART = _apart()
