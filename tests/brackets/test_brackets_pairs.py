"""Brackets that stand mirrored around Persian, and upright around Latin."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.brackets import Brackets

WORDS = st.text(st.sampled_from("ابپتدرزسشکگلمنوهی"), min_size=4, max_size=7)
YEARS = st.integers(1000, 1399).map(str)
MIRRORED = str.maketrans("()", ")(")
PERSIAN = st.tuples(WORDS, st.one_of(YEARS, WORDS))
LATIN = st.tuples(WORDS, st.sampled_from(["Nemati, 2019: 14-20", "corm", "et al., 2008"]))
TEXTS = st.tuples(
    st.lists(PERSIAN, min_size=3, max_size=6), st.lists(LATIN, min_size=2, max_size=6)
)


def written(pairs: list[tuple[str, str]], mirror: bool) -> str:
    signs = " (".translate(MIRRORED) + "{}" + ")".translate(MIRRORED) if mirror else " ({})"
    return "در این کتاب است که " + "؛ ".join(word + signs.format(held) for word, held in pairs)


@given(TEXTS)
def test_those_around_persian_are_turned_and_others_stay(
    texts: tuple[list[tuple[str, str]], list[tuple[str, str]]],
) -> None:
    persian, latin = texts
    read = f"{written(persian, True)}؛ {written(latin, False)}"
    assert output(Brackets(), read) == f"{written(persian, False)}؛ {written(latin, False)}"
    assert_second_pass_changes_nothing(Brackets(), read)


@given(TEXTS)
def test_right_brackets_stay(
    texts: tuple[list[tuple[str, str]], list[tuple[str, str]]],
) -> None:
    text = "؛ ".join(written(pairs, False) for pairs in texts)
    assert output(Brackets(), text) == text


def test_labels_of_a_list_stay() -> None:
    text = "\n".join(f"{n}) کتاب نخست (سال ۱۳۹۰) و دیگری (سال ۱۳۹۱)" for n in "۱۲۳۴۵")
    assert output(Brackets(), text) == text
