"""Whether runs end at ZWNJs that were lost, read off the words that lack one.

Some extractors end a run at every ZWNJ and drop it, others drop it and go on: there glued words
(``بهاستناد`` for ``به‌استناد``) stand whole all over the document, and one that looks like two runs
that meet is another of them. The tagger, which sees a few lines, was trained on both.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from textfix.direction.units import Line
from textfix.tagger import Tagged

_ENOUGH = 8  # glued words
# Share of those with a cut in them. Measured: up to 0.12 where runs go on, 0.4 and more elsewhere.
_MOST_CUT = 0.15
_DUE = 0.5  # probability of a ZWNJ, be there a cut or not
_ZWNJ_WHOLE, _ZWNJ_CUT = 2, 5  # columns of the tagger's


def words_stand_whole(lines: Sequence[Line], tagged: Sequence[Tagged]) -> bool:
    """Whether glued words of a document are many and hardly any of them is cut."""
    cuts = [
        cut for line, row in zip(lines, tagged, strict=True) for cut in _cuts_at_zwnj(line, row)
    ]
    return len(cuts) >= _ENOUGH and sum(cuts) < _MOST_CUT * len(cuts)


def _cuts_at_zwnj(line: Line, tagged: Tagged) -> Iterator[float]:
    """Yield the probability of a cut in each gap between two letters that hug and lack a ZWNJ."""
    log10 = tagged.log10
    due = np.logaddexp2(*(log10[:, at] / np.log10(2) for at in (_ZWNJ_WHOLE, _ZWNJ_CUT)))
    rows = {int(tagged.at[row]): row for row in np.flatnonzero(due > np.log2(_DUE)).tolist()}
    for at, (start, _) in enumerate(line.units[1:], start=1):
        if start in rows and line.kinds[at - 1 : at + 1] == "AA" and not line.gap(at):
            yield float((10.0 ** log10[rows[start], 3:].astype(np.float64)).sum())
