"""The order of a line, read off the permutation that a test damaged it by."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from itertools import chain

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.diagnosis.readings import line_order

WORDS = [
    "باغ",
    "کوچه\u200cها",
    "درخت",
    "رود",
    "بهار",
    "پرنده",
    "پنجره",
    "زمستان",
    "آسمان",
    "کتاب",
    "برگ",
    "چشمه",
    "مزرعه",
    "خورشید",
]
lines = st.lists(st.sampled_from(WORDS), min_size=4, max_size=12).map(" ".join)


def reversed_words(line: str) -> list[int]:
    return list(chain.from_iterable(reversed(spans(line))))


def mirrored_words(line: str) -> list[int]:
    return list(chain.from_iterable(reversed(span) for span in spans(line)))


def reversed_characters(line: str) -> list[int]:
    return list(range(len(line)))[::-1]


def spans(line: str) -> list[range]:
    """The words and the spaces between them."""
    return [range(*found.span()) for found in re.finditer(r"\S+|\s+", line)]


def read(line: str, damage: Sequence[int]) -> str:
    """Damage ``line`` by taking its code points in the order ``damage``, and read it again."""
    back = sorted(range(len(line)), key=lambda at: damage[at])
    return line_order("".join(line[at] for at in damage), back)


@given(lines)
def test_a_line_as_it_was_is_in_order(line: str) -> None:
    assert read(line, range(len(line))) == "right-order"


@pytest.mark.parametrize("damage", [reversed_words, mirrored_words, reversed_characters])
@given(line=lines)
def test_a_line_is_read_as_it_was_damaged(
    damage: Callable[[str], Sequence[int]], line: str
) -> None:
    assert read(line, damage(line)) == damage.__name__.replace("_", "-")


@given(st.lists(lines, min_size=2, max_size=4))
def test_runs_of_words_are_no_single_words(runs: list[str]) -> None:
    line, damaged = " ".join(runs), " ".join(reversed(runs))
    ends = [sum(len(run) + 1 for run in runs[:at]) for at in range(len(runs) + 1)]
    own: Iterable[Iterable[int]] = (
        range(ends[at], min(ends[at + 1], len(line))) for at in reversed(range(len(runs)))
    )
    order = list(chain.from_iterable(own))
    assert sorted(order) == list(range(len(line)))
    assert len(damaged) == len(line)
    assert read(line, order) == "reversed-runs"


@given(lines, lines, st.sampled_from(["Laufer", "1990", "۱۳۸۳"]))
def test_latin_words_and_numbers_may_stand_forwards(one: str, two: str, island: str) -> None:
    line = f"{one} {island} {two}"
    order = reversed_characters(line)
    assert read(line, order) == "reversed-characters"
    at = order.index(len(one) + len(island))
    order[at : at + len(island)] = order[at : at + len(island)][::-1]
    assert read(line, order) == "reversed-characters-islands-kept"


@pytest.mark.parametrize("word", ["کالل", "باال", "اطالعات"])
def test_a_turned_ligature_is_no_order_of_a_line(word: str) -> None:
    at = word.index("ال")
    assert line_order(word, [*range(at), at + 1, at, *range(at + 2, len(word))]) == "right-order"


@given(lines, st.sampled_from(["لا", "1.", ".", "("]))
def test_what_moves_within_a_word_or_is_no_letter_is_no_order(line: str, moved: str) -> None:
    line = f"{moved} {line}"
    swapped = [1, 0, *range(2, len(line))] if len(moved) > 1 else [*range(1, len(line)), 0]
    assert read(line, swapped) == "right-order"
