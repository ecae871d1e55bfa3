"""Torn lines: pieces that an extractor broke off a line say nothing against a column."""

from __future__ import annotations

import pytest

from textfix.document.lines import split_lines
from textfix.document.wrapping import _weigh

WIDTH = 60


@pytest.mark.parametrize(
    ("lines", "against"),
    [
        ("دیدگاه استادان\nگفتار پیشینیان", True),
        ("دیدگاه استادان\n، گفتار پیشینیان", False),
        ("دیدگاه استادان\n. گفتار پیشینیان", False),
        ("(۱۳۸۱\nگفتار پیشینیان", False),
    ],
)
def test_a_short_line_speaks_against_a_column_unless_torn(lines: str, against: bool) -> None:
    assert (_weigh(lines, split_lines(lines), 0, WIDTH).odds < 0) is against
