"""Dates and section numbers whose separators stand on the next line."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.lifting import Lifting

RLE, POP = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"
WORDS = " ".join(
    f"{RLE}{word}{POP}" for word in ["را", "دید", "شهر", "آن", "در", "او", "که", "روز"]
)
NUMBERS = st.lists(st.integers(1, 1500).map(str), min_size=2, max_size=4)


def torn(numbers: list[str], sign: str) -> str:
    """The numbers on one line, what parts them on the next one."""
    return f"{' '.join(numbers)}\n{' '.join(sign * (len(numbers) - 1))}"


@given(st.lists(NUMBERS, min_size=1, max_size=4), st.sampled_from("-/.:"))
def test_separators_go_between_their_numbers(dates: list[list[str]], sign: str) -> None:
    text = "\n".join(f"{WORDS}\n{torn(date, sign)}\n{WORDS}" for date in dates)
    whole = "\n".join(f"{WORDS}\n{sign.join(date)}\n{WORDS}" for date in dates)
    assert output(Lifting(), text) == whole
    assert_second_pass_changes_nothing(Lifting(), text)


@given(NUMBERS, st.sampled_from("-/.:"))
def test_lines_of_another_number_of_signs_stay(numbers: list[str], sign: str) -> None:
    text = f"{WORDS}\n{' '.join(numbers)}\n{' '.join(sign * len(numbers))}\n{WORDS}"
    assert output(Lifting(), text) == text


@given(NUMBERS, st.sampled_from("-/.:"))
def test_text_that_is_not_embedded_stays(numbers: list[str], sign: str) -> None:
    text = f"این روز\n{torn(numbers, sign)}\nدر آن شهر"
    assert output(Lifting(), text) == text
