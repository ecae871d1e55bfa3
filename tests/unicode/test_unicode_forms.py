"""Presentation forms, all 731 of them, against ``unicodedata`` and arabic-reshaper."""

from __future__ import annotations

import unicodedata

import arabic_reshaper
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.unicode import forms
from textfix.unicode.letters import TATWEEL

ALL = [
    c
    for c in map(chr, [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)])
    if unicodedata.normalize("NFKC", c) != c and c != "\N{ZERO WIDTH NO-BREAK SPACE}"
]
PHRASES = {"\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}", "\N{ARABIC LIGATURE JALLAJALALOUHOU}"}
RESHAPER = arabic_reshaper.ArabicReshaper({"delete_harakat": False, "support_ligatures": True})


def test_there_are_731() -> None:
    assert len(ALL) == 731
    assert list(forms.FORMS) == ALL


@pytest.mark.parametrize("form", ALL, ids=lambda c: f"U+{ord(c):04X}")
def test_letters_are_those_of_nfkc(form: str) -> None:
    letters = forms.letters_of(form)
    if form in PHRASES:
        assert letters == form  # one sign: NFKC would make words with spaces of it
        return
    expected = unicodedata.normalize("NFKC", form).lstrip(f" {TATWEEL}")
    assert unicodedata.normalize("NFKC", letters) == expected
    assert not any(c.isspace() for c in letters)


@pytest.mark.parametrize("form", ALL, ids=lambda c: f"U+{ord(c):04X}")
def test_positions_are_in_the_names(form: str) -> None:
    name = unicodedata.name(form)
    words = [w for w in ("ISOLATED", "INITIAL", "MEDIAL", "FINAL") if f"{w} FORM" in name]
    if words:
        assert forms.POSITIONS[form] == words[0].lower()
    assert forms.joins_next(form) == (forms.POSITIONS[form] in ("initial", "medial"))


def test_words_of_one_sign() -> None:
    assert forms.fold_forms("ﷲ") == "الله"
    assert forms.fold_forms("﷼") == "ریال"
    assert forms.fold_forms("ﻼ") == "لا"
    assert forms.fold_forms("\N{ARABIC LIGATURE SHADDA WITH FATHA ISOLATED FORM}") in (
        "\N{ARABIC FATHA}\N{ARABIC SHADDA}",
        "\N{ARABIC SHADDA}\N{ARABIC FATHA}",
    )


@given(
    st.lists(
        st.sampled_from(
            ["کتاب", "خانه\u200cها", "علمی", "لاله", "اصلاح", "گفت\u200cوگو", "مسئله", "آیین"]
        )
    )
)
def test_reshaped_text_comes_back(words: list[str]) -> None:
    text = " ".join(words)
    shaped = RESHAPER.reshape(text)
    assert forms.fold_forms(shaped) == text
    assert not text or any(map(forms.is_form, shaped))
