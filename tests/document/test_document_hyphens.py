"""Hyphens at line ends: the model is asked only where affixes do not decide."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.document.hyphens import Junction, join_at_hyphen

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


class Counts:
    """A model that knows a few words."""

    def __init__(self, counts: dict[str, int], joint: float = 0.0) -> None:
        self.counts = counts
        self.joint = joint

    def count(self, form: str) -> int:
        return self.counts.get(form, 0)

    def zwnj(self, left: str, right: str) -> float:
        return self.joint


def never() -> Counts:
    raise AssertionError("the model was asked")


@pytest.mark.parametrize(
    ("left", "right"),
    [("نمایندگی-", "های دائم"), ("روابط بین-", "الملل"), ("را می-", "توان"), ("منطقه-", "ای")],
)
def test_affixes_need_no_model(left: str, right: str) -> None:
    assert join_at_hyphen(left, right, never) == Junction(ZWNJ, True)


def test_a_broken_word_is_joined() -> None:
    model = Counts({"روابط": 900, "روا": 40})
    assert join_at_hyphen("در روا-", "بط دو کشور", lambda: model) == Junction("", True)


def test_a_hyphen_of_the_writer_stays() -> None:
    model = Counts({"تهران": 9000, "قم": 800})
    assert join_at_hyphen("راه تهران-", "قم", lambda: model) == Junction("", False)


def test_two_words_written_as_one_take_a_zwnj() -> None:
    model = Counts({"نقش": 900, "آفرینی": 90}, joint=0.6)
    assert join_at_hyphen("برای نقش-", "آفرینی مردم", lambda: model) == Junction(ZWNJ, True)


def test_without_a_model_a_zwnj_is_taken() -> None:
    assert join_at_hyphen("برای نقش-", "آفرینی مردم", lambda: None) == Junction(ZWNJ, True)


@given(st.integers(1, 999), st.integers(1, 999))
def test_ranges_keep_their_hyphen(first: int, last: int) -> None:
    assert join_at_hyphen(f"صص {first}-", f"{last} کتاب", never) == Junction("", False)


def test_a_dash_between_words_is_no_hyphen() -> None:
    assert join_at_hyphen("از این رو -", "چنان‌که", never) is None


def test_latin_words_are_joined() -> None:
    assert join_at_hyphen("the terri-", "tory of", never) == Junction("", True)
    assert join_at_hyphen("the Anglo-", "French war", never) == Junction("", False)
