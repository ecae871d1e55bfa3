"""Letters come back from foreign codes that are put for them here."""

from __future__ import annotations

import re

import pytest
from cases import FIXTURES
from hypothesis import given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.codes import Codes

PAGES = [
    (FIXTURES / "pages" / f"{name}.truth.txt").read_text(encoding="utf-8")
    for name in ("earthquake", "petition", "qanat")
]
SIGNS = st.sampled_from("\N{COMBINING LATIN SMALL LETTER R}ͽͺ\x14\x89\ue012ʘ")
LETTERS = st.sampled_from("یگکتمهشبدر")


def in_words(page: str, letter: str, sign: str) -> str:
    """Put ``sign`` for ``letter``, but where it stands alone."""
    return re.sub(
        r"[^\W\d_]{2,}", lambda word: word[0].replace(letter, sign), page, flags=re.UNICODE
    )


@given(st.sampled_from(PAGES), LETTERS, SIGNS)
def test_a_letter_comes_back(page: str, letter: str, sign: str) -> None:
    assert output(Codes(), in_words(page, letter, sign)) == page


@given(st.sampled_from(PAGES), st.permutations("گکش"), SIGNS)
def test_two_letters_come_back(page: str, letters: list[str], sign: str) -> None:
    other = "\ue777"
    damaged = in_words(in_words(page, letters[0], sign), letters[1], other)
    pairs = zip(output(Codes(), damaged).split(" "), page.split(" "), strict=True)
    wrong = [word for mended, word in pairs if mended != word]
    # A word that lost both letters may tell of neither.
    assert all(letters[0] in word and letters[1] in word for word in wrong)
    assert len(wrong) < 3


@given(st.sampled_from(PAGES))
def test_clean_pages_stay(page: str) -> None:
    assert len(Codes().repair(page).pieces) == 1


@given(st.text("ͽ\x14ابکگ یα.\n", max_size=80))
def test_any_text_passes_its_law(text: str) -> None:
    repaired = output(Codes(), text)
    assert len(repaired) == len(text)
    assert_second_pass_changes_nothing(Codes(), text)


def test_noise_is_found_and_left() -> None:
    """A sign strewn at random stands for no letter."""
    words = PAGES[0].split(" ")
    text = " ".join(f"{w[:2]}\x14{w[2:]}" if len(w) > 4 else w for w in words)
    repair = Codes().repair(text)
    assert len(repair.pieces) == 1
    assert [found.rule for found in repair.findings] == ["foreign-code"]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("ͽ" * 9, "گ" * 8),
        ("ͽ" * 9, "گ" * 4 + "ک" * 5),
        ("ب" * 9, "گ" * 9),
        ("a" * 9, "گ" * 9),
        ("ͽ" * 7, "گ" * 7),
        ("ͽ" * 9, "a" * 9),
    ],
)
def test_the_law_sees_what_is_no_code(before: str, after: str) -> None:
    assert Codes().broken_law(before, after)
