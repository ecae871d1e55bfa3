"""Kashidas read as a letter: بههه for به, قههانون for قانون.

A wrong Unicode table of a font gives the kashida glyph the code of a letter, in twos mostly. Rows
of that letter are then all over the document, in words that no dictionary lists and that are
common words less the row.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, product
from typing import TYPE_CHECKING, NamedTuple

from textfix.kashidas.doubles import LETTER, find_doubles
from textfix.lm.tokens import fold_word
from textfix.pieces import Piece
from textfix.unicode.letters import ARABIC_LETTERS

if TYPE_CHECKING:
    from textfix.lm.model import Model

RULE = "letter-as-kashida"

_WORD = re.compile(f"[{LETTER}]+")
_TRIPLES = 3  # rows of three or more of one letter: prose has none
_ENOUGH = 6  # different words that only a shorter row makes known
_SURE = 2.0  # log10 by which it does
_USUAL, _UNUSUAL = 1.0, 3.0  # log10 against a row as long as two kashidas, or any other
_ROWS, _LONGEST = 3, 6


class _Echo(NamedTuple):
    """A word, the rows in it, how much each loses, and by how much (log10) the word gains."""

    start: int
    rows: tuple[tuple[int, int], ...]
    cuts: tuple[int, ...]
    margin: float


def find_echoes(text: str) -> list[Piece]:
    """Return the removals of letters that stand for kashidas in ``text``.

    >>> find_echoes("بههه او که گفت الله")
    []
    """
    doubles = find_doubles(text)
    triples = Counter(_triples(text, doubles))
    pieces: list[Piece] = []
    for letter, count in triples.items():
        if count >= _TRIPLES:
            pieces += _removals(text, letter)
    return pieces


def _triples(text: str, doubles: Sequence[int]) -> Iterator[str]:
    """Yield the letter of each three in a row, by the places of doubled ones."""
    done = 0
    for at, behind in pairwise(doubles):
        if behind == at + 1 and at >= done:
            yield text[at]
            done = at + 3


def _removals(text: str, letter: str) -> Iterator[Piece]:
    from textfix.lm import load

    model = load()
    row = re.compile(f"{letter}{{2,}}")
    words = list(_words_with(row, text))
    first = [echo for word in words if (echo := _read(model, row, word, None))]
    sure = [echo for echo in first if echo.margin >= _SURE]
    if len({text[e.start : e.rows[-1][1]] for e in sure}) < _ENOUGH or 2 * len(sure) < len(words):
        return
    usual = Counter(cut for echo in sure for cut in echo.cuts if cut).most_common(1)[0][0]
    for word in words:
        echo = _read(model, row, word, usual)
        if echo and echo.margin > 0:
            for (_, end), cut in zip(echo.rows, echo.cuts, strict=True):
                if cut:
                    yield Piece(end - cut, end, "", RULE, echo.margin)


def _words_with(row: re.Pattern[str], text: str) -> Iterator[re.Match[str]]:
    """Yield the words of ``text`` that hold a row."""
    done = 0
    for found in row.finditer(text):
        start = found.start()
        while start > done and text[start - 1] in ARABIC_LETTERS:
            start -= 1
        if start >= done and (word := _WORD.match(text, start)):
            yield word
            done = word.end()


def _read(
    model: Model, row: re.Pattern[str], word: re.Match[str], usual: int | None
) -> _Echo | None:
    """Return the likeliest reading of a word with shorter rows, ``usual`` letters less in each."""
    rows = tuple(found.span() for found in row.finditer(word[0]))
    if len(rows) > _ROWS or any(end - start > _LONGEST for start, end in rows):
        return None
    as_is = model.joined("", fold_word(word[0]))
    best: tuple[float, tuple[int, ...]] = (as_is.log10, (0,) * len(rows))
    for cuts in product(*(range(end - start + 1) for start, end in rows)):
        if any(cuts) and (form := _shorter(word[0], rows, cuts)):
            joined = model.joined("", fold_word(form))
            best = max(best, (joined.log10 - sum(_price(cut, usual) for cut in cuts), cuts))
    places = tuple((word.start() + start, word.start() + end) for start, end in rows)
    return _Echo(word.start(), places, best[1], best[0] - as_is.log10)


def _price(cut: int, usual: int | None) -> float:
    if not usual or cut == usual:
        return 0.0
    return _USUAL if cut and cut % usual == 0 else _UNUSUAL


def _shorter(word: str, rows: tuple[tuple[int, int], ...], cuts: tuple[int, ...]) -> str:
    out, at = "", 0
    for (_, end), cut in zip(rows, cuts, strict=True):
        out += word[at : end - cut]
        at = end
    return out + word[at:]
