"""Lines whose words stand in their places, some or all of them mirrored.

An extractor that turns each show operation round by the look of its first glyphs mirrors words
here and there; one that turns none mirrors them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from math import log10
from typing import NamedTuple

from textfix.lm import Model
from textfix.reversal.habits import Habits
from textfix.reversal.ligatures import find_unmirrored
from textfix.reversal.rows import RIDER, STOPS, WORD, Spelled, read_words
from textfix.reversal.turning import Span, clusters

_WORD = re.compile(f"{RIDER}*{WORD}")
_SUFFIX = re.compile("(?<=..)(?:ها|های|هایی|اند|ای|ام|اش)$")
_GROUP = re.compile(r"\S+|\s+")
_LEADING = re.compile(f"[{STOPS}]+")
# What makes a habit of it: different words of so many letters, and their share.
_LONG, _ENOUGH, _SHARE = 3, 10, 0.1
_MOST = 1.5  # log10


class _Path(NamedTuple):
    """A reading up to some word, by its last step."""

    log10: float
    mirrored: bool
    before: _Path | None


class Reading(NamedTuple):
    """log10 of the best reading of some words, and which of them are mirrored in it."""

    log10: float
    mirrored: tuple[bool, ...]


def read(words: Sequence[Spelled], model: Model, cost: float = 0.5) -> Reading:
    """Return the best reading of ``words`` in their places (Viterbi over pairs of words).

    ``cost``: log10 of how much rarer mirrored words are than upright ones.

    >>> from textfix.lm import load
    >>> read([*read_words("زا دل ره لگ هس رشته")], load()).mirrored
    (True, False, True, True, True, False)
    """
    dear, cheap = log10(1 + 10**cost), log10(1 + 10**-cost)
    states: dict[tuple[int, int], _Path] = {(model.START, model.START): _Path(0.0, False, None)}
    for word in words:
        after: dict[tuple[int, int], _Path] = {}
        for form, is_mirrored in ((word.forward, False), (word.mirrored, True)):
            if is_mirrored and form == word.forward:
                continue
            for (u, v), before in states.items():
                p, w = model.word(u, v, _bare(form, model))
                total = before.log10 + p - (dear if is_mirrored else cheap)
                if (v, w) not in after or total > after[v, w].log10:
                    after[v, w] = _Path(total, is_mirrored, before)
        states = after
    total, best = max(
        ((path.log10 + model.log10(u, v, model.END), path) for (u, v), path in states.items()),
        key=lambda ended: ended[0],
    )
    mirrored: list[bool] = []
    while best.before is not None:
        mirrored.append(best.mirrored)
        best = best.before
    return Reading(total, tuple(reversed(mirrored)))


def _bare(form: str, model: Model) -> str:
    """Return a form without the affix that a lost ZWNJ glued to it, if it is known so only."""
    if not model.id(form):
        for bare in (form.removeprefix("ن").removeprefix("می"), _SUFFIX.sub("", form)):
            if bare != form and model.id(bare):
                return bare
    return form


def mirrored_cost(rows: Iterable[Sequence[Spelled]], model: Model) -> float | None:
    """Return log10 of how much rarer mirrored words are than upright ones in a document; None
    where they are no habit of it.

    Names and rare words are at times known mirrored by chance, in clean text one word in 90 at
    most.
    """
    words = {word[:2] for row in rows for word in row if len(word.forward) >= _LONG}
    mirrored = sum(1 for upright, turned in words if model.id(turned) and not model.id(upright))
    upright = sum(1 for upright, turned in words if model.id(upright) and not model.id(turned))
    if mirrored < _ENOUGH or mirrored < _SHARE * upright:
        return None
    return max(-_MOST, min(_MOST, log10((upright + 1) / (mirrored + 1))))


def turn_mirrored(line: str, habits: Habits, model: Model, cost: float = 0.5) -> list[Span]:
    """Return the spans of ``line`` with its mirrored words turned round in their places.

    >>> from textfix.lm import load
    >>> line = "سرخ بیرون دیشک. نیا گیاه"
    >>> "".join(line[a:b] for a, b in turn_mirrored(line, Habits(), load()))
    'سرخ بیرون کشید. این گیاه'
    """
    flips = iter(_flips(line, model, cost))
    ligatures = find_unmirrored(line, model) if habits.ligatures else []
    spans: list[Span] = []
    for found in _GROUP.finditer(line):
        start, end = found.span()
        own: list[Span] = []
        at, turned = start, False
        for word in _WORD.finditer(line, start, end):
            own.append((at, word.start()))
            at = word.end()
            if next(flips):
                turned = True
                own += _turned(line, word.start(), at, habits, ligatures)
            else:
                own.append(word.span())
        own.append((at, end))
        leading = _LEADING.match(line, start, end)
        if leading and turned:  # the stop stands before its word as its letters do
            own = [(a, b) for a, b in own if b > leading.end()]
            own = [(max(a, leading.end()), b) for a, b in own]
            own += [(at, at + 1) for at in range(leading.end() - 1, start - 1, -1)]
        spans += [span for span in own if span[0] < span[1]]
    return spans


def _flips(line: str, model: Model, cost: float) -> Iterator[bool]:
    """Yield for every word of ``line`` whether it is mirrored."""
    words = list(read_words(line))
    for word, is_mirrored in zip(words, read(words, model, cost).mirrored, strict=True):
        if word.is_word:
            yield is_mirrored


def _turned(
    line: str, start: int, end: int, habits: Habits, ligatures: Sequence[int]
) -> Iterator[Span]:
    whole = {at for at in ligatures if start <= at < end}
    units = list(clusters(line, start, end, marks_first=habits.marks_first))
    at = len(units) - 1
    while at >= 0:
        if at and units[at - 1][0] in whole:
            yield units[at - 1][0], units[at][1]
            at -= 2
        else:
            yield units[at]
            at -= 1
