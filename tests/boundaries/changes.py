"""A sample of the changes to clean text, to be read: which of them are right?"""

from __future__ import annotations

import random
from collections.abc import Iterable
from typing import Final, NamedTuple

from textfix.pieces import Piece
from textfix.unicode.letters import ZWNJ
from textfix.words import Words

_SEED: Final = 7
_AROUND: Final = 28
_SHOWN: Final = {ZWNJ: "¦", "\n": "/"}


class Change(NamedTuple):
    """A changed gap amid its text, before and after; the margin is a log10."""

    rule: str
    margin: float | None
    before: str
    after: str


def collect(texts: Iterable[str]) -> tuple[list[Change], int]:
    """Return the changes that the words stage makes to ``texts``, and the number of their words."""
    stage = Words()
    changes: list[Change] = []
    words = 0
    for text in texts:
        words += len(text.split())
        changes.extend(_read(text, piece) for piece in stage.repair(text).pieces if piece.rule)
    return changes, words


def _read(text: str, piece: Piece) -> Change:
    left = text[max(0, piece.start - _AROUND) : piece.start]
    right = text[piece.end : piece.end + _AROUND]
    seen = text[piece.start : piece.end]
    return Change(piece.rule, piece.margin, left + seen + right, left + (piece.text or "") + right)


def show(changes: list[Change], words: int, number: int) -> None:
    """Print a random sample of so many changes, and how many there are in a thousand words."""
    rate = 1000 * len(changes) / max(1, words)
    print(f"{len(changes)} changes in {words} words of clean text: {rate:.2f} in 1000")
    sample = random.Random(_SEED).sample(changes, min(number, len(changes)))
    for place, change in enumerate(sorted(sample, key=lambda change: change[0]), 1):
        margin = "" if change.margin is None else f"{change.margin:.1f}"
        print(f"{place:4} {change.rule:18}{margin:>4}  {_shown(change.before)}")
        print(f"{'':28}{_shown(change.after)}")


def _shown(text: str) -> str:
    for sign, shown in _SHOWN.items():
        text = text.replace(sign, shown)
    return text
