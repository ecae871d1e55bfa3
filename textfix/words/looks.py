"""The looks at a block: one at all its gaps, and one more at the spaces that seem to be ZWNJs.

The first one shows the tagger every doubtful gap as nothing, and it answers what belongs into a
text that lost a sign there. Of two words that stand apart by right it thinks so, too; shown with
a space between them, it knows them better.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textfix.words.blocks import Block
from textfix.words.changes import FROM_SPACE_TO_ZWNJ
from textfix.words.gaps import GapEdit, find_gap_edits
from textfix.words.habits import Habits
from textfix.words.views import View, Views


def look(
    text: str, masked: str, blocks: Sequence[Block], habits: Habits, views: Views
) -> Iterator[list[GapEdit]]:
    """Yield the edits of each block, whose places are counted from its start."""
    seen = views.of(text, masked, blocks)
    found = [_edits(text, masked, *pair, habits) for pair in zip(blocks, seen, strict=True)]
    doubtful = [
        number
        for number, edits in enumerate(found)
        if any(edit.change in FROM_SPACE_TO_ZWNJ for edit in edits)
    ]
    some = [blocks[number] for number in doubtful]
    again = views.of_spaces(text, some, [seen[number] for number in doubtful])
    for number, block, view in zip(doubtful, some, again, strict=True):
        found[number] = _edits(text, masked, block, view, habits)
    yield from found


def _edits(text: str, masked: str, block: Block, view: View, habits: Habits) -> list[GapEdit]:
    span = slice(block.start, block.end)
    return list(find_gap_edits(text[span], masked[span], habits, view))
