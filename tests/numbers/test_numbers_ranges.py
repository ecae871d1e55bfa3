"""Turned ranges come back; where they turn is taken from python-bidi, not from our code."""

from __future__ import annotations

import re

import pytest
from bidi.algorithm import get_display
from hypothesis import find, given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.numbers import Numbers

STAGE = Numbers()
MIRROR = str.maketrans("()«»", ")(»«")


def extract(line: str) -> str:
    """Read a line off the page right to left, but whatever has digits and hyphens left to right."""
    seen = str(get_display(line, base_dir="R"))[::-1].translate(MIRROR)
    return re.sub(r"\d[\d-]*", lambda match: match[0][::-1], seen)


pages = st.one_of(
    st.tuples(st.integers(10, 50), st.integers(51, 99)),
    st.tuples(st.integers(100, 400), st.integers(401, 999)),
    st.tuples(st.integers(90, 99), st.integers(100, 109)),
).map(lambda ends: f"{ends[0]}-{ends[1]}")
citations = st.builds(
    "({}{}{})".format,
    st.sampled_from(["رحیمی، ", "نک: صادقی، "]),
    st.sampled_from(["1383: ", "1383، صص ", "1383، ص", "همان: ", "1391، صفحات "]),
    pages,
)
periods = st.tuples(st.integers(1301, 1349), st.integers(1350, 1399)).map(
    lambda ends: f"در سال {ends[0]}-{ends[1]}"
)


def test_the_simulator_turns_ranges_behind_persian_letters_alone() -> None:
    assert extract("(رحیمی، 1383: 44-45)") == "(رحیمی، 1383: 45-44)"
    assert "44-45" in get_display("(Wulff, 1968: 44-45)")


@given(citations)
def test_turned_citations_come_back(citation: str) -> None:
    damaged = extract(citation)
    assert damaged != citation
    assert output(STAGE, damaged) == citation
    assert output(STAGE, citation) == citation


@given(st.lists(periods, min_size=3, max_size=8, unique=True).map("\n".join))
def test_turned_years_come_back_where_all_are_turned(text: str) -> None:
    damaged = "\n".join(map(extract, text.split("\n")))
    assert output(STAGE, damaged) == text
    assert output(STAGE, text) == text


@given(st.lists(periods, min_size=2, max_size=6, unique=True))
def test_mixed_years_stay(text: list[str]) -> None:
    mixed = "\n".join([*text[:-1], extract(text[-1])])
    assert output(STAGE, mixed) == mixed


@given(st.lists(st.one_of(citations, periods), max_size=6).map(" ".join), st.sampled_from("- –"))
def test_a_second_pass_changes_nothing(text: str, joint: str) -> None:
    assert_second_pass_changes_nothing(STAGE, extract(text).replace("-", joint))


def test_strategies_make_the_hard_cases() -> None:
    find(citations, lambda text: bool(re.search(r"\b9\d-1\d\d\b", text)))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("(رحیمی، 1383: 45- 44)", "(رحیمی، 1383: 44-45)"),
        ("(رحیمی، 1383: 45 -44)", "(رحیمی، 1383: 44-45)"),
        ("(رحیمی، 1383،صص45- 44)", "(رحیمی، 1383،صص 44-45)"),
        ("(رحیمی، ۱۳۸۳: ۴۵–۴۴)", "(رحیمی، ۱۳۸۳: ۴۴–۴۵)"),
    ],
)
def test_a_stray_space_goes_or_moves_in_front(before: str, after: str) -> None:
    assert output(STAGE, before) == after
    assert output(STAGE, after) == after


@pytest.mark.parametrize(
    "text",
    [
        "(رحیمی، 1383: 45-4)",
        "(رحیمی، 1383: 345-46)",
        "(Wulff, 1968: 105-94)",
        "تاریخ 2019-10-05 و شابک 978-964-12-0345-6",
        "تلفن 88776655-021",
        "ست نخست 25-21 و نتیجه 3-2",
        "(رحیمی، 1383: 45-44-43)",
        "(رحیمی، 1383: 12-05)",
        "کد 12345: 45-44",
        "1999-1990\n1989-1980\n1979-1970",
        "سال 1999-1990، 1989-1980، 1979-1970 و 1960-1969",
        "هواپیمای 747-400 در 1399-1398",
        "فرعون‌ها 1550-1292 پیش از میلاد، 1292-1189 ق.م، 1999-1990 و 1989-1980",
    ],
)
def test_what_only_looks_like_a_turned_range_stays(text: str) -> None:
    assert output(STAGE, text) == text


def test_ranges_of_a_reversed_document_are_read_after_their_digits() -> None:
    years = "سال ۵۴۳۱ و ۶۵۳۱ و ۷۶۳۱، "
    mended = output(STAGE, years + "(رحیمی، ۸۷۳۱: ۵۴- ۴۴) و (همان: ۱۲-۲۲)")
    assert mended.endswith("(رحیمی، ۱۳۷۸: ۴۴-۴۵) و (همان: ۲۱-۲۲)")
