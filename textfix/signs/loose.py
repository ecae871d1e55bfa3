"""Marks off their letters: ر ّد for ردّ, معمو ًلا for معمولاً, و ُپررنگ for و پُررنگ.

An extractor that sees the mark before the glyph it stands on, or a gap between the two, puts a
space and the mark in front of the letter. Whether the space parts two words, the words say; on
which side of a space between two words the mark belongs, its own nature mostly does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from textfix.anchors import Anchored
from textfix.characters.runs import is_persian
from textfix.pieces import Finding
from textfix.signs.swap import Swap
from textfix.unicode.bidi import CONTROLS
from textfix.unicode.letters import ARABIC_LETTERS, character_class

RULE = "loose-mark"

_LETTER, _MARK = character_class(ARABIC_LETTERS), "\u064b-\u065f\u0670"
_LOOSE = Anchored(f"(?<=[{_LETTER}{_MARK}]) ([{_MARK}]+)(?=[{_LETTER}])")
_SIGNS = ".:،؛!؟,»)\\]\N{BULLET}-"
_CONTROL = character_class(CONTROLS)
_OPENING = "(\\[\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}"
# Marks that begin a word behind a sign or a line's start, with the space before them.
_BEGINS = Anchored(
    f"(?P<space>(?<=[{_SIGNS}]) |(?<=[{_OPENING}]) ?|(?<=[{_CONTROL}])|^)"
    f"(?P<marks>[{_MARK}]+)(?P<controls>[{_CONTROL}]*)(?=[{_LETTER}])",
    re.MULTILINE,
)
_BEFORE, _BEHIND = re.compile(f"[{_LETTER}{_MARK}]+$"), re.compile(f"[{_LETTER}{_MARK}]+")
_LONGEST = 24

_FATHATAN, _SHADDA = "\N{ARABIC FATHATAN}", "\N{ARABIC SHADDA}"
# Persian writes these on a word's first letter (پُر، خَرد); a kasra on its last one as well.
_FIRST = frozenset("\N{ARABIC DAMMA}\N{ARABIC FATHA}\N{ARABIC SUKUN}")
_VOWELS = _FIRST | {"\N{ARABIC KASRA}"}
_HUGGED = frozenset("([\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}")
_LAM_ALEF = re.compile("لا|ال(?!\\w)|[\ufef5-\ufefc]")  # the second: turned
_ALEF = re.compile("[ا\ufe8d\ufe8e]")


def find_loose(text: str) -> tuple[list[Swap], list[Finding]]:
    """Return the swaps that put the loose marks of ``text`` on their letters, and what is left.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> text = "معمو ًلا ر ّد و ُپررنگ، تقریبا ًدو"
    >>> render(text, swapped_pieces(text, find_loose(text)[0]))
    'معمولاً ردّ و پُررنگ، تقریباً دو'
    """
    begun = list(_begun(text))
    if not (begun or _LOOSE.search(text)) or not is_persian(text):
        return [], []
    swaps = begun
    open_marks: list[int] = []
    for found in _LOOSE.finditer(text):
        places = _places(text, found.start(), found.end())
        if places:
            swaps.append(Swap(found.start(), max(places) + 1, places, RULE))
        else:
            open_marks.append(found.start())
    return swaps, list(_doubts(open_marks))


def _begun(text: str) -> Iterator[Swap]:
    """Yield the marks before the first letter of a word, which they follow, as its vowel.

    >>> text = "است، \N{ARABIC DAMMA}خرد و « \N{ARABIC FATHA}بنه»"
    >>> [text[swap.start : swap.end] for swap in _begun(text)]
    ['\u064fخ', ' \u064eب']
    """
    for found in _BEGINS.finditer(text):
        start, end = found.span("marks")
        letter = found.end()
        if _VOWELS.issuperset(found["marks"]):
            hugs = text[found.start() - 1 : found.start()] in _HUGGED and found["space"]
            places = (*range(end, letter + 1), *range(start, end))
            yield Swap(found.start() if hugs else start, letter + 1, places, RULE)


def _doubts(places: list[int]) -> Iterator[Finding]:
    if places:
        message = f"{len(places)} marks stand between a space and a letter"
        yield Finding(RULE, places[0], places[0] + 2, message)


def _places(text: str, space: int, letter: int) -> tuple[int, ...]:
    """Return the places of ``text`` from ``space`` on in their order; () if nothing is certain."""
    marks = tuple(range(space + 1, letter))
    tanwin = text[marks[0]] == _FATHATAN
    if tanwin and (ligature := _LAM_ALEF.match(text, letter)):
        pair = tuple(range(letter, ligature.end()))
        return (*(pair[::-1] if ligature[0] == "ال" else pair), *marks)
    if tanwin and _ALEF.match(text, letter):
        return (letter, *marks)
    if not tanwin and _are_one_word(text, space, letter):
        return (letter, *marks)
    if (tanwin and _ALEF.match(text, space - 1)) or text[marks[0]] == _SHADDA:
        return (*marks, space)
    return (space, letter, *marks) if text[marks[0]] in _FIRST else ()


def _are_one_word(text: str, space: int, letter: int) -> bool:
    """Whether what stands on both sides of the space is likelier as one word."""
    from textfix.lm import load
    from textfix.lm.tokens import fold_word

    before = _BEFORE.search(text, max(0, space - _LONGEST), space)
    behind = _BEHIND.match(text, letter, letter + _LONGEST)
    if before is None or behind is None:
        return False
    left, right, model = fold_word(before[0]), fold_word(behind[0]), load()
    whole = model.joined(left, right)
    return whole.listed and whole.log10 > sum(model.joined("", w).log10 for w in (left, right))
