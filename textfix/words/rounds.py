"""Rounds over a document until nothing changes, so that a second run has nothing to do."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from textfix.characters.runs import Languages, Run
from textfix.lm.tokens import fold_word
from textfix.recall import forget
from textfix.unicode.letters import ZWNJ
from textfix.words import model
from textfix.words.blocks import Block, group, window
from textfix.words.cascade.first import Tables
from textfix.words.edits import Edit, Margins, apply_edits, compose, margins_by_symbol
from textfix.words.gaps import find_mark_edits
from textfix.words.habits import Habits
from textfix.words.judgement import Judgement, judge
from textfix.words.looks import Judges, look
from textfix.words.phrases import find_spans, is_crowded
from textfix.words.shield import mask
from textfix.words.signs import find_sign_edits
from textfix.words.views import Views

_ROUNDS: Final = 6
_FORM: Final = re.compile(r"[^\W\d_a-zA-Z]{2,}")
_TELLING, _UNKNOWN = 4, 1 / 3  # words of a line; the share of them that may be unknown
_AT_A_TIME: Final = 128  # blocks: what is made of them is held in memory


def settle(text: str) -> list[Edit]:
    """Return the edits, in ascending order, that lead to a text this would leave alone.

    A block without edits is not looked at again, unless the text around it has changed or the
    later judgement is less strict.
    """
    current, masked = text, mask(text)
    margins: Margins = {}
    # First the gaps beside signs: a tagger that sees them lost doubts those between letters, too.
    if edits := find_sign_edits(masked):
        margins |= margins_by_symbol(current, edits)
        current = apply_edits(current, edits)
        masked = apply_edits(masked, edits)
    if masked is not text:
        forget()  # what was found out of a text that no stage will see
    calm: set[int] = set()
    judges = Judges(Tables(), Views())
    strictest: Habits | None = None
    for _ in range(_ROUNDS):
        judgement = judge(current, masked, list(group(masked, find_spans(masked))), judges)
        if judgement is None:
            break
        habits = judgement.habits
        if strictest is None or not habits.is_stricter_than(strictest):
            calm.clear()
        strictest = habits
        edits = _in_persian(current, _find_edits(current, masked, judgement, judges, calm))
        if not edits:
            break
        margins |= margins_by_symbol(current, edits)
        current = apply_edits(current, edits)
        masked = apply_edits(masked, edits)
    if not margins:
        return []
    # One round may take a ZWNJ for a space, and a later one that space for a stray one.
    return [
        edit
        for edit in compose(text, current, margins)
        if edit.sign or text[edit.start : edit.end] != ZWNJ
    ]


def _find_edits(
    text: str, masked: str, judgement: Judgement, judges: Judges, calm: set[int]
) -> Iterator[Edit]:
    """Yield the edits of all blocks; add to ``calm`` the views of those that have none."""
    prints = {block.start: _fingerprint(text, block) for block in judgement.suspects}
    suspects = [block for block in judgement.suspects if prints[block.start] not in calm]
    for first in range(0, len(suspects), _AT_A_TIME):
        some = suspects[first : first + _AT_A_TIME]
        looks = look(text, masked, some, judgement.habits, judges)
        for block, found in zip(some, looks, strict=True):
            edits = find_mark_edits(masked[block.start : block.end])
            settled = {edit.start for edit in edits}
            edits += [gap.edit for gap in found if gap.edit.start not in settled]
            yield from (edit.moved(block.start) for edit in sorted(edits))
            if not edits:
                calm.add(prints[block.start])


def _in_persian(text: str, edits: Iterable[Edit]) -> list[Edit]:
    """Return the edits that lie in Persian, or where spaces were lost; of marks, those in Persian
    documents. Short phrases of other languages do not show it by themselves, only in their lines.
    """
    languages = Languages(text)
    kept: list[Edit] = []
    runs: list[Run] = []
    for edit in edits:
        if not runs or edit.start >= runs[-1].end:
            runs = languages.runs(*_line_at(text, edit.start))
        if (edit.margin is None and languages.document_is_persian) or any(
            run.persian or is_crowded(text, run.start, run.end)
            for run in runs
            if run.start <= edit.start <= run.end
        ):
            kept.append(edit)
    return list(_in_words_known(text, kept))


def _in_words_known(text: str, edits: Sequence[Edit]) -> Iterator[Edit]:
    """Yield ``edits`` but those on lines whose words they would part or put together, and which
    read no better for it: in a language that has no letters of its own, as Azerbaijani, a third of
    the words are unknown after that; on lost and torn Persian lines one in six, hardly ever more.
    """
    for (start, end), own in _by_lines(text, edits):
        if any(edit.margin is not None and edit.sign != ZWNJ for edit in own):
            line = apply_edits(text[start:end], [edit.moved(-start) for edit in own])
            forms = [fold_word(form) for form in _FORM.findall(line)]
            unknown = sum(not model.count(form) for form in forms)
            if len(forms) >= _TELLING and unknown > _UNKNOWN * len(forms):
                own = [edit for edit in own if edit.margin is None]
        yield from own


def _by_lines(text: str, edits: Sequence[Edit]) -> Iterator[tuple[tuple[int, int], list[Edit]]]:
    """Yield the span of each line that has ``edits``, and these."""
    span, own = (0, -1), list[Edit]()
    for edit in edits:
        if edit.start > span[1]:
            if own:
                yield span, own
            span, own = _line_at(text, edit.start), []
        own.append(edit)
    if own:
        yield span, own


def _line_at(text: str, at: int) -> tuple[int, int]:
    end = text.find("\n", at)
    return text.rfind("\n", 0, at) + 1, end if end >= 0 else len(text)


def _fingerprint(text: str, block: Block) -> int:
    """Return what tells a block and the text around it from all others."""
    start, end = window(text, block)
    return hash((text[start:end], block.start - start, block.end - start))
