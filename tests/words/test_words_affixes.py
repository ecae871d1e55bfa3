"""Affixes: what orthography surely asks for, and what it leaves open."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from textfix.words.affixes import COPULAS, PLURALS, affix_reading, glued_at
from textfix.words.phrases import JOINED, NOTHING, SPACED

# The letters that do not join to the next one, as any primer of the script lists them.
NOT_JOINING = "اآدذرزژو"
JOINING = "بپتثجچحخسشصضطظعغفقکگلمنی"


@given(st.text(JOINING + NOT_JOINING, min_size=3, max_size=8), st.sampled_from(PLURALS))
def test_plural_takes_zwnj_after_a_joining_letter_only(stem: str, plural: str) -> None:
    assume(stem not in ("این", "همین", "همان", "نمی"))
    asked = JOINED if stem[-1] in JOINING else NOTHING
    assert affix_reading(stem, plural, SPACED) == asked


@given(st.text(JOINING + NOT_JOINING, min_size=3, max_size=8), st.sampled_from(COPULAS))
def test_copula_takes_zwnj_after_silent_heh(stem: str, copula: str) -> None:
    assert affix_reading(stem + "ه", copula, SPACED) == JOINED
    assert affix_reading(stem, copula, SPACED) is None


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("تر", "و"),
        ("هیزم", "تر"),
        ("این", "که"),
        ("نه", "می"),
        ("می", "و"),
        ("به", "ها"),
        ("ما", "هم"),
    ],
)
def test_what_has_a_second_reading_is_left_open(left: str, right: str) -> None:
    assert affix_reading(left, right, SPACED) is None


@pytest.mark.parametrize(
    ("form", "at"),
    [
        ("میشود", 2),
        ("نمیتواند", 3),
        ("کتابهای", 4),
        ("سیاستها", 5),
        ("میراث", 0),
        ("میدان", 0),
        ("میرزا", 0),
        ("تنها", 0),
        ("آنها", 0),
        ("اینها", 0),
        ("روزها", 0),
        ("", 0),
    ],
)
def test_glued_affix(form: str, at: int) -> None:
    assert glued_at(form) == at


def test_demonstratives_have_a_spelling_of_their_own() -> None:
    assert affix_reading("آن", "ها", NOTHING) is None
    assert affix_reading("آن", "ها", SPACED) == JOINED
