"""Marks in front of their letters: تقّلب for تقلّب, معمولًا for معمولاً.

Some extractors put a mark down before the glyph on which it stands, all over the text. Then no mark
ends a word, but some begin one, and a shadda stands on a word's first letter, which bears none. Or
words that are vocalised from end to end begin with a vowel: َکاِتٌب for کَاتِبٌ.
"""

from __future__ import annotations

from collections.abc import Iterator

from textfix.anchors import Anchored
from textfix.characters.runs import is_persian
from textfix.signs.swap import Swap
from textfix.unicode.letters import ARABIC_LETTERS, TATWEEL, ZWNJ, character_class

RULE = "early-mark"
SHADDA = "\N{ARABIC SHADDA}"

_LETTER, _MARK = character_class(ARABIC_LETTERS), "\u064b-\u0652\u0670"
_EARLY = Anchored(f"[{_MARK}]+(?=[{_LETTER}])")
_FIRST = Anchored(
    f"(?<![{_LETTER}{_MARK}{ZWNJ}{TATWEEL}])(?:[{_MARK}]+[{_LETTER}]|[{_LETTER}]({SHADDA})[{_LETTER}])"
)
_LAST = Anchored(f"[{_LETTER}][{_MARK}]+(?![{_LETTER}{_MARK}])")
_VOWELLED = Anchored(
    f"(?<![{_LETTER}{_MARK}{ZWNJ}{TATWEEL}])[{_MARK}][{_LETTER}]+[{_MARK}][{_LETTER}{_MARK}]*"
)
_ENOUGH, _SHADDAS = 3, 2  # different beginnings of words; those with a shadda
_AGAINST = 5  # times as many for it as against it


def _has_early_shaddas(text: str) -> bool:
    """Whether shaddas stand on the first letters of words, and marks end hardly any."""
    if text.count(SHADDA) < _SHADDAS:
        return False
    first = {found[0]: found[1] for found in _FIRST.finditer(text)}
    if len(first) < _ENOUGH or sum(map(bool, first.values())) < _SHADDAS:
        return False
    return len({found[0] for found in _LAST.finditer(text)}) * _AGAINST <= len(first)


def _has_early_vowels(text: str) -> bool:
    """Whether words with vowels all over begin with one, and none ends in one."""
    if _VOWELLED.search(text) is None or _LAST.search(text) is not None:
        return False
    return len({found[0] for found in _VOWELLED.finditer(text)}) >= _ENOUGH


def find_early(text: str) -> Iterator[Swap]:
    """Yield the marks of ``text`` that belong one letter later, if nearly all do.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> text = "حّتی ذّرت و ُخرد، تقریبًا تقّلب"
    >>> render(text, swapped_pieces(text, find_early(text)))
    'حتّی ذرّت و خُرد، تقریباً تقلّب'
    """
    if not (_has_early_shaddas(text) or _has_early_vowels(text)) or not is_persian(text):
        return
    for found in _EARLY.finditer(text):
        start, letter = found.span()
        yield Swap(start, letter + 1, (letter, *range(start, letter)), RULE)
