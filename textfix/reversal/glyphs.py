"""Lines whose glyphs stand from left to right, but for stretches that an extractor turned round.

A program such as pdf.js reads items off the page and turns each by itself. Where a PDF states the
text of every joined letter (Chromium's do), such a letter is an item of one presentation form,
while the letters between two of them, with their spaces and signs, are one item: ``ترازو`` comes
out as ``ازو`` before its two forms. Numbers, Latin stretches, round brackets and joined letters
whose form has no code point in the font (``گ`` before a final form) are items by themselves too.

Turned back, such a line stands wholly in visual order, as other lines of this stage do.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

from textfix.reversal.rows import LETTER
from textfix.unicode.clusters import cluster_spans
from textfix.unicode.forms import FORMS, LETTERS, POSITIONS
from textfix.unicode.joining import joins_backward, joins_forward
from textfix.unicode.letters import (
    ALEF,
    ARABIC_MARKS,
    FARSI_YEH,
    HEH_WITH_YEH_ABOVE,
    LAM,
    TEH_MARBUTA,
    character_class,
)

_FORM = f"[{character_class(frozenset(FORMS))}]"
_PLAIN = f"(?:(?!{_FORM}){LETTER})"
_BREAKING = character_class(frozenset("()[]{}") | ARABIC_MARKS)
# What stands between forms, marks, brackets, digits and letters of other scripts.
_BETWEEN = re.compile(f"(?:{_PLAIN}|[^\\w{_BREAKING}\u200e\u200f\u202a-\u202e])+")
_HAS_FORM, _HAS_PLAIN = re.compile(_FORM), re.compile(_PLAIN)
# Letters that end words, so that none follows them in an item.
_LAST = frozenset((HEH_WITH_YEH_ABOVE, TEH_MARBUTA))
# Lam-alef as an item of its own, its two letters turned round and spaced as two glyphs would be.
_SPACED_LIGATURE = re.compile(f"{ALEF} +{LAM}")
# An item of more code points than these with a smaller share of letters counts as left-to-right
# (pdf.js), so that its letters alone are turned.
_SHORT, _SHARE = 4, 0.3

Positions = Mapping[str, set[str]]
"""Letter to the positions (initial, medial, final, isolated) in which its forms occur."""


def is_mixed(line: str) -> bool:
    """Whether ``line`` holds both presentation forms and plain letters of the Arabic script."""
    return _HAS_FORM.search(line) is not None and _HAS_PLAIN.search(line) is not None


def positions_of(lines: Iterable[str]) -> Positions:
    """Return the positions of the forms in ``lines``: a letter that has a form of its own in some
    position never stands there as a plain letter."""
    positions: defaultdict[str, set[str]] = defaultdict(set)
    for form in {c for line in lines for c in line if c in LETTERS}:
        positions[LETTERS[form]].add(POSITIONS[form])
    return positions


def visual_order(line: str, items: Iterable[tuple[int, int]]) -> list[int]:
    """Return the places of ``line`` from left to right on the page, its ``items`` turned back.

    >>> line = "ازو\N{ARABIC LETTER REH FINAL FORM}\N{ARABIC LETTER TEH INITIAL FORM}"
    >>> visual_order(line, items_of(line, positions_of([line])))
    [2, 1, 0, 3, 4]
    """
    places = list(range(len(line)))
    for start, end in items:
        spans = reversed(cluster_spans(line[start:end]))
        places[start:end] = [start + at for first, last in spans for at in range(first, last)]
    return places


def items_of(line: str, positions: Positions) -> list[tuple[int, int]]:
    """Return the items of isolated letters, with the spaces and signs between, in ``line``.

    >>> line = "ازو\N{ARABIC LETTER REH FINAL FORM}\N{ARABIC LETTER TEH INITIAL FORM}"
    >>> items_of(line, positions_of([line]))
    [(0, 3)]
    """
    return [
        item for found in _BETWEEN.finditer(line) for item in _items(line, *found.span(), positions)
    ]


def _items(line: str, start: int, end: int, positions: Positions) -> Iterator[tuple[int, int]]:
    """Yield the items in ``line[start:end]``, a stretch between forms.

    On the left of a stretch stands what is read after it.
    """
    alone = _joined(line, start, end, positions)
    at = start
    for own in (*sorted(alone), end):
        yield from turned(line, at, own)
        at = own + 1


def _joined(line: str, start: int, end: int, positions: Positions) -> set[int]:
    """Return where letters stand that are joined to one beside them: items by themselves."""
    alone = {
        place
        for at in range(start, end - 1)
        if _are_joined(line[at], line[at + 1], positions)
        for place in (at, at + 1)
    }
    if start and POSITIONS.get(line[start - 1]) in ("final", "medial") and line[start].isalpha():
        alone.add(start)
    at = end - 1
    if POSITIONS.get(line[end : end + 1]) not in ("initial", "medial"):
        return alone
    if _begins_with_ligature(line, start + (start in alone), at, positions):
        return alone  # it is the ligature that is joined, one glyph of two letters
    while at >= start and line[at].isalpha():
        alone.add(at)
        joins = joins_forward(line[at])
        at -= 1
        if not joins or not _has_no_form(line[at], "final", positions):
            break
    return alone


def _begins_with_ligature(line: str, start: int, last: int, positions: Positions) -> bool:
    """Whether an item begins with lam-alef and ends in no letter that is rather the joined one."""
    begins = line[start : last + 1].lstrip().startswith(LAM + ALEF)
    return begins and line[last] != FARSI_YEH and line[last] in positions


def _are_joined(left: str, right: str, positions: Positions) -> bool:
    """Whether two letters on a page are joined, ``right`` being read first.

    As one item they would read ``left`` first and join so, which isolated letters do not.
    """
    return (joins_forward(left) or left in _LAST) and may_be_joined(left, right, positions)


def may_be_joined(left: str, right: str, positions: Positions) -> bool:
    """Whether two letters on a page may be joined, ``right`` being read first: plain ones stand
    where they have no forms."""
    if not left.isalpha() or not right.isalpha() or not joins_forward(right):
        return False
    return (
        joins_backward(left)
        and _has_no_form(left, "final", positions)
        and _has_no_form(right, "initial", positions)
    )


def _has_no_form(letter: str, position: str, positions: Positions) -> bool:
    """Whether a letter may stand in ``position``, or in the middle of a word, as a plain one."""
    possible = {position, "medial"} if joins_forward(letter) else {position}
    return not possible <= positions.get(letter, set())


def turned(line: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield the span that was turned in the item ``line[start:end]``; spaces around it are none
    of it."""
    while start < end and line[start].isspace():
        start += 1
    while start < end and line[end - 1].isspace():
        end -= 1
    letters = [at for at in range(start, end) if line[at].isalpha()]
    if not letters or _SPACED_LIGATURE.fullmatch(line, start, end):
        return
    if end - start > _SHORT and len(letters) < _SHARE * (end - start):
        start, end = letters[0], letters[-1] + 1
    yield start, end
