"""What a diagnosis says, as plain data."""

from __future__ import annotations

from dataclasses import asdict, dataclass
from typing import Any

from textfix.diagnosis.classes import DAMAGES, ORDERS

_WRONG, _STEEP = 3.7, 1.35
"""Odds that a line restored with a margin of 0 is wrong, and how fast they fall: with the power of
one more than the margin (log10)."""

_LARGE = 1e6
"""Above it all margins are one: nothing else was possible."""


@dataclass(frozen=True, slots=True)
class Example:
    """A place of the original before and after repair; ``line`` counts from 1."""

    line: int
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class LineState:
    """The order in which a line of the original stood.

    ``margin`` (log10): by how much the restored order was preferred, None where it was not a
    matter of probability. ``doubt``: why the line should be looked at, or "".
    """

    line: int
    order: str
    margin: float | None = None
    doubt: str = ""

    @property
    def confidence(self) -> float | None:
        """The probability that the restored order is the right one, None without a margin.

        A margin compares readings by models that see a part of what a reader sees: of lines
        restored with 2 not 99 in 100 are right. The curve is what recorded pairs show
        (``make confidence``).

        >>> LineState(1, "reversed-runs", 2.0).confidence, LineState(1, "right-order").confidence
        (0.54, None)
        """
        if self.margin is None:
            return None
        margin = min(max(self.margin, 0.0), _LARGE)
        odds: float = (1 + margin) ** _STEEP / _WRONG
        return round(odds / (1 + odds), 2)


@dataclass(frozen=True, slots=True)
class Order:
    """The order of the document: its class (a key of ``ORDERS``), the number of lines of each
    class, and the share of lines that were out of order."""

    name: str
    lines: dict[str, int]
    share: float

    @property
    def code(self) -> str:
        """``ok``, ``R``, ``C``, ``Cx``, ``W``, ``w`` or ``m``."""
        return ORDERS[self.name][0]

    @property
    def meaning(self) -> str:
        """One phrase that says what the class is."""
        return ORDERS[self.name][1]


@dataclass(frozen=True, slots=True)
class Damage:
    """A class of damage: how often it was seen, in how many lines, and up to three examples."""

    name: str
    count: int
    lines: int
    examples: tuple[Example, ...]

    @property
    def meaning(self) -> str:
        """One phrase that says what the class is."""
        return ORDERS[self.name][1] if self.name in ORDERS else DAMAGES[self.name]


@dataclass(frozen=True, slots=True)
class Suspect:
    """An extractor that gives such text from PDFs of ``producers``; ``because``: the names of the
    traces that speak for it; ``confidence``: the probability that it was this one."""

    extractor: str
    producers: str
    because: tuple[str, ...]
    confidence: float


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """What happened to a text.

    ``lines`` holds every line with letters of the Arabic script; ``damages`` begins with the most
    frequent; ``zwnj`` counts the ZWNJs that the extraction kept; ``suspects`` begins with the
    likeliest; ``alike`` are extractors of which nothing is recorded but that leave lines so;
    ``producers`` are sentences about the program that made the PDF, ``advice`` about what to
    extract with instead. ``violation``: the text was not repaired (see ``Result``).
    """

    order: Order
    lines: tuple[LineState, ...]
    damages: tuple[Damage, ...]
    zwnj: int
    suspects: tuple[Suspect, ...] = ()
    alike: tuple[str, ...] = ()
    producers: tuple[str, ...] = ()
    advice: tuple[str, ...] = ()
    violation: str = ""

    @property
    def in_doubt(self) -> float:
        """The share of lines that should be looked at."""
        return sum(bool(line.doubt) for line in self.lines) / max(1, len(self.lines))

    def as_json(self) -> dict[str, Any]:
        """Return the diagnosis as what JSON can hold; of the lines only those out of order or in
        doubt. The fields are described in ``docs/command.md``."""
        return {
            "order": {
                "class": self.order.name,
                "code": self.order.code,
                "meaning": self.order.meaning,
                "lines": self.order.lines,
                "share": round(self.order.share, 4),
            },
            "in_doubt": round(self.in_doubt, 4),
            "damages": [
                {
                    "class": damage.name,
                    "meaning": damage.meaning,
                    "count": damage.count,
                    "lines": damage.lines,
                    "examples": [asdict(example) for example in damage.examples],
                }
                for damage in self.damages
            ],
            "zwnj_kept": self.zwnj,
            "extractors": [asdict(suspect) for suspect in self.suspects],
            "alike": list(self.alike),
            "producers": list(self.producers),
            "advice": list(self.advice),
            "violation": self.violation,
            "lines": [
                {
                    "line": line.line,
                    "class": line.order,
                    "confidence": line.confidence,
                    "doubt": line.doubt,
                }
                for line in self.lines
                if line.doubt or line.order != "right-order"
            ],
        }
