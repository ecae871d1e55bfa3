"""The table of weights: log10 that a feature says for each other reading of a gap.

``data/gaps.npy`` holds a byte a weight, two weights in each of 2²¹ places for each kind of gap; a
feature's key says its place, and features that share one share their weights (feature hashing:
Weinberger et al., 2009).
"""

from __future__ import annotations

from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import numpy as np
from numpy.typing import NDArray

from textfix.lm.prints import Prints

__all__ = ["BITS", "FILE", "STEP", "pack", "places", "scores"]

BITS: Final = 21
STEP: Final = 0.025
"""log10: what one unit of a weight stands for."""
FILE: Final = "gaps.npy"

Scores = NDArray[np.float32]


def places(keys: Prints) -> NDArray[np.int64]:
    """Return the place of each feature in the table."""
    return (keys >> np.uint64(64 - BITS)).astype(np.int64)


def scores(kind: int, keys: Prints) -> Scores:
    """Return the sums [n, 2] of the weights of some features, by their keys [features, n]."""
    weights = _pairs()[kind][places(keys)].view(np.int8).reshape(*keys.shape, 2)
    sums: Scores = (weights.sum(axis=0, dtype=np.int32) * STEP).astype(np.float32)
    return sums


def pack(weights: NDArray[Any]) -> NDArray[np.int8]:
    """Return weights (log10) as the table keeps them.

    >>> pack(np.array([0.05, -9.0])).tolist()
    [2, -127]
    """
    packed: NDArray[np.int8] = np.clip(np.rint(weights / STEP), -127, 127).astype(np.int8)
    return packed


@cache
def _pairs() -> NDArray[np.int16]:
    """Map the table, each place's two weights as one number."""
    path = Path(str(files("textfix.words.cascade"))) / "data" / FILE
    table: NDArray[np.int8] = np.load(path, mmap_mode="r")
    return np.asarray(table).view(np.int16)[..., 0]
