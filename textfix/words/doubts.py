"""Doubts: the cheap look that names the few gaps worth a decision, so that clean text costs little.

Only the language model is asked, word by word and pair by pair; the tagger is not loaded for it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import inf
from typing import Final, NamedTuple

from textfix.words import model
from textfix.words.affixes import affix_reading, glued_at, may_be_affixed
from textfix.words.phrases import JOINED, LONGEST_WORD, SPACED, Phrase, read_forms

_RARE: Final = 3  # count in the corpora up to which a word is no witness for itself
# Fixed phrases that begin with a word that is an affix elsewhere.
_PHRASES: Final = frozenset(("تر", "و", word) for word in ("خشک", "تازه", "تمیز", "فرز"))
_SPELLED: Final = 3  # letters in a row, at least
_AND: Final = "\N{ARABIC LETTER WAW}"
_WITNESS: Final = 1.0  # what the witness of a known word is worth (log10)


class Look(NamedTuple):
    """How close to look: at gaps whose odds (log10) against what is seen are above these.

    ``glued``: of two words against one, ``broken``: of one word against two, ``zwnj``: the share of
    ZWNJs between two such words, ``affixed``: as ``glued``, where orthography parts the two.
    """

    glued: float
    broken: float
    zwnj: float
    affixed: float


# On held-out text one lost or stray gap in a hundred had less against it than ``CLOSE``, one in ten
# less than ``QUICK``, which in edited text finds something once in a hundred words. There 300 of
# 370 doubts that an affix raised ended in a change, 6 of 760 others: ``CALM`` leaves most of those
# out.
CLOSE: Final = Look(-2.5, -1.0, 0.04, -2.5)
QUICK: Final = Look(1.0, 1.0, 0.93, 1.0)
CALM: Final = Look(inf, 2.5, 0.93, 1.0)


def is_doubtful(phrase: str, look: Look) -> bool:
    """Whether anything in a phrase is worth a decision."""
    forms, spaced = read_forms(phrase)
    return any(True for _ in _doubts(forms, spaced, look))


def doubtful_gaps(phrase: Phrase, look: Look) -> list[int]:
    """Return the gaps (indices of letters) of ``phrase`` that may be wrong, in order.

    A ZWNJ that stands is not doubted, for somebody put it there, but in a crowded line, where the
    shapes of letters may have left it in place of a space.
    """
    words = phrase.words()
    forms = [phrase.letters[start:end] for start, end in words]
    spaced = [phrase.gaps[start] == SPACED for start, _ in words]
    gaps: list[int] = []
    for index, inside in _doubts(forms, spaced, look):
        start, end = words[index]
        gaps.extend(range(start + 1, end) if inside else (start,))
    if phrase.crowded:
        gaps = sorted({*gaps, *(k for k, gap in enumerate(phrase.gaps) if gap == JOINED)})
    return gaps


def _doubts(forms: Sequence[str], spaced: Sequence[bool], look: Look) -> Iterator[tuple[int, bool]]:
    """Yield the index of every doubtful word, and whether the doubt is inside it or before it."""
    last = ""
    for index, form in enumerate(forms):
        if (
            index
            and spaced[index]
            and is_doubtful_pair(last, form, look)
            and not is_settled(forms, index)
        ):
            yield index, False
        if len(form) > 2 and is_doubtful_word(form, look):
            yield index, True
        last = form


def is_doubtful_word(form: str, look: Look) -> bool:
    """Whether a gap may be missing in a form of three letters or more."""
    if len(form) > LONGEST_WORD:
        return True
    if look.glued == inf and not may_be_affixed(form):
        return False
    odds = _glued_odds(form)
    return odds > look.glued or (odds > look.affixed and may_be_affixed(form))


def is_settled(forms: Sequence[str], index: int) -> bool:
    """Whether the space before the word at ``index`` is surely meant, by the words around it."""
    return tuple(forms[index : index + 3]) in _PHRASES or _is_spelled_out(forms, index)


def _is_spelled_out(forms: Sequence[str], index: int) -> bool:
    """Whether the word at ``index``, or the one before it, is a letter of a word spelled out.

    Somebody spaced its letters, for emphasis: together they are a word, and it begins behind one.
    The letters of words that extraction tore are neither, for the tears run on into other words.

    >>> _is_spelled_out("نمایشگاه ا و ل ی ه".split(), 1)
    True
    >>> _is_spelled_out("می دانس ت ک ه".split(), 3)
    False
    """
    if len(forms[index - 1]) > 1 and len(forms[index]) > 1:
        return False
    first = last = index if len(forms[index]) == 1 else index - 1
    while first and len(forms[first - 1]) == 1:
        first -= 1
    while last < len(forms) and len(forms[last]) == 1:
        last += 1
    if last - first < _SPELLED or (first and model.count(forms[first - 1]) <= _RARE):
        return False
    row = "".join(forms[first:last])
    return any(model.count(word) > _RARE for word in {row, row.removesuffix(_AND)})


def is_doubtful_pair(left: str, right: str, look: Look) -> bool:
    """Whether the space between two forms may be wrong."""
    if max(len(left), len(right)) > LONGEST_WORD:
        return True
    if _zwnj_share(left, right) > look.zwnj:
        return True
    if look == CALM and not model.count(left + right):
        return False
    return _broken_odds(left, right) > look.broken


@lru_cache(maxsize=1 << 16)
def _glued_odds(form: str) -> float:
    """Return log10 by which two words are likelier than ``form``, less the witness it is."""
    odds = max(model.alone(form[:k], form[k:]) for k in range(1, len(form)))
    is_witness = model.count(form) > _RARE and not glued_at(form)
    return odds - model.alone(form) - (_WITNESS if is_witness else 0.0)


@lru_cache(maxsize=1 << 16)
def _broken_odds(left: str, right: str) -> float:
    """Return log10 by which one word is likelier than ``left`` and ``right``."""
    return model.alone(left + right) - model.alone(left, right)


@lru_cache(maxsize=1 << 16)
def _zwnj_share(left: str, right: str) -> float:
    """Return how usual a ZWNJ is between two words: 1 where orthography asks for a change."""
    sure = affix_reading(left, right, SPACED) is not None
    return 1.0 if sure else model.zwnj(left, right)
