from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from textfix.unicode.letters import ARABIC_LETTERS, ARABIC_MARKS, TATWEEL, ZWNJ
from textfix.unicode.skeleton import fold_letters

letters = st.text(st.sampled_from([*sorted(ARABIC_LETTERS), *sorted(ARABIC_MARKS), " ", ZWNJ, "۱"]))


@given(letters)
def test_folding_twice_is_folding_once(text: str) -> None:
    assert fold_letters(fold_letters(text)) == fold_letters(text)


@given(letters)
def test_canonical_equivalents_have_one_skeleton(text: str) -> None:
    assert fold_letters(text) == fold_letters(unicodedata.normalize("NFD", text))
    assert fold_letters(text) == fold_letters(unicodedata.normalize("NFC", text))


@given(letters)
def test_no_mark_and_no_form_is_left(text: str) -> None:
    for c in fold_letters(text):
        assert not unicodedata.combining(c)
        assert c != TATWEEL
        assert not unicodedata.decomposition(c).startswith(("<initial>", "<medial>", "<final>"))


def test_spellings_of_one_word() -> None:
    for one, other in [
        ("كتاب علي", "کتاب علی"),
        ("خانۀ", "خانة"),
        ("خانۀ", "خانه\N{ARABIC HAMZA ABOVE}"),
        ("مؤلف", "مولف"),
        ("کتاب‌ها", "کتابها"),
        ("ﮐﺘﺎﺏ", "کتاب"),
        ("کـــتاب", "کتاب"),
        ("۱۲", "12"),
    ]:
        assert fold_letters(one) == fold_letters(other)
    assert fold_letters("کتاب ها") != fold_letters("کتابها")
