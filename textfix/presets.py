"""Presets: named pipelines, written out as data."""

from __future__ import annotations

from textfix.brackets import Brackets
from textfix.characters import Characters
from textfix.codes import Codes
from textfix.direction import Direction
from textfix.document import Furniture, Paragraphs, Tables
from textfix.footnotes import Footnotes
from textfix.fragments import Fragments
from textfix.gaps import Gaps
from textfix.kashidas import Kashidas
from textfix.lifting import Lifting
from textfix.numbers import Numbers
from textfix.options import unknown
from textfix.pipeline import Pipeline
from textfix.repeats import Repeats
from textfix.reversal import Reversal
from textfix.segments import Segments
from textfix.signs import Signs
from textfix.style import Style
from textfix.words import Words

_LINES = (
    Gaps(),
    Kashidas(),
    Lifting(),
    Segments(),
    Reversal(),
    Repeats(),
    Codes(),
    Fragments(),
    Signs(),
    Direction(),
    Brackets(),
    Numbers(),
    Characters(),
    Words(),
)
_DOCUMENT = (*_LINES, Furniture(), Tables(), Footnotes(), Paragraphs())

PRESETS: dict[str, Pipeline] = {
    "default": Pipeline((*_DOCUMENT, Style())),
    "lines": Pipeline((*_LINES, Style())),
    "style": Pipeline(
        (
            *_DOCUMENT,
            Style(
                digits="persian",
                quotes="guillemets",
                nested="single",
                ellipsis=True,
                spacing=True,
            ),
        )
    ),
    "characters": Pipeline((Characters(),)),
    "zero": Pipeline(()),
}


def preset(name: str) -> Pipeline:
    """Return the preset ``name``.

    Raises:
        ValueError: there is no preset of that name.
    """
    try:
        return PRESETS[name]
    except KeyError:
        raise ValueError(unknown("preset", name, PRESETS)) from None
