"""Packing probabilities and counts into the bytes that `quantity` reads."""

from __future__ import annotations

from typing import Any

import numpy as np

from textfix.lm.quantity import STEPS, TOP

__all__ = ["pack_counts", "pack_log10"]

Array = np.ndarray[Any, np.dtype[Any]]


def pack_log10(probabilities: Array) -> Array:
    """Return the bytes for probabilities (or weights), rounded in the logarithm."""
    logs = np.log10(np.maximum(probabilities, 1e-30))
    codes: Array = np.clip(np.rint(TOP - logs * STEPS), 0, 255).astype(np.uint8)
    return codes


def pack_counts(counts: Array) -> Array:
    """Return the bytes for counts, rounded in the logarithm."""
    logs = np.rint(np.log10(np.maximum(counts, 1)) * STEPS) + 1
    return np.where(counts > 0, np.clip(logs, 1, 255), 0).astype(np.uint8)
