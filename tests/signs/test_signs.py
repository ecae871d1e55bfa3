"""Signs in page order come back behind their word; python-bidi is the judge."""

from __future__ import annotations

import re
from collections import Counter

from bidi.algorithm import get_display
from hypothesis import find, given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.signs import Signs

RLE, LRE, POP = "\u202b", "\u202a", "\u202c"
WORDS = st.text(st.sampled_from("ابپتدرزسشکگلمنوهی"), min_size=1, max_size=6)
STOPS = st.sampled_from(["،", ".", ":"])
SENTENCES = st.lists(st.tuples(WORDS, STOPS), min_size=1, max_size=12)


def as_poppler(parts: list[tuple[str, str]]) -> str:
    """Wrap every stop with its space as poppler does: page order between U+202A and U+202C."""
    return RLE + "".join(f"{word}{LRE} {stop}{POP}" for word, stop in parts) + POP


def bare(text: str) -> str:
    return re.sub(f"[{RLE}{LRE}{POP}]", "", text)


@given(SENTENCES)
def test_embedded_stops_come_behind_their_words(parts: list[tuple[str, str]]) -> None:
    repaired = bare(output(Signs(), as_poppler(parts)))
    assert repaired == "".join(f"{word}{stop} " for word, stop in parts)


@given(SENTENCES, st.integers(10, 9999))
def test_the_repaired_line_looks_like_the_page(parts: list[tuple[str, str]], number: int) -> None:
    text = as_poppler(parts)[:-1] + f"{LRE} .{number}{POP}{parts[0][0]}{POP}"
    shown = get_display(bare(output(Signs(), text)), base_dir="R")
    assert f".{number}" in shown
    assert Counter(shown) == Counter(bare(text))


@given(SENTENCES)
def test_a_second_pass_changes_nothing_without_controls(parts: list[tuple[str, str]]) -> None:
    assert_second_pass_changes_nothing(Signs(), " ".join(f"{w} {s}" for w, s in parts))


@given(st.lists(st.tuples(WORDS, STOPS), min_size=10, max_size=20))
def test_swapped_spaces_come_back_and_right_ones_stay(parts: list[tuple[str, str]]) -> None:
    right = "".join(f"{word}{stop} " for word, stop in parts) + "پایان"
    swapped = "".join(f"{word} {stop}" for word, stop in parts) + "پایان"
    assert output(Signs(), swapped) == right
    assert output(Signs(), right) == right


def test_the_strategy_makes_long_sentences() -> None:
    find(SENTENCES, lambda parts: len(parts) > 5)


STEMS = st.text(st.sampled_from("بتحدرسطفقکلمن"), min_size=3, max_size=5)


@given(st.lists(STEMS, min_size=2, max_size=8, unique=True))
def test_slid_shaddas_come_back(stems: list[str]) -> None:
    right = " ".join(f"{stem}\N{ARABIC SHADDA}ی" for stem in stems)
    slid = " ".join(f"{stem}ی\N{ARABIC SHADDA}" for stem in stems)
    assert output(Signs(), slid) == right
    assert output(Signs(), right) == right
