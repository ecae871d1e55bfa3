"""Presets: named pipelines, written out as data."""

from __future__ import annotations

from functools import cache

from textfix.characters import Characters
from textfix.direction import Direction
from textfix.document import Furniture, Paragraphs
from textfix.footnotes import Footnotes
from textfix.pipeline import Pipeline
from textfix.words import Words

PRESETS: dict[str, Pipeline] = {
    "default": Pipeline(
        (Direction(), Characters(), Words(), Furniture(), Footnotes(), Paragraphs())
    ),
    "lines": Pipeline((Direction(), Characters(), Words())),
    "characters": Pipeline((Characters(),)),
    "zero": Pipeline(()),
}


@cache
def preset(name: str) -> Pipeline:
    """Return the preset ``name``.

    Raises:
        ValueError: there is no preset of that name.
    """
    try:
        return PRESETS[name]
    except KeyError:
        raise ValueError(f"no preset {name!r}; there are: {', '.join(PRESETS)}") from None
