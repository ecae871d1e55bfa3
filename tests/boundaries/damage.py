"""Damage to the gaps between letters, as extraction and careless typing do it; letters stay."""

from __future__ import annotations

import random
import re
from collections.abc import Callable
from typing import Final

from textfix.unicode.letters import SPACE, ZWNJ

_LETTER: Final = "[^\\W\\d_a-zA-Z]"
_SPACE_BETWEEN: Final = re.compile(f"(?<={_LETTER}){SPACE}(?={_LETTER})")
_WORD: Final = re.compile(f"{_LETTER}{{3,}}")

Damage = Callable[[str, random.Random], str]


def glue(text: str, _: random.Random) -> str:
    """Remove every ZWNJ."""
    return text.replace(ZWNJ, "")


def space(text: str, _: random.Random) -> str:
    """Write a space for every ZWNJ."""
    return text.replace(ZWNJ, SPACE)


def mix(text: str, rng: random.Random) -> str:
    """Write a space for every ZWNJ, lose 2 % of the spaces, put one into 2 % of the words."""
    return split_words(lose_spaces(space(text, rng), rng, 0.02), rng, 0.02)


def crowd(text: str, rng: random.Random) -> str:
    """Lose every ZWNJ and 97 % of the spaces, as some pairs of producer and extractor do."""
    return lose_spaces(glue(text, rng), rng, 0.97)


def unspace(text: str, _: random.Random) -> str:
    """Lose every ZWNJ and every space between letters, as tightly set lines do."""
    return _SPACE_BETWEEN.sub("", text.replace(ZWNJ, ""))


def tear(text: str, rng: random.Random) -> str:
    """Keep every ZWNJ and tear the tail, of one to three letters, off 2 % of the words."""
    return split_words(text, rng, 0.02, longest_tail=3)


def lose_spaces(text: str, rng: random.Random, share: float) -> str:
    """Lose a share of the spaces between letters."""
    return _SPACE_BETWEEN.sub(lambda m: "" if rng.random() < share else m[0], text)


def split_words(text: str, rng: random.Random, share: float, longest_tail: int = 99) -> str:
    """Put a space into a share of the words (of three letters or more)."""

    def split(match: re.Match[str]) -> str:
        word = match[0]
        if rng.random() >= share:
            return word
        at = len(word) - rng.randint(1, min(longest_tail, len(word) - 1))
        return word[:at] + SPACE + word[at:]

    return _WORD.sub(split, text)


KINDS: Final[dict[str, Damage]] = {
    "glued": glue,
    "spaced": space,
    "mixed": mix,
    "torn": tear,
    "crowded": crowd,
    "unspaced": unspace,
}
