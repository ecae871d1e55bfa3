"""What the gap tagger says of a line, as odds per unit, and the cuts that are worth trying."""

from __future__ import annotations

from array import array
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textfix.direction.citations import Citation
from textfix.direction.units import FATHATAN, Line, find_islands, island_spans, kind_of, stretches
from textfix.tagger import Tagged

WHOLE = (0.0, 0.0, 0.0)  # the seam inside what moves as one
_UNASKED = (-0.5, -0.5, -0.5)  # the seam where no cut is worth trying: most gaps share it
NEVER = -9.0
# Log10 odds of the cuts worth trying. Inside words there are so many below these that they cost a
# tenth of the search, and of the lines they changed (2,351 simulated ones) none came right.
_LIKELY, _LIKELY_IN_WORD = -2.5, -2.0
_MOST = 28
_STOPS = ".\N{ARABIC COMMA}"
_DAMAGED = -0.3  # log10 odds of a cut above which a line is likely to be damaged
_QUOTE_PAIRS = (
    {'"'},
    {
        "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}",
        "\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}",
    },
)
_QUOTES = set().union(*_QUOTE_PAIRS)


class Odds(NamedTuple):
    """Odds of one line, one entry a unit, for the gap before it (log10).

    ``cut``, ``whole``: that a run edge lies there, that none does. ``seam``: of nothing, space and
    ZWNJ at the seam, given a cut; the same anywhere that no cut is tried, between two letters.
    """

    cut: Sequence[float]
    whole: Sequence[float]
    seam: Sequence[tuple[float, float, float]]

    def copied(self) -> tuple[array[float], array[float], list[tuple[float, float, float]]]:
        """Return copies that may be changed."""
        return array("d", self.cut), array("d", self.whole), list(self.seam)


def read_odds(line: Line, tagged: Tagged, citations: Sequence[Citation] = ()) -> Odds:
    """Bring the tagger's rows, one a coded symbol, to the units of ``line``.

    Islands and ``citations`` are whole by rule, whatever the tagger says of gaps inside them.
    """
    import numpy as np

    table = tagged.log10.astype(np.float64)
    cut_log10 = np.log10((10.0 ** table[:, 3:]).sum(axis=1) + 1e-12)
    whole_log10 = np.log10((10.0 ** table[:, :3]).sum(axis=1) + 1e-12)
    seams = table[:, 3:] - cut_log10[:, None]
    spans = [(citation.start, citation.end) for citation in citations]
    starts = np.array([start for start, _ in line.units], np.int64)
    rows = np.searchsorted(tagged.at, starts)  # the first of a ligature's
    tagged_at = np.append(tagged.at, -1)
    open_ = (tagged_at[rows] == starts) & ~np.array(find_islands(line, spans), bool)
    rows = rows[open_]
    cuts, wholes = np.full(len(starts), NEVER), np.zeros(len(starts))
    cuts[open_] = np.maximum(NEVER, cut_log10[rows])
    wholes[open_] = np.maximum(NEVER, whole_log10[rows])
    cut, whole = array("d", cuts.tobytes()), array("d", wholes.tobytes())
    seam = [_UNASKED if is_open else WHOLE for is_open in open_.tolist()]
    odds = Odds(cut, whole, seam)
    for at, cut_there, whole_there in _sure_edges(line, citations, odds):
        if cut[at] < cut_there:
            cut[at], whole[at] = cut_there, whole_there
    for at, row in zip(np.flatnonzero(open_).tolist(), seams[rows].tolist(), strict=True):
        if cut[at] > _LIKELY or line.kinds[at - 1 : at + 1] != "AA":
            seam[at] = (row[0], row[1], row[2])
    return odds


def _sure_edges(
    line: Line, citations: Sequence[Citation], odds: Odds
) -> Iterator[tuple[int, float, float]]:
    """Yield unit and odds (cut, whole; log10) where orthography knows a run edge that the tagger
    may miss: a word processor may draw a kashida by itself, a stop before a citation ends it, a
    Latin citation is a level run of its own (UAX #9), and so is what a pair of quotation marks
    holds.
    """
    for citation in citations:
        if citation.start and line.base(citation.start - 1) in _STOPS:
            yield citation.start, -0.02, -2.0
    for at, base in enumerate(line.bases):
        if base == FATHATAN:
            yield from ((edge, -0.02, -2.0) for edge in (at, at + 1) if 0 < edge < len(line.units))
    yield from ((at, -0.3, -0.3) for at in stretches(line))
    if max(odds.cut, default=NEVER) < _DAMAGED:
        return
    yield from ((edge, -0.02, -2.0) for edge in source_edges(line))
    for citation in citations:
        if kind_of(line.base(citation.start + 1)) == "L":
            yield from ((edge, -0.02, -2.0) for edge in citation[:2] if 0 < edge < len(line.units))
    marks = [at for at, base in enumerate(line.bases) if base in _QUOTES]
    for left, right in zip(marks[::2], marks[1::2], strict=False):
        if {line.base(left), line.base(right)} not in _QUOTE_PAIRS or right == left + 1:
            continue
        if not line.gap(left + 1) and not line.gap(right):  # they hug what they hold
            for edge in (left, left + 1, right, right + 1):
                if 0 < edge < len(line.units):
                    yield edge, -0.1, -0.7


def source_edges(line: Line) -> Iterator[int]:
    """Yield the edges of the number of a source, "[2]", that does not stand as it should: hugs the
    word before it, with two gaps behind (those of two runs), or a stop behind its gap.

    >>> from textfix.direction.units import read_line
    >>> rows = "آن[۲]  چاپ شد", "رفت .[۲] آمد", "آن [۲] چاپ شد", "رفت.[۲] آمد"
    >>> [list(source_edges(read_line(row))) for row in rows]
    [[2, 5], [4, 7], [], []]
    """
    for start, end in island_spans(line, brackets=False):
        around = {line.bases[max(0, start - 1) : start], line.bases[end : end + 1]}
        first, last = start - 1, end + 1
        if around != {"[", "]"} or first < 2 or line.gap(first) or last == len(line.units):
            continue
        if line.base(first - 1) in _STOPS:
            is_torn = bool(line.gap(first - 1) and line.gap(last))
        else:
            is_torn = line.kinds[first - 1] == "A" and len(line.gap(last)) > 1
        if is_torn:
            yield from (first, last)


def candidate_cuts(line: Line, odds: Odds) -> list[int]:
    """Return the units before which a cut is worth trying, ascending, at most ``_MOST``."""
    likely = [
        at
        for at in range(1, len(odds.cut))
        if odds.cut[at] > _LIKELY
        and (odds.cut[at] > _LIKELY_IN_WORD or line.gap(at) or line.kinds[at - 1 : at + 1] != "AA")
    ]
    if len(likely) > _MOST:
        likely = sorted(sorted(likely, key=lambda at: -odds.cut[at])[:_MOST])
    return likely
