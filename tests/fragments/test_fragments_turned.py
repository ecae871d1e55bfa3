"""Fragments that stand from left to right, as boxes of a page, come in reading order again."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import NamedTuple

import pytest
from cases import FIXTURES
from hypothesis import find, given
from hypothesis import strategies as st
from laws import letters, output
from scoring import score

from textfix.fragments import Fragments

STAGE = Fragments()
NOTE = re.compile(r"\[\^\d+\]")
TRUTHS = [
    NOTE.sub("", (FIXTURES / "pages" / f"{name}.truth.txt").read_text(encoding="utf-8"))
    for name in ("qanat", "earthquake")
]
PARAGRAPHS = [line for text in TRUTHS for line in text.split("\n") if len(line) > 150]


class Boxed(NamedTuple):
    """The printed lines of a page, the boxes each was broken into, from right to left."""

    printed: list[str]
    boxes: list[list[str]]

    @property
    def text(self) -> str:
        return "\n\n".join(box for line in self.boxes for box in reversed(line))

    @property
    def broken(self) -> int:
        return sum(len(line) > 1 for line in self.boxes)


@st.composite
def boxed_pages(draw: st.DrawFn) -> Boxed:
    """Draw a page of which most printed lines are broken at spaces into up to six boxes."""
    width = draw(st.integers(60, 100))
    first = draw(st.integers(0, len(PARAGRAPHS) - 12))
    rows = [
        row
        for text in PARAGRAPHS[first : first + draw(st.integers(9, 12))]
        for row in textwrap.wrap(text, width, break_on_hyphens=False, break_long_words=False)
    ]
    random = Random(draw(st.integers(0, 9999)))
    return Boxed(rows, [_break(row, random) for row in rows])


def _break(row: str, random: Random) -> list[str]:
    words = row.split(" ")
    if len(words) < 4 or random.random() < 0.1:
        return [row]
    cuts = sorted(random.sample(range(1, len(words)), random.randint(1, min(5, len(words) - 1))))
    edges = [0, *cuts, len(words)]
    return [" ".join(words[a:b]) for a, b in pairwise(edges)]


@given(boxed_pages())
def test_boxes_come_in_reading_order(page: Boxed) -> None:
    repaired = output(STAGE, page.text)
    assert letters(repaired) == letters(page.text)
    whole = "\n".join(page.printed)
    before, after = score(whole, page.text).words, score(whole, repaired).words
    assert after > 0.7
    assert 1 - after < 0.5 * (1 - before)


@given(boxed_pages())
def test_printed_lines_in_boxes_of_their_own_stay(page: Boxed) -> None:
    text = "\n\n".join(page.printed)
    assert output(STAGE, text) == text


@given(boxed_pages())
def test_boxes_in_reading_order_keep_it(page: Boxed) -> None:
    text = "\n\n".join(box for line in page.boxes for box in line)
    assert output(STAGE, text) == text


@given(boxed_pages())
def test_shuffled_lines_are_no_boxes_of_a_page(page: Boxed) -> None:
    """Short lines with no order among them are left alone: a list of words, an index, a table."""
    words = sorted({word for row in page.printed for word in row.split(" ")})
    text = "\n\n".join(" ".join(words[at : at + 2]) for at in range(0, len(words), 2))
    assert output(STAGE, text) == text


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(lambda page: any(len(line) == 6 for line in page.boxes), id="six boxes"),
        pytest.param(lambda page: page.broken > 20, id="many broken lines"),
        pytest.param(lambda page: page.broken < len(page.boxes), id="whole lines between"),
        pytest.param(
            lambda page: any(box.isdigit() for line in page.boxes for box in line), id="a number"
        ),
    ],
)
def test_the_strategy_makes_hard_cases(wanted: Callable[[Boxed], bool]) -> None:
    find(boxed_pages(), wanted)
