"""Signs at the head of a line go where the page has them; python-bidi is the judge."""

from __future__ import annotations

from bidi.algorithm import get_display
from hypothesis import find, given
from hypothesis import strategies as st

from textfix.direction.chain import unbroken
from textfix.direction.leading_signs import put_back
from textfix.direction.units import read_line
from textfix.direction.writing import Scribe, bracket_signs
from textfix.pieces import render

WORDS = st.text(st.sampled_from("ابپتدرزسشکگلمنوهی"), min_size=1, max_size=6)
STOPS = st.sampled_from(["،", ".", ":", "؛", "؟", ""])
SENTENCES = st.lists(st.tuples(WORDS, STOPS), min_size=1, max_size=8).map(
    lambda parts: " ".join(word + stop for word, stop in parts)
)
LINES = st.tuples(SENTENCES, WORDS, st.sampled_from("،.:")).map(lambda p: f"{p[0]} {p[1]}{p[2]}")
TEXTS = st.lists(LINES, min_size=4, max_size=10)


def repaired(texts: list[str]) -> list[str]:
    lines = [read_line(text) for text in texts]
    chains = put_back(lines, [unbroken(len(line.units)) for line in lines], 6.0)
    pairs = list(zip(lines, chains, strict=True))
    scribe = Scribe(bracket_signs(pairs))
    written = []
    for number, (line, chain) in enumerate(pairs):
        text = render(line.text, list(scribe.write(number, line, chain, 0)))
        written.append(text if chain.rule == "leading-signs" else line.text)
    return written


def as_read_from_left_to_right(line: str) -> str:
    """Return what a reader takes the page of ``line`` for who gives it a left-to-right base."""
    return str(get_display(get_display(line, base_dir="R"), base_dir="L"))


@given(TEXTS)
def test_lines_read_from_left_to_right_look_like_the_page(lines: list[str]) -> None:
    read = [as_read_from_left_to_right(line) for line in lines]
    assert read != lines
    assert repaired(read) == lines


@given(TEXTS)
def test_right_lines_stay(lines: list[str]) -> None:
    assert repaired(lines) == lines


@given(TEXTS, st.integers(1, 3))
def test_a_few_lines_stay(lines: list[str], few: int) -> None:
    slips = [as_read_from_left_to_right(line) for line in lines[:few]] + lines[few:]
    assert repaired(slips) == slips


@given(TEXTS, LINES, st.integers(10, 1400))
def test_a_stop_before_a_number_ends_the_run_before_it(
    lines: list[str], line: str, number: int
) -> None:
    read = [as_read_from_left_to_right(text) for text in lines]
    first, second = line[:-1], line[-1]
    # An extractor that reads each run where it stands puts the number behind the first of them.
    assert repaired([*read, f" {second}{first}{number}"])[-1] == f"{first}{second} {number}"


def test_the_strategy_makes_lines_with_stops_inside() -> None:
    find(LINES, lambda line: "؟ " in line)
