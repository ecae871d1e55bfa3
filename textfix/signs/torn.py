"""Words that an extractor tore at their marks: کُر کُم for کُرکُم, مِس طَر for مِسطَر.

A mark is a glyph of its own, and a reader that measures gaps between glyphs finds one beside it.
Parts are put together to a word that the vocabulary knows, where it knows one of the parts not.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import pairwise

from textfix.anchors import Anchored
from textfix.signs.swap import Swap
from textfix.unicode.letters import ARABIC_LETTERS, character_class

RULE = "torn-word"

_LETTER, _MARK = character_class(ARABIC_LETTERS), "\u064b-\u0652\u0670"
_PART = f"[{_LETTER}][{_LETTER}{_MARK}]*"
_ROW = re.compile(f"(?<![{_LETTER}{_MARK}]){_PART}(?: {_PART})+")
_TORN = re.compile(f"[{_MARK}] [{_LETTER}]|[{_LETTER}] [{_LETTER}]+[{_MARK}]")
_HAS_MARK = re.compile(f"[{_MARK}]")
_MARKED = Anchored(f"[{_MARK}][^\n]*")
_MOST, _LONGEST = 4, 14  # parts, letters of a word
_KNOWN, _WHOLE = 3, 6  # how often a part, and a whole word, must have been seen
_FREQUENT = 500  # how often a part must not have been seen to begin a word
# And, the Arabic particles of negation and questions, blessings.
_APART = frozenset(["و", "لا", "ا", "أ", "ع", "ص"])
_ENOUGH = 2  # different torn words


def find_torn(text: str) -> list[Swap]:
    """Return the parts of ``text`` that are one word, their spaces gone, if there are several.

    >>> from textfix.pieces import render
    >>> from textfix.signs.swap import swapped_pieces
    >>> text = "برگ را بر مِ سطَر می‌گذاشت، خُ رد و پُررنگ"
    >>> render(text, swapped_pieces(text, find_torn(text)))
    'برگ را بر مِسطَر می‌گذاشت، خُرد و پُررنگ'
    """
    lines = list(_marked_lines(text))
    found = list(_torn(text, lines)) if any(_TORN.search(text, *line) for line in lines) else []
    return found if len({text[s.start : s.end] for s in found}) >= _ENOUGH else []


def _torn(text: str, lines: Sequence[tuple[int, int]]) -> Iterator[Swap]:
    for row in (row for line in lines for row in _ROW.finditer(text, *line)):
        if not _HAS_MARK.search(row[0]):
            continue
        parts = [found.span() for found in re.finditer("[^ ]+", row[0])]
        parts = [(row.start() + start, row.start() + end) for start, end in parts]
        marked = [_HAS_MARK.search(text, start, end) is not None for start, end in parts]
        first = 0
        while first < len(parts) - 1:
            torn = marked[first] or marked[first + 1]
            last = _last_of_word(text, parts, first) if torn else first
            if last > first:
                start, end = parts[first][0], parts[last][1]
                places = tuple(at for at in range(start, end) if text[at] != " ")
                yield Swap(start, end, places, RULE)
            first = last + 1


def _marked_lines(text: str) -> Iterator[tuple[int, int]]:
    """Yield the spans of the lines that hold a mark: torn words lie on these."""
    for rest in _MARKED.finditer(text):
        yield text.rfind("\n", 0, rest.start()) + 1, rest.end()


def _last_of_word(text: str, parts: Sequence[tuple[int, int]], first: int) -> int:
    """Return the last of the parts that are one word with the first, itself if none is."""
    for last in range(min(first + _MOST, len(parts)) - 1, first, -1):
        own = [text[start:end] for start, end in parts[first : last + 1]]
        gaps = pairwise(own)
        if all(_HAS_MARK.search(a) or _HAS_MARK.search(b) for a, b in gaps) and _is_word(own):
            return last
    return first


def _is_word(parts: Sequence[str]) -> bool:
    from textfix.lm import load
    from textfix.lm.tokens import fold_word

    folded = [fold_word(part) for part in parts]
    whole = "".join(folded)
    return (
        len(whole) <= _LONGEST
        and not _APART.intersection(folded)
        and (len(folded[0]) == 1 or load().count(folded[0]) < _FREQUENT)
        and not all(map(_is_known, folded))
        and (load().count(whole) >= _WHOLE or load().joined("", whole).listed)
    )


@lru_cache(maxsize=4096)
def _is_known(form: str) -> bool:
    from textfix.lm import load

    return len(form) > 1 and load().count(form) >= _KNOWN
