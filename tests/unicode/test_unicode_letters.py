from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from textfix.unicode.letters import (
    ARABIC_ALPHABET,
    ARABIC_LETTERS,
    ARABIC_MARKS,
    ONLY_PERSIAN,
    PERSIAN_LETTERS,
    TATWEEL,
    character_class,
    fold_digits,
    is_arabic_letter,
    is_letter,
    is_mark,
    is_persian_letter,
)

characters = st.characters(codec="utf-8")


@given(characters)
def test_letters_and_marks_are_general_categories(c: str) -> None:
    category = unicodedata.category(c)
    assert is_letter(c) == (category[0] == "L" and c != TATWEEL)
    assert is_mark(c) == (category in ("Mn", "Me"))


def test_arabic_letters_are_named_so() -> None:
    for c in map(chr, range(0x10000)):
        if is_arabic_letter(c):
            assert unicodedata.name(c).startswith(("ARABIC ", "RIAL SIGN")), c
        elif unicodedata.category(c) == "Lo":
            assert not unicodedata.name(c, "").startswith("ARABIC LETTER "), c


def test_alphabets() -> None:
    alphabet = "ءآأؤإئابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهیۀ"
    assert frozenset(alphabet) == PERSIAN_LETTERS
    assert all(map(is_persian_letter, alphabet))
    assert ARABIC_ALPHABET <= ARABIC_LETTERS
    assert ONLY_PERSIAN.isdisjoint(ARABIC_ALPHABET)


def test_arabic_marks_are_marks() -> None:
    assert all(map(is_mark, ARABIC_MARKS))
    assert {"\N{ARABIC SHADDA}", "\N{ARABIC LETTER SUPERSCRIPT ALEF}"} <= ARABIC_MARKS


@given(st.text(st.sampled_from("0123456789٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹ سال")))
def test_folded_digits_have_the_same_value(text: str) -> None:
    folded = fold_digits(text)
    assert [int(c) for c in folded if c.isdigit()] == [int(c) for c in text if c.isdigit()]
    assert all(c.isascii() for c in folded if c.isdigit())


@given(st.frozensets(characters, min_size=1, max_size=40), characters)
def test_character_class_matches_its_members_only(members: frozenset[str], c: str) -> None:
    pattern = re.compile(f"[{character_class(members)}]")
    assert all(map(pattern.fullmatch, members))
    assert bool(pattern.fullmatch(c)) == (c in members)
