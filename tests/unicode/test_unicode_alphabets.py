"""Letters that count."""

from __future__ import annotations

import pytest

from textfix.unicode.alphabets import COUNTING, FIRST, values_of


@pytest.mark.parametrize("order", ["ا ب ج د ه و", "ا ب پ ت ث ج چ", "ا ب ت ث ج ح خ"])
def test_each_order_counts_by_one_in_one_alphabet(order: str) -> None:
    values = [set(values_of(letter)) for letter in order.split()]
    assert any(
        all(first + step in own for step, own in enumerate(values)) for first in FIRST & values[0]
    )


def test_letters_that_count_have_values_and_no_others_do() -> None:
    assert all(values_of(letter) for letter in COUNTING)
    assert not any(values_of(letter) for letter in "سشفقکگلمنی۱a(")
