"""How well words follow on one another."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain
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


def fit_all(texts: Sequence[Sequence[str]], model: Model) -> list[float]:
    """Return log10 of the forms of each of ``texts``, none of them empty, at a beginning.

    >>> from textfix.lm import load
    >>> first, second = fit_all([["این", "کتاب"], ["کتاب", "این"]], load())
    >>> first > second
    True
    """
    import numpy as np

    numbers: dict[str, int] = {}
    flat = np.array([numbers.setdefault(f, len(numbers)) for f in chain.from_iterable(texts)])
    forms = list(numbers)
    ids = np.array([model.id(form) for form in forms], np.int64)
    spelling = np.zeros(len(forms))
    unknown = np.flatnonzero(ids == model.UNK)
    spelling[unknown] = model.spellings([forms[number] for number in unknown.tolist()])
    firsts = np.cumsum([0, *map(len, texts)])[:-1]
    w = ids[flat]
    v = np.append(model.START, w)[:-1]
    v[firsts] = model.START
    u = np.append(model.START, v)[:-1]
    u[firsts] = model.START
    sums: list[float] = np.add.reduceat(model.log10s(u, v, w) + spelling[flat], firsts).tolist()
    return sums
