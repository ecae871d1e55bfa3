"""The fragments stage: printed lines that an extractor scattered over several lines."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar

from textfix.characters.runs import is_persian
from textfix.document.lines import split_lines
from textfix.fragments.bearers import RULE as PARTED
from textfix.fragments.bearers import parted_pieces
from textfix.fragments.dates import RULE as DATED
from textfix.fragments.dates import dated_pieces
from textfix.fragments.embedded import are_words_embedded
from textfix.fragments.gluing import cuts_words, gaps_between
from textfix.fragments.joints import SPACED
from textfix.fragments.law import broken
from textfix.fragments.marked import Parted, may_be_marked, parted_lines
from textfix.fragments.noted import noted_groups
from textfix.fragments.portions import Lines, are_portions, printed_lines
from textfix.fragments.printed import Group
from textfix.fragments.raised import raised_groups
from textfix.fragments.reading import Reading
from textfix.fragments.scan import are_whole, may_be_boxes, may_be_fragments
from textfix.fragments.tearing import torn_groups
from textfix.fragments.turning import turned_groups
from textfix.pieces import Piece, Repair, kept
from textfix.stage import Rule

_SURE_WORD = 1.5
"""log10 for two words to be one where line breaks cut no words but here."""

JOINED, TURNED = "joined-fragments", "reversed-fragments"


@dataclass(frozen=True, slots=True)
class Fragments:
    """Takes the fragments of a printed line together where a document's lines prove to be such.

    It runs when letters and their codes read forward, for the language model judges the joints;
    and before the stages that look at signs, runs and words, for these lie across the joints.

    >>> from textfix.pieces import render
    >>> text = "زعفران گران\\nترین ادوی\\nۀ جهان است"
    >>> render(text, Fragments().repair(text).pieces) == text  # too short to prove anything
    True
    """

    name: ClassVar[str] = "fragments"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(JOINED, "the pieces of a printed line, each on a line of its own, come together"),
        Rule(TURNED, "the pieces of a printed line, listed from left to right, are put in order"),
        Rule(PARTED, "the pieces of a printed line that was parted at a mark, and the mark"),
        Rule(DATED, "the slashes of a date that were read together behind it go between its parts"),
    )

    def repair(self, text: str) -> Repair:
        """Take the fragments of ``text`` together: those torn off, those turned, and all where most
        lines are fragments."""
        lines = split_lines(text)
        torn = torn_groups(text, lines)
        noted = noted_groups(text, lines) or raised_groups(text, lines)
        may_be = may_be_fragments(lines) and not are_whole(text, lines)
        may_be_turned = may_be or (may_be_boxes(lines) and not are_whole(text, lines))
        marked = may_be_marked(text, lines)
        embedded = are_words_embedded(text)
        if not (torn or noted or marked or may_be_turned or embedded) or not is_persian(text):
            return Repair(dated_pieces(text) or kept(text).pieces)
        reading = Reading(text, lines)
        own = _without_overlaps(parted_lines(reading) if marked else torn, noted)
        turned = turned_groups(reading) if may_be_turned else []
        groups = list(_all_groups(reading, _without_overlaps(own, turned)))
        pieces = list(_pieces(reading, groups, may_be=may_be))
        changed = any(piece.rule for piece in pieces)
        return Repair(pieces if changed else dated_pieces(text) or pieces)

    def broken_law(self, before: str, after: str) -> str:
        """Spaces and line breaks come and go, a ZWNJ may come; all else stays as it was."""
        return broken(before, after)


def _without_overlaps(
    first: Sequence[Group | Parted], second: Sequence[Group]
) -> list[Group | Parted]:
    """Return the groups of both, those of ``second`` that hold no line of ``first``."""
    taken = {line for group in first for line in range(group.start, group.end)}
    free = [group for group in second if taken.isdisjoint(range(group.start, group.end))]
    return sorted([*first, *free], key=lambda group: group.start)


def _all_groups(reading: Reading, turned: Sequence[Group | Parted]) -> Iterator[Group | Parted]:
    """Yield ``turned`` and, as groups of their own, the lines that stay where they are."""
    at = 0
    for group in turned:
        if not all(_is_plain(reading, line) for line in range(group.start, group.end - 1)):
            continue
        yield from (Group(line, line + 1, False) for line in range(at, group.start))
        yield group
        at = group.end
    yield from (Group(line, line + 1, False) for line in range(at, len(reading.lines)))


def _pieces(reading: Reading, groups: Sequence[Group | Parted], *, may_be: bool) -> Iterator[Piece]:
    """Yield the lines of ``groups``, and what stands between them."""
    text, lines = reading.text, reading.lines
    order = [line for group in groups for line in group.order]
    printed = _printed(reading, groups, order)
    cut = may_be and cuts_words(reading, order)
    gaps = gaps_between(reading, order, printed) if cut or printed else {}
    yield from _kept(0, lines[0].start)
    for group, following in pairwise([*groups, None]):
        assert group is not None
        if isinstance(group, Parted):
            yield from parted_pieces(text, group)
        elif group.turned:
            yield from _turned(reading, group, 0.0 if cut else _SURE_WORD)
        else:
            yield from _kept(lines[group.start].start, lines[group.start].end)
        if following is None:
            break
        start, end = lines[group.end - 1].end, lines[group.end].start
        found = gaps.get(group.order[-1])
        if found is None or not _is_plain(reading, group.end - 1):
            yield from _kept(start, end)
        else:
            gap, margin = found
            yield Piece(start, end, gap, JOINED, margin)
    yield from _kept(lines[-1].end, len(text))


def _printed(
    reading: Reading, groups: Sequence[Group | Parted], order: Sequence[int]
) -> Lines | None:
    """Return the printed lines, where the lines of a text are portions of such."""
    if not are_portions(reading):
        return None
    joined = {line for group in groups for line in group.order[:-1]}
    return printed_lines(reading, order, joined)


def _turned(reading: Reading, group: Group, least: float) -> Iterator[Piece]:
    """Yield the lines of a group from the last to the first, and the gaps between them.

    ``least``: the margin from which on two words are one.
    """
    lines = reading.lines
    for at in group.order:
        yield Piece(lines[at].start, lines[at].end, None, TURNED, group.gain)
        if at == group.start:
            break
        found = reading.joint(at, at - 1)
        gap = group.gap
        if gap is None:
            gap = SPACED if 0 < found.margin < least else found.gap
        yield Piece(lines[at - 1].end, lines[at].start, gap, TURNED, group.gain)


def _is_plain(reading: Reading, line: int) -> bool:
    """Whether nothing but spaces and line feeds stands between a line and the next."""
    start, end = reading.lines[line].end, reading.lines[line + 1].start
    return not reading.text[start:end].strip(" \n")


def _kept(start: int, end: int) -> Iterator[Piece]:
    if start < end:
        yield Piece(start, end)
