"""Excerpts of a text: the words that a change touches, and signs for what cannot be seen."""

from __future__ import annotations

import unicodedata

from textfix.result import Step

_SIGNS = {
    "\N{ZERO WIDTH NON-JOINER}": "\N{BROKEN BAR}",
    "\n": "\N{RETURN SYMBOL}",
    "\f": "\N{DOWNWARDS TWO HEADED ARROW}",
}
SPACE = "\N{OPEN BOX}"
INVISIBLE = "\N{WHITE VERTICAL RECTANGLE}"
LEGEND = {
    SPACE: "space",
    "\N{BROKEN BAR}": "ZWNJ",
    "\N{RETURN SYMBOL}": "newline",
    "\N{DOWNWARDS TWO HEADED ARROW}": "form feed",
    INVISIBLE: "another invisible code point",
}
"""What the signs of ``marked``, and ``SPACE``, stand for."""

_UNSEEN = ("Cc", "Cf", "Cs", "Zl", "Zp")
_WIDTH = 72
_CUT = " … "
_CONTEXT = 24


def word_span(step: Step) -> tuple[int, int]:
    """Return the span of ``step.seen`` that holds the change and the words it touches.

    >>> from textfix.presets import preset
    >>> word_span(next(preset("characters")("او علي است").steps()))
    (3, 6)
    """
    change, seen, start, end = step
    edges = change.before if change.before.strip() else ""
    if change.kind == "moved":
        return start, end
    return (
        start if edges[:1].isspace() else _word_start(seen, start),
        end if edges[-1:].isspace() else _word_end(seen, end),
    )


def _word_start(text: str, at: int) -> int:
    first = max(0, at - _CONTEXT)
    while at > first and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    last = min(len(text), at + _CONTEXT)
    while at < last and not text[at].isspace():
        at += 1
    return at


def marked(text: str) -> str:
    """Show what cannot be seen by neutral signs, which leave the order of the line alone."""
    return "".join(
        _SIGNS.get(c) or (INVISIBLE if unicodedata.category(c) in _UNSEEN else c) for c in text
    )


def shortened(text: str) -> str:
    """Leave out the middle of a text that is too long for a line."""
    half = (_WIDTH - len(_CUT)) // 2
    return text if len(text) <= _WIDTH else f"{text[:half]}{_CUT}{text[-half:]}"
