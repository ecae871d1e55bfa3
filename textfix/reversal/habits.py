"""What a document's lines in visual order have in common: one producer, one extractor."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from textfix.lm import Model
from textfix.reversal.latin import latin_sense, number_sense
from textfix.reversal.ligatures import are_unmirrored
from textfix.reversal.rows import LETTER, RIDER, Row

_MARK_FIRST = re.compile(f"(?<!{LETTER})(?<!{RIDER}){RIDER}+(?={LETTER})")
_MARK_LAST = re.compile(f"(?<={LETTER}){RIDER}+(?!{LETTER})(?!{RIDER})")
# A number torn at its sign: XeTeX drew it, which leaves percent signs where they were typed.
_TORN = re.compile(r"(?<![\w.])\d+[ \u00a0][.-]\d+(?![\w.])")
_PERCENT_LEFT = re.compile(r"(?<!\S)[%\u066a]\d[\d.]*(?!\S)")

# log10 that numbers must say to be heard, where no Latin word says how it runs and where one does.
_TELLING, _SURE = 1.5, 4.0


class Habits(NamedTuple):
    """``latin``, ``numbers``: whether these run from left to right in the lines (else they are
    mirrored as the letters are). ``marks_first``: whether marks stand before their letters.
    ``ligatures``: whether lam-alef, one glyph of two code points, stands unmirrored. ``percents``:
    whether a percent sign follows its number, so that it stands on the left of some (UAX #9, W2
    and W5: on their right where no Arabic letter comes before them, as in the cells of a table), or
    on the right of all that XeTeX drew.
    """

    latin: bool = True
    numbers: bool = True
    marks_first: bool = True
    ligatures: bool = False
    percents: bool = False


def learn(rows: Sequence[Row], model: Model) -> Habits:
    """Learn the habits of ``rows``, all with every character in visual order."""
    lines = [row.text for row in rows]
    forward, backward = latin_sense(lines)
    latin = backward <= forward
    said = number_sense(lines)
    return Habits(
        latin=latin,
        numbers=said < 0 if abs(said) >= (_TELLING if forward == backward else _SURE) else latin,
        marks_first=_marks_first(lines),
        ligatures=are_unmirrored(lines, model),
        percents=any(_PERCENT_LEFT.search(line) or _TORN.search(line) for line in lines),
    )


def _marks_first(lines: Iterable[str]) -> bool:
    """Marks that nothing on their left can bear stand before their letters, and those that
    nothing on their right can bear behind them."""
    first = last = 0
    for line in lines:
        first += len(_MARK_FIRST.findall(line))
        last += len(_MARK_LAST.findall(line))
    return first >= last
