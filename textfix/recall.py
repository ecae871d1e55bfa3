"""Recall: what was found out of a text is not found out again while that text is worked on.

Stages look at the same text one after the other, and of a clean one no stage makes another.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Final, TypeVar

_T = TypeVar("_T")

_FORGETTERS: Final[list[Callable[[], None]]] = []


def recalled(function: Callable[[str], _T]) -> Callable[[str], _T]:
    """Remember what ``function`` returned for the text it was last asked about.

    Nobody may change what it returns.

    >>> calls = []
    >>> count = recalled(lambda text: calls.append(text) or len(text))
    >>> count("سلام"), count("سلام"), len(calls)
    (4, 4, 1)
    """
    last: tuple[str, _T] | None = None

    @wraps(function)
    def answer(text: str) -> _T:
        nonlocal last
        known = last  # another thread may put its own text there
        if known is None or known[0] != text:
            last = known = text, function(text)
        return known[1]

    def forget_own() -> None:
        nonlocal last
        last = None

    until_forgotten(forget_own)
    return answer


def until_forgotten(clear: Callable[[], None]) -> None:
    """Have ``clear`` called when the text it is about is to be forgotten."""
    _FORGETTERS.append(clear)


def forget() -> None:
    """Forget the last text, and all that was found out of it."""
    for forget_own in _FORGETTERS:
        forget_own()
