"""The first stage of the cascade: what the tables are sure of, and what the network is asked.

A gap is decided by the tables where their odds, with what the document shows of its habits, are far
enough from what its change needs. The network, which costs a hundred times as much, is asked of the
few gaps in between, and of whatever would be changed in a document that hardly needs any change.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import chain
from math import log10
from statistics import fmean
from typing import Final, NamedTuple

import numpy as np

from textfix.unicode.letters import SPACE, ZWNJ
from textfix.words import model
from textfix.words.affixes import Site, affix_reading, glued_at, site_between
from textfix.words.cascade.letters import Letters, Tokens, read_letters, tokens_of
from textfix.words.cascade.odds import Found, odds_between, odds_inside
from textfix.words.changes import LEADING, Change, are_words, change_between
from textfix.words.decision import READINGS
from textfix.words.doubts import is_settled
from textfix.words.edits import Edit
from textfix.words.habits import Habits
from textfix.words.phrases import JOINED, LONGEST_WORD, NOTHING, SIGNS, SPACED, read_forms

__all__ = ["Doubt", "FirstLook", "Sure", "Tables", "look_again", "look_first"]

Span = tuple[int, int]
Row = Sequence[float]

DOUBT: Final = 0.15
"""log10: odds of a rare change that are nearer to what it needs are no answer."""
COMMON: Final = 0.5
"""log10: a change that needs more is rare in the document, and the tables alone do not make it."""


class Weights(NamedTuple):
    """The weights of what the tables and the network say, and log10 in favour of each reading."""

    tables: float
    network: float
    bias: tuple[float, float, float]


# Fitted (multinomial logistic regression) on held-out text whose ZWNJs were removed, 3,000 gaps of
# which the tables leave a doubt: the network, in windows as wide as here, errs in 11.5 % of them,
# and knows all that the tables know. Of spaces, on 3,900 with spaces lost and put in, too: there
# the tables err in 18 % and the network, which is shown them as nothing, in 42 %.
_WEIGHTS: Final = {
    NOTHING: Weights(0.15, 0.77, (0.0, -0.2, 0.2)),
    SPACED: Weights(0.9, 0.22, (-0.9, 0.0, 0.15)),
}
_JOINED: Final = bytes([JOINED])
_RARE: Final = 3  # count in the corpora up to which a word is no witness for itself
_CUSTOM: Final = 2.0  # the weight of what a document does with a pair of words elsewhere
_LEAST: Final = -6.0  # log10: what the network says is less likely is so no more
_CLEAR: Final = 2.0  # log10 by which a space is likelier than a ZWNJ that it cannot be
_UNASKED: Final = (-0.02, -4.0, -1.25)  # log10: nearly as little hope for a ZWNJ as is asked of
_HOPE: Final = -1.3  # odds that the habits of a document, or the network, may still turn
_AT_A_TIME: Final = 1 << 16  # code points: what is made of them is held in memory
_REMEMBERED: Final = 1 << 13  # phrases


class Sure(NamedTuple):
    """An edit that needs no network, and the kind of change it is."""

    edit: Edit
    change: Change


class Doubt(NamedTuple):
    """A gap of a phrase that may be wrong.

    ``at``: the letter behind it (code points of the phrase). ``seen``: the reading that it has.
    ``left``, ``right``: the parts of the word, or the words, beside it, folded. ``log10``: of the
    probabilities of the three readings.
    """

    at: int
    seen: int
    left: str
    right: str
    log10: Sequence[float]


class FirstLook(NamedTuple):
    """What the tables say of some phrases: edits, in order, and by the place (code points) of the
    letter behind it, in order, each gap that the network is to be asked of.

    ``losses``: how many of the edits set a space where it cannot be a ZWNJ.
    """

    sure: list[Sure]
    asked: dict[int, Doubt]
    losses: int = 0


class Tables:
    """Asks the tables of phrases, many at a time; remembers the answers, which depend on nothing
    around a phrase."""

    def __init__(self) -> None:
        self._known: dict[str, list[Doubt]] = {}

    def of(self, phrases: Sequence[str]) -> list[list[Doubt]]:
        """Return the doubtful gaps of each phrase, in order."""
        known = self._known
        if len(known) > _REMEMBERED:
            known.clear()
        for some in _parts(phrase for phrase in dict.fromkeys(phrases) if phrase not in known):
            known.update(zip(some, _ask(some), strict=True))
        return [known[phrase] for phrase in phrases]


def _parts(phrases: Iterable[str]) -> Iterator[list[str]]:
    held: list[str] = []
    size = 0
    for phrase in phrases:
        held.append(phrase)
        size += len(phrase)
        if size > _AT_A_TIME:
            yield held
            held, size = [], 0
    if held:
        yield held


def _ask(phrases: Sequence[str]) -> list[list[Doubt]]:
    """Ask the tables of some phrases at once."""
    found: list[list[Doubt]] = [[] for _ in phrases]
    text = "\n".join(phrases)
    letters = read_letters(text, 0, len(text))
    if not len(letters.at):
        return found
    tokens = tokens_of(letters)
    sizes = np.array([len(phrase) + 1 for phrase in phrases])
    starts = np.cumsum(sizes) - sizes
    doubts: Iterable[Doubt] = chain(
        _doubts(letters, tokens, odds_inside(letters, tokens), NOTHING),
        _doubts(letters, tokens, odds_between(letters, tokens), SPACED),
    )
    for doubt in sorted(doubts):
        number = int(starts.searchsorted(doubt.at, side="right")) - 1
        doubt = doubt._replace(at=doubt.at - int(starts[number]))
        if doubt.seen == NOTHING or not _is_meant(phrases[number], doubt.at):
            found[number].append(doubt)
    return found


def _is_meant(phrase: str, at: int) -> bool:
    """Whether the space before ``at`` is surely meant, by the words around it."""
    forms, _ = read_forms(phrase)
    return is_settled(forms, phrase.count(SPACE, 0, at) + phrase.count(ZWNJ, 0, at))


def _doubts(letters: Letters, tokens: Tokens, found: Found, seen: int) -> Iterator[Doubt]:
    """Yield the gaps ``found`` that the habits of a document may turn."""
    others = np.delete(found.log10, seen, axis=1).max(axis=1)
    hopeful = (others - found.log10[:, seen] > _HOPE).nonzero()[0]
    at = found.at[hopeful]
    first = tokens.starts[tokens.of[at] - (seen == SPACED)]
    last = tokens.ends[tokens.of[at]]
    short = (last - first <= LONGEST_WORD).nonzero()[0]
    forms, gaps = letters.text(), letters.gaps.tobytes()
    rows = zip(
        letters.at[at[short]].tolist(),
        at[short].tolist(),
        first[short].tolist(),
        last[short].tolist(),
        found.log10[hopeful[short]].tolist(),
        strict=True,
    )
    doubts: dict[int, Doubt] = {}
    for place, k, start, end, log10s in rows:
        # Of a word whose ZWNJs stand, the part around the gap.
        first_one = max(start, gaps.rfind(_JOINED, start + 1, k))
        last_one = gaps.find(_JOINED, k + 1, end)
        left, right = forms[first_one:k], forms[k : last_one if last_one >= 0 else end]
        whole = first_one == start and last_one < 0
        if whole or seen != NOTHING or not _is_word(left + right):
            doubts[k] = Doubt(place, seen, left, right, log10s)
    if seen == NOTHING:
        doubts |= {k: doubt for k, doubt in _rivals(letters, doubts) if k not in doubts}
    yield from doubts.values()


def _rivals(letters: Letters, doubts: Mapping[int, Doubt]) -> Iterator[tuple[int, Doubt]]:
    """Yield the gaps beside ``doubts`` (by letter) where orthography might put the ZWNJ as well:
    گنج‌های is glued as گنجه‌ای is. The tables thought less of them; the network is to compare."""
    for k, doubt in doubts.items():
        form = doubt.left + doubt.right
        for by in (-1, 1):
            left, right = form[: len(doubt.left) + by], form[len(doubt.left) + by :]
            if affix_reading(left, right, NOTHING) == JOINED:
                yield k + by, Doubt(int(letters.at[k + by]), NOTHING, left, right, _UNASKED)


@lru_cache(maxsize=1 << 15)
def _is_word(form: str) -> bool:
    """Whether a form is well known as it stands: beside a ZWNJ it is to stay so."""
    return model.count(form) > _RARE and not glued_at(form)


class _Gap(NamedTuple):
    """A gap that is to be changed, or nearly so: the best reading, its margin, what it needs."""

    doubt: Doubt
    reading: int
    margin: float
    needed: float
    change: Change
    rivals: bool = False


def look_first(masked: str, spans: Sequence[Span], habits: Habits, tables: Tables) -> FirstLook:
    """Decide what the tables are sure of in the phrases ``spans`` of a masked text."""
    found = FirstLook([], {})
    losses = 0
    doubts = tables.of([masked[start:end] for start, end in spans])
    for (start, _), some in zip(spans, doubts, strict=True):
        gaps = [gap for doubt in some if (gap := _best(doubt, habits, habits.doubt))]
        for gap in _apart(gaps, habits.doubt):
            if gap.needed <= COMMON and gap.margin >= gap.needed + habits.doubt and not gap.rivals:
                found.sure.append(_sure(gap, start))
                likely = gap.doubt.log10
                losses += gap.reading == SPACED and likely[SPACED] - likely[JOINED] > _CLEAR
            else:
                found.asked[start + gap.doubt.at] = gap.doubt
    return found._replace(losses=losses)


def look_again(
    asked: Mapping[int, Doubt], network: Mapping[int, Row], habits: Habits
) -> list[Sure]:
    """Decide the gaps ``asked``, by what the tables and the network say of each.

    ``network``: log10 of its probabilities of the readings, by the same places.
    """
    doubts = [
        doubt._replace(at=at, log10=_both(doubt, network[at]))
        for at, doubt in asked.items()
        if at in network
    ]
    gaps = [gap for doubt in _alike(doubts) if (gap := _best(doubt, habits, 0.0))]
    return [_sure(gap, 0) for gap in _apart(gaps, 0.0)]


def _alike(doubts: Sequence[Doubt]) -> Iterator[Doubt]:
    """Yield ``doubts`` with one answer, the mean, for all that are about the same spelling: آنها.

    Not where the gap beside is in doubt, too (حرف‌های, حرفه‌ای): that is for the words around it.
    """
    places = {doubt.at for doubt in doubts if doubt.seen == NOTHING}
    rows: dict[tuple[int, str, str], list[Row]] = {}
    for doubt in doubts:
        if places.isdisjoint(_beside(doubt)):
            rows.setdefault(doubt[1:4], []).append(doubt.log10)
    means = {
        key: [fmean(column) for column in zip(*some, strict=True)] for key, some in rows.items()
    }
    for doubt in doubts:
        is_free = places.isdisjoint(_beside(doubt))
        yield doubt._replace(log10=means[doubt[1:4]]) if is_free else doubt


def _beside(doubt: Doubt) -> tuple[int, ...]:
    return (doubt.at - 1, doubt.at + 1) if doubt.seen == NOTHING else ()


def _both(doubt: Doubt, network: Row) -> Row:
    """Return the score (log10) of each reading by the tables and the network."""
    weights = _WEIGHTS[doubt.seen]
    return [
        weights.tables * ours + weights.network * max(_LEAST, theirs) + bias
        for ours, theirs, bias in zip(doubt.log10, network, weights.bias, strict=True)
    ]


def _sure(gap: _Gap, start: int) -> Sure:
    at = start + gap.doubt.at
    edit = Edit(at - (gap.doubt.seen == SPACED), at, SIGNS[gap.reading], gap.margin)
    return Sure(edit, gap.change)


def _best(doubt: Doubt, habits: Habits, least: float) -> _Gap | None:
    """Return what a gap should be, if that is not what is seen, or nearly (by ``least``) so."""
    _, seen, left, right, likely = doubt
    scores = list(likely)
    rare = min(least, DOUBT)
    site, asked = _site(left, right, seen)
    scores[JOINED] += log10(habits.rates[site][seen])
    if seen == NOTHING:
        scores[SPACED] += habits.lost
        if asked is None and left in LEADING:
            custom = habits.custom(left, right)
            scores = [score + _CUSTOM * more for score, more in zip(scores, custom, strict=True)]
            rare = least and max(rare, _CUSTOM * custom[JOINED])
    best: _Gap | None = None
    for reading in READINGS:
        margin = scores[reading] - scores[seen]
        if reading == seen or margin <= -least or (best and margin <= best.margin):
            continue
        if seen == NOTHING and reading == SPACED and not _are_words(left, right):
            continue
        change = _change(seen, reading, left, right)
        needed = habits.thresholds[change]
        if margin >= needed - (least if needed <= COMMON else rare):
            best = _Gap(doubt, reading, margin, needed, change)
    return best


@lru_cache(maxsize=1 << 15)
def _site(left: str, right: str, seen: int) -> tuple[Site, int | None]:
    return site_between(left, right), affix_reading(left, right, seen)


_change = lru_cache(maxsize=1 << 15)(change_between)
_are_words = lru_cache(maxsize=1 << 15)(are_words)


def _apart(gaps: Iterable[_Gap], doubt: float) -> Iterator[_Gap]:
    """Yield gaps in order, but of two neighbouring ones (خانه‌ای, خان‌های) the better alone; both
    where they are nearer than ``doubt`` to each other."""
    last: _Gap | None = None
    for gap in gaps:
        if last and last.doubt.at + 1 == gap.doubt.at and last.doubt.seen == gap.doubt.seen:
            if abs(last.margin - gap.margin) < doubt:
                yield last._replace(rivals=True)
                last = gap._replace(rivals=True)
            else:
                last = max(last, gap, key=lambda one: one.margin)
            continue
        if last:
            yield last
        last = gap
    if last:
        yield last
