"""Rounds over a document until nothing changes, so that a second run has nothing to do."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from textfix.words.blocks import Block, group
from textfix.words.edits import Edit, apply_edits, compose
from textfix.words.gaps import ask_tagger, find_gap_edits, find_mark_edits
from textfix.words.habits import Habits
from textfix.words.judgement import is_suspect, judge
from textfix.words.phrases import find_spans
from textfix.words.shield import mask

_ROUNDS: Final = 6
_AT_A_TIME: Final = 32  # blocks: the tagger's answers for them are held in memory


def settle(text: str) -> list[Edit]:
    """Return the edits, in ascending order, that lead to a text this would leave alone.

    A block without edits is not looked at again, unless the later judgement is less strict.
    """
    current, masked = text, mask(text)
    rounds: list[tuple[str, list[Edit]]] = []
    calm: set[int] = set()
    strictest: Habits | None = None
    for _ in range(_ROUNDS):
        blocks = list(group(masked, find_spans(masked)))
        habits = judge(current, masked, blocks)
        if habits is None:
            break
        if strictest is None or not habits.is_stricter_than(strictest):
            calm.clear()
        strictest = habits
        left = [(index, block) for index, block in enumerate(blocks) if index not in calm]
        found = dict(_find_edits(current, masked, left, habits))
        calm.update(index for index, _ in left if index not in found)
        edits = [edit for index in sorted(found) for edit in found[index]]
        if not edits:
            break
        rounds.append((current, edits))
        current, masked = apply_edits(current, edits), apply_edits(masked, edits)
    return compose(text, current, rounds) if rounds else []


def _find_edits(
    text: str, masked: str, blocks: Sequence[tuple[int, Block]], habits: Habits
) -> Iterator[tuple[int, list[Edit]]]:
    """Yield the edits of every block that has some."""
    suspects = [(i, block) for i, block in blocks if is_suspect(masked, block, habits.look)]
    for first in range(0, len(suspects), _AT_A_TIME):
        some = suspects[first : first + _AT_A_TIME]
        odds = ask_tagger([text[block.start : block.end] for _, block in some])
        for (index, block), likely in zip(some, odds, strict=True):
            inside, hidden = text[block.start : block.end], masked[block.start : block.end]
            edits = [*find_mark_edits(hidden), *find_gap_edits(inside, hidden, habits, likely)]
            if edits:
                yield index, [edit.moved(block.start) for edit in sorted(edits)]
