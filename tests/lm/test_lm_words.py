"""A packed word list answers as a sorted Python list does."""

from __future__ import annotations

from bisect import bisect_left

import pytest
from hypothesis import Phase, example, find, given, settings
from hypothesis import strategies as st

from textfix.lm.words import WordList, choose_alphabet, pack_words

LETTERS = "ابپتک"
some_words = st.sets(
    st.text(st.sampled_from(LETTERS), min_size=1, max_size=7), max_size=80
) | st.sets(st.text(st.sampled_from(LETTERS), min_size=4, max_size=7), min_size=35, max_size=60)


def pack(words: list[str], alphabet: str = "") -> WordList:
    alphabet = alphabet or choose_alphabet([*words, "".join(sorted(LETTERS))])
    letters, blocks = pack_words(words, alphabet)
    return WordList(alphabet, letters, blocks, len(words))


def test_the_lists_have_several_blocks() -> None:
    find(some_words, lambda words: len(words) > 33, settings=settings(phases=[Phase.generate]))


@given(some_words, st.text(st.sampled_from(LETTERS), max_size=7))
@example({"ا" * 90, "ا" * 91, "ب" * 200}, "ا" * 90)
@example(set(), "ا")
def test_a_word_is_found_where_it_is(words: set[str], other: str) -> None:
    ordered = sorted(words)
    packed = pack(ordered)
    assert len(packed) == len(ordered)
    assert [packed[place] for place in range(len(packed))] == ordered
    assert [packed.index(word) for word in ordered] == list(range(len(ordered)))
    assert packed.index(other) == (ordered.index(other) if other in words else -1)


@given(some_words, st.text(st.sampled_from(LETTERS), max_size=3))
def test_a_span_holds_the_words_with_the_prefix(words: set[str], prefix: str) -> None:
    ordered = sorted(words)
    first, end = pack(ordered).span(prefix)
    assert ordered[first:end] == [word for word in ordered if word.startswith(prefix)]
    assert first == bisect_left(ordered, prefix)


def test_letters_outside_the_alphabet_are_in_no_word() -> None:
    words = pack(["ابا"])
    assert words.index("ژ") == -1
    assert words.span("ژ") == (0, 0)
    assert words.index("\ufffe") == -1


def test_places_outside_the_list_are_refused() -> None:
    words = pack(["ابا", "بابا"])
    for place in (-1, 2):
        with pytest.raises(IndexError):
            words[place]


def test_too_many_letters_are_refused() -> None:
    with pytest.raises(ValueError, match="too many"):
        choose_alphabet([chr(0x4E00 + n) for n in range(300)])
