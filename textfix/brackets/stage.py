"""The brackets stage: turn brackets and guillemets that open where they should close.

UAX #9 (rule L4) draws a bracket in right-to-left text mirrored; an extractor that reads the shape
leaves ``)`` where ``(`` was, all over the text, or beside numbers and Latin words alone. The
direction stage turns those of the lines that it restores; this one those of all others.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import ClassVar

from textfix.anchors import Anchored
from textfix.brackets.crossed import crossed_pairs
from textfix.brackets.labels import list_labels, turned_labels
from textfix.brackets.pairs import (
    KINDS,
    mirrored_pairs,
    outspoken_pairs,
    places_of,
    upright_pairs,
)
from textfix.characters.runs import is_persian
from textfix.direction.brackets import Bracket, turn_brackets
from textfix.pieces import Finding, Piece, Repair, fill, kept, render
from textfix.stage import Rule
from textfix.unicode.mirror import PAIRS, fold_mirrored

RULE = "mirrored-bracket"

_WRONG = {
    kind: Anchored(f"{opens}(?<=\\w{opens})(?=[\\s.،؛:؟!]|\\Z)|{closes}(?<!\\S{closes})(?=\\w)")
    for kind in KINDS
    for opens, closes in [map(re.escape, kind)]
}
_ENOUGH, _SHARE = 3, 0.08  # signs of a kind to turn, and their share of all: else nothing is turned
_DOUBTFUL = 2
_LETTER = re.compile("[\u0621-\u06d5\ufb50-\ufdff\ufe70-\ufefc]")
_UNSEEN = "\u200c\u200e\u200f\u202a-\u202e"
_INVISIBLE = frozenset("\u200c\u200e\u200f\u202a\u202b\u202c\u202d\u202e")
_GAP, _NO_GAP = re.compile(r"\s"), re.compile(r"\w")
_BEHIND = re.compile(f"[{_UNSEEN}]*(.)?", re.DOTALL)
_STOPS = frozenset(".,;:!?\N{ARABIC COMMA}\N{ARABIC SEMICOLON}\N{ARABIC QUESTION MARK}")


@dataclass(frozen=True, slots=True)
class Brackets:
    """Turns brackets by the balance of the whole document, each kind of them for itself.

    >>> from textfix.pieces import render
    >>> text = "شهر )تهران( و رود )کارون( و کوه )سهند(."
    >>> render(text, Brackets().repair(text).pieces)
    'شهر (تهران) و رود (کارون) و کوه (سهند).'
    """

    name: ClassVar[str] = "brackets"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(RULE, "a bracket or guillemet that opens where it should close is turned"),
    )

    def repair(self, text: str) -> Repair:
        """Turn the brackets of ``text`` where many of their kind stand the wrong way."""
        edits: list[Piece] = []
        findings: list[Finding] = []
        for kind in KINDS if _LETTER.search(text) else ():
            # Where only some are mirrored the whole may not show it, but their pairs do.
            may_be, mirrored = _may_be_mirrored(text, kind), mirrored_pairs(text, kind)
            if not (may_be or mirrored):
                continue
            places = places_of(text, kind)
            if kind == KINDS[0]:  # what closes nothing says nothing of the others
                places = sorted({*places} - {*list_labels(text)})
            turned = max(_turned(text, places) if may_be else [], mirrored, key=len)
            if turned:
                upright = upright_pairs(text)
                turned = [at for at in turned if at not in upright]
            if turned and not is_persian(text):
                break
            if len(turned) >= max(_ENOUGH, _SHARE * len(places)):
                edits = sorted(
                    [*edits, *(Piece(at, at + 1, PAIRS[text[at]], RULE) for at in turned)]
                )
            elif len(turned) >= _DOUBTFUL:
                message = f"{len(turned)} of {len(places)} {kind} may be turned, too few to be sure"
                findings.append(Finding(RULE, turned[0], turned[0] + 1, message))
        spoken = {*outspoken_pairs(text)} - {edit.start for edit in edits}
        if spoken and is_persian(text):
            edits += [Piece(at, at + 1, PAIRS[text[at]], RULE) for at in spoken]
            edits.sort()
        shown = render(text, fill(text, edits)) if edits else text
        labels = turned_labels(shown)
        crossed = [at for pair in crossed_pairs(shown) for at in pair]
        if (labels or crossed) and is_persian(text):
            new = dict.fromkeys(labels, ")") | {at: PAIRS[shown[at]] for at in crossed}
            edits = [edit for edit in edits if edit.start not in new]
            edits += [Piece(at, at + 1, c, RULE) for at, c in new.items() if text[at] != c]
        return Repair(fill(text, sorted(edits)) if edits else kept(text).pieces, findings)

    def broken_law(self, before: str, after: str) -> str:
        """Nothing but the side to which a bracket opens has changed."""
        return "" if fold_mirrored(before) == fold_mirrored(after) else "more than brackets changed"


def _may_be_mirrored(text: str, kind: str) -> bool:
    """Whether a bracket opens behind a word and before a space, or closes the other way round."""
    return _WRONG[kind].search(text) is not None


def _turned(text: str, places: Sequence[int]) -> list[int]:
    """Return the places of the signs that balance and spaces would have the other way."""
    brackets = [Bracket(text[at], _gap_before(text, at), _gap_behind(text, at)) for at in places]
    signs = turn_brackets(brackets)
    return [at for at, sign in zip(places, signs, strict=True) if text[at] != sign]


def _gap_before(text: str, at: int) -> bool | None:
    while at and text[at - 1] in _INVISIBLE:
        at -= 1
    c = text[at - 1 : at]
    if not c or _GAP.match(c):
        return True
    return False if _NO_GAP.match(c) or c in _STOPS else None


def _gap_behind(text: str, at: int) -> bool | None:
    found = _BEHIND.match(text, at + 1)
    c = found[1] if found else None
    if not c or _GAP.match(c) or c in _STOPS:
        return True
    return False if _NO_GAP.match(c) else None
