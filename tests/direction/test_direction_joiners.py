"""Whether the runs of a document end where a ZWNJ was lost."""

from __future__ import annotations

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from textfix.direction.evidence import NEVER, WHOLE, Odds
from textfix.direction.joiners import words_stand_whole
from textfix.direction.rates import at_document_rates
from textfix.direction.units import Line, read_line
from textfix.tagger import Tagged

GLUED = read_line("کتابها را میخواند")
JOINTS = {4, 9}  # units before which a ZWNJ is due


def tagged_as(line: Line, cut: float) -> Tagged:
    """A ZWNJ at every joint, with a cut of probability ``cut``; nothing elsewhere."""
    rows = np.full((len(line.units), 6), 1e-6)
    for at in range(len(line.units)):
        rows[at, 2 if at in JOINTS else 0] = 1.0 - cut
        rows[at, 5 if at in JOINTS else 3] = cut
    at = np.array([start for start, _ in line.units], np.int32)
    return Tagged(at, np.log10(np.maximum(rows, 1e-6)).astype(np.float32))


@given(st.integers(4, 40), st.floats(0.0, 0.1), st.floats(0.5, 1.0))
def test_many_uncut_glued_words_stand_whole(lines: int, rarely: float, often: float) -> None:
    assert words_stand_whole([GLUED] * lines, [tagged_as(GLUED, rarely)] * lines)
    assert not words_stand_whole([GLUED] * lines, [tagged_as(GLUED, often)] * lines)


@given(st.integers(0, 3))
def test_few_glued_words_say_nothing(lines: int) -> None:
    assert not words_stand_whole([GLUED] * lines, [tagged_as(GLUED, 0.0)] * lines)


@given(st.integers(1, 40), st.floats(-2.0, -0.01))
def test_no_run_ends_within_words_that_stand_whole(lines: int, edge: float) -> None:
    count = len(GLUED.units)
    odds = [Odds([edge] * count, [-0.3] * count, [WHOLE] * count)] * lines
    for after in at_document_rates([GLUED] * lines, odds, whole_words=True):
        for at in range(1, count):
            assert (after.cut[at] == NEVER) == (not GLUED.gap(at))
