"""Where ZWNJs stand for all spaces they become spaces, and nothing else moves or changes."""

from __future__ import annotations

from hypothesis import find, given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.gaps import Gaps

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
WORDS = st.text(st.sampled_from("ابپتجدرزسشکگلمنوهی"), min_size=1, max_size=7)
COMPOUNDS = st.lists(WORDS, min_size=1, max_size=3).map(ZWNJ.join)
LINES = st.builds(
    lambda words, one, other: " ".join([one, *words, other]),
    st.lists(WORDS, min_size=6, max_size=12),
    COMPOUNDS,
    COMPOUNDS,
)
PAGES = st.lists(LINES, min_size=5, max_size=8, unique=True)


@given(PAGES)
def test_zwnjs_for_all_spaces_are_spaces(lines: list[str]) -> None:
    right = "\n".join(lines).replace(ZWNJ, " ")
    damaged = right.replace(" ", ZWNJ)
    longest = max(line.count(" ") and len(line) / line.count(" ") for line in lines)
    assert output(Gaps(), damaged) == right or longest > 6


@given(PAGES)
def test_prose_stays(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert output(Gaps(), text) == text


@given(PAGES, st.integers(0, 3))
def test_some_damaged_lines_suffice_and_the_others_stay(lines: list[str], kept: int) -> None:
    """The sixth line and those before it, less ``kept`` of them."""
    upright = lines[:kept]
    damaged = [line.replace(" ", ZWNJ) for line in lines[kept:]]
    repaired = output(Gaps(), "\n".join([*upright, *damaged])).split("\n")
    assert repaired[:kept] == upright
    assert repaired[kept:] in (damaged, [line.replace(ZWNJ, " ") for line in damaged])


@given(st.text(f"ابلر {ZWNJ}.\n", max_size=90))
def test_any_text_passes_its_law(text: str) -> None:
    assert_second_pass_changes_nothing(Gaps(), text)


def test_the_law_knows_what_may_change() -> None:
    law = Gaps().broken_law
    words = "باد و باران و برف"
    assert not law(words.replace(" ", ZWNJ), words)
    assert law(words.replace(" ", ZWNJ), words.replace("و", "،"))
    assert law(words.replace(" ", ZWNJ), words.replace(" ", ZWNJ, 2))
    assert law(words, words.replace(" ", ""))


def test_pages_hold_compounds() -> None:
    find(PAGES, lambda lines: any(ZWNJ in line for line in lines))
