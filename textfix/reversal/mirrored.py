"""Lines whose words stand in their places, some or all of them mirrored.

An extractor that turns each show operation round by the look of its first glyphs mirrors words
here and there; one that turns none mirrors them all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from math import log10
from typing import NamedTuple

from textfix.lm import Model
from textfix.reversal.citations import find_citations, turn_citation
from textfix.reversal.habits import Habits
from textfix.reversal.ligatures import find_unmirrored
from textfix.reversal.rows import PARTS, RIDER, STOPS, WORD, Spelled, read_words
from textfix.reversal.turning import Span, clusters
from textfix.unicode.joining import joins_forward
from textfix.unicode.letters import ALEF, HEH_WITH_YEH_ABOVE, LAM, TEH_MARBUTA

_LAST = (HEH_WITH_YEH_ABOVE, TEH_MARBUTA)
_WORD = re.compile(f"{RIDER}*{WORD}")
_SUFFIX = re.compile("(?<=..)(?:ها|های|هایی|اند|ای|ام|اش)$")
_GROUP = re.compile(r"\S+|\s+")
_LEADING = re.compile(f"[{STOPS}]+")
# What makes a habit of it: different words of so many letters, and their share.
_LONG, _ENOUGH, _SHARE = 3, 10, 0.1
_MOST = 1.5  # log10
_MOST_PARTS = 4  # of a word between marks
# log10 by which the ends of a word say whether it is mirrored, the words of a document that must
# bear them out, and the share that may not.
_EDGE, _MANY, _STRAY = 3.0, 30, 0.15


Flip = bool | tuple[bool, ...]
"""Whether a word is mirrored, or which of the parts are between which marks stand."""


class _Path(NamedTuple):
    """A reading up to some word, by its last step."""

    log10: float
    mirrored: Flip
    before: _Path | None


class Mixing(NamedTuple):
    """How a document mirrors words: log10 of how much rarer mirrored words are than upright ones,
    and whether the last letter of a word says which it is (see :func:`_says_edge`)."""

    cost: float = 0.5
    by_edge: bool = False


EVEN = Mixing()


class Reading(NamedTuple):
    """log10 of the best reading of some words, and which of them are mirrored in it."""

    log10: float
    mirrored: tuple[Flip, ...]


def read(words: Sequence[Spelled], model: Model, mixing: Mixing = EVEN) -> Reading:
    """Return the best reading of ``words`` in their places (Viterbi over pairs of words).

    >>> from textfix.lm import load
    >>> read([*read_words("زا دل ره لگ هس رشته")], load()).mirrored
    (True, False, True, True, True, False)
    """
    dear, cheap = log10(1 + 10**mixing.cost), log10(1 + 10**-mixing.cost)
    states: dict[tuple[int, int], _Path] = {(model.START, model.START): _Path(0.0, False, None)}
    for word in words:
        after: dict[tuple[int, int], _Path] = {}
        for form, flip, contradicts in _variants(word, mixing):
            price = (dear if flip else cheap) + _EDGE * contradicts
            for (u, v), before in states.items():
                p, w = model.word(u, v, _bare(form, model))
                total = before.log10 + p - price
                if (v, w) not in after or total > after[v, w].log10:
                    after[v, w] = _Path(total, flip, before)
        states = after
    total, best = max(
        ((path.log10 + model.log10(u, v, model.END), path) for (u, v), path in states.items()),
        key=lambda ended: ended[0],
    )
    mirrored: list[Flip] = []
    while best.before is not None:
        mirrored.append(best.mirrored)
        best = best.before
    return Reading(total, tuple(reversed(mirrored)))


def against_upright(words: Iterable[Spelled], mixing: Mixing) -> float:
    """Return log10 of what the ends of ``words`` say against their all being upright."""
    return mixing.by_edge * _EDGE * sum(_says(w) > 0 for w in words if w.is_word)


def _variants(word: Spelled, mixing: Mixing) -> Iterator[tuple[str, Flip, int]]:
    """Yield the readings of a word: its form, what is mirrored, and how many ends say otherwise."""
    by_edge = mixing.by_edge and word.is_word
    if by_edge and 1 < len(word.parts) <= _MOST_PARTS:
        said = [*map(_says_edge, word.parts)]
        for flips in product((False, True), repeat=len(word.parts)):
            form = "".join(p[::-1] if f else p for p, f in zip(word.parts, flips, strict=True))
            yield form, flips, sum(s == (-1 if f else 1) for s, f in zip(said, flips, strict=True))
        return
    whole = _says(word) if by_edge else 0
    yield word.forward, False, whole == 1
    if word.mirrored != word.forward:
        yield word.mirrored, True, whole == -1


def _bare(form: str, model: Model) -> str:
    """Return a form without the affix that a lost ZWNJ glued to it, if it is known so only."""
    if not model.id(form):
        for bare in (form.removeprefix("ن").removeprefix("می"), _SUFFIX.sub("", form)):
            if bare != form and model.id(bare):
                return bare
    return form


def _says_edge(word: str) -> int:
    """Return 1 if the letters at the ends of ``word`` say that it is mirrored, -1 if they say that
    it is upright, else 0.

    Where joined letters are presentation forms to an extractor and isolated ones are not, it turns
    round the words that end in an isolated letter alone: the first that it meets (pdfium).

    A letter that only ends words says so wherever it stands first or last.

    >>> _says_edge("شیب"), _says_edge("روش"), _says_edge("رقاع"), _says_edge("ۀهد")
    (1, -1, 0, 1)
    """
    if len(word) < 2 or word.endswith(LAM + ALEF) or word.startswith(ALEF + LAM):
        return 0  # a ligature is no form of one letter
    if word[0] in _LAST or word[-1] in _LAST:
        return (word[0] in _LAST) - (word[-1] in _LAST)
    ends_joined, mirrored_ends_joined = joins_forward(word[-2]), joins_forward(word[1])
    return (ends_joined and mirrored_ends_joined) - (not ends_joined and not mirrored_ends_joined)


def _says(word: Spelled) -> int:
    """The same of ``word`` where it stands: a stop that is a right-to-left letter is met first."""
    return -1 if word.stopped else _says_edge(word.forward)


def mixing_of(rows: Iterable[Sequence[Spelled]], model: Model) -> Mixing | None:
    """Return how a document mirrors words, None where it does not.

    Names and rare words are at times known mirrored by chance, in clean text one word in 90 at
    most.
    """
    words = {w[:2] for row in rows for w in row if len(w.forward) >= _LONG and not w.stopped}
    mirrored = [w for w, turned in words if model.id(turned) and not model.id(w)]
    upright = [w for w, turned in words if model.id(w) and not model.id(turned)]
    if len(mirrored) < max(_ENOUGH, _SHARE * len(upright)):
        return None
    cost = max(-_MOST, min(_MOST, log10((len(upright) + 1) / (len(mirrored) + 1))))
    said = [*map(_says_edge, mirrored), *(-_says_edge(word) for word in upright)]
    right, wrong = said.count(1), said.count(-1)
    return Mixing(cost, right >= _MANY and wrong <= _STRAY * right)


def turn_mirrored(line: str, habits: Habits, model: Model, mixing: Mixing = EVEN) -> list[Span]:
    """Return the spans of ``line`` with its mirrored words turned round in their places.

    >>> from textfix.lm import load
    >>> line = "سرخ بیرون دیشک. نیا گیاه"
    >>> "".join(line[a:b] for a, b in turn_mirrored(line, Habits(), load()))
    'سرخ بیرون کشید. این گیاه'
    """
    flips = iter(_flips(line, model, mixing))
    ligatures = find_unmirrored(line, model) if habits.ligatures else []
    spans: list[Span] = []
    at = 0
    for start, end in (*find_citations(line), (len(line), len(line))):
        for found in _GROUP.finditer(line, at, start):
            spans += _group(line, found.span(), flips, habits, ligatures)
        spans += turn_citation(line, start, end)
        at = end
    return spans


def _group(
    line: str, group: Span, flips: Iterator[Flip], habits: Habits, ligatures: Sequence[int]
) -> list[Span]:
    """Return the spans of what stands between two spaces."""
    start, end = group
    own: list[Span] = []
    at, turned = start, False
    for word in _WORD.finditer(line, start, end):
        own.append((at, word.start()))
        at = word.end()
        flip = next(flips)
        if isinstance(flip, tuple):
            own += _parts_turned(line, word.start(), at, flip)
        elif flip:
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
    return [span for span in own if span[0] < span[1]]


def _flips(line: str, model: Model, mixing: Mixing) -> Iterator[Flip]:
    """Yield for every word of ``line`` whether it is mirrored."""
    words = list(read_words(line))
    for word, is_mirrored in zip(words, read(words, model, mixing).mirrored, strict=True):
        if word.is_word:
            yield is_mirrored


def _parts_turned(line: str, start: int, end: int, flips: Sequence[bool]) -> Iterator[Span]:
    """Yield the spans of a word that marks part, which stay behind the parts before them."""
    at = start
    for part, flip in zip(PARTS.finditer(line, start, end), flips, strict=True):
        yield at, part.start()
        at = part.end()
        if flip:
            yield from ((place, place + 1) for place in range(at - 1, part.start() - 1, -1))
        else:
            yield part.span()
    yield at, end


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
