"""Printed lines torn at a mark or a kashida, pieces from left to right, are whole again."""

from __future__ import annotations

import re
import textwrap
from random import Random
from typing import NamedTuple

from cases import FIXTURES
from hypothesis import assume, given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.fragments import Fragments

STAGE = Fragments()
NOTE = re.compile(r"\[\^\d+\]")
QANAT = NOTE.sub("", (FIXTURES / "pages" / "qanat.truth.txt").read_text(encoding="utf-8"))
PARAGRAPHS = [line for line in QANAT.split("\n") if len(line) > 150]
SHADDA, TATWEEL = "\N{ARABIC SHADDA}", "\N{ARABIC TATWEEL}"
LEAST = 8
"""Torn lines: at times one fits both its neighbours, and others must tell."""
WORDS = ["اهمیّت", "محقّق", "مرکّب", "نقّاش", "تقلّب", "مقرّر", "جمعیّت", "مسئولیّت", "معلّم", "ملّی"]


class Torn(NamedTuple):
    """The printed lines of a page, and what an extractor makes of them."""

    printed: list[str]
    lines: list[str]


@st.composite
def torn_pages(draw: st.DrawFn) -> Torn:
    """Draw a page with words of marks in some lines, torn before each mark, or at a kashida."""
    first = draw(st.integers(0, len(PARAGRAPHS) - 4))
    text = "\n".join(PARAGRAPHS[first : first + 3])
    rows = [row for part in text.split("\n") for row in textwrap.wrap(part, 80)]
    random = Random(draw(st.integers(0, 9999)))
    stretch = draw(st.booleans())
    printed, lines = [], []
    for row in rows:
        words = row.split(" ")
        for _ in range(random.choice([0, 1, 1, 2])):
            words.insert(random.randint(1, len(words)), random.choice(WORDS))
        line = " ".join(words)
        printed.append(line)
        if stretch:
            pieces = line.replace(SHADDA, TATWEEL + SHADDA).split(SHADDA)
            pieces = [TATWEEL * (at > 0) + piece for at, piece in enumerate(pieces)]
        else:
            pieces = re.split(f"(?={SHADDA})", line)
        lines += pieces[::-1]
    assume(len(lines) - len(printed) >= LEAST)
    return Torn(printed, lines)


@given(torn_pages())
def test_torn_lines_are_whole_again(page: Torn) -> None:
    repaired = output(STAGE, "\n".join(page.lines))
    wanted = "\n".join(page.printed)
    for mark in (SHADDA, TATWEEL):
        repaired, wanted = repaired.replace(mark, ""), wanted.replace(mark, "")
    assert repaired == wanted


@given(torn_pages())
def test_a_second_pass_changes_nothing(page: Torn) -> None:
    assert_second_pass_changes_nothing(STAGE, "\n".join(page.lines))


@given(torn_pages())
def test_lines_in_order_stay(page: Torn) -> None:
    text = "\n".join(page.printed)
    assert output(STAGE, text) == text


def test_a_mark_alone_is_torn_off_where_words_are_embedded() -> None:
    """Where poppler -raw embeds every word, nothing else begins a line with a mark."""
    rle, pop = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"

    def embedded(line: str) -> str:
        return re.sub(r"[^\W\d_]+", f"{rle}\\g<0>{pop}", line)

    text = "\n".join([f"{SHADDA} {embedded('این کار بر سنگ مانده است')}", embedded("در شهر رد")])
    read = re.sub("[\u202a-\u202c]", "", output(STAGE, text))
    assert read == f"در شهر رد{SHADDA} این کار بر سنگ مانده است"


def test_a_tatweel_between_two_numbers_is_a_dash() -> None:
    rle, pop = "\N{RIGHT-TO-LEFT EMBEDDING}", "\N{POP DIRECTIONAL FORMATTING}"
    text = f"{rle}فصل{pop} {rle}تازه{pop}\n۳\n{TATWEEL}\n۲\n{rle}این{pop} {rle}کار{pop}"
    assert output(STAGE, text) == text
