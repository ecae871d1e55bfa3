"""The order classes of a line, and what the language model says for each."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from textfix.lm import Model
from textfix.lm.fitting import fit
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
_EMBEDDED: Final = re.compile(f"\u202b([^{POP}]*){POP}")
_ONE_BY_ONE: Final = 4.0  # log10


class Odds(NamedTuple):
    """log10 of a line's words in each of :data:`CLASSES`, and how many of its words the
    vocabulary knows as they stand and mirrored."""

    log10: tuple[float, float, float, float]
    known: int
    known_mirrored: int


def weigh(row: Row, model: Model) -> Odds:
    """Return what ``model`` says of ``row``; signs have no say, for they stand apart from words in
    either order."""
    forward = [word.forward for word in row.words]
    mirrored = [word.mirrored for word in row.words]
    return Odds(
        (
            _log10(forward, model),
            _log10(mirrored[::-1], model),
            _log10_turned(row, model),
            _log10(mirrored, model),
        ),
        sum(model.id(form) > 0 for form in forward),
        sum(model.id(form) > 0 for form in mirrored),
    )


def _log10_turned(row: Row, model: Model) -> float:
    """Words that are embedded one by one were read off the page one by one (poppler)."""
    if not _is_spaced(row.text):
        return _NEVER
    embedded = _EMBEDDED.findall(row.text)
    one_by_one = len(embedded) > 1 and not any(map(str.isspace, "".join(embedded)))
    return _log10(_turned(row.words), model) + one_by_one * _ONE_BY_ONE


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


def _log10(forms: Sequence[str], model: Model) -> float:
    return fit((model.START, model.START), [*forms, _END], model)
