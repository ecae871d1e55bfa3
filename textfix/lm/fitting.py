"""How well words follow on one another."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from textfix.lm.model import Model

_MANY: Final = 100  # forms: from here on one look-up of all of them is quicker


def fit(state: tuple[int, int], forms: Sequence[str], model: Model) -> float:
    """Return log10 of ``forms`` after the two words of ``state`` (ids).

    >>> from textfix.lm import load
    >>> start = (0, 0)
    >>> fit(start, ["این", "کتاب"], load()) > fit(start, ["کتاب", "این"], load())
    True
    """
    if len(forms) > _MANY:
        return _fit_at_once(state, forms, model)
    u, v = state
    total = 0.0
    for form in forms:
        p, w = model.word(u, v, form)
        total += p
        u, v = v, w
    return total


def _fit_at_once(state: tuple[int, int], forms: Sequence[str], model: Model) -> float:
    import numpy as np

    ids = np.array([*state, *map(model.id, forms)], np.int64)
    values = model.log10s(ids[:-2], ids[1:-1], ids[2:]).tolist()
    total = 0.0
    for p, w, form in zip(values, ids[2:].tolist(), forms, strict=True):
        total += p if w else p + model.spelling(form)
    return total
