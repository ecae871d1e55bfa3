"""Printed lines that poppler parts at a mark."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from textfix.fragments import Fragments
from textfix.fragments.bearers import bearer
from textfix.pieces import render

RLE, PDF = "\u202b", "\u202c"
SHADDA, KASRA, FATHATAN = "\N{ARABIC SHADDA}", "\N{ARABIC KASRA}", "\N{ARABIC FATHATAN}"
SENTENCE = "باران آمد و کوچه خیس شد، پنجره باز بود و باد در خانه پیچید"
PLAIN = SENTENCE.split()
MARKED = ["لذّت", "ملّی", "محقّق", "تمدّن", "حتّی", "تقریباً", "بختِ"]
COLUMNS = 200


def bare(text: str) -> str:
    return "".join(c for c in text if not unicodedata.combining(c))


@st.composite
def printed(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """The pieces of a printed line as they are read, and the marks that part them."""
    pieces = [" ".join(draw(st.lists(st.sampled_from(PLAIN), min_size=2, max_size=5)))]
    marks = []
    for _ in range(draw(st.integers(1, 3))):
        word = draw(st.sampled_from(MARKED))
        rest = draw(st.lists(st.sampled_from(PLAIN), min_size=1, max_size=5))
        marks.append("".join(filter(unicodedata.combining, word)))
        pieces.append(" ".join([bare(word), *rest]))
    return pieces, marks


def in_columns(pieces: list[str], marks: list[str]) -> list[str]:
    """Write the pieces as poppler -layout does: from the bottom up, each in its own columns."""
    lines, right = [], COLUMNS
    for piece, mark in zip(pieces, [*marks, ""], strict=True):
        content = f"{piece} {mark}" if mark else piece
        lines.append(" " * (right - len(content)) + f"{RLE}{content}{PDF}")
        right -= len(content)
    return lines[::-1]


@given(printed(), printed())
def test_columns_give_the_order_and_marks_go_to_the_next_word(
    first: tuple[list[str], list[str]], second: tuple[list[str], list[str]]
) -> None:
    """The oracle writes the page; it knows no words, and the stage sees columns alone."""
    words = " ".join(PLAIN * 2)
    whole = " " * (COLUMNS - len(words)) + f"{RLE}{words}{PDF}"
    text = "\n".join([whole, *in_columns(*first), whole, *in_columns(*second), whole])
    after = render(text, Fragments().repair(text).pieces)
    lines = [re.sub(f"[{RLE}{PDF}]", "", line).strip() for line in after.split("\n")]
    assert [bare(line) for line in lines[1:4:2]] == [
        " ".join(pieces) for pieces, _ in (first, second)
    ]
    assert Counter(after.replace(" ", "").replace("\n", "")) == Counter(
        text.replace(" ", "").replace("\n", "")
    )
    for line, (pieces, marks) in zip(lines[1:4:2], (first, second), strict=True):
        words = [word for word in line.split() if bare(word) != word]
        assert [bare(word) for word in words] == [piece.split()[0] for piece in pieces[1:]]
        assert ["".join(filter(unicodedata.combining, word)) for word in words] == marks


@given(st.text("ابتجدرلمن", min_size=1, max_size=8), st.sampled_from([SHADDA, KASRA, FATHATAN]))
def test_a_mark_stands_on_a_letter_of_the_word(word: str, mark: str) -> None:
    at = bearer(word, mark)
    assert 0 <= at < len(word)
    assert at == len(word) - 1 or mark == SHADDA


def test_words_are_written_as_the_dictionary_has_them() -> None:
    for word in MARKED:
        mark = next(filter(unicodedata.combining, word))
        plain, at = bare(word), bearer(bare(word), mark)
        assert plain[: at + 1] + mark + plain[at + 1 :] == word


def test_texts_without_embeddings_stay() -> None:
    text = "لذت خوانده می‌شود\nکتابی است که برای ّ\nملی است و بزرگ\nآنجا هیچ گنج ّ"
    assert render(text, Fragments().repair(text).pieces) == text
