"""What the gap tagger says of a line, as odds per unit, and the cuts that are worth trying."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from textfix.direction.citations import Citation
from textfix.direction.units import Line, find_islands
from textfix.tagger import Tagged

_NEVER = -9.0
_LIKELY = -2.5
_MOST = 28
_STOPS = ".\N{ARABIC COMMA}"
_FREED = (-0.02, -2.0)  # log10 odds (cut, whole) of a citation behind a stop: the stop ends it


class Odds(NamedTuple):
    """Odds of one line, one entry a unit, for the gap before it (log10).

    ``cut``, ``whole``: that a run edge lies there, that none does. ``seam``: of nothing, space and
    ZWNJ at the seam, given a cut.
    """

    cut: Sequence[float]
    whole: Sequence[float]
    seam: Sequence[tuple[float, float, float]]


def read_odds(line: Line, tagged: Tagged, citations: Sequence[Citation] = ()) -> Odds:
    """Bring the tagger's rows, one a coded symbol, to the units of ``line``.

    Islands and ``citations`` are whole by rule, whatever the tagger says of gaps inside them.
    """
    import numpy as np

    rows = {int(at): row for row, at in reversed(list(enumerate(tagged.at)))}
    table = tagged.log10.astype(np.float64)
    cut_log10 = np.log10((10.0 ** table[:, 3:]).sum(axis=1) + 1e-12)
    whole_log10 = np.log10((10.0 ** table[:, :3]).sum(axis=1) + 1e-12)
    seams = table[:, 3:] - cut_log10[:, None]
    cut, whole, seam = [], [], []
    spans = [(citation.start, citation.end) for citation in citations]
    for island, (start, _end) in zip(find_islands(line, spans), line.units, strict=True):
        row = rows.get(start)
        if row is None or island:
            cut.append(_NEVER)
            whole.append(0.0)
            seam.append((0.0, 0.0, 0.0))
        else:
            cut.append(max(_NEVER, float(cut_log10[row])))
            whole.append(max(_NEVER, float(whole_log10[row])))
            seam.append((float(seams[row, 0]), float(seams[row, 1]), float(seams[row, 2])))
    for citation in citations:
        at = citation.start
        if at and line.base(at - 1) in _STOPS and cut[at] < _FREED[0]:
            cut[at], whole[at] = _FREED
    return Odds(cut, whole, seam)


def candidate_cuts(odds: Odds) -> list[int]:
    """Return the units before which a cut is worth trying, ascending, at most ``_MOST``."""
    likely = [at for at in range(1, len(odds.cut)) if odds.cut[at] > _LIKELY]
    if len(likely) > _MOST:
        likely = sorted(sorted(likely, key=lambda at: -odds.cut[at])[:_MOST])
    return likely
