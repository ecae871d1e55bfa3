"""The reversal stage: find lines in visual order and put them in reading order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import ClassVar

from textfix.lm import Model
from textfix.pieces import Finding, Piece, Repair, kept
from textfix.reversal import law
from textfix.reversal.cues import pages_in_doubt
from textfix.reversal.decide import Verdict, decide
from textfix.reversal.drawn import in_visual_order
from textfix.reversal.glued_runs import are_glued, are_turned
from textfix.reversal.left_to_right import RULE as LEFT_TO_RIGHT
from textfix.reversal.left_to_right import find_left_to_right
from textfix.reversal.listed_runs import read_listed
from textfix.reversal.order import CHARACTERS, UPRIGHT
from textfix.reversal.parted_runs import are_parted, are_reversed, turn_runs
from textfix.reversal.rows import STOPS, Row, has_letters, read_rows
from textfix.reversal.turned_words import find_turned_words
from textfix.reversal.writing import DOUBT, RULES, Written, write
from textfix.stage import Rule
from textfix.unicode.letters import LATIN_RANGES, LETTER_CLASS

_LATIN, _ARABIC = re.compile(f"[{LATIN_RANGES}]"), re.compile(f"[{LETTER_CLASS}]")
_KEPT = Verdict(UPRIGHT, 0.0)


@dataclass(frozen=True, slots=True)
class Reversal:
    """Puts lines in order that an extractor read off the page from left to right.

    It runs before all other stages: they read Persian, and a mirrored line is none. Lines of
    reversed runs, each of them readable, are left to the direction stage.

    >>> from textfix.pieces import render
    >>> text = ".دنام نامه همان و تفر رهش هب یناگیاب زا هک تسا یزور نیمهد نیا"
    >>> render(text, Reversal().repair(text).pieces)
    'این دهمین روزی است که از بایگانی به شهر رفت و نامه همان ماند.'
    """

    name: ClassVar[str] = "reversal"
    rules: ClassVar[tuple[Rule, ...]] = (
        *RULES,
        Rule(LEFT_TO_RIGHT, "right-to-left runs of a line written from left to right, in order"),
        Rule(DOUBT, "a line that may stand in visual order is left as it is and reported"),
    )

    def repair(self, text: str) -> Repair:
        """Put the lines of ``text`` in reading order; leave those that may be in order."""
        if not has_letters(text):
            return kept(text)
        parted, glued = are_parted(text), are_glued(text)
        pages = [(0, len(text))] if parted or glued else pages_in_doubt(text)
        if not pages:
            return Repair(list(_pieces(text, list(find_left_to_right(text)))))
        from textfix.lm import load

        model = load()
        if parted and are_reversed(rows := read_rows(text), model):
            return Repair(list(_pieces(text, _changed(turn_runs(_shown(rows))))))
        if glued and are_turned(rows := read_rows(text), model):
            turned = turn_runs(_shown(rows), read_listed)
            return Repair(list(_pieces(text, _changed(turned))))
        if words := find_turned_words(text, model):
            return Repair(list(_pieces(text, words)))
        found = [row for start, end in pages for row in read_rows(text, start, end)]
        rows, verdicts = _judged(found, model)
        verdicts = _without_latin_lines(rows, verdicts)
        lines = write(rows, verdicts, model)
        if all(verdict.order == UPRIGHT for verdict in verdicts):
            lines = _apart([*lines, *find_left_to_right(text)])
        findings = [
            Finding(DOUBT, row.start, row.start + len(row.text), message)
            for row, verdict in zip(rows, verdicts, strict=True)
            if verdict.in_doubt
            for message in [f"may be {verdict.order} in visual order: {verdict.margin:.1f} log10"]
        ]
        return (
            Repair(list(_pieces(text, lines)), findings)
            if lines
            else Repair(kept(text).pieces, findings)
        )

    def broken_law(self, before: str, after: str) -> str:
        """A line keeps its code points up to mirroring, and its marks their letters."""
        return law.broken(before, after)


def _shown(rows: Sequence[Row]) -> list[Row]:
    """Return the rows that run from right to left: those with a word, and the rest of a line whose
    stop stands on its left."""
    return [row for row in rows if row.count or row.text[0] in STOPS]


def _changed(lines: Iterable[tuple[Row, list[Piece]]]) -> list[Written]:
    """Return the lines whose pieces are more than one."""
    return [
        Written(row.start, row.start + len(row.text), pieces)
        for row, pieces in lines
        if len(pieces) > 1
    ]


def _apart(lines: Iterable[Written]) -> list[Written]:
    """Return ``lines`` in order, less what overlaps the one before it."""
    apart: list[Written] = []
    for line in sorted(lines, key=lambda line: line[:2]):
        if not apart or apart[-1].end <= line.start:
            apart.append(line)
    return apart


def _judged(rows: Sequence[Row], model: Model) -> tuple[list[Row], list[Verdict]]:
    """Return the verdict on every line, those that read as drawn glyphs put in visual order."""
    drawn = in_visual_order(rows, model)
    verdicts = decide(drawn, model)
    if drawn != rows:
        verdicts = [v if v.order == CHARACTERS and not v.in_doubt else _KEPT for v in verdicts]
        pairs = zip(rows, drawn, verdicts, strict=True)
        drawn = [row if verdict is _KEPT else turned for row, turned, verdict in pairs]
    return drawn, verdicts


def _without_latin_lines(rows: Sequence[Row], verdicts: Sequence[Verdict]) -> list[Verdict]:
    """Return the verdicts, in a text that is mostly Latin none on lines that are: they run from
    left to right, whatever order the words of another script in them came in."""
    if all(verdict.order == UPRIGHT for verdict in verdicts):
        return list(verdicts)
    latin = [len(_LATIN.findall(row.text)) for row in rows]
    others = [len(_ARABIC.findall(row.text)) for row in rows]
    if sum(latin) <= sum(others):
        return list(verdicts)
    sides = zip(verdicts, latin, others, strict=True)
    return [_KEPT if here > there else verdict for verdict, here, there in sides]


def _pieces(text: str, lines: Sequence[Written]) -> Iterator[Piece]:
    at = 0
    for line in lines:
        if at < line.start:
            yield Piece(at, line.start)
        yield from line.pieces
        at = line.end
    if at < len(text):
        yield Piece(at, len(text))
