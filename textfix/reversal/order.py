"""The order classes of a line, and what the language model says for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from textfix.lm import Model
from textfix.lm.fitting import fit_all
from textfix.lm.ids import END, RESERVED
from textfix.reversal.mirrored import Mixing, against_upright, read
from textfix.reversal.rows import POP, Row, Spelled
from textfix.unicode.letters import SPACE, ZWNJ

UPRIGHT: Final = "upright"
CHARACTERS: Final = "characters"  # every character in visual order
WORDS: Final = "words"  # words in visual order, each of them upright
MIRRORED: Final = "mirrored"  # words in their places, some or all of them mirrored
CLASSES: Final = (UPRIGHT, CHARACTERS, WORDS, MIRRORED)

_END: Final = RESERVED[END]
_NEVER: Final = -1e9
_AT_A_TIME: Final = 1 << 12  # lines
_EMBEDDED: Final = re.compile(f"\u202b([^{POP}]*){POP}")
_ONE_BY_ONE: Final = 4.0  # log10


class Odds(NamedTuple):
    """log10 of a line's words in each of :data:`CLASSES`, and how many of its words the
    vocabulary knows as they stand and mirrored."""

    log10: tuple[float, float, float, float]
    known: int
    known_mirrored: int


def weigh(rows: Sequence[Row], model: Model) -> list[Odds]:
    """Return what ``model`` says of each of ``rows``; signs have no say, for they stand apart from
    words in either order."""
    odds: list[Odds] = []
    for first in range(0, len(rows), _AT_A_TIME):
        odds += _weigh(rows[first : first + _AT_A_TIME], model)
    return odds


def _weigh(rows: Sequence[Row], model: Model) -> list[Odds]:
    forward = [[word.forward for word in row.words] for row in rows]
    mirrored = [[word.mirrored for word in row.words] for row in rows]
    turned = [_turned(row.words) for row in rows]
    drawn = [forms[::-1] for forms in mirrored]
    orders = (forward, drawn, turned, mirrored)
    found = fit_all([[*forms, _END] for order in orders for forms in order], model)
    upright, characters, words, in_place = (
        found[first : first + len(rows)] for first in range(0, len(found), len(rows))
    )
    return [
        Odds(
            (upright[at], characters[at], words[at] + _one_by_one(row.text), in_place[at]),
            sum(model.id(form) > 0 for form in forward[at]),
            sum(model.id(form) > 0 for form in mirrored[at]),
        )
        for at, row in enumerate(rows)
    ]


def _one_by_one(line: str) -> float:
    """Return log10 that the words of ``line`` are turned, for the way that they are marked.

    Words that are embedded one by one were read off the page one by one (poppler).
    """
    if not _is_spaced(line):
        return _NEVER
    embedded = _EMBEDDED.findall(line)
    one_by_one = len(embedded) > 1 and not any(map(str.isspace, "".join(embedded)))
    return one_by_one * _ONE_BY_ONE


def _turned(words: Sequence[Spelled]) -> list[str]:
    """Return the forms of ``words`` from right to left, parts joined by ZWNJ in their order."""
    turned: list[str] = []
    part: list[str] = []
    for word in reversed(words):
        part.append(word.forward)
        if not word.hugs:
            turned += part[::-1]
            part = []
    return turned


def _is_spaced(line: str) -> bool:
    """Whether spaces part the words, so that these can be turned: not where every gap came out as
    ZWNJ, which also stands inside words."""
    return POP in line or line.count(ZWNJ) <= line.count(SPACE)


def weigh_mixed(row: Row, odds: Odds, model: Model, mixing: Mixing) -> Odds:
    """Return ``odds`` with the class :data:`MIRRORED` meaning that some words are mirrored,
    as ``mixing`` has it."""
    upright = odds.log10[0] - against_upright(row.words, mixing)
    log10 = (upright, *odds.log10[1:3], read(row.words, model, mixing).log10)
    return odds._replace(log10=log10)
