"""Two columns laid side by side come apart: the right one first, line for line."""

from __future__ import annotations

import textwrap

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.lifting import Lifting

WORDS = st.text(st.sampled_from("ابپتدرزسشکگلمنوهی"), min_size=2, max_size=7)
SENTENCES = st.lists(WORDS, min_size=8, max_size=12).map(lambda words: " ".join(words) + ".")
COLUMNS = st.lists(SENTENCES, min_size=14, max_size=20).map(
    lambda sentences: textwrap.wrap(" ".join(["را به که از", *sentences]), 44)
)


def side_by_side(right: list[str], left: list[str], gap: int) -> str:
    """Lay two columns as ``pdftotext -layout`` does: the left one first, each at its place."""
    rows = max(len(right), len(left))
    padded = [column + [""] * (rows - len(column)) for column in (left, right)]
    return "\n".join(f"{a:46}{' ' * gap}{b}".rstrip() for a, b in zip(*padded, strict=True))


@given(COLUMNS, COLUMNS, st.integers(3, 12))
def test_columns_come_apart(right: list[str], left: list[str], gap: int) -> None:
    assume(min(len(right), len(left)) >= 0.7 * max(len(right), len(left)))
    assume(min(len(right), len(left)) >= 8)
    page = side_by_side(right, left, gap)
    assert output(Lifting(), page).split() == "\n".join([*right, *left]).split()


@given(COLUMNS, COLUMNS)
def test_a_second_pass_changes_nothing(right: list[str], left: list[str]) -> None:
    assert_second_pass_changes_nothing(Lifting(), side_by_side(right, left, 5))


@given(COLUMNS)
def test_one_column_stays(lines: list[str]) -> None:
    page = "\n".join(lines)
    assert output(Lifting(), page) == page


@pytest.mark.parametrize("word", ["سنگ", "نام کوچک و بزرگ"])
def test_rows_of_a_table_stay(word: str) -> None:
    rows = "\n".join(f"{word:20}{'':6}{word} {n}" for n in range(12))
    assert output(Lifting(), rows) == rows


def test_verses_stay() -> None:
    halves = ("شب از کوچه می‌گذرد و چراغ را خاموش می‌کند", "باد در برگ‌های خشک با خودش می‌گوید که")
    page = "\n".join(f"{halves[n % 2]}{'':8}{halves[1 - n % 2]}" for n in range(10))
    assert output(Lifting(), page) == page
