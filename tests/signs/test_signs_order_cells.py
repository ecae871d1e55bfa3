"""The reading order of what stands on the page from the left: python-bidi draws the page."""

from __future__ import annotations

from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st

from textfix.signs.order import reading_order

NUMBERS = st.integers(10, 9999).map("{:,}".format)
SIGNED = st.one_of(
    NUMBERS,
    st.tuples(NUMBERS, st.sampled_from("%٪°€")).map("".join),
    st.tuples(st.sampled_from("$£%"), NUMBERS).map("".join),
)


def read(page: str, *, first: bool) -> str:
    places = reading_order(page, 0, len(page), first=first)
    return "".join(page[at] for at in places)


@given(st.lists(SIGNED, min_size=1, max_size=4).map(" ".join), st.sampled_from(["", "٪", "۱۲"]))
def test_numbers_before_any_letter_come_back(numbers: str, persian: str) -> None:
    text = f"{numbers} {persian}".strip()
    assert read(get_display(text, base_dir="R"), first=True) == text


@given(st.lists(NUMBERS, min_size=1, max_size=4).map("، ".join))
def test_numbers_behind_a_letter_come_back(numbers: str) -> None:
    page = get_display("ب" + numbers, base_dir="R")
    assert read(page[:-1], first=False) == numbers
