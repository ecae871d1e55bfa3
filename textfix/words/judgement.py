"""The judgement of a document: its author's way with ZWNJ, what is damaged, how close to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from math import log10
from typing import Final, NamedTuple

from textfix.words.blocks import Block, narrow
from textfix.words.cascade.first import FirstLook, look_first
from textfix.words.changes import Change
from textfix.words.doubts import (
    CALM,
    CLOSE,
    QUICK,
    Look,
    is_doubtful,
)
from textfix.words.edits import count_symbols
from textfix.words.gaps import find_mark_edits
from textfix.words.habits import Habits, learn_habits
from textfix.words.looks import Judges
from textfix.words.looks import look as look_at
from textfix.words.trust import lost_spaces, thresholds

# Blocks, from all over the document, by which it is judged.
_LEARNED_FROM: Final = 200
_LOOKED_AT: Final = 24
_DECIDED: Final = 40
# Doubts a word at a quick look: with fewer, only those are followed up.
_FEW: Final = 0.018
# Of those doubts, the ones that no affix raised: with fewer by word, and so many words at least,
# the text has lost no spaces.
_RARE: Final = 0.008
_PAGE: Final = 200
_SYMBOLS_A_WORD: Final = 4.5
# Words; so short a text is looked at closely, whatever a quick look finds.
_CUTTING: Final = 8
_AT_AFFIXES: Final = (Change.AFFIX_LOST, Change.AFFIX_SPACED)
_LOSSES: Final = (Change.LOST_SPACE, Change.LOST_SPACE_AT_FUNCTION_WORD)
_SPACES: Final = (*_LOSSES, Change.STRAY_SPACE)
# Spaces lost or put in, by word and at least: from here on they came and went all over.
_OFTEN: Final = 0.01
_SEVERAL: Final = 3
_MOSTLY: Final = 0.5  # of the affixes whose ZWNJs are lost
_CLEAR_SHARE: Final = 2  # lost spaces for each that can be no ZWNJ
_PARAGRAPH: Final = 60  # words
# In a short document the network is asked of more gaps: there it matters more, and costs less.
_SHORT, _LENGTHY = 3_000, 10_000  # words
_MOST_DOUBT, _LEAST_DOUBT = 1.3, 0.15  # log10
# Code points from which on it pays to look up all words at once.
_LONG: Final = 1_000

Span = tuple[int, int]


class Judgement(NamedTuple):
    """What a document shows of itself, and the blocks that are worth a decision."""

    habits: Habits
    suspects: list[Block]


def judge(text: str, masked: str, blocks: Sequence[Block], judges: Judges) -> Judgement | None:
    """Judge a document by samples of its blocks; None if nothing in it is doubtful."""
    spans = [span for block in _sample(blocks, _LEARNED_FROM) for span in block.phrases]
    habits = learn_habits(text[start:end] for start, end in spans)
    all_words = _words(masked, blocks)
    habits = habits._replace(doubt=_doubt(all_words))
    sample = _sample(blocks, _LOOKED_AT)
    spans = [span for block in sample for span in block.phrases]
    first = look_first(masked, spans, habits._replace(doubt=0.0), judges.tables)
    words = _words(masked, sample)
    found = Counter(sure.change for sure in first.sure)
    look = _choose_look(found, words)
    suspects = list(_suspects(masked, blocks, look))
    if not suspects:
        return None
    lost, closely = _judge_losses(first, found, words, habits), _needs_care(found, words)
    habits = habits._replace(look=look, lost=lost, closely=closely)
    some = _sample(suspects, _DECIDED)
    looks = look_at(text, masked, some, habits, judges)
    found = Counter(edit.change for edits in looks for edit in edits)
    needed = thresholds(found, all_words * len(some) / len(suspects))
    return Judgement(habits._replace(thresholds=needed), suspects)


def _suspects(masked: str, blocks: Sequence[Block], look: Look) -> Iterator[Block]:
    """Yield the blocks that are worth a decision: all, or where that is rare those in which a cheap
    look finds anything, narrowed to its phrases."""
    if look != CALM:
        yield from blocks
        return
    is_open = _open_phrases(masked, blocks, look)
    for block in blocks:
        if find_mark_edits(masked[block.start : block.end]):
            yield block
        else:
            yield from narrow(masked, block, filter(is_open, block.phrases))


def _open_phrases(masked: str, blocks: Iterable[Block], look: Look) -> Callable[[Span], bool]:
    """Return what tells the spans of doubtful phrases; of a long text all are looked up at once."""
    if look != CALM or len(masked) < _LONG:
        return lambda span: is_doubtful(masked[slice(*span)], look)
    from textfix.words.scan import find_doubtful

    found = find_doubtful(masked, [span for block in blocks for span in block.phrases], look)
    return lambda span: span[0] in found


def _choose_look(found: Mapping[Change, int], words: float) -> Look:
    """Choose how close to look, by the changes that the tables would make in some words."""
    changes = sum(found.values())
    if words <= _CUTTING or changes >= _FEW * words:
        return CLOSE
    others = changes - sum(found.get(change, 0) for change in _AT_AFFIXES)
    return CALM if words >= _PAGE and others < _RARE * words else QUICK


def _judge_losses(
    first: FirstLook, found: Mapping[Change, int], words: float, habits: Habits
) -> float:
    """Return log10 by which a lost space is likelier than expected.

    It may be less likely only where ZWNJs were lost. There what looks like a lost space (بهاتکای)
    may be one of them, and tells nothing unless it cannot be.
    """
    if words <= _CUTTING:
        return 0.0
    if habits.lost_joiners > _MOSTLY:
        return lost_spaces(_CLEAR_SHARE * first.losses, words)
    return max(0.0, lost_spaces(sum(found.get(change, 0) for change in _LOSSES), words))


def _needs_care(found: Mapping[Change, int], words: float) -> bool:
    """Whether spaces were lost, or put into words, all over, which the tables cannot follow; or a
    text is too short to show that."""
    if words <= _PARAGRAPH:
        return True
    changes = sum(found.get(change, 0) for change in _SPACES)
    return changes >= max(_SEVERAL, _OFTEN * words)


def _doubt(words: float) -> float:
    """Return how sure (log10) the tables must be in a document of so many words.

    >>> _doubt(300), round(_doubt(1e6), 2)
    (1.3, 0.15)
    """
    length = log10(max(_SHORT, min(_LENGTHY, words)) / _SHORT) / log10(_LENGTHY / _SHORT)
    return _MOST_DOUBT + (_LEAST_DOUBT - _MOST_DOUBT) * length


def _words(masked: str, blocks: Iterable[Block]) -> float:
    """Estimate the number of words of ``blocks`` from that of symbols, which no repair changes."""
    symbols = sum(count_symbols(masked[block.start : block.end]) for block in blocks)
    return symbols / _SYMBOLS_A_WORD


def _sample(blocks: Sequence[Block], most: int) -> Sequence[Block]:
    """Return at most so many blocks, from all over the document."""
    return blocks[:: max(1, -(-len(blocks) // most))]
