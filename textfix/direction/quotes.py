"""Whether runs end at guillemets, learnt from the document.

Some extractors give each quotation a run of its own, others none. Lines without numbers and Latin
words show which: there nothing else parts a quotation from the words beside it.
"""

from __future__ import annotations

from collections.abc import Iterable
from math import log10

from textfix.direction.chain import Chain
from textfix.direction.units import Line, island_spans, kind_of

_GUILLEMETS = frozenset(
    "\N{LEFT-POINTING DOUBLE ANGLE QUOTATION MARK}\N{RIGHT-POINTING DOUBLE ANGLE QUOTATION MARK}"
)
_RATE, _EDGES = 0.03, 4.0
"""Share of cuts that is assumed before any line was read, and the edges that this weighs."""


def find_quotations(line: Line) -> list[tuple[int, int]]:
    """Return the spans of units of ``line`` that a pair of guillemets holds, which hug the words
    between them.

    >>> from textfix.direction.units import read_line
    >>> find_quotations(read_line("او «خانه» را دید"))
    [(2, 8)]
    """
    marks = [at for at, base in enumerate(line.bases) if base in _GUILLEMETS]
    return [
        (left, right + 1)
        for left, right in zip(marks[::2], marks[1::2], strict=False)
        if line.base(left) != line.base(right)
        and any(kind_of(line.base(at)) in "AL" for at in range(left + 1, right))
        and not line.gap(left + 1)
        and not line.gap(right)
    ]


def edge_odds(read: Iterable[tuple[Line, Chain]]) -> tuple[float, float] | None:
    """Return the log10 odds that a run ends at the edge of a quotation, and that none does; None
    where no line has a quotation."""
    cut, count = _RATE * _EDGES, _EDGES
    quoted = False
    for line, chain in read:
        quoted = quoted or bool(find_quotations(line))
        if island_spans(line, brackets=False):
            continue
        starts = {start for start, _ in chain.runs}
        edges = [at for span in find_quotations(line) for at in span if 0 < at < len(line.units)]
        cut += sum(at in starts for at in edges)
        count += len(edges)
    if not quoted:
        return None
    return log10(cut / count), log10(1.0 - min(cut / count, 0.99))
