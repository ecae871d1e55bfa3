"""Newlines: stages see one kind, and a text gets back the kind it came with."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

from textfix.pieces import Piece, Repair, fill

_PAIR = "\r\n"


def unify(text: str) -> Repair:
    r"""Remove the carriage return of each pair ``\r\n``; no rule reports it.

    >>> from textfix.pieces import render
    >>> render("یک\r\nدو", unify("یک\r\nدو").pieces)
    'یک\nدو'
    """
    return Repair(
        fill(text, (Piece(m.start(), m.start() + 1, "") for m in re.finditer(_PAIR, text)))
    )


def restore(text: str, original: str, origins: Callable[[], Sequence[int]]) -> Repair:
    r"""Give each newline of ``text`` the form it had in ``original``.

    An inserted newline gets the form that ``original`` uses more. ``origins`` is asked only when
    ``original`` mixes the two forms.
    """
    pairs, newlines = original.count(_PAIR), original.count("\n")
    places = [m.start() for m in re.finditer("\n", text)]
    if pairs < newlines:
        came_from = origins()
        mostly_pairs = 2 * pairs > newlines
        places = [
            at
            for at, origin in ((at, came_from[at]) for at in places)
            if (original[origin - 1 : origin] == "\r" if origin >= 0 else mostly_pairs)
        ]
    return Repair(fill(text, (Piece(at, at, "\r") for at in places)))
