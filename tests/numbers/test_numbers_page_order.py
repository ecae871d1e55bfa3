"""Words of digits and signs in page order: the page is made here, word by word."""

from __future__ import annotations

import re

from hypothesis import find, given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, letters, output

from textfix.numbers import Numbers
from textfix.pieces import render

PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
CITED = st.tuples(st.integers(1300, 1403), st.integers(11, 80), st.integers(1, 19)).map(
    lambda n: f"پژوهش (رحیمی، {n[0]}: {n[1]}-{n[1] + n[2]})"
)
REIGNS = st.tuples(st.integers(110, 900), st.integers(5, 60)).map(
    lambda n: f"فرمانروا ({n[0]}-{n[0] + n[1]} ق)"
)
SHARES = st.integers(11, 99).map("سهم {}% از کشت".format)


def unlike(item: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\d+", item))


TEXTS = st.tuples(
    st.lists(CITED, min_size=2, max_size=5, unique_by=unlike),
    st.lists(REIGNS, min_size=1, max_size=4, unique_by=unlike),
    st.lists(SHARES, max_size=4, unique_by=unlike),
).map(lambda parts: " و ".join(item for part in parts for item in part) + " بود.")


def page_order(text: str) -> str:
    """Turn the parts of each word of digits round, not the digits of a number."""
    return " ".join(
        "".join(reversed(re.findall(r"\d+|[^\d()]", core[0]))).join(
            (word[: core.start()], word[core.end() :])
        )
        if (core := re.search(r"\d[\d%:-]*", word))
        else word
        for word in text.split(" ")
    )


@given(TEXTS, st.booleans())
def test_page_order_comes_back(text: str, persian: bool) -> None:
    right = text.translate(PERSIAN) if persian else text
    damaged = page_order(right)
    assert output(Numbers(), damaged) == right
    assert letters(damaged) == letters(right)


@given(TEXTS)
def test_right_order_stays(text: str) -> None:
    assert output(Numbers(), text) == text


@given(TEXTS)
def test_a_second_pass_changes_nothing(text: str) -> None:
    assert_second_pass_changes_nothing(Numbers(), page_order(text))


@given(st.lists(st.integers(11, 99), min_size=1, max_size=9, unique=True))
def test_percent_signs_in_front_alone_are_the_authors(shares: list[int]) -> None:
    text = " و ".join(f"سهم %{share} از کشت" for share in shares)
    assert output(Numbers(), text) == text


def test_the_page_is_what_extractors_give() -> None:
    right = "پژوهش (رحیمی، 1383: 44-45) و سهم 65% از کشت"
    assert page_order(right) == "پژوهش (رحیمی، :1383 45-44) و سهم %65 از کشت"
    text = find(TEXTS, lambda text: text.count("%") > 2)
    rules = {piece.rule for piece in Numbers().repair(page_order(text)).pieces}
    assert rules >= {"turned-range", "displaced-percent", "displaced-colon"}
    assert render(page_order(text), Numbers().repair(page_order(text)).pieces) == text


def test_a_no_break_space_at_the_hyphen_goes() -> None:
    text = "پژوهش (رحیمی، 1383: 45\N{NO-BREAK SPACE}-44) بود"
    assert output(Numbers(), text) == "پژوهش (رحیمی، 1383: 44-45) بود"
