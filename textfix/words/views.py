"""The tagger's view of blocks, remembered: later rounds and samples ask for much the same."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Final, NamedTuple

from textfix.unicode.letters import SPACE
from textfix.words.blocks import Block, window
from textfix.words.decision import Odds
from textfix.words.edits import count_symbols
from textfix.words.neutral import Neutral, neutralize, show_spaces, without

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_REMEMBERED: Final = 512  # windows of some 10 kB


class View(NamedTuple):
    """How the tagger sees a block: its odds, and how many symbols it saw in all.

    The odds are by code point of the block. ``spaced``: those of a second look, at the text with a
    space for every ZWNJ and every doubtful space in its place.
    """

    odds: Odds
    symbols: int
    spaced: Odds | None = None


class _Tagged(NamedTuple):
    """The code points of a neutral text that the tagger knows, and its odds before each."""

    at: NDArray[np.int64]
    log10: NDArray[np.float32]


class Views:
    """Shows blocks to the tagger, amid what is around them; remembers what it has shown."""

    def __init__(self) -> None:
        self._tagged: dict[str, _Tagged] = {}

    def of(
        self,
        text: str,
        masked: str,
        blocks: Sequence[Block],
        asked: Mapping[int, Sequence[int]] | None = None,
    ) -> list[View]:
        """Return the views of ``blocks`` of ``text``.

        ``asked``: by the beginning of a block, the places of the letters behind the gaps in doubt;
        if not given, all that a close look doubts.
        """
        spans = [window(text, block) for block in blocks]
        if asked is None:
            neutral = [neutralize(text[a:b], masked[a:b]) for a, b in spans]
        else:
            neutral = [
                without(
                    text[a:b], [at - a - 1 for at in asked[block.start] if text[at - 1] == SPACE]
                )
                for block, (a, b) in zip(blocks, spans, strict=True)
            ]
        return [
            View(odds, count_symbols(some.text))
            for some, odds in zip(neutral, self._ask(neutral, spans, blocks), strict=True)
        ]

    def of_spaces(self, text: str, blocks: Sequence[Block], views: Sequence[View]) -> list[View]:
        """Return the ``views`` of ``blocks`` with a second look at their spaces."""
        spans = [window(text, block) for block in blocks]
        spaced = [show_spaces(text[a:b]) for a, b in spans]
        return [
            view._replace(spaced=odds)
            for view, odds in zip(views, self._ask(spaced, spans, blocks), strict=True)
        ]

    def _ask(
        self,
        neutral: Sequence[Neutral],
        spans: Sequence[tuple[int, int]],
        blocks: Sequence[Block],
    ) -> list[Odds]:
        from textfix.tagger.predict import default_threads  # loaded for doubtful text only

        new = [some.text for some in neutral if some.text not in self._tagged]
        if len(self._tagged) + len(new) > _REMEMBERED:
            self._tagged.clear()
            new = [some.text for some in neutral]
        with ThreadPoolExecutor(default_threads()) as pool:
            self._tagged.update(zip(new, pool.map(_tag, new), strict=True))
        return [
            _odds(some, self._tagged[some.text], start - block.start)
            for some, (start, _), block in zip(neutral, spans, blocks, strict=True)
        ]


def _tag(text: str) -> _Tagged:
    """Ask for log10 of nothing, space, ZWNJ before each letter, were there no cut."""
    import numpy as np

    from textfix.tagger import tag

    places, rows = [], []
    start = 0
    lines = text.split("\n")
    for line, tagged in zip(lines, tag(lines, threads=1), strict=True):
        gaps = tagged.log10[:, :3]
        rows.append(gaps - np.log10((10.0**gaps).sum(axis=1, keepdims=True)))
        places.append(tagged.at.astype(np.int64) + start)
        start += len(line) + 1
    return _Tagged(np.concatenate(places), np.concatenate(rows))


def _odds(neutral: Neutral, tagged: _Tagged, first: int) -> Odds:
    """Return the odds by code point of a block that begins ``first`` before the neutral text."""
    places = (neutral.places[tagged.at] + first).tolist()
    odds: dict[int, list[float]] = {}
    for at, row in zip(places, tagged.log10.tolist(), strict=True):
        odds.setdefault(at, row)
    return odds
