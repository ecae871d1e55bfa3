"""What a document teaches about its own gaps: where its ZWNJs are kept, spaced or lost.

Counted at the sites where orthography leaves no choice (می before a verb, ها after a word, a copula
after a silent ه). A document with its own consistent ZWNJs is followed: its spaces are the
author's. One without a single ZWNJ tells little, so that the models decide.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import pairwise
from math import log10
from typing import Final, NamedTuple

from textfix.recall import until_forgotten
from textfix.words.affixes import HEADS, TAILS, Site, affix_reading, glued_at, site_between
from textfix.words.changes import LEADING, Change
from textfix.words.doubts import CLOSE, Look
from textfix.words.phrases import JOINED, NOTHING, SPACED, read_words

# Pseudo-counts: what is believed of ZWNJ sites before the document has shown any (glued, spaced,
# kept), and how many sites of all kinds weigh against those of one kind.
_PRIOR: Final = (0.1, 0.1, 0.8)
_SHARED: Final = 2.0
# A ZWNJ is hardly ever put where none belongs: what is known of it as evidence (log10). But where a
# line lost its spaces, the shapes of its letters leave a ZWNJ in place of some.
_NEVER: Final = -4.0
_CROWDED: Final = -0.5
_HEADS: Final = tuple(LEADING)
_MOST: Final = 1.0  # log10 that a count of pairs may say

Rates = tuple[float, float, float]
"""A number for each reading: of those that are seen, their share of the ZWNJ sites."""


class Habits(NamedTuple):
    """What a document shows of its author's way and of what befell it.

    ``rates``: by kind of site. ``thresholds`` (log10): the margin that a change needs, by its kind.
    ``look``: how close to look for doubts. ``lost``: log10 by which a lost space is likelier here
    than the tagger, which saw few of them, takes it to be. ``doubt``: log10 by which the
    tables must be surer than what a change needs, or the network is asked; ``closely``: it is to
    read all, for spaces came and went all over, or the text is short. ``pairs``: how often a
    function word stands before another with a space and with ZWNJ between them; ``forms``: how
    often words stand that begin with its letters. ``lost_joiners``: the share of sure affixes that
    are glued.
    """

    rates: tuple[Rates, ...]
    thresholds: tuple[float, ...] = (0.0,) * len(Change)
    look: Look = CLOSE
    lost: float = 0.0
    doubt: float = 1.0
    closely: bool = False
    pairs: Mapping[tuple[str, str], tuple[int, int]] = {}
    forms: Mapping[str, int] = {}
    lost_joiners: float = 0.0

    def is_stricter_than(self, other: Habits) -> bool:
        """Whether nothing that ``other`` leaves alone would be changed by these."""
        return (
            all(a >= b for a, b in zip(self.thresholds, other.thresholds, strict=True))
            and all(
                mine[seen] <= theirs[seen]
                for mine, theirs in zip(self.rates, other.rates, strict=True)
                for seen in (NOTHING, SPACED)
            )
            and self.look >= other.look
            and self.lost <= other.lost
            and self.closely == other.closely
        )

    def channel(self, site: Site, reading: int, seen: int, crowded: bool = False) -> float:
        """Return log10 of the probability that ``reading`` is ``seen`` at such a site.

        ``crowded``: the line lost most of its spaces.
        """
        if reading == JOINED:
            return log10(self.rates[site][seen])
        if seen == JOINED:
            return _CROWDED if crowded and reading == SPACED else _NEVER
        return 0.0

    def custom(self, left: str, right: str) -> Rates:
        """Return log10 in favour of each reading of a glued word by what else the document writes.

        So a glued بهصورت becomes what it is elsewhere: به‌صورت or به صورت.
        """
        spaced, joined = self.pairs.get((left, right), (0, 0))
        glued = self.forms.get(left + right, 1) - 1 if joined else 0
        for_space = log10((spaced + 1) / (joined + 1))
        for_zwnj = log10((joined + 1) / (max(spaced, glued) + 1))
        return 0.0, max(-_MOST, min(_MOST, for_space)), max(0.0, min(_MOST, for_zwnj))


class Seen(NamedTuple):
    """What one phrase shows: its sites of sure affixes and the reading of each; its function words
    before others, and whether a space or a ZWNJ stands between; its words that begin with one."""

    sites: list[tuple[Site, int]]
    pairs: list[tuple[tuple[str, str], bool, bool]]
    forms: list[str]


@lru_cache(maxsize=1 << 12)  # of a sample of blocks, for the rounds over them
def see(phrase: str) -> Seen:
    """Return what a phrase shows.

    >>> [(site.name, reading) for site, reading in see("کتاب ها را میخوانیم").sites]
    [('PREFIX', 0), ('PLURAL', 1)]
    """
    forms, gaps = read_words(phrase)
    sites = [
        (site_between(form[:at], form[at:]), NOTHING) for form in forms if (at := glued_at(form))
    ]
    pairs = []
    for (left, right), gap in zip(pairwise(forms), gaps[1:], strict=True):
        affixed = left in HEADS or right in TAILS  # few are
        if affixed and affix_reading(left, right, SPACED) == JOINED:
            sites.append((site_between(left, right), gap))
        if left in LEADING:
            pairs.append(((left, right), gap == SPACED, gap == JOINED))
    return Seen(sites, pairs, [form for form in forms if form.startswith(_HEADS)])


until_forgotten(see.cache_clear)


def learn_habits(phrases: Iterable[str]) -> Habits:
    """Count how phrases write the sites of sure affixes."""
    counts = [[0.0, 0.0, 0.0] for _ in Site]
    pairs: dict[tuple[str, str], tuple[int, int]] = {}
    glued: Counter[str] = Counter()
    for seen in map(see, phrases):
        glued.update(seen.forms)
        for site, reading in seen.sites:
            counts[site][reading] += 1
        for pair, is_spaced, is_joined in seen.pairs:
            spaced, joined = pairs.get(pair, (0, 0))
            pairs[pair] = spaced + is_spaced, joined + is_joined
    together = [sum(column) for column in zip(*counts, _PRIOR, strict=True)]
    all_of_them = sum(together)
    return Habits(
        tuple(
            _shares(
                [n + _SHARED * all_n / all_of_them for n, all_n in zip(own, together, strict=True)]
            )
            for own in counts
        ),
        pairs=pairs,
        forms=glued,
        lost_joiners=together[NOTHING] / all_of_them,
    )


def _shares(counts: list[float]) -> Rates:
    glued, spaced, kept = (count / sum(counts) for count in counts)
    return glued, spaced, kept
