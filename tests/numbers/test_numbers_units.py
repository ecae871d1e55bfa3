"""Numbers with units: the page is drawn by python-bidi and read off from the right."""

from __future__ import annotations

import re

import pytest
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, letters, output

from textfix.numbers import Numbers

NUMBERS = st.one_of(st.integers(1, 999).map(str), st.decimals("0.1", "99", places=1).map(str))
QUANTITIES = st.tuples(NUMBERS, st.sampled_from(["nm", "kg", "MHz", "km", "mV"])).map(" ".join)
LISTS = st.lists(QUANTITIES, min_size=1, max_size=3).map("، ".join)
TEXTS = st.lists(LISTS, min_size=1, max_size=3).map(
    lambda lists: f"سنجش در ({' و '.join(lists)}) انجام شد، از دمای 4.5 mV و تا 17 GHz بود"
)


LEFT_TO_RIGHT = r"[A-Za-z\d](?:[^آ-ی()]*[A-Za-z\d])?"


def read_off(text: str) -> str:
    """Read the page from the right, and from the left what stands between Arabic letters."""
    page = get_display(text, base_dir="R")
    parts = re.findall(rf"{LEFT_TO_RIGHT}|.", page)
    return "".join(part.translate({40: ")", 41: "("}) for part in reversed(parts))


@given(TEXTS)
def test_numbers_come_back_before_their_units(text: str) -> None:
    damaged = read_off(text)
    assert output(Numbers(), damaged) == text
    assert letters(damaged) == letters(text)


@given(TEXTS)
def test_right_order_stays(text: str) -> None:
    assert output(Numbers(), text) == text


@given(TEXTS)
def test_a_second_pass_changes_nothing(text: str) -> None:
    assert_second_pass_changes_nothing(Numbers(), read_off(text))


def test_the_page_puts_the_first_number_last() -> None:
    assert read_off("موج (440 nm، 257 nm و 330 nm)") == "موج (nm، 257 nm 440 و nm 330)"


@pytest.mark.parametrize(
    "text",
    [
        "از نسخۀ Windows 11 و از pH 7 و از Canon EOS 90",
        "(at a wavelength of nm 330)",
        "سه دستگاه HP 250 و دو دستگاه A4 10",
        "بسامد kHz 12-15",
        "حافظۀ MB 330 Extreme",
    ],
)
def test_other_words_stay(text: str) -> None:
    assert output(Numbers(), text) == text
