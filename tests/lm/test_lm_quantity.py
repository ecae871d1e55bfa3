"""A byte keeps a logarithm within half a step, and a count within 4 %."""

from __future__ import annotations

from math import log10

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.lm.packing import pack_counts, pack_log10
from textfix.lm.quantity import LEVELS, unpack_count


@given(st.floats(1.1e-7, 9.9))
def test_a_logarithm_is_kept_within_half_a_step(p: float) -> None:
    code = int(pack_log10(np.array([p]))[0])
    assert LEVELS[code] == pytest.approx(log10(p), abs=1 / 64 + 1e-9)


def test_what_is_too_small_is_kept_as_the_smallest() -> None:
    assert pack_log10(np.array([0.0, 1e-12])).tolist() == [255, 255]
    assert LEVELS[255] < -6.9


@given(st.integers(0, 50_000_000))
def test_a_count_is_kept_within_four_percent(count: int) -> None:
    code = int(pack_counts(np.array([float(count)]))[0])
    assert unpack_count(code) == pytest.approx(count, rel=0.04, abs=0.5)
    assert (code == 0) == (count == 0)
