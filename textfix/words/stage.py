"""The words stage: lost and spaced ZWNJs, broken words and glued ones."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar, Final

from textfix.pieces import Piece, Repair, fill, kept
from textfix.stage import Rule
from textfix.unicode.letters import SPACE, ZWNJ
from textfix.words.blocks import Block, count_symbols, group
from textfix.words.fixpoint import Edit, count_damage, has_stray_mark, is_suspect, settle
from textfix.words.habits import Habits, learn_habits
from textfix.words.phrases import find_spans, read_phrase
from textfix.words.shield import mask

_NO_SEPARATORS: Final = str.maketrans("", "", SPACE + ZWNJ)
_STRAY_MARK: Final = "space-before-mark"
_RULES: Final = {
    ("", ZWNJ): Rule("zwnj-lost", "ZWNJ was lost and its sides glued: میشود → می‌شود"),
    (SPACE, ZWNJ): Rule("zwnj-for-space", "a space stands for ZWNJ: می شود → می‌شود"),
    (SPACE, ""): Rule("space-inside-word", "a stray space cuts a word: اطلعا ت → اطلعات"),
    ("", SPACE): Rule("space-lost", "two words are glued: دردنیای → در دنیای"),
}
# Of a document's phrases so many are read to learn its habits.
_LEARNED_FROM: Final = 4000
# By so many blocks it is judged how damaged the document is.
_JUDGED_BY: Final = 40
_SYMBOLS_A_WORD: Final = 4.5


@dataclass(frozen=True, slots=True)
class Words:
    """Set what stands in the gaps between letters: nothing, a space or ZWNJ.

    Only gaps between two letters of Persian prose are touched, and only one space or one ZWNJ, or
    none, at a time: line breaks, tabs, indentation, columns, addresses, code, numbers, Latin and
    vocalized Arabic stay. A ZWNJ that stands is kept.

    >>> from textfix.pieces import render
    >>> text = "این کتاب ها را میخوانیم."
    >>> render(text, Words().repair(text).pieces).replace("\N{ZERO WIDTH NON-JOINER}", "|")
    'این کتاب|ها را می|خوانیم.'
    """

    name: ClassVar[str] = "words"
    rules: ClassVar[tuple[Rule, ...]] = (
        *_RULES.values(),
        Rule(_STRAY_MARK, "a stray space parts a mark from its letter: مثلا ً → مثلاً"),
    )

    def repair(self, text: str) -> Repair:
        """Decide the doubtful gaps of ``text``, block by block."""
        masked = mask(text)
        blocks = list(group(text, find_spans(masked)))
        suspects = [block for block in blocks if _is_suspect(masked, block)]
        if not suspects:
            return kept(text)
        habits = _trust(text, masked, suspects, _habits(text, blocks))
        return Repair(fill(text, _pieces(text, masked, suspects, habits)))

    def broken_law(self, before: str, after: str) -> str:
        """Check that nothing but spaces and ZWNJs came or went."""
        if before.translate(_NO_SEPARATORS) == after.translate(_NO_SEPARATORS):
            return ""
        return "something else than spaces and ZWNJs has changed"


def _is_suspect(masked: str, block: Block) -> bool:
    inside = masked[block.start : block.end]
    return has_stray_mark(inside) or is_suspect(masked, block.phrases)


def _habits(text: str, blocks: Iterable[Block]) -> Habits:
    spans = [span for block in blocks for span in block.phrases][:_LEARNED_FROM]
    phrases = (read_phrase(text, start, end) for start, end in spans)
    return learn_habits(phrase for phrase in phrases if phrase)


def _trust(text: str, masked: str, suspects: Sequence[Block], habits: Habits) -> Habits:
    """Judge from some blocks how much of the document is damaged."""
    some = suspects[:: -(-len(suspects) // _JUDGED_BY)]
    spans = [slice(block.start, block.end) for block in some]
    damaged = sum(count_damage(text[span], masked[span], habits) for span in spans)
    symbols = sum(count_symbols(text[span]) for span in spans)
    return habits.trusting(damaged, symbols / _SYMBOLS_A_WORD)


def _pieces(text: str, masked: str, blocks: Iterable[Block], habits: Habits) -> Iterator[Piece]:
    for block in blocks:
        inside = text[block.start : block.end]
        for edit in settle(inside, masked[block.start : block.end], habits):
            yield _piece(inside, block.start, edit)


def _piece(inside: str, start: int, edit: Edit) -> Piece:
    seen = inside[edit.start : edit.end]
    rule = _STRAY_MARK if edit.margin is None else _RULES[seen, edit.sign].name
    return Piece(start + edit.start, start + edit.end, edit.sign, rule, edit.margin)
