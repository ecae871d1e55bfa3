"""Lines whose runs stand in reading order, but the words of each run from left to right.

Where a font gives its space the code of the ZWNJ (see ``textfix.gaps``), an extractor that turns
round what it takes for right-to-left text (pypdf, pdf.js) turns word by word, for to it the ZWNJ is
none; numbers and Latin words are in another font and end the run::

    ماده۱از نگاهبانی و هزینه‌ها این آیین‌نامه –       for  ماده ۱– این آیین‌نامه هزینه‌ها و نگاهبانی از

Lines without such islands read as those of any text whose words were read from left to right.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from textfix.lm import Model, fold_word
from textfix.lm.fitting import fit_all
from textfix.numbers.hugging import hug_letters
from textfix.pieces import Piece
from textfix.reversal.compounds import Joins, joins_of
from textfix.reversal.rows import BREAKS, LETTER, WORD, read_rows
from textfix.reversal.writing import Written
from textfix.unicode.letters import SPACE, TATWEEL

RULE = "reversed-words"

_LINE = re.compile(f"[^{BREAKS}]+")
_ISLAND = re.compile(r"^(?:\d{1,2}\.|•)|[A-Za-z](?:[ -~]*[A-Za-z0-9])?|\d+(?:[-./:,٫٬]\d+)*")
_TOKEN = re.compile(f"[ {TATWEEL}]|[^ {TATWEEL}]+")
_WORDS = re.compile(WORD)
_FIRST, _LAST = re.compile(WORD), re.compile(f"{WORD}$")
_LEAST_WORDS = 4  # of a line that tells
# Lines that read better by so much (log10) than with all their words turned, their share, and how
# often to one that reads worse; and by how much lines read better on average than as they stand.
# Measured: such documents 0.27 to 0.8, 1.8 and 3.4 to 10; others with lines of turned words up to
# 0.16, those of other damage up to 1.8 on average.
_ENOUGH, _CERTAIN, _SHARE, _TIMES = 5, 1.0, 0.22, 1.5
_LIKELY = 3.0
_HUG_LETTERS = 0.3  # of the numbers: they end the runs


class _Reading(NamedTuple):
    """A line, its code points with the words of its runs turned round, and by how much (log10) it
    reads better so than as it stands, and than with all its words turned."""

    start: int
    order: tuple[int, ...]
    words: int
    over_upright: float
    over_turned: float


def find_turned_words(text: str, model: Model) -> list[Written]:
    """Return the lines of ``text`` whose runs have their words turned, where nearly all that can
    tell do.

    >>> from textfix.lm import load
    >>> find_turned_words("این کتاب در سال ۱۳۵۰ در تهران چاپ شد", load())
    []
    """
    if hug_letters(text) < _HUG_LETTERS:
        return []
    read = list(_read(text, model))
    telling = [line for line in read if line.words >= _LEAST_WORDS]
    better = sum(line.over_turned >= _CERTAIN for line in telling)
    worse = sum(line.over_turned <= -_CERTAIN for line in telling)
    gain = sum(line.over_upright for line in telling)
    least = max(_ENOUGH, _SHARE * len(telling), _TIMES * worse)
    if better < least or gain < _LIKELY * len(telling):
        return []
    return [_written(line) for line in read if line.over_upright > 0]


def _read(text: str, model: Model) -> Iterator[_Reading]:
    found = [line for line in _LINE.finditer(text) if re.search(LETTER, line[0])]
    joins = joins_of(read_rows(text), model)
    orders = [tuple(_order(line[0], joins)) for line in found]
    rows = []
    for line, order in zip(found, orders, strict=True):
        turned = "".join(line[0][at] for at in order)
        upright = _forms(line[0])
        rows += [_forms(turned), upright, upright[::-1]]
    fits = iter(fit_all(rows, model) if rows else [])
    for line, order, upright in zip(found, orders, rows[1::3], strict=True):
        a, b, c = next(fits), next(fits), next(fits)
        yield _Reading(line.start(), order, len(upright), a - b, a - c)


def _order(line: str, joins: Joins) -> Iterator[int]:
    """Yield the places of a line with the words of each run from right to left."""
    at = 0
    for island in [*_ISLAND.finditer(line), None]:
        start, end = island.span() if island else (len(line), len(line))
        tokens = _tokens(line, at, start, joins)
        yield from (place for token in reversed(tokens) for place in range(*token))
        yield from range(start, end)
        at = end


def _tokens(line: str, start: int, end: int, joins: Joins) -> list[tuple[int, int]]:
    """Return the words and the gaps of a run, parts of one word together: their order is right."""
    tokens: list[tuple[int, int]] = []
    for found in _TOKEN.finditer(line, start, end):
        tokens.append(found.span())
        if len(tokens) > 2 and line[slice(*tokens[-2])] == SPACE:
            left, right = _LAST.search(line[slice(*tokens[-3])]), _FIRST.match(found[0])
            if left and right and joins(fold_word(left[0]), fold_word(right[0])):
                tokens[-3:] = [(tokens[-3][0], found.end())]
    return tokens


def _forms(line: str) -> list[str]:
    """Return the words of a line as the model knows them; "" where there are none is one."""
    return [fold_word(word) for word in _WORDS.findall(line)] or [""]


def _written(line: _Reading) -> Written:
    pieces: list[Piece] = []
    for place in line.order:
        at = line.start + place
        if pieces and pieces[-1].end == at:
            pieces[-1] = pieces[-1]._replace(end=at + 1)
        else:
            pieces.append(Piece(at, at + 1, None, RULE, line.over_upright))
    return Written(line.start, line.start + len(line.order), pieces)
