"""Phrases and blocks: what is read of a text, and that its borders do not depend on its gaps."""

from __future__ import annotations

import re
import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from textfix.words.blocks import count_symbols, group
from textfix.words.phrases import LONGEST_WORD, find_spans, read_forms, read_phrase

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
TATWEEL = "\N{ARABIC TATWEEL}"
PARTS = st.sampled_from(
    [
        "کتاب",
        "ها",
        "می",
        "شود",
        "و",
        "ی",
        "معلّم",
        "ـ",
        "،",
        ".",
        " ",
        "  ",
        ZWNJ,
        "\n",
        "\n\n",
        "\t",
        "a",
        "1",
    ]
)
TEXTS = st.lists(PARTS, max_size=30).map("".join)


def is_persian(c: str) -> bool:
    return "ARABIC LETTER" in unicodedata.name(c, "")


@given(TEXTS)
def test_phrases_hold_every_letter_once_and_no_more_than_single_gaps(text: str) -> None:
    spans = list(find_spans(text))
    inside = {k for start, end in spans for k in range(start, end)}
    assert len(inside) == sum(end - start for start, end in spans)
    assert {k for k, c in enumerate(text) if is_persian(c)} <= inside
    for start, end in spans:
        assert not re.search(rf"[ {ZWNJ}]{{2}}|[^\w {ZWNJ}\u064b-\u065f]", text[start:end])


@given(TEXTS)
def test_phrase_reads_its_letters_and_gaps(text: str) -> None:
    for start, end in find_spans(text):
        phrase = read_phrase(text, start, end)
        assert phrase is not None
        assert [text[k] for k in phrase.at] == [c for c in text[start:end] if is_persian(c)]
        forms, spaced = read_forms(text[start:end])
        assert "".join(forms) == phrase.letters
        assert [phrase.letters[a:b] for a, b in phrase.words()] == forms
        assert [phrase.gaps[a] == 1 for a, _ in phrase.words()] == spaced


@given(TEXTS, st.integers(0, 40))
def test_neighbouring_words_are_found_by_the_gaps(text: str, at: int) -> None:
    for start, end in find_spans(text):
        phrase = read_phrase(text, start, end)
        assert phrase is not None
        for first, last in phrase.words():
            assert phrase.word_before(last) == first
            assert phrase.word_end(first) == last


def test_endless_word_is_cut_short() -> None:
    phrase = read_phrase("ا" * 500, 0, 500)
    assert phrase is not None
    assert phrase.word_before(400) == 400 - LONGEST_WORD
    assert phrase.word_end(0) == LONGEST_WORD


@given(TEXTS)
def test_blocks_do_not_depend_on_the_gaps(text: str) -> None:
    """The same letters with other gaps fall into the same blocks."""
    text = text * 8
    blocks = list(group(text, find_spans(text)))
    glued = re.sub(f"(?<=[^\\W\\d_a-z])[ {ZWNJ}](?=[^\\W\\d_a-z{TATWEEL}])", "", text)
    again = list(group(glued, find_spans(glued)))
    assert [count_symbols(text[b.start : b.phrases[-1][1]]) for b in blocks] == [
        count_symbols(glued[b.start : b.phrases[-1][1]]) for b in again
    ]
