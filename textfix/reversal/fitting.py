"""How well words follow on one another."""

from __future__ import annotations

from collections.abc import Sequence

from textfix.lm import Model


def fit(state: tuple[int, int], forms: Sequence[str], model: Model) -> float:
    """Return log10 of ``forms`` after the two words of ``state`` (ids).

    >>> from textfix.lm import load
    >>> start = (0, 0)
    >>> fit(start, ["این", "کتاب"], load()) > fit(start, ["کتاب", "این"], load())
    True
    """
    u, v = state
    total = 0.0
    for form in forms:
        p, w = model.word(u, v, form)
        total += p
        u, v = v, w
    return total
