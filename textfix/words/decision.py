"""One decision for each doubtful gap: nothing, space or ZWNJ, by the tagger and the language model.

The score of a reading is a weighted sum of log10 probabilities: the tagger's; the language model's
of the words it makes; how often ZWNJ rather than a space stands between such words; and how often
this document shows such a gap as it is seen here.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache
from math import log10
from typing import Final, NamedTuple

from textfix.words import model
from textfix.words.affixes import PRONOUNS, affix_reading, glued_at, is_comparative, site_between
from textfix.words.changes import Change, are_words, change_between
from textfix.words.habits import Habits
from textfix.words.phrases import JOINED, NOTHING, SPACED, Phrase
from textfix.words.places import better_place, words_before, words_behind

Odds = Mapping[int, Sequence[float]]
"""The tagger's log10 probabilities of the three readings, by code point of the letter behind."""

READINGS: Final = (NOTHING, SPACED, JOINED)

_SWEEPS: Final = 3
_LM_LIMIT: Final = 6.0  # log10: a greater difference is no more evidence than this
_TAGGER_LIMIT: Final = -6.0
_SURE: Final = -2e-4  # log10 from which the tagger's "nothing here" is not looked into
_SHARE_LIMIT: Final = 1e-3
_CUSTOM: Final = 2.0  # the weight of what a document does with a pair of words elsewhere
_UNKNOWN: Final = (0.0, 0.0, 0.0)
# log10 for each power of ten that a form is oftener found glued in the corpora.
_OWN: Final = 0.15


class Weights(NamedTuple):
    """The weight of each kind of evidence, and log10 in favour of each reading by itself."""

    tagger: float
    spaced: float
    lm: float
    split: float
    channel: float
    affix: float
    bias: tuple[float, float, float]


# By how many symbols the tagger saw, for with fewer it knows less than the words; then by what is
# seen: nothing, or a space. Fitted (multinomial logistic regression) on held-out text with its
# ZWNJs kept, removed or spaced, with spaces lost and put in: documents, sentences, cuttings.
_WEIGHTS: Final = (
    (
        130,
        {
            NOTHING: Weights(0.88, 0.0, 0.07, 0.12, 1.0, 0.7, (0.0, -0.5, 0.0)),
            SPACED: Weights(0.51, 0.0, 0.41, 0.58, 0.94, 0.34, (-2.9, 0.0, -0.25)),
        },
    ),
    (
        30,
        {
            NOTHING: Weights(0.64, 0.0, 0.15, 0.34, 0.56, 0.9, (0.0, -0.41, 0.32)),
            SPACED: Weights(0.48, 0.0, 0.48, 0.83, 0.45, 1.0, (-3.66, 0.0, 0.0)),
        },
    ),
    (
        0,
        {
            NOTHING: Weights(0.47, 0.0, 0.35, 0.57, 0.1, 0.63, (0.0, -0.1, -0.1)),
            SPACED: Weights(0.34, 0.0, 0.41, 0.8, 0.35, 0.83, (-2.62, 0.0, -0.03)),
        },
    ),
)

# Of a space at a second look. The first one, whose weights for a space favour ZWNJ by half a log10
# more than fitted, only proposes.
_SECOND: Final = (
    (130, Weights(0.51, 0.25, 0.27, 0.41, 0.94, 0.35, (-2.4, 0.0, -0.55))),
    (0, Weights(0.27, 0.37, 0.42, 0.72, 0.43, 1.04, (-2.44, 0.0, 0.13))),
)

# In lines that lost most of their spaces the words tell more than they do elsewhere.
_LOSSY: Final = 0.3  # log10 of lost spaces beyond what is expected
_CROWDED: Final = Weights(0.69, 0.0, 0.18, 0.45, 0.5, 0.67, (0.0, -0.14, 0.0))


def weights_for(symbols: int, *, again: bool = False) -> Mapping[int, Weights]:
    """Return the weights for a block of so many symbols, by the reading that is seen.

    ``again``: there is a second look at its spaces.
    """
    first = next(weights for least, weights in _WEIGHTS if symbols >= least)
    if not again:
        return first
    return {**first, SPACED: next(weights for least, weights in _SECOND if symbols >= least)}


class Decision(NamedTuple):
    """What should stand before letter ``at`` of a phrase, and the margin (log10) over what does."""

    at: int
    reading: int
    margin: float
    change: Change | None = None


def decide(
    phrase: Phrase,
    gaps: Sequence[int],
    odds: Odds,
    habits: Habits,
    weights: Mapping[int, Weights],
    spaced: Odds | None = None,
) -> list[Decision]:
    """Decide the doubtful ``gaps`` of ``phrase``; return those that change.

    ``spaced``: the odds of a second look, with a space in each place of a ZWNJ.

    Starts from the tagger's reading of all of them, then decides each in the light of the others
    until nothing moves.
    """
    seen = {k: phrase.gaps[k] for k in gaps if _is_open(phrase, k, odds)}
    for k in seen:
        likely = odds[phrase.at[k]]
        phrase.gaps[k] = max(READINGS, key=lambda reading: likely[reading])
    if phrase.crowded or habits.lost > _LOSSY:
        weights = {**weights, NOTHING: _CROWDED, JOINED: _CROWDED}
    decisions: dict[int, Decision] = {}
    for _ in range(_SWEEPS):
        before = list(phrase.gaps)
        for k, gap in seen.items():
            both = Likely(odds[phrase.at[k]], spaced.get(phrase.at[k]) if spaced else None)
            decisions[k] = _best(phrase, k, gap, both, habits, weights[gap])
            phrase.gaps[k] = decisions[k].reading
        _move(phrase, decisions, {k: odds[phrase.at[k]] for k in seen if seen[k] == NOTHING})
        if phrase.gaps == before:
            break
    return [decisions[k] for k in seen if decisions[k].reading != seen[k]]


def _move(
    phrase: Phrase, decisions: dict[int, Decision], free: Mapping[int, Sequence[float]]
) -> None:
    """Move every ZWNJ that is to be set to the gap beside it where it suits better."""
    for k in free:
        if decisions[k].reading == JOINED:
            place, margin = better_place(phrase, k, free)
            if place != k:
                phrase.gaps[k], phrase.gaps[place] = NOTHING, JOINED
                decisions[k] = Decision(k, NOTHING, 0.0)
                decisions[place] = Decision(place, JOINED, margin, Change.AFFIX_LOST)


class Likely(NamedTuple):
    """The tagger's log10 probabilities of the readings of one gap: shown as nothing, as a space."""

    glued: Sequence[float]
    spaced: Sequence[float] | None


def _is_open(phrase: Phrase, at: int, odds: Odds) -> bool:
    """Whether the tagger knows the letter, and has a doubt of the gap or an affix asks for it."""
    likely = odds.get(phrase.at[at])
    if likely is None:
        return False
    return (
        phrase.gaps[at] != NOTHING
        or likely[NOTHING] < _SURE
        or glued_at(phrase.letters[phrase.word_before(at) : phrase.word_end(at)]) > 0
    )


def _best(
    phrase: Phrase,
    at: int,
    seen: int,
    likely: Likely,
    habits: Habits,
    weights: Weights,
) -> Decision:
    """Return the best reading of one gap, or the one seen if no other is better by enough.

    A ZWNJ that stands may have stood for a space, but never for nothing.
    """
    scores = score(terms(phrase, at, seen, likely, habits), weights)
    if seen == NOTHING and not phrase.crowded:  # of a crowded line the tagger knows what it is
        scores[SPACED] += habits.lost
    left = phrase.letters[phrase.word_before(at) : at]
    right = phrase.letters[at : phrase.word_end(at)]
    lossy = phrase.crowded or habits.lost > _LOSSY
    best = Decision(at, seen, 0.0)
    for reading in READINGS:
        if seen == JOINED and reading == NOTHING:
            continue
        if seen == NOTHING and reading == SPACED and not lossy and not are_words(left, right):
            continue
        margin = scores[reading] - scores[seen]
        if reading != seen and margin > best.margin:
            change = change_between(seen, reading, left, right)
            if margin >= habits.thresholds[change]:
                best = Decision(at, reading, margin, change)
    return best


class Terms(NamedTuple):
    """The evidence for one reading of a gap: log10, and ``affix``: 1 where orthography asks it.

    ``tagger``: where the gap is shown as nothing; ``spaced``: where it is shown as a space, or 0.
    """

    tagger: float
    spaced: float
    lm: float
    split: float
    channel: float
    affix: float


def score(evidence: Sequence[Terms], weights: Weights) -> list[float]:
    """Return the score (log10) of each reading."""
    return [
        weights.tagger * term.tagger
        + weights.spaced * term.spaced
        + weights.lm * term.lm
        + weights.split * term.split
        + weights.channel * term.channel
        + weights.affix * term.affix
        + bias
        for term, bias in zip(evidence, weights.bias, strict=True)
    ]


def terms(phrase: Phrase, at: int, seen: int, likely: Likely, habits: Habits) -> list[Terms]:
    """Gather the evidence for the three readings of the gap before letter ``at``."""
    start, end = phrase.word_before(at), phrase.word_end(at)
    left, right = phrase.letters[start:at], phrase.letters[at:end]
    before, after = words_before(phrase, start), words_behind(phrase, end)
    whole = model.words(before, [left + right, *after])
    parts = model.words(before, [left, right, *after])
    lm = max(-_LM_LIMIT, min(_LM_LIMIT, parts - whole))
    share = max(_SHARE_LIMIT, min(1 - _SHARE_LIMIT, model.zwnj(left, right)))
    lms, splits = (0.0, lm, lm), (0.0, log10(1 - share), log10(share))
    glued = _either(likely.glued) if seen == SPACED and right in PRONOUNS else likely.glued
    asked = affix_reading(left, right, seen)
    # Shown a space at an affix, the tagger thinks of the many authors who write one there.
    spaced = likely.spaced if seen == SPACED and likely.spaced and asked is None else _UNKNOWN
    if seen == NOTHING and _is_comparative_of(left, right):
        asked = JOINED
    custom = habits.custom(left, right) if seen == NOTHING and asked is None else _UNKNOWN
    site = site_between(left, right)
    own = _own_spelling(left + right) if seen == NOTHING else 0.0
    return [
        Terms(
            max(_TAGGER_LIMIT, glued[r]),
            max(_TAGGER_LIMIT, spaced[r]),
            lms[r],
            splits[r],
            habits.channel(site, r, seen, phrase.crowded)
            - own * (r != NOTHING)
            + _CUSTOM * custom[r],
            float(r == asked),
        )
        for r in READINGS
    ]


@lru_cache(maxsize=1 << 16)
def _own_spelling(form: str) -> float:
    """Return log10 by which a known form (آنچه، بیشتر) is rather meant as it stands, glued."""
    return 0.0 if glued_at(form) or is_comparative(form) else _OWN * log10(1 + model.count(form))


@lru_cache(maxsize=1 << 16)
def _is_comparative_of(left: str, right: str) -> bool:
    return right.startswith("تر") and is_comparative(left + right) and model.count(left) > 0


def _either(likely: Sequence[float]) -> Sequence[float]:
    """Count the tagger's "nothing" for ZWNJ, too, where they are two spellings of the same."""
    joined = log10(10 ** likely[NOTHING] + 10 ** likely[JOINED])
    return likely[NOTHING], likely[SPACED], joined
