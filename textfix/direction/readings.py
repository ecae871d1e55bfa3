"""Readings: the ways in which a line may have come about, each searched as a line of its own.

The plain reading holds that the line is its runs in reverse order. Other extractors break lines in
two more ways; both become plain once the parts of the line are put in another order first:

* torn: a mark drawn by another font (a shadda) splits the show operations of a line X·Y in two
  groups that come out as Y·X; the word that bore the mark is torn between the two ends;
* turned: a Latin citation that keeps its stop behind it was drawn as a group of its own, and what
  stands on its two sides has changed places: X·(Name, 2010).·Y for Y·(Name, 2010).·X;
* levels: level runs (UAX #9) were joined from left to right: numbers, Latin and what stands between
  them, each right in itself, so that no run ends elsewhere but at signs beside them;
* boxes: a note's marker parts the line in boxes that stand in order, each with its level runs
  joined from left to right (pypdf on PDFs of HTML);
* held: left-to-right islands stay where they are and only the stretches between them are reversed
  (pypdf on PDFs that give each island its own text matrix).
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from itertools import accumulate, pairwise
from typing import NamedTuple

from textfix.direction.chain import NOTHING, Chain
from textfix.direction.citations import find_citations
from textfix.direction.document_words import DocumentModel
from textfix.direction.evidence import Odds
from textfix.direction.units import Line, kind_of
from textfix.lm import tokenize

_NEVER = -9.0
_LIKELY = -0.5  # log10 odds of the cuts at which a tear is tried
_UNSURE = (-0.6, -0.2, -1.5)  # log10 odds of nothing, space, ZWNJ where the tagger cannot know
# Odds of cut, whole and seam where two parts of a line meet that the tagger saw apart: they are
# sure to be two runs, or they are one run that was torn, unless the words say no.
APART = (0.0, _NEVER, _UNSURE)
_UNTORN = (-1.0, -0.05, _UNSURE)


class Reading(NamedTuple):
    """A line to be searched. ``units`` says which unit of the line as it stands each unit of
    ``line`` is; ``cuts`` and ``odds`` are those of ``line``; ``kind`` is plain, torn, turned,
    levels, latin, markers or held; ``note`` is the unit at which the marker of a note begins, if
    the line is read as having one, ``place`` what it is there: "runs" (one of the level runs),
    "boxes" (it parts the line in boxes that stand in order), "whole" (in boxes in reverse order,
    each right in itself), "first" (the same, and the Latin that comes first belongs before it) or
    "label" (it belongs before the line)."""

    line: Line
    cuts: Sequence[int]
    odds: Odds
    units: Sequence[int]
    kind: str
    note: int | None = None
    place: str = ""


def plain(line: Line, cuts: Sequence[int], odds: Odds) -> Reading:
    """Return the reading of ``line`` as its runs in reverse order."""
    return Reading(line, cuts, odds, range(len(line.units)), "plain")


def torn(line: Line, cuts: Sequence[int], odds: Odds, model: DocumentModel) -> Iterator[Reading]:
    """Yield the readings of ``line`` as torn at one of its likely cuts, if its ends are a word."""
    group = _stopped_citation(line)
    ending = [group] if group and group[1] == len(line.units) else []
    last = ending[0][0] if ending else len(line.units)
    inner = [at for at in cuts if at < last]
    if len(inner) < 2 or not _ends_make_a_word(line, inner, last, model):
        return
    for at in inner:
        if odds.cut[at] > _LIKELY:
            junctions = [*([APART] * len(ending)), _UNTORN]
            parts = [*ending, (at, last), (0, at)]
            yield rearranged(line, cuts, odds, parts, junctions, "torn")


def turned(line: Line, cuts: Sequence[int], odds: Odds) -> Reading | None:
    """Return the reading of ``line`` as turned about a Latin citation that its stop follows."""
    group = _stopped_citation(line)
    if group is None:
        return None
    start, end = group
    parts = [part for part in ((end, len(line.units)), group, (0, start)) if part[0] < part[1]]
    return rearranged(line, cuts, odds, parts, [APART] * (len(parts) - 1), "turned")


def _stopped_citation(line: Line) -> tuple[int, int] | None:
    """Return the units of the first Latin citation of ``line`` with the stop right behind it."""
    for citation in find_citations(line):
        stop = citation.end
        if (
            kind_of(line.base(citation.start + 1)) == "L"
            and stop < len(line.units)
            and line.base(stop) == "."
            and not line.gap(stop)
        ):
            return citation.start, stop + 1
    return None


def as_it_stands(chain: Chain, reading: Reading) -> Chain:
    """Bring a chain of ``reading.line`` back to the units of the line as it stands."""
    if reading.kind not in ("torn", "turned", "held") and reading.place in ("", "runs", "whole"):
        return chain._replace(note=reading.note)
    runs: list[tuple[int, int]] = []
    seams: list[int] = []
    for (start, end), seam in zip(chain.runs, (NOTHING, *chain.seams), strict=True):
        for number, span in enumerate(_spans(reading.units[start:end])):
            runs.append(span)
            seams.append(NOTHING if number else seam)
    note = None if reading.note is None else reading.units[reading.note]
    return Chain(tuple(runs), tuple(seams[1:]), chain.margin, note=note)


def _spans(units: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = units[0]
    for before, unit in pairwise([*units, -1]):
        if unit != before + 1:
            yield start, before + 1
            start = unit


def _ends_make_a_word(line: Line, cuts: Sequence[int], last: int, model: DocumentModel) -> bool:
    """Whether what ends the units ``[0, last)`` and what begins them are two parts of a word, as
    blocks between the likely ``cuts`` or as words between spaces."""
    if kind_of(line.base(0)) != "A" or kind_of(line.base(last - 1)) != "A":
        return False
    heads = {_token(line, at, last, -1) for at in (0, cuts[-1])}
    tails = {_token(line, 0, at, 0) for at in (last, cuts[0])}
    return any(_make_a_word(head, tail, model) for head in heads for tail in tails)


def _token(line: Line, start: int, end: int, which: int) -> str:
    tokens = tokenize(line.text[slice(*line.span(start, end))])
    return tokens[which].form if tokens else ""


def _make_a_word(head: str, tail: str, model: DocumentModel) -> bool:
    if not head or not tail or model.id(head + tail) == model.UNK:
        return False
    return len(tail) == 1 or model.UNK in (model.id(head), model.id(tail))


def rearranged(
    line: Line,
    cuts: Sequence[int],
    odds: Odds,
    parts: Sequence[tuple[int, int]],
    junctions: Sequence[tuple[float, float, tuple[float, float, float]]],
    kind: str,
) -> Reading:
    """Put ``parts`` (spans of units) in the given order; ``junctions`` are the odds of cut, whole
    and seam where two of them meet."""
    glue = "" if kind == "torn" else " "
    text = ""
    spans: list[tuple[int, int]] = []
    for start, end in parts:
        first, last = line.span(start, end)
        shift = len(text) - first
        spans += [(a + shift, b + shift) for a, b in line.units[start:end]]
        text += line.text[first:last] + glue
    units = [unit for start, end in parts for unit in range(start, end)]
    ends = list(accumulate(end - start for start, end in parts))[:-1]
    cut = array("d", [odds.cut[unit] for unit in units])
    whole = array("d", [odds.whole[unit] for unit in units])
    seam = [odds.seam[unit] for unit in units]
    for at, junction in zip(ends, junctions, strict=True):
        cut[at], whole[at], seam[at] = junction
    likely = set(cuts)
    moved = sorted({at for at, unit in enumerate(units) if at and unit in likely} | {*ends})
    return Reading(Line(text.rstrip(), tuple(spans)), moved, Odds(cut, whole, seam), units, kind)
