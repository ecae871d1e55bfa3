"""What a document teaches about its own gaps: where its ZWNJs are kept, spaced or lost.

Counted at the sites where orthography leaves no choice (می before a verb, ها after a word, a copula
after a silent ه). A document with its own consistent ZWNJs is followed: its spaces are the
author's. One without a single ZWNJ tells little, so that the models decide.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import pairwise
from math import log10
from typing import Final, NamedTuple

from textfix.words.affixes import affix_reading, glued_at
from textfix.words.doubts import CLOSE, Look
from textfix.words.phrases import JOINED, NOTHING, SPACED, Phrase

# Pseudo-counts: what is believed of ZWNJ sites before the document has shown any.
_PRIOR: Final = {JOINED: 0.8, SPACED: 0.1, NOTHING: 0.1}
# Damaged gaps by word: from so many on, a document's gaps are no evidence of what its author wrote.
_DAMAGED: Final = 0.028
# What is believed before the document has shown anything: one such gap in a thousand words.
_PRIOR_GAPS: Final = 0.1
_PRIOR_WORDS: Final = 100
_PRIOR_TIMES: Final = 10  # but a cutting of some words tells little of how its author writes
# log10 of margin for each power of ten that the damage is rarer; chosen on edited held-out text, of
# which less than 0.1 % of the words may change.
_TRUST: Final = 4.0
_MOST: Final = 2.2
# A ZWNJ is hardly ever put where none belongs: what is known of it as evidence (log10).
_NEVER: Final = -4.0


class Habits(NamedTuple):
    """Rates of a document's ZWNJ sites, kept, spaced and glued, which sum to 1; and the margin.

    ``threshold`` (log10): the margin that a change needs. ``look``: how close to look for doubts.
    """

    kept: float
    spaced: float
    glued: float
    threshold: float = 0.0
    look: Look = CLOSE

    def trusting(self, damaged: float, words: float) -> Habits:
        """Return these habits with the threshold for so many damaged gaps in so many words.

        Where damage is rare, what looks like it is oftener the author's own way.

        >>> habits = learn_habits([])
        >>> habits.trusting(0, 1000).threshold > habits.trusting(60, 1000).threshold == 0
        True
        """
        rate = (damaged + _PRIOR_GAPS) / (words + min(_PRIOR_WORDS, _PRIOR_TIMES * words))
        return self._replace(threshold=min(_MOST, max(0.0, _TRUST * log10(_DAMAGED / rate))))

    def is_stricter_than(self, other: Habits) -> bool:
        """Whether nothing that ``other`` leaves alone would be changed by these."""
        return (
            self.threshold >= other.threshold
            and self.spaced <= other.spaced
            and self.glued <= other.glued
            and self.look >= other.look
        )

    def channel(self, reading: int, seen: int) -> float:
        """Return log10 of the probability that ``reading`` is ``seen`` in this document."""
        if reading == JOINED:
            return log10((self.glued, self.spaced, self.kept)[seen])
        if seen == JOINED:
            return _NEVER
        return 0.0


def learn_habits(phrases: Iterable[Phrase]) -> Habits:
    """Count how ``phrases`` write the sites of sure affixes."""
    counts = dict(_PRIOR)
    for phrase in phrases:
        words = phrase.words()
        forms = [phrase.letters[start:end] for start, end in words]
        for form in forms:
            counts[NOTHING] += bool(glued_at(form))
        for (left, right), (start, _) in zip(pairwise(forms), words[1:], strict=True):
            if affix_reading(left, right, SPACED) == JOINED:
                counts[phrase.gaps[start]] += 1
    total = sum(counts.values())
    return Habits(counts[JOINED] / total, counts[SPACED] / total, counts[NOTHING] / total)
