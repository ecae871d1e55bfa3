"""What of a long text is searched for lines in visual order."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from textfix.reversal.cues import pages_in_doubt

SENTENCE = "او در این خانه بود و برف می‌بارید، پس از این کوچه رفت."
TURNED = SENTENCE[::-1]
LINES = 2000


@pytest.mark.parametrize("gap", ["\n", " ", "\n\n"])
@settings(max_examples=20)
@given(st.integers(0, LINES))
def test_of_a_long_text_a_few_pages_are_searched(gap: str, at: int) -> None:
    lines = [SENTENCE] * LINES
    lines.insert(at, TURNED)
    text = gap.join(lines)
    found = pages_in_doubt(text)
    assert any(start <= text.index(TURNED) < end for start, end in found)
    assert sum(end - start for start, end in found) < len(text) / 4


@given(st.lists(st.integers(1, 60_000), min_size=1, max_size=4), st.sampled_from("\n .و"))
def test_spans_lie_in_the_text_in_order(sizes: list[int], sign: str) -> None:
    text = sign.join((TURNED * (size // len(TURNED) + 1))[:size] for size in sizes)
    edges = [at for span in pages_in_doubt(text) for at in span]
    assert edges == sorted(edges)
    assert all(0 <= at <= len(text) for at in edges)
