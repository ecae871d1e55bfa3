"""Words that were turned round in the runs between numbers go in order, and the runs stay."""

from __future__ import annotations

import re

from cases import FIXTURES, read_cases
from hypothesis import given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.reversal import Reversal

TITLE = "Words turned round in the runs between numbers, which stand in order"
CASES = {case.title: case for case in read_cases(FIXTURES / "reversal" / "synthetic.md")}
LINES = CASES[TITLE].after.split("\n")
PAGES = st.permutations(LINES)


def damaged(line: str) -> str:
    """Write the words of every run between numbers from left to right, with their spaces."""
    return "".join(
        run if run.isdigit() else "".join(reversed(re.findall(" |[^ ]+", run)))
        for run in re.split(r"(\d+)", line)
    )


@given(PAGES)
def test_words_go_in_order_whatever_lines_stand_beside(lines: list[str]) -> None:
    assert output(Reversal(), "\n".join(map(damaged, lines))) == "\n".join(lines)


@given(PAGES)
def test_lines_in_order_stay(lines: list[str]) -> None:
    assert output(Reversal(), "\n".join(lines)) == "\n".join(lines)


@given(PAGES, st.integers(0, 8))
def test_a_second_pass_changes_nothing(lines: list[str], turned: int) -> None:
    text = "\n".join([*map(damaged, lines[:turned]), *lines[turned:]])
    assert_second_pass_changes_nothing(Reversal(), text)


def test_lines_whose_words_are_all_turned_are_read_as_such() -> None:
    text = "\n".join(" ".join(reversed(line.split())) for line in LINES)
    assert output(Reversal(), text) == "\n".join(LINES)
