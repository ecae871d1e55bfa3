"""Text whose words were embedded one by one: poppler -raw read them off the page's content."""

from __future__ import annotations

from typing import Final

from textfix.unicode.letters import SPACE

_BETWEEN: Final = "\N{POP DIRECTIONAL FORMATTING} \N{RIGHT-TO-LEFT EMBEDDING}"
_SHARE: Final = 0.3
"""Of all spaces, those between two embedded words. 50 recorded documents had 0.57 at least, and 100
whose lines were embedded whole hardly any."""


def are_words_embedded(text: str) -> bool:
    """Whether the words of ``text`` are embedded one by one.

    >>> rle, pop = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"
    >>> words = [f"{rle}{word}{pop}" for word in "این باغ کهن است".split()]
    >>> are_words_embedded(" ".join(words)), are_words_embedded(f"{rle}این باغ کهن است{pop}")
    (True, False)
    """
    between = text.count(_BETWEEN)
    return between > 0 and between >= _SHARE * text.count(SPACE)
