"""A body: the lines that may be a note, and what speaks for it."""

from __future__ import annotations

from typing import NamedTuple

_RULED, _SURE = 1.0, 1.2


class Body(NamedTuple):
    """A candidate: label as written, number (0: a sign), lines ``[first, last)`` and weight.

    ``start``: where its marker begins; ``text`` and ``end``: the span of what it says; ``apart``:
    the line on which its label stands alone, after it, or 0; ``form``: the signs after its label;
    ``slid``: the stop among them is the body's own.
    """

    label: str
    number: int
    first: int
    last: int
    start: int
    text: int
    end: int
    weight: float
    endnote: bool = False
    ruled: bool = False
    bracketed: bool = False
    tops_page: bool = False
    apart: int = 0
    form: str = ""
    slid: bool = False


def is_sure(body: Body) -> bool:
    """Whether ``body`` is one even if nothing refers to it: below a rule, or with its label apart,
    and looking like it."""
    if body.apart:
        return body.weight > _SURE
    return body.ruled and body.weight > _RULED and not body.bracketed
