"""The words stage: lost and spaced ZWNJs, broken words and glued ones."""

from __future__ import annotations

import unicodedata
from dataclasses import dataclass
from typing import ClassVar, Final

from textfix.pieces import Piece, Repair, fill, kept
from textfix.stage import Rule, changed_lines
from textfix.unicode.letters import HAMZA, SPACE, ZWNJ
from textfix.words.edits import Edit
from textfix.words.rounds import settle

_NO_SEPARATORS: Final = str.maketrans("", "", SPACE + ZWNJ)
_BEFORE_MARK: Final = Rule(
    "space-before-mark", "a stray space parts a mark from its letter: مثلا ً → مثلاً, جز ء → جزء"
)
_AT_SIGN: Final = Rule(
    "space-at-sign",
    "spaces beside signs and numbers, lost or turned all over a text: شد .در سال۱۳۲۰کار",
)
_RULES: Final = {
    ("", ZWNJ): Rule("zwnj-lost", "ZWNJ was lost and its sides glued: میشود → می‌شود"),
    (SPACE, ZWNJ): Rule("zwnj-for-space", "a space stands for ZWNJ: می شود → می‌شود"),
    (SPACE, ""): Rule("space-inside-word", "a stray space cuts a word: اطلاعا ت → اطلاعات"),
    ("", SPACE): Rule("space-lost", "two words are glued: دردنیای → در دنیای"),
    (ZWNJ, SPACE): Rule("space-for-zwnj", "a ZWNJ stands for a lost space: متن‌وپول → متن و پول"),
}


@dataclass(frozen=True, slots=True)
class Words:
    """Set what stands in the gaps between letters: nothing, a space or ZWNJ.

    Only gaps between two letters of Persian prose are touched, and only one space or one ZWNJ, or
    none, at a time: line breaks, tabs, indentation, columns, addresses, code, numbers, Latin and
    vocalized Arabic stay. A ZWNJ that stands is kept, but in a line that lost its spaces. Gaps
    beside signs, numbers and Latin words are touched in a document that lost many of them only.

    >>> from textfix.pieces import render
    >>> text = "این کتاب ها را میخوانیم."
    >>> render(text, Words().repair(text).pieces).replace("\N{ZERO WIDTH NON-JOINER}", "|")
    'این کتاب|ها را می|خوانیم.'
    """

    name: ClassVar[str] = "words"
    rules: ClassVar[tuple[Rule, ...]] = (*_RULES.values(), _BEFORE_MARK, _AT_SIGN)

    def repair(self, text: str) -> Repair:
        """Decide the doubtful gaps of ``text``."""
        edits = settle(text)
        return Repair(fill(text, (_piece(text, edit) for edit in edits))) if edits else kept(text)

    def broken_law(self, before: str, after: str) -> str:
        """Check that nothing but spaces and ZWNJs came or went."""
        before, after = changed_lines(before, after)
        if before.translate(_NO_SEPARATORS) == after.translate(_NO_SEPARATORS):
            return ""
        return "something else than spaces and ZWNJs has changed"


def _piece(text: str, edit: Edit) -> Piece:
    return Piece(edit.start, edit.end, edit.sign, _rule(text, edit).name, edit.margin)


def _rule(text: str, edit: Edit) -> Rule:
    if edit.margin is not None:
        return _RULES[text[edit.start : edit.end], edit.sign]
    behind = text[edit.end : edit.end + 1]
    mark = behind and (behind == HAMZA or unicodedata.combining(behind))
    return _BEFORE_MARK if mark else _AT_SIGN
