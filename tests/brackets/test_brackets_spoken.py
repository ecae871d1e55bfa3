"""Pairs whose spaces say how they stand: no balance of the text around turns an upright one."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from laws import output

from textfix.brackets import Brackets

WORDS = st.text(st.sampled_from("ابپتدرزسشکگلمنوهی"), min_size=2, max_size=6)
FORMULAS = st.text(st.sampled_from("𝑥𝑦𝑧()+= "), max_size=30)


@given(FORMULAS, WORDS, FORMULAS)
def test_an_upright_pair_stays(before: str, word: str, behind: str) -> None:
    text = f"تابع {before} است (شکل {word}). پس از آن {behind} را بنویسید."
    assert f"(شکل {word})." in output(Brackets(), text)


@given(st.lists(WORDS, min_size=4, max_size=8), st.integers(20, 40))
def test_mirrored_pairs_turn_among_upright_ones(words: list[str], many: int) -> None:
    upright = "، ".join(f"{word} (سنگ {word})" for word in words * many)
    mirrored = " و ".join(f"آب )رود {word}( بود" for word in words)
    assert (
        output(Brackets(), f"{upright}. {mirrored}.")
        == f"{upright}. " + mirrored.replace(")رود", "(رود").replace("( بود", ") بود") + "."
    )
