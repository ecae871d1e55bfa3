"""Readings of a line with islands: numbers, Latin and brackets, beside which level runs end.

UAX #9 resolves each of them as a level run of its own, so extractors that join runs from left to
right, or turn them round one by one, break lines there even where all else is in order.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence, Set
from itertools import pairwise

from textfix.direction.brackets import is_bracket
from textfix.direction.evidence import WHOLE, Odds
from textfix.direction.notes import Numbers, find_notes, may_refer
from textfix.direction.quotes import find_quotations
from textfix.direction.readings import APART, Reading, rearranged
from textfix.direction.spacing import STOPS
from textfix.direction.units import Line, island_spans, kind_of, stretches

CutOdds = tuple[float, float]
"""The log10 odds that a run ends somewhere, and that none does."""

_SURE = -0.15  # log10 odds of the cuts that a level run may end at too
_MOST_IN_BRACKETS = 40  # units
# Odds of cut and whole at a sign whose place the tagger does not know.
_LOOSE_HELD = (-0.5, -0.2)
_LOOSE_LEVELS = (-1.5, -0.03)
_STRETCHED = (-0.8, -0.05)  # the same behind a kashida, in level runs
_LEAST_CUT = -0.5  # log10 odds of a cut that are left as the tagger has them


def has_islands(line: Line) -> bool:
    """Whether ``line`` holds left-to-right islands among other text."""
    inside = sum(end - start for start, end in island_spans(line, brackets=False))
    return 0 < inside < len(line.units)


def has_edges(line: Line) -> bool:
    """Whether ``line`` holds anything beside which a level run may end: an island or a bracket."""
    return has_islands(line) or any(map(is_bracket, line.bases))


def at_islands(
    line: Line, cuts: Sequence[int], odds: Odds, kind: str, quotes: CutOdds | None = None
) -> Reading | None:
    """Return the reading of ``line`` of one ``kind``, if it has the islands for it.

    ``held``: islands stay in place. ``levels``: level runs in reverse order; ``latin``: the same,
    but numbers stay in the text around them, as extractors leave them that give them its
    direction; ``markers``: nothing moved but the raised markers of notes. ``quotes``: the odds that
    a run ends at the edge of a quotation.
    """
    if kind == "held":
        return _held(line, cuts, odds)
    if kind == "markers" and not has_marker(line):
        return None
    return _levels(line, cuts, odds, kind, quotes)


def _levels(
    line: Line,
    cuts: Sequence[int],
    odds: Odds,
    kind: str,
    quotes: CutOdds | None,
    note: tuple[int, ...] = (),
) -> Reading | None:
    """Of the likely ``cuts`` only the likeliest may be edges as well; ``note``: the edges of what
    is read as the marker of a note."""
    edges = sorted({*_island_edges(line, kind), *note})
    places = (at for at in (*edges, *_stop_edges(line)) if 0 < at < len(line.units))
    apart = {at for at in places if odds.seam[at] != WHOLE}
    if not apart and not has_edges(line) and not stretches(line):
        return None
    sure = [at for at in cuts if odds.cut[at] > _SURE]
    loose, loosened = _loosen(line, edges, sure, odds, _LOOSE_LEVELS)
    loose = [at for at in loose if odds.seam[at] != WHOLE]
    cut, whole, seam = loosened.copied()
    for at in stretches(line):
        cut[at], whole[at] = _STRETCHED
    if quotes is not None and kind != "markers":
        _loosen_quotations(line, cut, whole, quotes)
    for at in apart:
        cut[at], whole[at], seam[at] = APART
    units = range(len(line.units))
    return Reading(line, sorted({*loose, *apart}), Odds(cut, whole, seam), units, kind)


def _loosen_quotations(line: Line, cut: array[float], whole: array[float], quotes: CutOdds) -> None:
    """Set the odds at the edges of quotations where the tagger knows no better, or runs hardly ever
    end there; within the edges they are no higher."""
    for start, end in find_quotations(line):
        for at in (start, end, start + 1, end - 1):
            new = min(quotes, _LOOSE_LEVELS) if start < at < end else quotes
            open_gap = 0 < at < len(line.units) and whole[at] != 0.0
            if open_gap and (cut[at] < _LEAST_CUT or new < _LOOSE_LEVELS):
                cut[at], whole[at] = new


def beside_notes(
    line: Line,
    cuts: Sequence[int],
    odds: Odds,
    kind: str,
    quotes: CutOdds | None,
    numbers: Numbers,
) -> Iterator[Reading]:
    """Yield the readings of ``line`` as ``kind`` that take one of ``numbers`` for the marker of a
    note: all level runs in reverse order, or those of the boxes on the two sides of the marker, or
    all others behind it, the label of the note."""
    last = len(line.units)
    below = set(find_notes(line, numbers, numbers.below))
    above = set(find_notes(line, numbers, numbers.above))
    for note in sorted(below | above):
        levels = _levels(line, cuts, odds, kind, quotes, note)
        if levels is None:
            continue
        start, end = note
        before, behind = (0, start), (end, last)
        if note in below and may_refer(line, note):
            yield _parted(line, levels, (behind, note, before), note, "boxes")
            if behind[0] < behind[1]:
                yield levels._replace(note=start, place="runs")
                yield from _behind_latin(line, levels, note)
        if note in above:
            yield _parted(line, levels, (before, behind, note), note, "label")


def in_whole_boxes(
    line: Line, cuts: Sequence[int], odds: Odds, quotes: CutOdds | None, numbers: Numbers
) -> Iterator[Reading]:
    """Yield the readings of a ``line`` with Latin that stands right but for what is on the two
    sides of one of ``numbers``, the marker of a note: it was turned round as a whole (UAX #9),
    though drawn box by box."""
    if "L" not in line.kinds:
        return
    below = set(find_notes(line, numbers, numbers.below))
    for note in find_notes(line, numbers):
        start, end = note
        refers = note in below and may_refer(line, note)
        beside = line.kinds[start - 1 : start] + line.kinds[end : end + 1]
        hugs = not line.gap(start) or not line.gap(end)
        if hugs and "L" not in beside and (refers or end == len(line.units)):
            found = _levels(line, cuts, odds, "notes", quotes, note)
            if found is not None:
                yield found._replace(kind="plain", note=start, place="whole")


def _behind_latin(line: Line, levels: Reading, note: tuple[int, int]) -> Iterator[Reading]:
    """Yield the reading ``levels`` of such a line that begins with Latin: that has given the line
    its direction and comes before all boxes, though it ends the one before the marker."""
    first = line.kinds.find("A")
    if "L" in line.kinds[: max(first, 0)] and first < note[0]:
        order = (first, note[0]), note, (0, first), (note[1], len(line.units))
        yield _parted(line, levels, order, note, "first")


def _parted(
    line: Line,
    levels: Reading,
    order: Sequence[tuple[int, int]],
    note: tuple[int, int],
    place: str,
) -> Reading:
    """Return the reading ``levels`` of ``line`` with its parts (spans of units) in another
    ``order``."""
    parts = [part for part in order if part[0] < part[1]]
    junctions = [APART] * (len(parts) - 1)
    read = rearranged(line, levels.cuts, levels.odds, parts, junctions, levels.kind)
    at = sum(end - start for start, end in parts[: parts.index(note)])
    return read._replace(note=at, place=place)


def _stop_edges(line: Line) -> Iterator[int]:
    """Yield the edges of stops that stand before a letter and behind a space: runs of their own."""
    for at in range(1, len(line.units) - 1):
        if line.base(at) in STOPS and line.gap(at) and not line.gap(at + 1):
            yield from (at, at + 1)


def _held(line: Line, cuts: Sequence[int], odds: Odds) -> Reading | None:
    if not has_islands(line):
        return None
    edges = _island_edges(line, "held")
    parts = list(pairwise(edges))
    loose, loosened = _loosen(line, edges, cuts, odds, _LOOSE_HELD)
    junctions = [APART] * (len(parts) - 1)
    return rearranged(line, loose, loosened, parts[::-1], junctions, "held")


def _island_edges(line: Line, kind: str) -> list[int]:
    if kind == "notes":  # what is one is known
        islands = []
    elif kind == "markers":
        spans = island_spans(line, brackets=True)
        islands = [island for island in spans if _is_marker(line, *island)]
    elif kind == "latin":
        islands = [*_moved_islands(line), *_mirrored_groups(line)]
        islands = [island for island in islands if not _is_stopped(line, island[1])]
    else:
        spans = island_spans(line, brackets=False)
        islands = [_with_stop(line, island) for island in spans]
    return sorted({0, len(line.units), *(edge for island in islands for edge in island)})


def has_marker(line: Line) -> bool:
    """Whether a raised marker of a note stands before a word in ``line``."""
    return any(_is_marker(line, *island) for island in island_spans(line, brackets=True))


def _moved_islands(line: Line) -> Iterator[tuple[int, int]]:
    """Yield Latin with its brackets and the markers of notes: what moves where numbers do not."""
    for start, end in island_spans(line, brackets=True):
        if kind_of(line.base(start)) != "N" or _is_marker(line, start, end):
            yield start, end


def _is_marker(line: Line, start: int, end: int) -> bool:
    """Whether a number behind a space is glued to the letter that follows: a marker raised above
    the line, which belongs elsewhere."""
    if end - start > 2 or end == len(line.units) or line.gap(end) or not line.gap(start):
        return False
    return bool(start) and kind_of(line.base(end)) == "A"


def _is_stopped(line: Line, end: int) -> bool:
    """Whether a stop hugs what ends before unit ``end`` and a space follows: both stand where they
    should."""
    if end == len(line.units) or line.base(end) not in STOPS or line.gap(end):
        return False
    return end + 1 == len(line.units) or bool(line.gap(end + 1))


def _mirrored_groups(line: Line) -> Iterator[tuple[int, int]]:
    """Yield what stands between mirrored brackets with a number: it was drawn left to right."""
    opened = None
    for at in range(len(line.units)):
        if line.base(at) == ")":
            opened = at
        elif line.base(at) == "(" and opened is not None:
            inside = {kind_of(line.base(unit)) for unit in range(opened, at)}
            if "N" in inside and at - opened < _MOST_IN_BRACKETS:
                yield opened, at + 1
            opened = None


def _loosen(
    line: Line, edges: Sequence[int], cuts: Sequence[int], odds: Odds, loose: tuple[float, float]
) -> tuple[list[int], Odds]:
    """Return ``cuts`` and those at signs beside ``edges`` or brackets, and the odds with the
    latter at even terms."""
    cut, whole, seam = odds.copied()
    brackets = [at for at, base in enumerate(line.bases) if is_bracket(base)]
    near = {*edges, *brackets, *(at + 1 for at in brackets)}
    signs = [at for at in range(1, len(line.units)) if _is_loose(line, at, near)]
    for at in signs:
        if cut[at] < _LEAST_CUT:
            cut[at], whole[at] = loose
    return sorted({*cuts, *signs, *stretches(line)}), Odds(cut, whole, seam)


def _is_loose(line: Line, at: int, edges: Set[int]) -> bool:
    """Whether a run may end before unit ``at`` for the signs there: beside any sign near an edge,
    whose place the tagger does not know."""
    if not {"S", "M"} & {*line.kinds[at - 1 : at + 1]}:
        return False
    return not edges.isdisjoint(range(at - 2, at + 3))


def _with_stop(line: Line, island: tuple[int, int]) -> tuple[int, int]:
    """Return ``island`` with the stop of a list number ("2." at the head of a line)."""
    start, end = island
    is_number = start == 0 and kind_of(line.base(0)) == "N"
    if is_number and end < len(line.units) and line.base(end) in ".)" and not line.gap(end):
        return start, end + 1
    return island
