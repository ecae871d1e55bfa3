"""Edits of gaps, and how those of several rounds come together as edits of the first text."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final, NamedTuple

from textfix.unicode.letters import SPACE, ZWNJ

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Margins = dict[int, float | None]
"""Margins (log10) by the number of the symbol (code point but gaps) that an edit stands before."""

_PART: Final = 1 << 12  # code points


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


def margins_by_symbol(text: str, edits: Sequence[Edit]) -> Margins:
    """Return the margins of the ``edits`` of ``text``, by the symbol that each stands before.

    The symbols are the code points that are neither space nor ZWNJ: no edit changes them.
    """
    symbols = _Symbols(text)
    return {symbols.before(edit.end): edit.margin for edit in edits}


def compose(before: str, after: str, margins: Margins) -> list[Edit]:
    """Return the edits that lead from ``before`` to ``after`` by way of several rounds.

    ``margins``: those of all rounds' edits; of two at the same symbol, the later one.
    """
    return list(_differences(before, after, margins))


def _differences(before: str, after: str, margins: Margins) -> Iterator[Edit]:
    old, new = _Symbols(before), _Symbols(after)
    for symbol in sorted(margins):
        start, end = old.gap(symbol)
        sign = after[slice(*new.gap(symbol))]
        if before[start:end] != sign:
            yield Edit(start, end, sign, margins[symbol])


class _Symbols:
    """The symbols of a text by number, found part by part: a long text has few edits."""

    def __init__(self, text: str) -> None:
        self._text = text
        parts = (text[at : at + _PART] for at in range(0, len(text), _PART))
        self._counts = [0, *accumulate(map(count_symbols, parts))]
        self._last: tuple[int, NDArray[np.intp] | None] = -1, None

    def before(self, at: int) -> int:
        """Return how many symbols stand before code point ``at``."""
        part = at // _PART
        return self._counts[part] + count_symbols(self._text[part * _PART : at])

    def gap(self, symbol: int) -> tuple[int, int]:
        """Return the span of the gap before a symbol."""
        return self._place(symbol - 1) + 1 if symbol else 0, self._place(symbol)

    def _place(self, symbol: int) -> int:
        part = bisect_right(self._counts, symbol) - 1
        last, places = self._last
        if part != last or places is None:
            places = are_symbols(self._text[part * _PART : (part + 1) * _PART]).nonzero()[0]
            self._last = part, places
        return part * _PART + int(places[symbol - self._counts[part]])


def are_symbols(text: str) -> NDArray[np.bool_]:
    """Tell which code points of ``text`` are no gaps."""
    import numpy as np  # a text without doubts does without

    codes = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)
    found: NDArray[np.bool_] = (codes != ord(SPACE)) & (codes != ord(ZWNJ))
    return found


def count_symbols(text: str) -> int:
    """Return how many code points of ``text`` are no gaps."""
    return len(text) - text.count(SPACE) - text.count(ZWNJ)
