"""What the gaps beside numbers tell: lines are made here, their level runs joined by hand."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from textfix.direction.gaps import numbers_are_turned
from textfix.direction.units import read_line

WORDS = st.sampled_from(["آب", "کوه", "خانه", "درخت", "می‌رود", "ساخت"])
NUMBERS = st.text("۱۲۳۴۵۶۷۸۹", min_size=2, max_size=4)
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
LINES = st.tuples(PHRASES, NUMBERS, PHRASES, NUMBERS, PHRASES).map(" ".join)


def _turned(line: str) -> str:
    """Join level runs from left to right, the spaces of a run on its left."""
    runs = re.split("([۰-۹]+)", line)[::-1]
    return "".join(run if run.isdigit() else "  " + run.strip() for run in runs).strip()


@given(st.lists(LINES, min_size=3, max_size=6))
def test_numbers_between_two_gaps_stand(lines: list[str]) -> None:
    assert numbers_are_turned([read_line(line) for line in lines]) is False


@given(st.lists(LINES, min_size=3, max_size=6))
def test_numbers_that_hug_the_word_before_were_turned(lines: list[str]) -> None:
    assert numbers_are_turned([read_line(_turned(line)) for line in lines]) is True


@given(st.lists(LINES, min_size=3, max_size=6))
def test_without_gaps_nothing_is_known(lines: list[str]) -> None:
    bare = [read_line(line.replace(" ", "")) for line in lines]
    assert numbers_are_turned(bare) is None


def test_few_numbers_tell_nothing() -> None:
    assert numbers_are_turned([read_line("در ۱۴ روز")]) is None


def test_latin_and_figures_beside_signs_do_not_count() -> None:
    line = read_line("در (۱۴) روز، ۱۲؛ آزمون DNA و B12 تمام شد")
    assert numbers_are_turned([line] * 5) is None
