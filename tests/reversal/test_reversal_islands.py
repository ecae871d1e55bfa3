"""Islands keep their direction exactly as UAX #9 has it; python-bidi makes the visual order."""

from __future__ import annotations

import pytest
from bidi import get_display
from hypothesis import find, given, settings
from hypothesis import strategies as st

from textfix.lm import load
from textfix.reversal.habits import Habits
from textfix.reversal.turning import turn, written

words = st.sampled_from(["سال", "در", "کتاب", "های", "و", "نقشه"])
persian_numbers = st.from_regex(r"[۰-۹]{1,3}([./:,٫٬][۰-۹]{1,3})?", fullmatch=True)
ascii_numbers = st.from_regex(r"[0-9]{1,3}([-./:,][0-9]{1,3}){0,2}%?", fullmatch=True)
ranges = st.sampled_from(["10-12", "1962-1969", "۴۴-۴۵"])
latin = st.sampled_from(["Rahimi", "A. Smith", "B", "k-means, x", "f(x)", "et al. 2019: 33-41"])
plain = words | persian_numbers | ascii_numbers | ranges
items = st.one_of(words, plain, plain.map("({})".format), latin.map("({})".format))
phrases = st.one_of(
    st.tuples(words, plain | latin, words).map(" ".join),
    st.tuples(words, latin.map("({})".format), words).map(" ".join),
    st.tuples(words, plain.map("«{}»".format), words).map(" ".join),
)
# A number behind a Latin word makes the same picture as one before it: see the test below.
lines = st.lists(phrases, min_size=1, max_size=4).map("، ".join)


def restored(visual: str) -> str:
    return written(visual, turn(visual, Habits(), load()))


@given(lines)
@settings(max_examples=200)
def test_turning_is_the_inverse_of_the_bidi_algorithm(line: str) -> None:
    assert restored(str(get_display(line, base_dir="R"))) == line


@pytest.mark.parametrize("inside", ["-", ":", "%", "(f(x))", "A. Smith", "٫", "41", "«"])
def test_the_strategy_makes_the_hard_cases(inside: str) -> None:
    assert inside in find(lines, lambda line: inside in line)


def test_the_strategy_makes_ranges_that_the_page_turns() -> None:
    line = find(lines, lambda line: "10-12" in line)
    assert "12-10" in str(get_display(line, base_dir="R"))


@pytest.mark.parametrize(
    "line", ["در سال 2011 LibreOffice منتشر شد", "نسخهٔ LibreOffice 7 منتشر شد"]
)
def test_the_words_say_whether_a_number_is_read_before_a_latin_word(line: str) -> None:
    visual = str(get_display(line, base_dir="R"))
    assert restored(visual) == line


RLM = "\N{RIGHT-TO-LEFT MARK}"


@given(st.lists(st.sampled_from(["BMW", "dATP", "HIV-1", "A"]), min_size=2, max_size=4))
def test_a_list_of_latin_words_may_run_from_right_to_left(items: list[str]) -> None:
    """The mark makes the commas right-to-left, so that they hug what is on their right."""
    line = f"فهرست {f'،{RLM} '.join(items)} است"
    visual = str(get_display(line, base_dir="R")).replace(RLM, "")
    assert restored(visual) == line.replace(RLM, "")


@pytest.mark.parametrize("line", ["دمای 60 °C است", "غلظت 0.2 mM است", "موج 330 nm و"])
def test_symbols_of_units_follow_their_numbers(line: str) -> None:
    assert restored(str(get_display(line, base_dir="R"))) == line
