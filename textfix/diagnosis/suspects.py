"""Which extractor, and which program that made the PDF, give such text.

A text is compared with the recorded extractions: by the order of its lines, and by each trace that
can be counted in it. The nearer, the likelier.
"""

from __future__ import annotations

from collections.abc import Sequence
from math import log10
from typing import Final

from textfix.diagnosis import classes as c
from textfix.diagnosis.model import Order, Suspect
from textfix.diagnosis.recorded import EXTRACTORS, PRODUCERS, Recorded
from textfix.diagnosis.traces import TRACES

ALIKE: Final = {
    c.REVERSED_CHARACTERS: ("pypdf in layout mode", "MuPDF up to 1.21", "Ghostscript", "iText 5"),
    c.ISLANDS_KEPT: ("playa", "pdf_oxide", "iText 5"),
    c.REVERSED_WORDS: ("PyMuPDF with sort=True",),
    c.MIRRORED_WORDS: ("pdf_oxide",),
}
"""Extractors of which no text is recorded, that a survey of 343 pairs saw to leave lines in the
order of a class."""

_TRACE, _SHARE, _ORDER = log10(0.3), log10(0.4), log10(0.02)
"""Log10 of how likely a text of the same extractor is another: by a level of a trace, by a step of
the share of lines out of order, in the order itself."""
_STEPS: Final = (0.1, 0.2, 0.5)
"""Steps of the share of lines out of order."""
_STRANGER: Final = 10
"""Levels of traces by which the texts of an extractor that is not in the table may differ."""
_SAME_ORDER: Final = {"Cx": "C"}
"""Orders that one extractor leaves according to what a text holds."""
_LIKELIEST, _LIKELY = 0.3, 0.1
"""Least probability of the likeliest suspect, and of others."""
_SHOWN, _REASONS = 3, 3
"""How many suspects, and of each how many reasons, are shown."""


def suspects(
    order: Order, levels: Sequence[int | None], rows: Sequence[Recorded]
) -> tuple[Suspect, ...]:
    """Return the extractors that give such text, the likeliest first, at most three;
    none where nothing speaks for one.

    ``levels``: those of the traces in the text; ``rows``: the recorded extractions.
    """
    weights = [10 ** _likeness(order, levels, row) for row in rows]
    total = sum(weights) + len(rows) * 10 ** (_STRANGER * _TRACE) / len(EXTRACTORS)
    found = []
    for extractor in EXTRACTORS:
        own = [at for at, row in enumerate(rows) if row.extractor == extractor]
        likely = sum(weights[at] for at in own) / total
        if likely >= _LIKELY:
            producers = _producers({at: weights[at] for at in own}, rows)
            because = _reasons(levels, [rows[at] for at in own], rows)
            found.append(Suspect(EXTRACTORS[extractor], producers, because, round(likely, 2)))
    found.sort(key=lambda suspect: -suspect.confidence)
    return tuple(found[:_SHOWN]) if found and found[0].confidence >= _LIKELIEST else ()


def _likeness(order: Order, levels: Sequence[int | None], row: Recorded) -> float:
    """Return how like (log10) a text is to a recorded one."""
    other = _order(order.code) != _order(row.order)
    steps = abs(_step(order.share) - _step(row.share))
    differ = sum(
        abs(a - b)
        for a, b in zip(levels, row.levels, strict=True)
        if a is not None and b is not None
    )
    return _ORDER * other + _SHARE * steps + _TRACE * differ


def _order(code: str) -> str:
    return _SAME_ORDER.get(code, code)


def _step(share: float) -> int:
    return sum(share > step for step in _STEPS)


def _producers(weights: dict[int, float], rows: Sequence[Recorded]) -> str:
    """Return the programs that likely made the PDF, if this extractor read it."""
    likely: dict[str, float] = {}
    for at, weight in weights.items():
        name = PRODUCERS[rows[at].producer]
        likely[name] = likely.get(name, 0.0) + weight
    least = _LIKELY * sum(likely.values())
    names = [name for name in sorted(likely, key=lambda n: -likely[n]) if likely[name] >= least]
    *first, last = names[:_SHOWN]
    return f"{', '.join(first)} or {last}" if first else last


def _reasons(
    levels: Sequence[int | None], own: Sequence[Recorded], rows: Sequence[Recorded]
) -> tuple[str, ...]:
    """Return the traces seen that the extractor's texts show more often than most."""
    rated = []
    for place, (trace, level) in enumerate(zip(TRACES, levels, strict=True)):
        if level:
            here, all_over = (_how_often(place, level, some) for some in (own, rows))
            if here >= 0.5 and here > 1.5 * all_over:
                rated.append((all_over / here, trace.name))
    return tuple(name for _rating, name in sorted(rated)[:_REASONS])


def _how_often(place: int, level: int, rows: Sequence[Recorded]) -> float:
    """Return the share of ``rows`` whose trace at ``place`` has at least ``level``."""
    known = [found for row in rows if (found := row.levels[place]) is not None]
    return sum(found >= level for found in known) / max(1, len(known))
