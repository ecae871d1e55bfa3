"""The segments stage: numbers and Latin words that came out in reverse order go back in order."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import ClassVar

from textfix.lm import Model
from textfix.pieces import Piece, Repair, kept
from textfix.reversal import law
from textfix.reversal.cues import words_stand_in_place
from textfix.reversal.rows import BREAKS
from textfix.reversal.turning import Span
from textfix.segments.faults import faults, lines_with_faults, signs_at_fault
from textfix.segments.reading import Reading, bracket_soundness, has_brackets, kinds, read
from textfix.stage import Rule
from textfix.unicode.bidi import EMBEDDINGS
from textfix.unicode.letters import LATIN_RANGES

RULE = "turned-segments"

_LINE = re.compile(f"[^{BREAKS}]+")
_NO_BREAK = "\N{NO-BREAK SPACE}"  # moves as any other space does
# A raised number comes first in its line, before what follows it: the footnotes stage reads it so.
_RAISED = re.compile("[\N{ARABIC COMMA}\N{ARABIC SEMICOLON}]\\d{1,2} ")
_MIXED = re.compile(rf"[{LATIN_RANGES}\d()\[\]{{}}\u00ab\u00bb]")
# Lines that must read better off the page, their share of those at fault, and for how many of them
# one may read worse.
_ENOUGH, _SHARE, _TIMES = 3, 0.2, 5
_PROOFS = 2  # of these lines must have more wrong than a range that runs backwards


@dataclass(frozen=True, slots=True)
class Segments:
    """Puts Latin words, numbers and brackets in order that PDFium wrote segment by segment.

    Persian stands in order in such a document, so that its lines look right at first sight.

    >>> from textfix.pieces import render
    >>> text = '''بخش .۲ باکتری coli .E بود.
    ... واکنش (PCR (در دمای ۶۰-۴۰ درجه بود.
    ... آزمون -19COVID و ویتامین 12B را دید.'''
    >>> print(render(text, Segments().repair(text).pieces))
    بخش ۲. باکتری E. coli بود.
    واکنش (PCR) در دمای ۴۰-۶۰ درجه بود.
    آزمون COVID-19 و ویتامین B12 را دید.
    """

    name: ClassVar[str] = "segments"
    rules: ClassVar[tuple[Rule, ...]] = (
        Rule(RULE, "parts of Latin words, numbers and signs in reverse order are put in order"),
    )

    def repair(self, text: str) -> Repair:
        """Put the lines of ``text`` in order if enough of them say that their segments are not."""
        faulty = [*islice(lines_with_faults(text), _ENOUGH)]
        if (
            len(faulty) < _ENOUGH
            or any(sign in text for sign in EMBEDDINGS)
            or not words_stand_in_place(text)
        ):
            return kept(text)
        from textfix.lm import load

        lines, model = [*_lines(text)], load()
        if not are_turned(text, lines, model):
            return kept(text)
        readings = max(
            ([*read(text, lines, model, upright=upright)] for upright in (False, True)),
            key=bracket_soundness,
        )
        return Repair([*_pieces(text, readings, model)])

    def broken_law(self, before: str, after: str) -> str:
        """A line keeps its code points up to mirroring, and its marks their letters."""
        return law.broken(*(text.replace(_NO_BREAK, " ") for text in (before, after)))


def are_turned(text: str, lines: Sequence[Span], model: Model) -> bool:
    """Whether the ``lines`` of ``text`` read better off the page than as they stand.

    Only those at fault may read better; of the others no more are read than it takes to say no.
    """
    faulty = [(start, end) for start, end in lines if faults(text[start:end])]
    found = [reading for reading in _moved(text, faulty, model) if reading.gain() > 0]
    better, proofs = len(found), sum(signs_at_fault(reading.line) > 0 for reading in found)
    if better < max(_ENOUGH, _SHARE * len(faulty)) or proofs < _PROOFS:
        return False
    worse = 0
    for reading in _moved(text, lines, model):
        worse += reading.gain() < 0
        if worse * _TIMES > better:
            return False
    return True


def _moved(text: str, lines: Iterable[Span], model: Model) -> Iterator[Reading]:
    for reading in read(text, lines, model):
        if reading.page.reversed and reading.moves():
            yield reading


def _lines(text: str) -> Iterator[Span]:
    """Yield the lines of ``text`` without the spaces at their edges, if there is more in them than
    Persian letters and stops."""
    for found in _LINE.finditer(text):
        if _MIXED.search(found[0]):
            start = found.end() - len(found[0].lstrip())
            raised = _RAISED.match(text, start)
            yield raised.end() if raised else start, found.start() + len(found[0].rstrip())


def _pieces(text: str, readings: Sequence[Reading], model: Model) -> Iterator[Piece]:
    mirror = kinds(readings)
    at = 0
    for reading in readings:
        better = reading.is_better(model)
        if not (reading.moves() and better) and not (
            reading.page.reversed and has_brackets(reading)
        ):
            continue
        if at < reading.start:
            yield Piece(at, reading.start)
        pieces = reading.pieces(mirror, RULE)
        yield from pieces if better else sorted(pieces)
        at = reading.start + len(reading.line)
    if at < len(text):
        yield Piece(at, len(text))
