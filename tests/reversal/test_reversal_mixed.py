"""Lines in which some words are mirrored in their places: what pdfium makes of some PDFs."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output
from reversal.test_reversal_stage import bare
from reversal.visual import lines, shaped

from textfix.lm import load
from textfix.reversal import Reversal
from textfix.reversal.mirrored import mixing_of
from textfix.reversal.rows import read_rows

STAGE = Reversal()
PART = "[\u0621-\u064a\u0670-\u06d3\u200c]++(?![؛؟])"  # between marks; those signs are letters too


def mixed(line: str) -> str:
    """Mirror the stretches of ``line`` whose last letter is drawn in a form that joins."""
    return re.sub(PART, lambda part: drawn(part.group()), line).replace("\u200c", "")


def drawn(word: str) -> str:
    last = shaped(word)[-1]
    return word[::-1] if unicodedata.decomposition(last).startswith("<final>") else word


pages = st.integers(0, 60).map(lambda start: lines()[start : start + 30])


@given(pages)
@settings(max_examples=15)
def test_words_mirrored_by_their_last_letter_come_back(page: list[str]) -> None:
    text = "\n".join(map(mixed, page))
    mixing = mixing_of((row.words for row in read_rows(text)), load())
    assert mixing is not None
    assert mixing.by_edge
    got = output(STAGE, text).split("\n")
    words = [(a, b) for x, y in zip(got, page, strict=True) for a, b in pairs(x, y)]
    assert sum(a == b for a, b in words) >= 0.99 * len(words)


def pairs(left: str, right: str) -> list[tuple[str, str]]:
    return list(zip(bare(left).split(" "), bare(right).split(" "), strict=True))


@given(pages)
@settings(max_examples=10)
def test_a_second_pass_changes_nothing(page: list[str]) -> None:
    assert_second_pass_changes_nothing(STAGE, "\n".join(map(mixed, page)))


@pytest.mark.parametrize("word", ["محقّق", "سنّتی", "لذّت", "نقّاش", "مرکّب", "مِسطَر"])
def test_parts_between_marks_come_back_each_by_itself(word: str) -> None:
    text = "\n".join([*map(mixed, lines()[:25]), mixed(f"این {word} را برای خود نگه داشت")])
    assert output(STAGE, text).endswith(f"این {word} را برای خود نگه داشت")


def test_words_before_a_right_to_left_stop_stay() -> None:
    text = "\n".join([*map(mixed, lines()[:25]), mixed("کتابی برای متن؛ و نسخ")])
    assert output(STAGE, text).endswith("کتابی برای متن؛ و نسخ")


def test_words_that_are_known_either_way_come_back_by_their_last_letter() -> None:
    page = [*lines()[:25], "این گنج را روش دیگری بیش از آن نگه داشت"]
    assert output(STAGE, "\n".join(map(mixed, page))).endswith(page[-1])


@pytest.mark.parametrize("citation", ["Nemati et al., 2019: 14-20", "Déroche, 1992: 34"])
def test_citations_whose_words_stand_from_right_to_left_come_back(citation: str) -> None:
    page = lines()[:25]
    words = [re.sub(r"^(.*?)([.,]*)$", r"\2\1", word) for word in citation.split(" ")]
    text = "\n".join([*map(mixed, page), mixed("این گفته از ") + " ".join(reversed(words))])
    assert output(STAGE, text).endswith(citation)


@pytest.mark.parametrize("odd", ["\N{ARABIC SHADDA ISOLATED FORM}", "vشهر", "\N{ARABIC TATWEEL}"])
def test_odd_words_among_mirrored_ones_are_read(odd: str) -> None:
    page = [mixed(line) for line in lines()[:30]]
    page[4] = f"{page[4]} {odd} {page[4]}"
    got = output(STAGE, "\n".join(page)).split("\n")
    assert odd in got[4].split(" ")
