"""Tokens cover the text in order, and folding forgets what keyboards and marks differ in."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st

from textfix.lm.tokens import fold_word, tokenize

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
MARKS = "\N{ARABIC FATHA}\N{ARABIC SHADDA}\N{ARABIC HAMZA ABOVE}\N{ARABIC TATWEEL}"
LETTERS = "ابپتثجچکگیهوآئأؤءۀة\N{ARABIC LETTER YEH}\N{ARABIC LETTER KAF}"
FORMS = "\N{ARABIC LETTER KAF INITIAL FORM}\N{ARABIC LIGATURE LAM WITH ALEF ISOLATED FORM}"
SIGNS = '،.()«»"-؟!/…\N{BULLET}'

words = st.text(st.sampled_from(LETTERS + MARKS + FORMS), min_size=1, max_size=8)
texts = st.lists(
    st.one_of(
        words,
        st.text(st.sampled_from("abcZÅé٣۷8²"), min_size=1, max_size=4),
        st.sampled_from([*SIGNS, " ", "\n", ZWNJ, "\N{RIGHT-TO-LEFT MARK}", "\N{BYTE ORDER MARK}"]),
        st.characters(max_codepoint=0xFFFF, exclude_categories=["Cs"]),
    ),
    max_size=20,
).map("".join)


def is_gap(character: str) -> bool:
    """Say whether no token need hold a code point, by Unicode's word alone."""
    return (
        character.isspace()
        or unicodedata.category(character) in {"Mn", "Cf"}
        or character == "\N{ARABIC TATWEEL}"
    )


def test_the_texts_hold_the_hard_cases() -> None:
    for needed in (ZWNJ, "\N{ARABIC HAMZA ABOVE}", "\N{ARABIC TATWEEL}", "²", "«"):
        find(
            texts,
            lambda text, needed=needed: needed in text and len(tokenize(text)) > 3,
            settings=settings(phases=[Phase.generate], max_examples=1000),
        )


@given(texts)
def test_every_code_point_but_gaps_lies_in_one_token(text: str) -> None:
    covered = [place for token in tokenize(text) for place in range(token.start, token.end)]
    assert covered == sorted(set(covered))
    missing = set(range(len(text))) - set(covered)
    assert all(is_gap(text[place]) for place in missing)
    assert all(text[place] != ZWNJ and not text[place].isspace() for place in covered)


@given(texts)
def test_tokens_are_not_empty_and_of_one_kind(text: str) -> None:
    for token in tokenize(text):
        assert token.start < token.end
        assert token.form
        assert token.kind in {"word", "latin", "number", "quote", "sign"}
        if token.kind == "sign":
            assert token.end == token.start + 1


@given(texts, texts)
def test_a_space_keeps_two_texts_apart(left: str, right: str) -> None:
    shifted = [
        token._replace(start=token.start + len(left) + 1, end=token.end + len(left) + 1)
        for token in tokenize(right)
    ]
    assert tokenize(f"{left} {right}") == tokenize(left) + shifted


@given(words)
def test_folding_twice_is_folding_once(word: str) -> None:
    assert fold_word(fold_word(word)) == fold_word(word)


@given(words)
def test_folding_does_not_see_composition_or_tatweel(word: str) -> None:
    assert fold_word(unicodedata.normalize("NFD", word)) == fold_word(word)
    assert fold_word(word.replace("\N{ARABIC TATWEEL}", "")) == fold_word(word)


@given(st.text(st.sampled_from(LETTERS + "يىكهەۓٱ"), min_size=1, max_size=6))
def test_letters_fold_one_by_one(word: str) -> None:
    assert fold_word(word) == "".join(map(fold_word, word))


@given(words)
def test_folded_words_have_no_marks(word: str) -> None:
    assert not any(unicodedata.combining(letter) for letter in fold_word(word))


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("كتابي", "کتابی"),
        ("عَلّامه", "علامه"),
        ("خانهٔ", "خانۀ"),
        ("ﻛﺘﺎﺏ", "کتاب"),
        ("ﻻله", "لاله"),
        ("مسي\N{ARABIC HAMZA ABOVE}ول", "مسئول"),
        ("می\N{ARABIC TATWEEL}\N{ARABIC TATWEEL}رود", "میرود"),
        ("آینه", "آینه"),
    ],
)
def test_fold(written: str, folded: str) -> None:
    assert fold_word(written) == folded


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("می‌روم، نه؟", ["می", "روم", "،", "نه", "؟"]),
        ("نه?", ["نه", "؟"]),
        ("COVID-19 در ۱۳۹۸", ["<l>", "-", "<n>", "در", "<n>"]),
        ("“نو” و 'کهنه'", ["<q>", "نو", "<q>", "و", "<q>", "کهنه", "<q>"]),
        ("کتابabc12", ["کتاب", "<l>", "<n>"]),
        ("۱۲٫۵", ["<n>", "٫", "<n>"]),
    ],
)
def test_forms(text: str, forms: list[str]) -> None:
    assert [token.form for token in tokenize(text)] == forms
