"""Words of digits and signs in page order: the page is made here, word by word."""

from __future__ import annotations

import re

from bidi import get_display
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


_WORDS = "پس از آن باران بارید و همه رفتند تا خانه را بسازند"
WORDS = st.sampled_from(_WORDS.split())
FIRST = st.integers(1201, 1403)
ITEMS = st.one_of(
    FIRST.map("در سال {}.".format),
    FIRST.map("در سال {}،".format),
    st.tuples(st.integers(11, 87), st.integers(2000000, 89999999)).map(
        lambda n: f"تلفن 0{n[0]}-{n[1]}"
    ),
    st.integers(11, 99).map("سهم {}%".format),
    st.tuples(st.integers(11, 40), st.integers(41, 90)).map(lambda n: f"شاید {n[0]}-{n[1]}%"),
)
CLAUSES = st.lists(
    st.tuples(st.integers(1, 9), st.integers(1, 9), st.lists(ITEMS, max_size=3)),
    min_size=4,
    max_size=8,
    unique_by=lambda clause: clause[:2],
)


def written(clauses: list[tuple[int, int, list[str]]], words: list[str]) -> str:
    lines = [
        f"{first}-{second}- {' و '.join([*items, *words])}" for first, second, items in clauses
    ]
    return "\n".join(lines).translate(PERSIAN)


def shown(text: str) -> str:
    """Read each line word by word from the right of the page: a word of letters as it was written,
    one of digits and signs from the left, as python-bidi draws it."""
    return "\n".join(
        " ".join(
            word[::-1] if re.search("[آ-ی]", word) else word
            for word in reversed(str(get_display(line, base_dir="R")).split(" "))
        )
        for line in text.split("\n")
    )


@given(CLAUSES, st.lists(WORDS, min_size=2, max_size=5))
def test_clauses_stops_and_telephones_come_back(
    clauses: list[tuple[int, int, list[str]]], words: list[str]
) -> None:
    right = written(clauses, words)
    assert output(Numbers(), shown(right)) == right
    assert output(Numbers(), right) == right
    assert_second_pass_changes_nothing(Numbers(), shown(right))


def test_those_pages_show_signs_in_front() -> None:
    text = written([(6, 1, ["در سال 1398.", "تلفن 021-88776655", "شاید 10-15%"])], ["رفت"])
    assert shown(text) == "-۶-۱ در سال .۱۳۹۸ و تلفن ۸۸۷۷۶۶۵۵-۰۲۱ و شاید ٪۱۵-۱۰ و رفت".replace(
        "٪", "%"
    )


def test_stops_before_words_as_well_are_the_authors() -> None:
    text = (
        "در سال ۱۳۹۸ ،باران بارید و در ۱۳۹۹ .همه رفتند تا سال ،۱۴۰۰ و پس از آن ،۱۴۰۱ و ،۱۴۰۲ آمدند"
    )
    assert output(Numbers(), text) == text
