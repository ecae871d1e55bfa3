"""The gaps of one block: which of them should change, by the tagger and the language model."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from textfix.lm.tokens import fold_word
from textfix.unicode.letters import ARABIC_MARKS, HAMZA, SPACE, character_class
from textfix.words import model
from textfix.words.changes import Change
from textfix.words.decision import decide, weights_for
from textfix.words.doubts import doubtful_gaps, is_doubtful
from textfix.words.edits import Edit
from textfix.words.habits import Habits
from textfix.words.phrases import LETTER, SIGNS, find_spans, read_phrase
from textfix.words.views import View

_LOOSE: Final = re.compile(f"{SPACE}[{HAMZA}{character_class(ARABIC_MARKS)}]")
_STRAY_MARK: Final = re.compile(f"(?<={LETTER}){SPACE}(?=[{character_class(ARABIC_MARKS)}])")
_LONE_HAMZA: Final = re.compile(f"({LETTER}+)({SPACE}){HAMZA}(?!{LETTER})")


def find_mark_edits(masked: str) -> list[Edit]:
    """Find the spaces between a letter and its mark («مثلا ً»), or a word and its hamza («جز ء»).

    >>> find_mark_edits("مثلا \N{ARABIC FATHATAN}")
    [Edit(start=4, end=5, sign='', margin=None)]
    """
    if not _LOOSE.search(masked):
        return []
    marks = [Edit(*match.span(), "", None) for match in _STRAY_MARK.finditer(masked)]
    hamzas = [
        Edit(*match.span(2), "", None)
        for match in _LONE_HAMZA.finditer(masked)
        if model.count(fold_word(match[1] + HAMZA)) > 0
    ]
    return sorted(marks + hamzas) if hamzas else marks


class GapEdit(NamedTuple):
    """An edit of a gap and the kind of change it is."""

    edit: Edit
    change: Change


def find_gap_edits(text: str, masked: str, habits: Habits, view: View) -> Iterator[GapEdit]:
    """Find the gaps of a block that should change."""
    weights = weights_for(view.symbols, again=view.spaced is not None)
    for start, end in find_spans(masked):
        if not is_doubtful(masked[start:end], habits.look):
            continue
        phrase = read_phrase(text, start, end)
        if phrase is None:
            continue
        doubtful = doubtful_gaps(phrase, habits.look)
        for decision in decide(phrase, doubtful, view.odds, habits, weights, view.spaced):
            k = decision.at
            sign = SIGNS[decision.reading]
            edit = Edit(phrase.end[k - 1], phrase.at[k], sign, decision.margin)
            if decision.change is not None:
                yield GapEdit(edit, decision.change)
