"""Prediction: the probabilities of cuts, spaces and ZWNJ for the gaps of a document.

Each window is run by itself, unpadded: the int8 network scales its activations by the largest one
of the whole batch, so windows that share a batch would change each other's probabilities (up to
half a unit in the logits). Alone, a window's result depends on its symbols only.
"""

from __future__ import annotations

import math
import os
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import lru_cache
from itertools import accumulate
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from textfix.tagger.encode import NEWLINE, Coded, encode
from textfix.tagger.weights import session
from textfix.tagger.windows import Window, windows

CLASSES = 6
THREADS_VARIABLE = "TEXTFIX_THREADS"
_MOST_THREADS = 4
# Share of doubled spaces above which they say nothing. Measured: run-reversed pages up to 0.05,
# pages of Word in reading order 0.08 to 0.46.
_DOUBLED, _FEW = 0.07, 8
_REMEMBERED_WINDOWS = 512  # of at most 13.5 kB each


class Tagged(NamedTuple):
    """What the network says of the ``n`` coded symbols of a line.

    ``at`` [n]: index (code point) in the line of each symbol, never decreasing. ``log10`` [n, 6]:
    log10 probabilities of {no cut, cut} × {nothing, space, ZWNJ}, column ``3 * cut + gap``, for the
    gap before that symbol. Without a cut the gap is the true one at that place. With a cut it is
    the one at the seam once the pieces are turned round: between the end of the piece that starts
    here and the beginning of the piece that ends here. Row 0 (the gap before the line's first
    symbol) was masked in training: it says nothing.
    """

    at: NDArray[np.int32]
    log10: NDArray[np.float32]


def tag(lines: Sequence[str], threads: int | None = None) -> list[Tagged]:
    """Tag the gaps of a document's lines, in order; the lines around a line are its context.

    Blank lines give empty arrays and are no context. ``threads`` defaults to the environment's
    TEXTFIX_THREADS, else to the processors at hand, 4 at most; it never changes the result.

    Raises:
        DamagedWeightsError: the weights in the package are damaged.

    >>> tagged, = tag(["ها رفت."])
    >>> tagged.at.tolist(), tagged.log10.shape
    ([0, 1, 3, 4, 5, 6], (6, 6))
    """
    coded = _without_doubled([encode(line) for line in lines])
    log10 = _tag_stream([line for line in coded if line.at.size], threads or default_threads())
    tagged = []
    first = 0
    for line in coded:
        last = first + line.at.size
        tagged.append(Tagged(line.at, log10[first:last]))
        first = last + 1 if line.at.size else first
    return tagged


def _without_doubled(lines: list[Coded]) -> list[Coded]:
    """Take several spaces for one where the document has them all over.

    Two spaces tell of a run edge where they are rare; some extractors put them anywhere.
    """
    spaced = sum(np.count_nonzero((line.gaps[1:] == 1) | (line.gaps[1:] == 2)) for line in lines)
    doubled = sum(np.count_nonzero(line.gaps[1:] == 2) for line in lines)
    if doubled < _FEW or doubled <= _DOUBLED * spaced:
        return lines
    return [line._replace(gaps=np.where(line.gaps == 2, 1, line.gaps)) for line in lines]


def default_threads() -> int:
    """Return how many windows run at a time: TEXTFIX_THREADS, else the processors, 4 at most."""
    asked = os.environ.get(THREADS_VARIABLE, "")
    if asked.isdecimal() and int(asked) > 0:
        return int(asked)
    return min(_MOST_THREADS, os.cpu_count() or 1)


def _tag_stream(lines: Sequence[Coded], threads: int) -> NDArray[np.float32]:
    """Return the rows of all symbols, each line's newline symbol included."""
    newline = np.array([NEWLINE], np.uint8)
    symbols = np.concatenate([a for line in lines for a in (line.symbols, newline)] or [newline])
    gaps = np.concatenate([a for line in lines for a in (line.gaps, [line.tail])] or [newline])
    gaps = gaps.astype(np.uint8)
    log10 = np.empty((len(symbols), CLASSES), np.float32)

    def fill(window: Window) -> None:
        span = slice(window.start, window.end)
        rows = _tag_window(symbols[span].tobytes(), gaps[span].tobytes())
        log10[window.first : window.last] = rows[
            window.first - window.start : window.last - window.start
        ]

    ends = list(accumulate(line.at.size + 1 for line in lines))
    if ends:
        session()  # opened here, so that the threads share one
    if threads == 1:
        for window in windows(ends):
            fill(window)
    else:
        with ThreadPoolExecutor(threads) as pool:
            for _ in pool.map(fill, windows(ends)):
                pass
    return log10


@lru_cache(maxsize=_REMEMBERED_WINDOWS)
def _tag_window(symbols: bytes, gaps: bytes) -> NDArray[np.float32]:
    """Return the rows of one window; several stages ask for the same lines."""
    x = np.frombuffer(symbols, np.uint8).astype(np.int64)[None]
    g = np.frombuffer(gaps, np.uint8).astype(np.int64)[None]
    logits: NDArray[np.float32] = session().run(["y"], {"x": x, "g": g})[0][0]
    logits -= logits.max(axis=1, keepdims=True)
    logits -= np.log(np.exp(logits).sum(axis=1, keepdims=True))
    logits /= np.float32(math.log(10))
    return logits
