"""What the spaces of stops tell of the edges of runs."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from textfix.direction.evidence import WHOLE, Odds
from textfix.direction.rates import at_document_rates
from textfix.direction.stops import beside_upright, mark_edges
from textfix.direction.units import read_line

WORDS = st.text(st.sampled_from("ابپتدرزسشکگلمنوهی"), min_size=2, max_size=6)
PAIRS = st.lists(st.tuples(WORDS, st.sampled_from("،.:"), WORDS), min_size=8, max_size=20)


@given(PAIRS)
def test_only_stops_behind_their_space_mark_edges(pairs: list[tuple[str, str, str]]) -> None:
    assert mark_edges([read_line(f"{b} {stop}{a}") for a, stop, b in pairs])
    assert not mark_edges([read_line(f"{a}{stop} {b}") for a, stop, b in pairs])


@given(PAIRS)
def test_runs_that_begin_with_a_space_leave_a_stop_with_two(
    pairs: list[tuple[str, str, str]],
) -> None:
    swapped = [read_line(f"{b} {stop}{a}") for a, stop, b in pairs]
    spaced = [read_line(f"{b} {stop} {a}") for a, stop, b in pairs]
    upright = [read_line(f"{a}{stop} {b}") for a, stop, b in pairs]
    assert mark_edges(swapped + spaced + upright * 4)
    assert not mark_edges(swapped + upright * 4)
    assert not mark_edges(spaced + upright)


@given(PAIRS)
def test_few_of_them_mark_nothing(pairs: list[tuple[str, str, str]]) -> None:
    few = [f"{b} {stop}{a}" for a, stop, b in pairs[:7]]
    assert not mark_edges([read_line(line) for line in few])
    upright = [f"{a}{stop} {b}" for a, stop, b in pairs] * 3
    assert not mark_edges([read_line(line) for line in few + upright])


@given(PAIRS)
def test_a_run_ends_at_no_upright_stop_where_others_are_swapped(
    pairs: list[tuple[str, str, str]],
) -> None:
    lines = [read_line(f"{b} {stop}{a}، {b}") for a, stop, b in pairs]
    odds = [
        Odds([-1.0] * len(line.units), [-0.05] * len(line.units), [WHOLE] * len(line.units))
        for line in lines
    ]
    after = at_document_rates(lines, odds)
    for line, new in zip(lines, after, strict=True):
        places = set(beside_upright(line))
        assert {line.base(at) for at in places} & {"،"}
        assert all(new.cut[at] < -2.0 for at in places)
        swapped = next(at for at in range(len(line.units)) if line.text[line.units[at][0]] in "،.:")
        assert new.cut[swapped] == -1.0
