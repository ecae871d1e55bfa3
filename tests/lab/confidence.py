"""Compare the confidence in restored lines with how many of them are right.

    python tests/lab/confidence.py [--jobs 2] [--document saffron]

Diagnoses the recorded pairs with reversed runs and prints, for each step of the confidence that a
diagnosis states, how many lines were restored with it, the mean of it and the share of lines whose
letters the truth has in this order; then the same of lines in doubt and of others.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from pathlib import Path
from typing import NamedTuple

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from lab.scoring import TUNED, Pair, recorded
from lab.scoring_kinds import letters
from rapidfuzz.fuzz import partial_ratio

from textfix.cli.workers import in_order
from textfix.diagnosis.orders import document_order, line_states
from textfix.diagnosis.reading import Lines
from textfix.presets import preset

RIGHT = 95.0
"""Percentage of a line's letters that the truth has in this order, if it is right."""
SHORTEST_LINE = 4
STEPS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 1.01)


class Line(NamedTuple):
    """A line of a document with reversed runs: what the diagnosis says of it, and whether it is
    right."""

    confidence: float | None
    in_doubt: bool
    is_right: bool


def lines_of(pair: Pair) -> list[Line]:
    """Return the lines of ``pair`` that are long enough to tell, if their runs stood reversed."""
    result = preset("default")(pair.raw)
    lines = Lines(result)
    states = line_states(result, lines)
    if document_order(states).code != "R":
        return []
    truth = letters(pair.truth)
    texts = [(state, lines.repaired[state.line - 1].text) for state in states]
    return [
        Line(state.confidence, bool(state.doubt), partial_ratio(letters(text), truth) >= RIGHT)
        for state, text in texts
        if len(text.split()) >= SHORTEST_LINE
    ]


def report(lines: Sequence[Line]) -> Iterator[str]:
    """Yield the lines of the report."""
    for low, high in pairwise(STEPS):
        own = [x for x in lines if x.confidence is not None and low <= x.confidence < high]
        yield _row(f"confidence {low:.2f} to {min(high, 1):.2f}", own)
    yield _row("no margin", [line for line in lines if line.confidence is None])
    yield _row("in doubt", [line for line in lines if line.in_doubt])
    yield _row("not in doubt", [line for line in lines if not line.in_doubt])


def _row(name: str, lines: Sequence[Line]) -> str:
    if not lines:
        return f"{name}: no line"
    said = [line.confidence for line in lines if line.confidence is not None]
    mean = f", {sum(said) / len(said):.2f} said" if said else ""
    return (
        f"{name}: {len(lines)} lines{mean}, {sum(x.is_right for x in lines) / len(lines):.2f} right"
    )


def main(arguments: Sequence[str]) -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n")[0])
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--document", choices=TUNED, action="append")
    given = parser.parse_args(arguments)
    pairs = recorded(given.document or TUNED)
    print(*report(list(chain.from_iterable(in_order(lines_of, pairs, given.jobs)))), sep="\n")


if __name__ == "__main__":
    main(sys.argv[1:])
