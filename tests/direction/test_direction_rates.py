"""The rate of edges in a document, and odds brought to it."""

from __future__ import annotations

from math import log10

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.direction.evidence import WHOLE, Odds
from textfix.direction.rates import at_document_rates, edge_rate
from textfix.direction.units import read_line

TRAINED = 0.1
likely_edges = st.lists(st.floats(0.001, 0.999), max_size=60)


def odds_of(text: str, edge: float) -> Odds:
    count = len(read_line(text).units)
    return Odds([log10(edge)] * count, [log10(1 - edge)] * count, [WHOLE] * count)


@given(likely_edges)
def test_the_rate_is_the_likeliest(likely: list[float]) -> None:
    """Likelihood of every rate on a grid, a hundred gaps at the trained rate being assumed."""
    p = np.array(likely)[:, None]
    grid = np.linspace(0.001, 0.999, 999)[None, :]
    log = np.log(p * grid / TRAINED + (1 - p) * (1 - grid) / (1 - TRAINED)).sum(axis=0)
    log += 100 * (TRAINED * np.log(grid[0]) + (1 - TRAINED) * np.log(1 - grid[0]))
    assert edge_rate(likely, TRAINED) == pytest.approx(grid[0][log.argmax()], abs=0.01)


def test_doubts_at_every_space_of_a_document_are_lowered() -> None:
    lines = ["هوا سرد بود و برف می بارید و باد می وزید."] * 40
    odds = at_document_rates([read_line(line) for line in lines], [odds_of(lines[0], 0.04)] * 40)
    line = read_line(lines[0])
    spaces = {at for at in range(1, len(line.units)) if line.gap(at)}
    for at, (cut, whole) in enumerate(zip(odds[0].cut, odds[0].whole, strict=True)):
        assert 10**cut + 10**whole == pytest.approx(1.0)
        assert (cut < log10(0.02)) == (at in spaces)


@given(st.sampled_from([".", "؛", "«", "۵", "a"]), st.floats(0.01, 0.9))
def test_signs_and_islands_keep_their_odds(sign: str, edge: float) -> None:
    text = f"هوا{sign}سرد {sign} شد"
    line = read_line(text)
    for odds in at_document_rates([line] * 30, [odds_of(text, edge)] * 30):
        beside = [at for at in range(len(line.units)) if sign in line.text[line.units[at - 1][0]]]
        own = [at for at in range(len(line.units)) if line.base(at) == sign]
        assert all(odds.cut[at] == log10(edge) for at in (*beside, *own))


def test_many_sure_edges_stay() -> None:
    text = "آمد و رفت و نشست و گفت و خواند و ماند"
    line = read_line(text)
    for odds in at_document_rates([line] * 30, [odds_of(text, 0.5)] * 30):
        assert odds == odds_of(text, 0.5)
