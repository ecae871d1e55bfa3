"""Doubts: the cheap look that names the few gaps worth a decision, so that clean text costs little.

Only the language model is asked, word by word and pair by pair; the tagger is not loaded for it.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from textfix.words import model
from textfix.words.affixes import affix_reading
from textfix.words.phrases import LONGEST_WORD, SPACED, Phrase

_RARE: Final = 3  # count in the corpora up to which a word is no witness for itself
_LEEWAY: Final = 1.5  # log10 by which the other reading may be worse and is still looked at
_USUAL: Final = 0.04  # share of ZWNJ from which a pair of words is looked at
_ONE_LETTER_WORD: Final = "و"


def is_doubtful(forms: Sequence[str]) -> bool:
    """Whether anything in a phrase of these words is worth a decision."""
    return any(map(_is_doubtful_word, forms)) or any(
        _is_doubtful_pair(left, right) for left, right in pairwise(forms)
    )


def doubtful_gaps(phrase: Phrase) -> list[int]:
    """Return the gaps (indices of letters) of ``phrase`` that may be wrong, in order.

    A ZWNJ that stands is never doubted: the author, or an earlier stage, put it there.
    """
    gaps: list[int] = []
    last = ""
    for start, end in phrase.words():
        form = phrase.letters[start:end]
        if last and phrase.gaps[start] == SPACED and _is_doubtful_pair(last, form):
            gaps.append(start)
        if _is_doubtful_word(form):
            gaps.extend(range(start + 1, end))
        last = form
    return gaps


def _is_doubtful_word(form: str) -> bool:
    return len(form) > LONGEST_WORD or (len(form) > 2 and _may_be_glued(form))


@lru_cache(maxsize=1 << 16)
def _may_be_glued(form: str) -> bool:
    """Whether ``form`` is unknown, or two words about as likely as one."""
    if model.count(form) <= _RARE:
        return True
    own = model.words((), (form,)) - _LEEWAY
    return any(
        model.count(form[:k]) > _RARE
        and model.count(form[k:]) > _RARE
        and model.words((), (form[:k], form[k:])) > own
        for k in range(1, len(form))
    )


def _is_doubtful_pair(left: str, right: str) -> bool:
    return max(len(left), len(right)) > LONGEST_WORD or _may_be_joined(left, right)


@lru_cache(maxsize=1 << 16)
def _may_be_joined(left: str, right: str) -> bool:
    """Whether the space between ``left`` and ``right`` may be a ZWNJ, or inside a word."""
    if any(len(form) == 1 and form != _ONE_LETTER_WORD for form in (left, right)):
        return True
    if model.count(left) <= _RARE or model.count(right) <= _RARE:
        return True
    if model.zwnj(left, right) > _USUAL or affix_reading(left, right, SPACED) is not None:
        return True
    if model.count(left + right) == 0:
        return False
    return model.words((), (left + right,)) > model.words((), (left, right)) - _LEEWAY
