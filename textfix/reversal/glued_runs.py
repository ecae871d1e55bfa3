"""Lines without spaces whose runs, parted at numbers and Latin words, stand from left to right.

Where a font has no glyph for the space, an extractor that reads run after run (PyMuPDF) loses the
spaces, and with them the words by which the order of runs is judged elsewhere; but each run is
readable, and in such a document all lines stand alike::

    گلراپیش۱۵۰زعفرانگرانترینادویهاستونزدیکبه

for ``زعفران گران‌ترین ادویه است و نزدیک به ۱۵۰ گل را پیش``. How a document goes, the words at the
two sides of its numbers tell.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from textfix.lm import Model, fold_word
from textfix.lm.tokens import NUMBER
from textfix.reversal.islands import number_islands
from textfix.reversal.rows import LETTER, Row
from textfix.unicode.letters import NBSP, SPACE

_LETTERS = re.compile(f"{LETTER}+")
_LETTERS_BEHIND = re.compile(f"{LETTER}+$")
_LETTERS_TO_A_SPACE, _LEAST_LETTERS = 20, 400
_REACH: Final = 12
"""Letters at the edge of a run of which its first or last word is read."""
_LONGEST: Final = 10
_TORN: Final = -4.0
"""log10 of letters that are the rest of a word which the reach cut."""
_RANGE, _MARGIN = 1.5, 8.0
"""log10 by a range that falls as its ends stand from left to right; and what all must come to."""
# The same by a number or range that a no-break space parts behind its sign.
_TURNED, _UPRIGHT = (
    re.compile(f"\\d{NBSP}[.-][%\u066a]?\\d"),
    re.compile(f"\\d[.-]{NBSP}[%\u066a]?\\d"),
)
_PARTED: Final = 4.0
_UNTIL: Final = ("-", "\N{EN DASH}", "تا")


def are_glued(text: str) -> bool:
    """Whether the words of ``text`` have hardly any spaces between them.

    >>> are_glued("گلراپیش۱۵۰زعفرانگرانترینادویه\\n" * 20), are_glued("گل را پیش\\n" * 90)
    (True, False)
    """
    letters = sum(map(str.isalpha, text))
    return letters >= _LEAST_LETTERS and text.count(SPACE) * _LETTERS_TO_A_SPACE < letters


def are_turned(rows: Sequence[Row], model: Model) -> bool:
    """Whether the runs of a document of glued words stand from left to right."""
    said = 0.0
    for row in rows:
        said += sum(
            _fits(right, left, model) - _fits(left, right, model)
            for left, right in _sides_of_numbers(row.text)
        )
        said += sum(_RANGE if falls else -_RANGE for falls in _ranges(row.text))
        said += _PARTED * (len(_TURNED.findall(row.text)) - len(_UPRIGHT.findall(row.text)))
    return said >= _MARGIN


def _ranges(line: str) -> Iterator[bool]:
    """Yield for every range of two numbers whether it falls."""
    for (start, end), (then, stop) in pairwise(number_islands(line)):
        first, last = line[start:end], line[then:stop]
        if fold_word(line[end:then].strip()) in _UNTIL and first.isdecimal() and last.isdecimal():
            yield int(first) > int(last)


def _sides_of_numbers(line: str) -> Iterator[tuple[str, str]]:
    """Yield the letters on the left and on the right of every number that touches both."""
    for start, end in number_islands(line):
        left, right = _LETTERS_BEHIND.search(line[:start]), _LETTERS.match(line, end)
        if left and right:
            yield left[0], right[0]


def _fits(before: str, behind: str, model: Model) -> float:
    """Return log10 of a number between two runs of letters, by the words next to it."""
    last = _words(before[-_REACH:], model, torn_before=len(before) > _REACH)[-1]
    first = _words(behind[:_REACH], model, torn_behind=len(behind) > _REACH)[0]
    v = model.id(last)
    p, number = model.word(model.UNK, v, NUMBER)
    return p + model.word(v, number, first)[0] - model.word(model.UNK, model.UNK, first)[0]


def _words(
    letters: str, model: Model, *, torn_before: bool = False, torn_behind: bool = False
) -> list[str]:
    """Return the likeliest words that ``letters`` are; the outermost may be a part of one."""
    best: list[tuple[float, list[str]]] = [(0.0, [])]
    for end in range(1, len(letters) + 1):
        found = []
        for start in range(max(0, end - _LONGEST), end):
            score, words = best[start]
            word = fold_word(letters[start:end])
            torn = (torn_before and not start) or (torn_behind and end == len(letters))
            own = model.word(model.UNK, model.UNK, word)[0]
            found.append((score + (max(own, _TORN) if torn else own), [*words, word]))
        best.append(max(found))
    return best[-1][1]
