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
from textfix.words.phrases import JOINED, NOTHING, SPACED, Phrase

# Pseudo-counts: what is believed of ZWNJ sites before the document has shown any.
_PRIOR: Final = {JOINED: 0.8, SPACED: 0.1, NOTHING: 0.1}
# The margin asked for where every ZWNJ is kept: at it 0.1 % of the words of edited text change.
_TRUST: Final = 0.9
# A ZWNJ is hardly ever put where none belongs: what is known of it as evidence (log10).
_NEVER: Final = -4.0


class Habits(NamedTuple):
    """Rates of a document's ZWNJ sites, kept, spaced and glued; they sum to 1."""

    kept: float
    spaced: float
    glued: float

    @property
    def threshold(self) -> float:
        """The margin (log10) that a change needs: more where the author's gaps are trusted."""
        return _TRUST * self.kept

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
            if affix_reading(left, right) == JOINED:
                counts[phrase.gaps[start]] += 1
    total = sum(counts.values())
    return Habits(counts[JOINED] / total, counts[SPACED] / total, counts[NOTHING] / total)
