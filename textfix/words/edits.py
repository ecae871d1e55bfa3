"""Edits of gaps, and how those of several rounds come together as edits of the first text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from textfix.unicode.letters import SPACE, ZWNJ

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_SEPARATORS: Final = (ord(SPACE), ord(ZWNJ))


class Edit(NamedTuple):
    """A gap, ``[start, end)`` (code points), and what should stand there; the margin is a log10.

    Without a margin the edit is none of a model's.
    """

    start: int
    end: int
    sign: str
    margin: float | None

    def moved(self, by: int) -> Edit:
        """Return this edit for a text that has ``by`` more code points in front."""
        return self._replace(start=self.start + by, end=self.end + by)


def apply_edits(text: str, edits: Sequence[Edit]) -> str:
    """Return ``text`` with its gaps as the ``edits``, in ascending order, have them.

    >>> apply_edits("می شودکه", [Edit(2, 3, "", 1.0), Edit(6, 6, " ", 1.0)])
    'میشود که'
    """
    parts, at = [], 0
    for edit in edits:
        parts += [text[at : edit.start], edit.sign]
        at = edit.end
    return "".join([*parts, text[at:]])


def compose(before: str, after: str, rounds: Sequence[tuple[str, Sequence[Edit]]]) -> list[Edit]:
    """Return the edits that lead from ``before`` to ``after`` by way of several rounds.

    ``rounds``: each round's input and its edits. The texts have the same symbols (code points that
    are neither space nor ZWNJ), so a gap is known by the number of symbols before it.
    """
    import numpy as np  # only when there is something to compose

    margins: dict[int, float | None] = {}
    for text, edits in rounds:
        ends = np.array([edit.end for edit in edits], np.int64)
        symbols = np.searchsorted(_symbols(text), ends).tolist()
        margins.update(zip(symbols, (edit.margin for edit in edits), strict=True))
    return list(_differences(before, after, margins))


def _differences(before: str, after: str, margins: dict[int, float | None]) -> Iterator[Edit]:
    old, new = _symbols(before), _symbols(after)
    for symbol in sorted(margins):
        start, end = _gap(old, symbol)
        sign = after[slice(*_gap(new, symbol))]
        if before[start:end] != sign:
            yield Edit(start, end, sign, margins[symbol])


def _gap(symbols: NDArray[np.int64], symbol: int) -> tuple[int, int]:
    return int(symbols[symbol - 1]) + 1 if symbol else 0, int(symbols[symbol])


def _symbols(text: str) -> NDArray[np.int64]:
    """Return the indices of all code points that are neither space nor ZWNJ."""
    import numpy as np

    points = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    return np.flatnonzero((points != _SEPARATORS[0]) & (points != _SEPARATORS[1]))
