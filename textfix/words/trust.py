"""How sure a change must be, given how many of its kind a document seems to need.

Where damage is rare, what looks like it is oftener the author's own way.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import log10
from typing import Final

from textfix.words.changes import Change

# Margins (log10) that a kind of change needs in a document that hardly needs any, and in one that
# needs many. Read off held-out text: the first so that edited text keeps 999 of 1000 words and what
# changes is right, the second so that as much damage is repaired as is made.
_RARE: Final = {
    Change.AFFIX_LOST: 0.8,
    Change.ZWNJ_LOST: 1.2,
    Change.AFFIX_SPACED: 0.7,
    Change.ZWNJ_SPACED: 1.2,
    Change.STRAY_SPACE: 1.0,
    Change.LOST_SPACE: 2.2,
    Change.LOST_SPACE_AT_FUNCTION_WORD: 2.2,
    Change.SPACE_FOR_ZWNJ: 0.3,
    Change.COMPOUND_SPACED: 1.2,
}
_COMMON: Final = {
    Change.STRAY_SPACE: 0.5,
    Change.SPACE_FOR_ZWNJ: 0.3,
}
# Kinds that befall a document together: each is as common as both.
_TOGETHER: Final = (Change.ZWNJ_SPACED, Change.COMPOUND_SPACED)

# Changes by word: from these rates on they are no longer rare, and common.
_FEW: Final = 0.003
_MANY: Final = 0.010
# What is believed before the document has shown anything; a cutting of some words shows little.
_PRIOR_CHANGES: Final = 0.1
_PRIOR_WORDS: Final = 100
_PRIOR_TIMES: Final = 10

# To glue function words is a habit: more of them than this are no sign that spaces were lost.
_HABITUAL: Final = 2


# Glued words by word: the rate that the tagger expects, and the least and the most that is believed
# of theirs here (log10).
_EXPECTED: Final = 0.025
_LEAST_LOST, _MOST_LOST = -1.0, 1.5


def lost_spaces(glued: int, words: float) -> float:
    """Return log10 by which spaces were lost oftener than the tagger expects.

    >>> round(lost_spaces(1, 1000), 1), round(lost_spaces(200, 1000), 1)
    (-1.0, 0.9)
    """
    lost = log10((glued + _PRIOR_CHANGES) / (_EXPECTED * (words + _PRIOR_WORDS)))
    return min(_MOST_LOST, max(_LEAST_LOST, lost))


def thresholds(found: Mapping[Change, int], words: float) -> tuple[float, ...]:
    """Return the margin (log10) that each kind of change needs, by the number of the kind.

    ``found``: how many changes of each kind ``words`` words seem to need.

    >>> [thresholds({Change.STRAY_SPACE: n}, 5000)[Change.STRAY_SPACE] for n in (1, 99)]
    [1.0, 0.5]
    """
    prior_words = min(_PRIOR_WORDS, _PRIOR_TIMES * words)

    def threshold(change: Change) -> float:
        number = found.get(change, 0)
        if change == Change.LOST_SPACE_AT_FUNCTION_WORD:
            number = min(number, _HABITUAL) + found.get(Change.LOST_SPACE, 0)
        if change in _TOGETHER:
            number = sum(found.get(kind, 0) for kind in _TOGETHER)
        rate = (number + _PRIOR_CHANGES) / (words + prior_words)
        rarity = log10(_MANY / rate) / log10(_MANY / _FEW)
        common = _COMMON.get(change, 0.0)
        return common + (_RARE[change] - common) * min(1.0, max(0.0, rarity))

    return tuple(threshold(change) for change in Change)
