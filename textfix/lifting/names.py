"""The names of the authors that a document lists, as its lines in visual order spell them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from textfix.lm.tokens import fold_word

_COMMA: Final = "\N{ARABIC COMMA}"
_OTHERS: Final = ("ناراکمه", "و")  # و همکاران, from left to right
_MOST: Final = 3
# Words of Persian as they stand from left to right: eras, and what goes before a year of death.
ERAS: Final = frozenset(("ق", "م", "ش", "ق.ه", "ش.ه", ".ق", ".م"))
_LIVED: Final = frozenset(word[::-1] for word in ("درگذشتۀ", "درگذشته", "زادۀ", "زاده", "متولد"))


@dataclass(frozen=True, slots=True)
class Names:
    """``heads``: the names, word by word from left to right, at the beginning of references."""

    heads: frozenset[tuple[str, ...]]

    def fit(self, names: Sequence[str]) -> float:
        """How well ``names`` are all of the authors of a citation (log10, by hand)."""
        words = tuple(fold(name) for name in names)
        first = words[len(_OTHERS) :] if words[: len(_OTHERS)] == _OTHERS else words
        if not first or len(first) > _MOST + 1:
            return -9.0
        if first in self.heads:
            return 4.0
        if "و" in first and first.index("و") not in (0, len(first) - 1):
            return 1.5
        return 1.0 - (len(first) - 1)

    def lived(self, names: Sequence[str]) -> float:
        """How well ``names`` say whose year it is: the last of them by a word for it."""
        if len(names) == 1 and fold(names[0]) in _LIVED:
            return 5.0
        return -1.0 - len(names)


def names_of(lines: Iterable[Sequence[str]]) -> Names:
    """Return the names at the beginning of ``lines``, each the words of a line in visual order.

    >>> names_of([[".یتسین", "رکفت", "نمهب", "،یاریپ", "لوژ"]]).heads
    frozenset({('یاریپ', 'لوژ')})
    """
    heads = set()
    for words in lines:
        for at, word in enumerate(reversed(words[-_MOST:]), start=1):
            if word.startswith(_COMMA):
                heads.add(tuple(fold(w) for w in words[-at:]))
                break
    return Names(frozenset(heads))


def fold(word: str) -> str:
    """Return ``word`` without commas, presentation forms as plain letters."""
    return fold_word(word.strip(_COMMA + ",:؛"))
