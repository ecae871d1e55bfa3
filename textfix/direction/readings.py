"""Readings: the ways in which a line may have come about, each searched as a line of its own.

The plain reading holds that the line is its runs in reverse order. Other extractors break lines in
two more ways; both become plain once the parts of the line are put in another order first:

* torn: a mark drawn by another font (a shadda) splits the show operations of a line X·Y in two
  groups that come out as Y·X; the word that bore the mark is torn between the two ends;
* held: left-to-right islands stay where they are and only the stretches between them are reversed
  (pypdf on PDFs that give each island its own text matrix).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from textfix.direction.brackets import is_bracket
from textfix.direction.chain import NOTHING, Chain
from textfix.direction.evidence import Odds
from textfix.direction.units import Line, island_spans, kind_of
from textfix.lm import Model, tokenize

_NEVER = -9.0
_LIKELY = -0.5  # log10 odds of the cuts at which a tear is tried
_UNSURE = (-0.6, -0.2, -1.5)  # log10 odds of nothing, space, ZWNJ where the tagger cannot know


class Reading(NamedTuple):
    """A line to be searched. ``units`` says which unit of the line as it stands each unit of
    ``line`` is; ``cuts`` and ``odds`` are those of ``line``; ``kind`` is plain, torn or held."""

    line: Line
    cuts: Sequence[int]
    odds: Odds
    units: Sequence[int]
    kind: str


def plain(line: Line, cuts: Sequence[int], odds: Odds) -> Reading:
    """Return the reading of ``line`` as its runs in reverse order."""
    return Reading(line, cuts, odds, range(len(line.units)), "plain")


def torn(line: Line, cuts: Sequence[int], odds: Odds, model: Model) -> Iterator[Reading]:
    """Yield the readings of ``line`` as torn at one of its likely cuts, if its ends are a word."""
    if len(cuts) < 2 or not _ends_make_a_word(line, cuts, model):
        return
    last = len(line.units)
    for at in cuts:
        if odds.cut[at] > _LIKELY:
            junction = (-1.0, -0.05, _UNSURE)  # the torn run is whole, unless the words say no
            yield _rearranged(line, cuts, odds, [(at, last), (0, at)], junction, "torn")


def has_islands(line: Line) -> bool:
    """Whether ``line`` holds left-to-right islands among other text."""
    inside = sum(end - start for start, end in island_spans(line, brackets=False))
    return 0 < inside < len(line.units)


def held(line: Line, cuts: Sequence[int], odds: Odds) -> Reading | None:
    """Return the reading of ``line`` with its islands in place, if it has any."""
    if not has_islands(line):
        return None
    islands = [_with_stop(line, island) for island in island_spans(line, brackets=False)]
    edges = sorted({0, len(line.units), *(edge for island in islands for edge in island)})
    parts = list(pairwise(edges))
    signs = [at for at in range(1, len(line.units)) if _is_loose(line, at, edges)]
    cut = list(odds.cut)
    whole = list(odds.whole)
    for at in signs:
        if cut[at] < _LIKELY:
            cut[at], whole[at] = _LIKELY, -0.2
    loosened = Odds(cut, whole, odds.seam)
    return _rearranged(
        line, sorted({*cuts, *signs}), loosened, parts[::-1], (0.0, _NEVER, _UNSURE), "held"
    )


def _is_loose(line: Line, at: int, edges: Sequence[int]) -> bool:
    """Whether a run may end before unit ``at`` for the signs there: beside a bracket, and beside
    any sign near the edge of an island, whose place the tagger does not know."""
    before, behind = line.base(at - 1), line.base(at)
    if "S" not in (kind_of(before), kind_of(behind)):
        return False
    near = any(abs(at - edge) <= 2 for edge in edges)
    return near or is_bracket(before) or is_bracket(behind)


def _with_stop(line: Line, island: tuple[int, int]) -> tuple[int, int]:
    """Return ``island`` with the stop of a list number ("2." at the head of a line)."""
    start, end = island
    is_number = start == 0 and kind_of(line.base(0)) == "N"
    if is_number and end < len(line.units) and line.base(end) in ".)" and not line.gap(end):
        return start, end + 1
    return island


def as_it_stands(chain: Chain, reading: Reading) -> Chain:
    """Bring a chain of ``reading.line`` back to the units of the line as it stands."""
    if reading.kind == "plain":
        return chain
    runs: list[tuple[int, int]] = []
    seams: list[int] = []
    for (start, end), seam in zip(chain.runs, (NOTHING, *chain.seams), strict=True):
        for number, span in enumerate(_spans(reading.units[start:end])):
            runs.append(span)
            seams.append(NOTHING if number else seam)
    return Chain(tuple(runs), tuple(seams[1:]), chain.margin)


def _spans(units: Sequence[int]) -> Iterator[tuple[int, int]]:
    start = units[0]
    for before, unit in pairwise([*units, -1]):
        if unit != before + 1:
            yield start, before + 1
            start = unit


def _ends_make_a_word(line: Line, cuts: Sequence[int], model: Model) -> bool:
    last = len(line.units)
    if kind_of(line.base(0)) != "A" or kind_of(line.base(last - 1)) != "A":
        return False
    heads = tokenize(line.text[slice(*line.span(cuts[-1], last))])
    tails = tokenize(line.text[slice(*line.span(0, cuts[0]))])
    if not heads or not tails:
        return False
    head, tail = heads[-1].form, tails[0].form
    known_apart = model.id(head) != model.UNK and model.id(tail) != model.UNK and len(tail) > 1
    return model.id(head + tail) != model.UNK and not known_apart


def _rearranged(
    line: Line,
    cuts: Sequence[int],
    odds: Odds,
    parts: Sequence[tuple[int, int]],
    junction: tuple[float, float, tuple[float, float, float]],
    kind: str,
) -> Reading:
    """Put ``parts`` (spans of units) in the given order; ``junction`` are the odds of cut, whole
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
    junctions = {0}
    for start, end in parts:
        junctions.add(max(junctions) + end - start)
    junctions -= {0, len(units)}
    cut = [odds.cut[unit] for unit in units]
    whole = [odds.whole[unit] for unit in units]
    seam = [odds.seam[unit] for unit in units]
    for at in junctions:
        cut[at], whole[at], seam[at] = junction
    likely = set(cuts)
    moved = sorted({at for at, unit in enumerate(units) if at and unit in likely} | junctions)
    return Reading(Line(text.rstrip(), tuple(spans)), moved, Odds(cut, whole, seam), units, kind)
