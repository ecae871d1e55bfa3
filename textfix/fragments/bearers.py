"""The pieces of a parted line as they are read, its loose marks on letters that may bear them.

Which letter a mark was drawn on is lost; the word is known. A kasra there is mostly an ezafe and a
tanwin always a word's end; a shadda stands on the second letter of most words (لذّت، ملّی), on the
third of those that begin with the م or ت of a derived stem (محقّق، تمدّن).
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from textfix.fragments.marked import Parted, Span, loose_mark
from textfix.pieces import Piece
from textfix.unicode.bidi import CONTROLS
from textfix.unicode.forms import is_form, joins_previous
from textfix.unicode.letters import ARABIC_LETTERS, ARABIC_MARKS, ZWNJ, character_class

RULE = "parted-at-mark"

_CONTROL: Final = character_class(CONTROLS)
_MARK: Final = character_class(ARABIC_MARKS)
_CLUSTER: Final = re.compile(f"[{character_class(ARABIC_LETTERS)}][{_MARK}]*")
_WORD: Final = re.compile(f"(?:{_CLUSTER.pattern})+")
_LAST: Final = frozenset(
    "\N{ARABIC KASRA}\N{ARABIC FATHATAN}\N{ARABIC KASRATAN}\N{ARABIC DAMMATAN}"
)
_SHADDA: Final = "\N{ARABIC SHADDA}"
_DERIVED: Final = ("م", "ت")
_ONE_LETTER: Final = re.compile(f"(?<!\\w)(?!و)[^\\W\\d_][{_MARK}]*[ {_CONTROL}{_MARK}]*$")
_GOES_ON: Final = re.compile(f"[ {_CONTROL}]*([{ZWNJ}{_MARK}]|[^\\W\\d_])")


def bearer(word: str, mark: str) -> int:
    """Return the number (from 0) of the letter of ``word`` that most likely bears ``mark``.

    >>> [bearer(word, "\N{ARABIC SHADDA}") for word in ("لذت", "محقق")]
    [1, 2]
    >>> bearer("بخت", "\N{ARABIC KASRA}")
    2
    """
    letters = len(_CLUSTER.findall(word))
    if mark in _LAST:
        return letters - 1
    if mark == _SHADDA and letters > 3 and word.startswith(_DERIVED):
        return 2
    return min(1, letters - 1)


def parted_pieces(text: str, parted: Parted) -> Iterator[Piece]:
    """Yield the pieces of a parted line in the order of reading, as one line.

    >>> from textfix.pieces import render
    >>> text = "لذت خوانده شود\\nمتنی که برای ّ"
    >>> render(text, parted_pieces(text, Parted(0, 2, ((15, 29), (0, 14)))))
    'متنی که برای لذّت خوانده شود'
    """
    gaps = [(a, b) for (_, a), (b, _) in pairwise(sorted(parted.pieces))]
    carried: list[Span] = []
    whole: list[tuple[Span, Span | None]] = [
        (span, loose_mark(text, *span)) for span in parted.pieces
    ]
    for at, (span, mark) in enumerate(whole):
        yield from _body(text, span, mark, carried, parted.gain)
        if mark:
            carried.append(mark)
        if at < len(gaps):
            gap = "" if _is_glued(text, whole, at) else " "
            yield Piece(*gaps[at], gap, RULE, parted.gain)
    yield from (Piece(*mark, None, RULE, parted.gain) for mark in carried)


def _body(
    text: str, span: Span, mark: Span | None, carried: list[Span], gain: float | None
) -> Iterator[Piece]:
    """Yield a piece without its loose ``mark``, the ``carried`` ones in its first word."""
    start, end = span
    word = _WORD.search(text, start, mark[0] if mark else end)
    if word and carried:
        for loose in carried:
            letters = list(_CLUSTER.finditer(text, *word.span()))
            place = letters[bearer(word[0], text[loose[0]])].end()
            if start < place:
                yield Piece(start, place, None, RULE, gain)
            yield Piece(*loose, None, RULE, gain)
            start = max(start, place)
        carried.clear()
    if mark is None:
        yield Piece(start, end, None, RULE, gain)
        return
    room = mark[0]
    while room > start and text[room - 1] == " ":
        room -= 1
    yield from (
        Piece(a, b, new, RULE, gain)
        for a, b, new in ((start, room, None), (room, mark[0], ""), (mark[1], end, None))
        if a < b
    )


def _is_glued(text: str, whole: Sequence[tuple[Span, Span | None]], at: int) -> bool:
    """Whether no space stands behind piece ``at``: it or the next one is marks alone, or the two
    are parts of one word."""
    (start, end), _ = whole[at]
    behind = whole[at + 1][0]
    if not _has_letters(text[start:end]):
        return at == 0 or _is_word_cut(text, *whole[at - 1][0], behind)
    if not _has_letters(text[slice(*behind)]):
        return True
    return _is_word_cut(text, start, end, behind)


def _is_word_cut(text: str, start: int, end: int, behind: Span) -> bool:
    goes_on = _GOES_ON.match(text, *behind)
    drawn_on = goes_on is not None and (not goes_on[1].isalpha() or _joins(goes_on[1]))
    return drawn_on or _ONE_LETTER.search(text[start:end]) is not None


def _joins(letter: str) -> bool:
    return is_form(letter) and joins_previous(letter)


def _has_letters(piece: str) -> bool:
    return any(map(str.isalnum, piece))
