"""Spaces that no form betrays: behind letters that never join the next one.

Where a document lost all its spaces its forms show them behind every letter that would have joined:
there the next one is drawn apart. Behind ا د ر و and their like nothing is to be seen, and the
words tell, all those of a line together.
"""

from __future__ import annotations

import re
from collections.abc import Container, Iterator, Sequence
from itertools import pairwise
from math import log10
from typing import TYPE_CHECKING, Final, NamedTuple

from textfix.unicode.forms import could_join_next
from textfix.unicode.letters import (
    ARABIC_LETTERS,
    ARABIC_MARKS,
    LETTER_CLASS,
    SPACE,
    ZWNJ,
    character_class,
)

if TYPE_CHECKING:
    from textfix.lm import Model

_LETTER: Final = f"[{character_class(ARABIC_LETTERS)}]"
_WORD: Final = f"{_LETTER}[{LETTER_CLASS}]*"
_PHRASE: Final = re.compile(f"{_WORD}(?:[{SPACE}{ZWNJ}\N{NO-BREAK SPACE}]+{_WORD})*")
_TOKEN: Final = re.compile(_WORD)
_UNJOINED: Final = re.compile(
    f"(?<=[{character_class(frozenset(c for c in ARABIC_LETTERS if not could_join_next(c)))}])"
    f"[{character_class(ARABIC_MARKS)}]*(?={_LETTER})"
)
_KEPT: Final = 6  # readings of the words before a place
_WAW: Final = "و\N{ARABIC LETTER WAW ISOLATED FORM}"
_LONGEST: Final = 24  # code points of a word
_LEAST: Final = 1e-3  # a share of ZWNJ is no smaller, and no nearer to one
_WITHOUT_ZWNJ: Final = -0.5  # log10 that an author leaves out the ZWNJ behind such a letter


class Found(NamedTuple):
    """A lost space before ``at`` (code points), and the margin (log10) of the words it parts."""

    at: int
    margin: float


class _Reading(NamedTuple):
    """Words read so far: log10, the lost spaces among them, and the last word."""

    score: float
    cuts: tuple[int, ...]
    last: str


_State = tuple[int, int]


class Shown(NamedTuple):
    """What is known of a line: the places, in order, where the forms show a lost space, and those
    of the spaces that stand for ZWNJ."""

    seams: Sequence[int]
    zwnjs: Container[int] = ()


def find_spaces(text: str, start: int, end: int, shown: Shown, model: Model) -> Iterator[Found]:
    """Yield the spaces lost in ``text[start:end]`` behind letters that never join.

    >>> from textfix.lm import load
    >>> line = "ﺍﯾﻦﮐﺎﺭﺭﺍﺩﺭﺑﻬﺎﺭﻣﯽﮐﻨﻨﺪ"
    >>> [found.at for found in find_spaces(line, 0, 20, Shown([3, 16]), load())]
    [6, 8, 10, 14]
    """
    for phrase in _PHRASE.finditer(text, start, end):
        yield from _read(text, *phrase.span(), shown, model)


def _read(text: str, start: int, end: int, shown: Shown, model: Model) -> Iterator[Found]:
    readings: dict[_State, _Reading] = {(model.START, model.START): _Reading(0.0, (), "")}
    for token in _TOKEN.finditer(text, start, end):
        first, last = token.span()
        edges = [first, *(at for at in shown.seams if first < at < last), last]
        for a, b in pairwise(edges):
            joined = a == first and (text[a - 1 : a] == ZWNJ or a - 1 in shown.zwnjs)
            readings = _extend(readings, text, a, b, model, joined=joined)
    best = max(readings.values())
    for at in best.cuts:
        yield Found(at, 0.0)


def _extend(
    readings: dict[_State, _Reading],
    text: str,
    start: int,
    end: int,
    model: Model,
    *,
    joined: bool,
) -> dict[_State, _Reading]:
    """Return the best readings with the letters of ``[start, end)`` behind them; ``joined``: ZWNJ
    stands between."""
    from textfix.lm import fold_word

    floor = start + (joined and text[start] in _WAW)  # کم‌وبیش
    cuts = {found.end() for found in _UNJOINED.finditer(text, start, end)}
    places = sorted({start, *(at for at in cuts if at > floor), end})
    reached: list[dict[_State, _Reading]] = [readings, *({} for _ in places[1:])]
    for j in range(1, len(places)):
        here = reached[j]
        for i in range(j - 1, -1, -1):
            if places[j] - places[i] > _LONGEST and i < j - 1:
                break
            form = fold_word(text[places[i] : places[j]])
            for (u, v), reading in reached[i].items():
                p, w = model.word(u, v, form)
                new = _after(reading, form, p, places[i], model, inside=i > 0)
                if (v, w) not in here or here[v, w] < new:
                    here[v, w] = new
        reached[j] = dict(sorted(here.items(), key=lambda item: -item[1].score)[:_KEPT])
    return reached[-1]


def _after(
    reading: _Reading, form: str, p: float, at: int, model: Model, *, inside: bool
) -> _Reading:
    """Return ``reading`` with one more word.

    Within letters that nothing parts (``inside``) it stands behind a lost space, or is joined to
    the word before by an author who needs no ZWNJ there: پیازها.
    """
    if not inside:
        return _Reading(reading.score + p, reading.cuts, form)
    share = min(max(model.zwnj(reading.last, form), _LEAST), 1 - _LEAST)
    spaced, joined = log10(1 - share), log10(share) + _WITHOUT_ZWNJ
    if spaced >= joined:
        return _Reading(reading.score + p + spaced, (*reading.cuts, at), form)
    return _Reading(reading.score + p + joined, reading.cuts, form)
