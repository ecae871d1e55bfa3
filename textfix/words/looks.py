"""The looks at a block: the tables' first one, then the network's where those leave a doubt.

The network is shown every doubtful gap as nothing, and it answers what belongs into a text that
lost a sign there. Of two words that stand apart by right it thinks so, too; shown with a space
between them, at a second look, it knows them better.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import compress
from typing import Final, NamedTuple

from textfix.words.blocks import ASKED, ASKED_OF_MANY, Block, around
from textfix.words.cascade.first import Tables, look_again, look_first
from textfix.words.changes import FROM_SPACE_TO_ZWNJ
from textfix.words.gaps import GapEdit, find_gap_edits
from textfix.words.habits import Habits
from textfix.words.phrases import is_crowded
from textfix.words.views import View, Views

_WIDE: Final = 0.5  # log10: a doubt that is greater than this is a short document's


class Judges(NamedTuple):
    """Who is asked of gaps: the tables, then the network; both remember what they said."""

    tables: Tables
    views: Views


def look(
    text: str, masked: str, blocks: Sequence[Block], habits: Habits, judges: Judges
) -> list[list[GapEdit]]:
    """Return the edits of each block, whose places are counted from its start."""
    lossy = [_lost_spaces(text, block, habits) for block in blocks]
    found: list[list[GapEdit]] = [[] for _ in blocks]
    numbers = list(compress(range(len(blocks)), lossy))
    some = [blocks[number] for number in numbers]
    closely = _look_closely(text, masked, some, habits, judges.views)
    for number, edits in zip(numbers, closely, strict=True):
        found[number] = edits
    rest = [number for number, close in enumerate(lossy) if not close]
    spans = [span for number in rest for span in blocks[number].phrases]
    starts = [blocks[number].start for number in rest]
    for edit in _look_in_turn(text, masked, spans, habits, judges):
        number = rest[bisect_right(starts, edit.edit.start) - 1]
        found[number].append(edit._replace(edit=edit.edit.moved(-blocks[number].start)))
    return found


def _lost_spaces(text: str, block: Block, habits: Habits) -> bool:
    """Whether a block lost spaces, of which the network knows more than tables do."""
    return habits.closely or any(is_crowded(text, *span) for span in block.phrases)


def _look_in_turn(
    text: str, masked: str, spans: Sequence[tuple[int, int]], habits: Habits, judges: Judges
) -> list[GapEdit]:
    """Return the edits of phrases: by the tables, and by the network what those leave open."""
    first = look_first(masked, spans, habits, judges.tables)
    if not first.asked:
        return [GapEdit(*one) for one in first.sure]
    size = ASKED if habits.doubt > _WIDE else ASKED_OF_MANY
    blocks = list(around(text, list(first.asked), spans, size))
    places = {block.start: some for block, some in blocks}
    views = judges.views.of(text, masked, [block for block, _ in blocks], places)
    network: dict[int, Sequence[float]] = {}
    for (block, some), view in zip(blocks, views, strict=True):
        network |= {at: row for at in some if (row := view.odds.get(at - block.start))}
    return sorted(GapEdit(*one) for one in first.sure + look_again(first.asked, network, habits))


def _look_closely(
    text: str, masked: str, blocks: Sequence[Block], habits: Habits, views: Views
) -> Iterator[list[GapEdit]]:
    """Yield the edits of each block by the network alone, which sees a block twice where spaces
    seem to be ZWNJs."""
    if not blocks:
        return
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
