"""The lines of a document, and the tokens by which the language model judges their order."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from textfix.lm.tokens import LATIN, NUMBER, fold_word
from textfix.unicode.letters import ARABIC_LETTERS, ARABIC_MARKS, TATWEEL, ZWNJ, character_class

BREAKS = "\n\r\f\v\x1c-\x1e\x85\u2028\u2029"
LETTER = f"[{character_class(ARABIC_LETTERS)}]"
RIDER = f"[{character_class(ARABIC_MARKS | {TATWEEL})}]"
PARTS = re.compile(f"{LETTER}+")  # what marks part in a word
WORD = f"{LETTER}(?:{LETTER}|{RIDER})*"

# Stops hug the word before them (Academy of Persian Language and Literature, Dastur-e Khatt).
STOPS = "،؛.:؟!…"

_ARABIC_STOPS = tuple("؛؟")  # right-to-left letters to the bidirectional algorithm (AL)

POP = "\N{POP DIRECTIONAL FORMATTING}"

_LINE = re.compile(f"[^{BREAKS}]+")
_TOKEN = re.compile(f"({WORD})|(\\d+)|((?:(?!{LETTER})[^\\W\\d_])+)")
_HAS_LETTER = re.compile(LETTER)


class Spelled(NamedTuple):
    """A word as it stands and mirrored: the folded forms by which the model knows the two.

    ``hugs``: whether only a ZWNJ stands between it and the word on its left. ``parts``: the folded
    stretches of letters between the marks of a word that holds some. ``stopped``: whether a stop
    of the Arabic script hugs it on its right.
    """

    forward: str
    mirrored: str
    hugs: bool = False
    parts: tuple[str, ...] = ()
    stopped: bool = False

    @property
    def is_word(self) -> bool:
        return self.forward not in (LATIN, NUMBER)


@dataclass(frozen=True, slots=True)
class Row:
    """A line of a document without the spaces at its edges.

    ``start``: where it begins in the document (code points). ``words``: its tokens from left to
    right, a Latin stretch or a number as one; ``count``: how many of them are words. ``gap``: what
    stands between it and the line before it. ``places``: where the code points of ``text`` stand
    in the document's line, if another order is read here.
    """

    start: int
    gap: str
    text: str
    words: tuple[Spelled, ...]
    count: int
    places: tuple[int, ...] = ()


def has_letters(text: str) -> bool:
    """Whether ``text`` holds a letter of the Arabic script."""
    return _HAS_LETTER.search(text) is not None


def read_rows(text: str, start: int = 0, end: int | None = None) -> list[Row]:
    """Return the lines of ``text``, or of ``[start, end)`` in it, that hold anything.

    >>> [(row.start, row.count) for row in read_rows("  سلام دنیا \\n\\n42")]
    [(2, 2), (14, 0)]
    """
    rows = []
    before = start
    for found in _LINE.finditer(text, start, len(text) if end is None else end):
        line = found.group()
        body = line.strip()
        if body:
            first = found.start() + len(line) - len(line.lstrip())
            rows.append(_row(first, text[before:first], body))
            before = first + len(body)
    return rows


def _row(start: int, gap: str, text: str, places: tuple[int, ...] = ()) -> Row:
    words = tuple(read_words(text))
    return Row(start, gap, text, words, sum(word.is_word for word in words), places)


def reordered(row: Row, places: Sequence[int]) -> Row:
    """Return ``row`` with the code points at ``places`` of its text, in that order."""
    text = "".join(row.text[at] for at in places)
    return _row(row.start, row.gap, text, tuple(places))


def read_words(line: str) -> Iterator[Spelled]:
    """Yield the words, numbers and Latin stretches of ``line`` from left to right."""
    last, end = "", -1
    for found in _TOKEN.finditer(line):
        word, number, _latin = found.groups()
        if word:
            spelled = spell(word)
            hugs = found.start() == end + 1 and line[end] == ZWNJ
            stopped = line[found.end() : found.end() + 1] in _ARABIC_STOPS
            yield spelled._replace(hugs=hugs, stopped=stopped) if hugs or stopped else spelled
            last, end = word, found.end()
        else:
            form = NUMBER if number else LATIN
            if last != LATIN:  # a Latin stretch, its numbers included, counts as one
                yield Spelled(form, form)
                last = form


@lru_cache(maxsize=1 << 14)
def spell(word: str) -> Spelled:
    """Return the two readings of a word.

    >>> spell("یناگیاب").mirrored
    'بایگانی'
    """
    parts = tuple(map(fold_word, PARTS.findall(word)))
    mirrored = fold_word("".join(reversed(_LETTERS.findall(word))).lstrip(_RIDERS))
    parted = len(parts) > 1 and not _COMPOSED.search(word)
    return Spelled(fold_word(word), mirrored, parts=parts if parted else ())


_LETTERS = re.compile(".[\u0653-\u0655]?", re.DOTALL)
_COMPOSED = re.compile("[\u0653-\u0655]")  # marks that are one letter with the one before
_RIDERS = "".join(ARABIC_MARKS) + TATWEEL + ZWNJ
