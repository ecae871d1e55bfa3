"""Letters that count: the labels of lists in the orders of three alphabets."""

from __future__ import annotations

# In abjad order, in that of the Persian alphabet, and in that of the Arabic one.
_ALPHABETS = ("ابجدهوزح", "ابپتثجچح", "ابتثجحخد")
COUNTING = "ابپتثجچحخدهوز"
"""The letters that may count in any of them."""
SCALE = 100
"""What the values of one alphabet begin at, times its number from 1."""
FIRST = frozenset(SCALE * number + 1 for number in range(1, len(_ALPHABETS) + 1))
"""The values of the first letter."""


def values_of(letter: str) -> tuple[int, ...]:
    """Return the values that a letter may have, one an alphabet; those of two alphabets differ, so
    that a list counts in one alone.

    >>> values_of("ج"), values_of("ف")
    ((103, 206, 305), ())
    """
    places = ((scale, alphabet.find(letter)) for scale, alphabet in enumerate(_ALPHABETS, start=1))
    return tuple(SCALE * scale + place + 1 for scale, place in places if place >= 0)
