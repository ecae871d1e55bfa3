"""One byte for a logarithm: the steps in which the store keeps probabilities and counts."""

from __future__ import annotations

from typing import Any, Final

import numpy as np

__all__ = ["LEVELS", "pack_counts", "pack_log10", "unpack_count", "unpack_log10"]

# A byte holds log10 values from +1 (backoff weights may pass 1) down to -6.97 in steps of 1/32:
# rounding moves a probability by at most 3.7 %.
STEPS: Final = 32
TOP: Final = 32

LEVELS: Final[tuple[float, ...]] = tuple((TOP - code) / STEPS for code in range(256))

Array = np.ndarray[Any, np.dtype[Any]]


def pack_log10(probabilities: Array) -> Array:
    """Return the bytes for probabilities (or weights), rounded in the logarithm."""
    logs = np.log10(np.maximum(probabilities, 1e-30))
    codes: Array = np.clip(np.rint(TOP - logs * STEPS), 0, 255).astype(np.uint8)
    return codes


def unpack_log10(codes: Array) -> Array:
    """Return the log10 values that bytes stand for."""
    return (TOP - codes.astype(np.float64)) / STEPS


def pack_counts(counts: Array) -> Array:
    """Return the bytes for counts: 0 for none, else 1 + 32 log10 of the count."""
    logs = np.rint(np.log10(np.maximum(counts, 1)) * STEPS) + 1
    return np.where(counts > 0, np.clip(logs, 1, 255), 0).astype(np.uint8)


def unpack_count(code: int) -> int:
    """Return the count a byte stands for, within 4 %."""
    return round(10 ** ((code - 1) / STEPS)) if code else 0
