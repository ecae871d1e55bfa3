"""The lifting stage: printed lines of two fonts that an extractor read as two, and lines of two
columns that it read as one."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import ClassVar, Final

from textfix.characters.runs import is_persian
from textfix.document.lines import Line, split_lines
from textfix.fragments.embedded import are_words_embedded
from textfix.fragments.law import broken
from textfix.lifting.abreast import RULE as COLUMNS
from textfix.lifting.abreast import column_pieces
from textfix.lifting.atoms import HYPHEN, MARK, NOTE, PARTER, PERCENT, Atom, phrases
from textfix.lifting.beside import BESIDE, may_be_beside, put_beside
from textfix.lifting.between import are_placed, as_labels, label_number
from textfix.lifting.latin import Latin
from textfix.lifting.latin_words import lost_spaces, parted
from textfix.lifting.merging import merge
from textfix.lifting.names import Names, names_of
from textfix.lifting.pairs import Pair, find_pairs, in_visual_order, may_have_lifted
from textfix.lifting.persian import Persian
from textfix.lifting.separators import separated
from textfix.lifting.spacing import gap_between
from textfix.pieces import Piece, Repair, kept
from textfix.stage import Rule

RULE = "lifted-signs"

_SURE: Final = 4.0
_LEAST_SURE: Final = 2
"""Lines of signs that find their places beyond doubt, which prove a document."""
_EACH: Final = {HYPHEN: 1.5, PERCENT: 1.5, PARTER: 1.5, NOTE: 1.0}
"""log10 that an atom must add by its place."""


@dataclass(frozen=True, slots=True)
class Lifting:
    """Puts brackets, hyphens, slashes and Latin words back on the line they were lifted off.

    Where brackets, hyphens, slashes and Latin letters come from another font than the Persian ones,
    with its own ascent, an extractor that sorts letters into lines by their tops (pdfplumber) reads
    them as a line of their own, above the rest of their line. Both parts run from left to right as
    printed, so all that is to be found is which of them comes where; hence this runs before
    reversed lines are turned.

    >>> from textfix.pieces import render
    >>> lines = [") - (", ". ۵۸ ۴۱ :۱۳۷۶ ،یمشیربا ار نآ", "( )", ".ناریا . ۱۳۷۶ نسح ،یمشیربا"]
    >>> text = "\\n".join(lines).replace("( )", ") (")
    >>> print(render(text, Lifting().repair(text).pieces))
    .)۵۸-۴۱ :۱۳۷۶ ،یمشیربا( ار نآ
    .ناریا .)۱۳۷۶( نسح ،یمشیربا
    """

    name: ClassVar[str] = "lifting"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(RULE, "signs and words of another font go back on the printed line they belong to"),
        Rule(COLUMNS, "the columns of a page, read line by line, come one after the other"),
        Rule(BESIDE, "a label or a note's figure read by itself goes back to its printed line"),
    )

    def repair(self, text: str) -> Repair:
        """Put the lifted signs and words of ``text`` back, where enough of them prove it."""
        if are_words_embedded(text):
            return Repair(separated(text, RULE) or kept(text).pieces)
        if (columns := column_pieces(text)) and is_persian(text):
            return Repair(columns)
        lifted, beside = may_have_lifted(text), may_be_beside(text)
        if not (lifted or beside) or not in_visual_order(text) or not is_persian(text):
            return kept(text)
        lines = split_lines(text)
        if lifted and (pieces := _lifted(text, lines)):
            return Repair(pieces)
        pieces = put_beside(text, lines) if beside else []
        return Repair(pieces) if pieces else kept(text)

    def broken_law(self, before: str, after: str) -> str:
        """Spaces and line breaks come and go; all else stays, as often as it was."""
        return broken(before, after)


def _lifted(text: str, lines: Sequence[Line]) -> list[Piece]:
    """Return the pieces of ``text`` with what was lifted off its lines put back; none if too little
    proves that."""
    pairs = find_pairs(text, lines)
    names = names_of(text[line.start : line.end].split() for line in lines)
    glued = lost_spaces(atom for pair in pairs for atom in pair.lifted_atoms)
    merged = [(pair, *_merged(text, pair, names, glued=glued)) for pair in pairs]
    sure = sum(pair.is_persian and score >= _SURE for pair, score, _ in merged)
    if sure < _LEAST_SURE:
        return []
    clear = [triple for triple in merged if _is_clear(*triple)]
    return list(_pieces(text, clear, glued=glued))


def _merged(text: str, pair: Pair, names: Names, *, glued: bool) -> tuple[float, list[Atom]]:
    lifted = [atom for atom in pair.lifted_atoms if atom.kind != MARK]
    if pair.is_persian:
        printed = pair.printed_atoms
        grammar = Persian(names, label_number(printed), printed[0])
        return merge(printed, as_labels(phrases(text, lifted)), grammar)
    return merge(pair.printed_atoms, lifted, Latin(glued))


def _is_clear(pair: Pair, score: float, order: Sequence[Atom]) -> bool:
    """Whether the atoms of a lifted line add enough by their places to be put there."""
    if not are_placed(pair.printed_atoms, pair.lifted_atoms):
        return False
    if all(atom.kind == NOTE for atom in order if atom.lifted):
        return score > 0
    return score >= max(1.0, sum(_EACH.get(atom.kind, 0.0) for atom in order if atom.lifted))


def _pieces(
    text: str, merged: Sequence[tuple[Pair, float, Sequence[Atom]]], *, glued: bool
) -> Iterator[Piece]:
    at = 0
    for pair, score, order in merged:
        if at < pair.lifted.start:
            yield Piece(at, pair.lifted.start)
        yield from _taken_apart(pair, order)
        whole = list(parted(order, glued=glued))
        yield from _put_together(pair, whole, score, glued=glued)
        at = pair.printed.end
    if at < len(text):
        yield Piece(at, len(text))


def _taken_apart(pair: Pair, order: Sequence[Atom]) -> Iterator[Piece]:
    """Yield what is left of a lifted line: its marks; and what goes, its spaces and its end."""
    marks = [atom for atom in pair.lifted_atoms if atom.kind == MARK]
    at = pair.lifted.start
    for atom in sorted([*marks, *(atom for atom in order if atom.lifted)]):
        if at < atom.start:
            yield Piece(at, atom.start, "", RULE)
        if atom.kind == MARK:
            yield Piece(atom.start, atom.end)
        at = atom.end
    yield Piece(at, pair.printed.start) if marks else Piece(at, pair.printed.start, "", RULE)


def _put_together(
    pair: Pair, order: Sequence[Atom], score: float, *, glued: bool
) -> Iterator[Piece]:
    """Yield the atoms of a printed line, ``score`` (log10) by which they stand so, and the gaps."""
    ends = {a.end: b.start for a, b in pairwise(pair.printed_atoms)}
    for before, after in pairwise([*order, None]):
        assert before is not None
        moved = before.lifted
        yield Piece(before.start, before.end, None, RULE if moved else "", score if moved else None)
        if after is None:
            continue
        if not (moved or after.lifted):
            yield Piece(before.end, after.start)
            continue
        gap = gap_between(
            before, after, persian=pair.is_persian, glued=glued, first=before is order[0]
        )
        if not moved and before.end in ends:
            yield Piece(before.end, ends[before.end], gap, RULE)
        elif gap:
            yield Piece(after.start, after.start, gap, RULE)
