from __future__ import annotations

from itertools import accumulate, pairwise

from hypothesis import given
from hypothesis import strategies as st
from tagger.strategies import makes

from textfix.tagger.windows import CONTEXT, WINDOW, windows

sizes = st.lists(st.integers(1, 160) | st.integers(1, 3000), max_size=30)


@given(sizes)
def test_cores_partition_the_stream(lines: list[int]) -> None:
    found = list(windows(list(accumulate(lines))))
    covered = [at for window in found for at in range(window.first, window.last)]
    assert covered == list(range(sum(lines)))


@given(sizes)
def test_windows_fit_the_network_and_stay_in_the_stream(lines: list[int]) -> None:
    for start, first, last, end in windows(list(accumulate(lines))):
        assert 0 <= start <= first < last <= end <= sum(lines)
        assert end - start <= WINDOW


@given(sizes)
def test_each_core_sees_the_line_before_and_the_line_after(lines: list[int]) -> None:
    bounds = [0, *accumulate(lines)]
    spans = list(pairwise(bounds))
    for start, first, last, end in windows(bounds[1:]):
        if first:
            before = max(s for s, _ in spans if s < first)
            assert start == max(before, first - CONTEXT)
        if last < bounds[-1]:
            after = min(e for _, e in spans if e > last)
            assert end == min(after, last + CONTEXT)


@given(st.lists(st.integers(1, 250), min_size=1, max_size=30))
def test_cores_of_ordinary_lines_end_at_line_ends(lines: list[int]) -> None:
    ends = list(accumulate(lines))
    assert all(window.last in ends for window in windows(ends))


def test_the_number_of_windows_is_linear_in_the_length() -> None:
    assert len(list(windows([1_000_000]))) <= 1_000_000 / (WINDOW - 2 * CONTEXT) + 1


def test_the_strategy_makes_lines_longer_than_a_window() -> None:
    assert makes(sizes, lambda lines: any(n > WINDOW for n in lines) and len(lines) > 2)
