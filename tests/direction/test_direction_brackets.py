"""Brackets that were turned come back, whatever the text between them."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from textfix.direction.brackets import Bracket, turn_brackets, turned

PAIRS = st.sampled_from(["()", "[]", "«»"])


@given(st.lists(PAIRS, min_size=1, max_size=8))
def test_wholly_turned_brackets_come_back(pairs: list[str]) -> None:
    signs = "".join(pairs)
    assert turn_brackets([Bracket(turned(s), None, None) for s in signs]) == list(signs)


@given(st.lists(PAIRS, max_size=8))
def test_balanced_brackets_stay(pairs: list[str]) -> None:
    signs = "".join(pairs)
    assert turn_brackets([Bracket(s, None, None) for s in signs]) == list(signs)


@given(st.lists(PAIRS, max_size=5), PAIRS)
def test_a_pair_inside_another_kind_stays(pairs: list[str], outer: str) -> None:
    inner = "".join(pair for pair in pairs if pair != outer)
    signs = outer[0] + inner + outer[1]
    assert turn_brackets([Bracket(s, None, None) for s in signs]) == list(signs)


def test_a_list_number_keeps_its_closing_bracket() -> None:
    signs = [Bracket(")", False, True) for _ in range(3)]
    assert turn_brackets(signs) == [")", ")", ")"]
