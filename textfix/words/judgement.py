"""The judgement of a document: its author's way with ZWNJ, what is damaged, how close to look."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from textfix.words.blocks import Block, narrow
from textfix.words.doubts import (
    CALM,
    CLOSE,
    QUICK,
    Look,
    count_doubts,
    count_glued,
    is_doubtful,
)
from textfix.words.edits import count_symbols
from textfix.words.gaps import find_mark_edits
from textfix.words.habits import Habits, learn_habits
from textfix.words.looks import look as look_at
from textfix.words.phrases import read_words
from textfix.words.trust import lost_spaces, thresholds
from textfix.words.views import Views

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
# Code points from which on all words are looked up at once: that needs numpy, and tables.
_LONG: Final = 20_000

Span = tuple[int, int]


class Judgement(NamedTuple):
    """What a document shows of itself, and the blocks that are worth a decision."""

    habits: Habits
    suspects: list[Block]


def judge(text: str, masked: str, blocks: Sequence[Block], views: Views) -> Judgement | None:
    """Judge a document by samples of its blocks; None if nothing in it is doubtful."""
    look = _choose_look(masked, _sample(blocks, _LOOKED_AT))
    suspects = list(_suspects(masked, blocks, look))
    if not suspects:
        return None
    spans = [span for block in _sample(blocks, _LEARNED_FROM) for span in block.phrases]
    habits = learn_habits(read_words(text[start:end]) for start, end in spans)
    habits = habits._replace(look=look, lost=_judge_losses(masked, _sample(blocks, _LOOKED_AT)))
    some = _sample(suspects, _DECIDED)
    words = sum(map(_words, (masked[block.start : block.end] for block in blocks)))
    looks = look_at(text, masked, some, habits, views)
    found = Counter(edit.change for edits in looks for edit in edits)
    needed = thresholds(found, words * len(some) / len(suspects))
    return Judgement(habits._replace(thresholds=needed), suspects)


def _suspects(masked: str, blocks: Sequence[Block], look: Look) -> Iterator[Block]:
    """Yield the blocks in which a cheap look finds anything that is worth a decision; where that
    is rare, as little around it as the tagger needs."""
    is_open = _open_phrases(masked, blocks, look)
    for block in blocks:
        doubtful = filter(is_open, block.phrases)
        if find_mark_edits(masked[block.start : block.end]):
            yield block
        elif look == CALM:
            yield from narrow(masked, block, doubtful)
        elif any(True for _ in doubtful):
            yield block


def _open_phrases(masked: str, blocks: Iterable[Block], look: Look) -> Callable[[Span], bool]:
    """Return what tells the spans of doubtful phrases; of a long text all are looked up at once."""
    if look != CALM or len(masked) < _LONG:
        return lambda span: is_doubtful(masked[slice(*span)], look)
    from textfix.words.scan import find_doubtful

    found = find_doubtful(masked, [span for block in blocks for span in block.phrases], look)
    return lambda span: span[0] in found


def _choose_look(masked: str, blocks: Sequence[Block]) -> Look:
    """Choose how close to look, by what a quick look finds in some blocks."""
    phrases = [masked[start:end] for block in blocks for start, end in block.phrases]
    words = sum(_words(masked[block.start : block.end]) for block in blocks)
    found = sum(count_doubts(phrase, QUICK) for phrase in phrases)
    if words <= _CUTTING or found >= _FEW * words:
        return CLOSE
    others = found - sum(count_doubts(phrase, CALM) for phrase in phrases)
    return CALM if words >= _PAGE and others < _RARE * words else QUICK


def _judge_losses(masked: str, blocks: Sequence[Block]) -> float:
    glued = sum(count_glued(masked[s:e]) for block in blocks for s, e in block.phrases)
    words = sum(_words(masked[block.start : block.end]) for block in blocks)
    return lost_spaces(glued, words) if words > _CUTTING else 0.0


def _words(text: str) -> float:
    """Estimate the number of words from that of symbols, which no repair changes."""
    return count_symbols(text) / _SYMBOLS_A_WORD


def _sample(blocks: Sequence[Block], most: int) -> Sequence[Block]:
    """Return at most so many blocks, from all over the document."""
    return blocks[:: max(1, -(-len(blocks) // most))]
