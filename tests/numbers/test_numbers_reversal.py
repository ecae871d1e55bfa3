"""Reversed numbers come back; the extractor is simulated with python-bidi, not with our code.

pypdf reads Persian digits as letters of a right-to-left script: it turns the whole visual line
round, so that words read well and numbers stand reversed.
"""

from __future__ import annotations

import re

import pytest
from bidi.algorithm import get_display
from hypothesis import example, find, given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.numbers import Numbers

STAGE = Numbers()
MIRROR = str.maketrans("()«»", ")(»«")
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
WORDS = ("قنات", "در سال", "شهر", "نوشته است", "برآورد شد و", "نزدیک به", "کتاب")


def extract(text: str) -> str:
    """Read every line as pypdf does: off the page, all turned round."""
    return "\n".join(
        str(get_display(line, base_dir="R"))[::-1].translate(MIRROR) for line in text.split("\n")
    )


def is_one_way(number: str) -> bool:
    """A number that prose would write, and not by its form one that was reversed."""
    return not number.startswith("0") and not re.fullmatch(r"\d{3}[12]", number)


years = st.integers(1301, 1399).filter(lambda year: year % 10 > 2).map(str)
counts = st.integers(2, 999_999).map(str).filter(is_one_way)
decimals = st.tuples(st.integers(0, 99), st.integers(1, 9)).map(lambda n: f"{n[0]}٫{n[1]}")
prices = st.integers(1, 99_999_999).map(lambda n: f"{n * 10:,}".replace(",", "٬"))
dates = st.tuples(years, st.integers(1, 12), st.integers(1, 28)).map(
    lambda d: f"{d[0]}/{d[1]:02}/{d[2]:02}"
)
periods = st.tuples(st.integers(1301, 1349), st.integers(1350, 1399)).map(
    lambda ends: f"({ends[0]}-{ends[1]})"
)
phrases = st.one_of(
    st.sampled_from(WORDS), counts, decimals, prices, dates, periods, years.map(lambda y: f"({y})")
)


@st.composite
def documents(draw: st.DrawFn) -> str:
    """Persian lines with numbers of all kinds, and at least four years among them."""
    body = draw(st.lists(st.lists(phrases, min_size=1, max_size=6), min_size=1, max_size=8))
    named = draw(st.lists(years, min_size=4, max_size=8, unique=True))
    lines = [" ".join(["متن", *line]) for line in [*body, *([f"سال {y}"] for y in named)]]
    return "\n".join(draw(st.permutations(lines))).translate(PERSIAN)


def test_the_simulator_reverses_numbers_and_keeps_words() -> None:
    assert extract("سال ۱۳۰۷: ۱۳۶-۱۳۹ (۳٫۵)") == "سال ۷۰۳۱: ۶۳۱-۹۳۱ (۵٫۳)"


@given(documents())
@example("در ۱۳۴۵ و ۱۳۵۶ و ۱۳۶۷\nسال ۱۳۳۴، بها ۱۲٬۵۰۰ و ۳٫۵ درصد")
def test_reversed_documents_come_back(text: str) -> None:
    damaged = extract(text)
    assert damaged != text
    assert output(STAGE, damaged) == text


@given(documents())
def test_sound_documents_stay(text: str) -> None:
    assert output(STAGE, text) == text


@given(st.lists(phrases, max_size=8).map(" ".join), st.booleans())
def test_a_second_pass_changes_nothing(line: str, is_damaged: bool) -> None:
    line = line.translate(PERSIAN)
    assert_second_pass_changes_nothing(STAGE, extract(line) if is_damaged else line)


@given(st.text("0123456789۰۱۲۳۴۵۶۷۸۹٠١٢٣٤٥-– .,:/٫٬،()\nصب a", max_size=60))
def test_laws_hold_for_any_text(text: str) -> None:
    assert_second_pass_changes_nothing(STAGE, text)


two_digits = st.integers(11, 99).filter(lambda n: n % 10).map(str)
palindromes = st.sampled_from(["1331", "1991", "2002", "717", "88", "8"])
telephones = st.integers(10_000_000, 99_999_999).map(lambda n: f"021-{n}")
codes = st.integers(1, 99).map(lambda n: f"{n:03}")


@given(st.lists(st.one_of(two_digits, palindromes, telephones, codes), max_size=30), st.booleans())
@example([f"{n:02}" for n in range(1, 10)], False)
@example([f"{n:03}" for n in range(1, 100)], False)
def test_documents_that_do_not_decide_stay(numbers: list[str], is_damaged: bool) -> None:
    text = "\n".join(f"شمارۀ {number}" for number in numbers).translate(PERSIAN)
    text = extract(text) if is_damaged else text
    assert output(STAGE, text) == text


def test_strategies_make_the_hard_cases() -> None:
    for sign in ("٬", "٫", "/", "-"):
        find(phrases, lambda text, sign=sign: sign in text)
    find(phrases, lambda text: len(text) == 1)
    find(phrases, lambda text: text.endswith("0"))


def test_each_family_of_digits_decides_for_itself() -> None:
    years = "سال ۱۳۴۵ و ۱۳۵۶ و ۱۳۶۷ و ۱۳۷۸، "
    text = years + "سال 1345 و 1356 و 1367 و 250 گز"
    assert output(STAGE, extract(years) + text[len(years) :]).strip() == text
    turned = "سال 5431 و 6531 و 7631 و 052 گز"
    assert output(STAGE, years + turned) == text


def test_numbers_in_latin_text_neither_tell_nor_change() -> None:
    text = "سال 5431 و 6531 و 7631 و 8731 (Wulff, 1968: 94-105) و 12 km"
    assert output(STAGE, text).endswith("(Wulff, 1968: 94-105) و 12 km")
    latin = "ماده Abc 5431, 6531, 7631, 8731"
    assert output(STAGE, latin) == latin


def test_an_upright_year_of_a_reversed_document_stays() -> None:
    reversed_years = " ".join(str(year)[::-1] for year in range(1340, 1360))
    text = f"سال {reversed_years} و 1366".translate(PERSIAN)
    assert output(STAGE, text).endswith("۱۳۶۶")


@pytest.mark.parametrize("against", ["۱۳۵۹", "۲۵۰", "۱۲٬۵۰۰", "۱۳۹۶/۰۸/۲۱"])
def test_an_objection_stops_a_reversal_that_few_numbers_carry(against: str) -> None:
    years = "سال ۹۵۳۱ و ۸۴۳۱ و ۷۳۳۱"
    assert output(STAGE, years) != years
    assert output(STAGE, f"{years} و {against}") == f"{years} و {against}"
    more = f"{years} و ۶۴۳۱ و ۵۵۳۱ و {against}"
    assert output(STAGE, more) == f"سال ۱۳۵۹ و ۱۳۴۸ و ۱۳۳۷ و ۱۳۴۶ و ۱۳۵۵ و {against}"
    assert output(STAGE, f"{more} و ۱۴۰۱ و ۱۴۰۲") == f"{more} و ۱۴۰۱ و ۱۴۰۲"


@pytest.mark.parametrize("third", ["۷۳۳۱", "۰۵۲", "۰۰۵٬۲۱", "۶۵۴٬۲۱", "۱۲/۸۰/۶۹۳۱", "۰۵٫۲", "۰۹"])
def test_a_third_number_decides(third: str) -> None:
    text = "سال ۹۵۳۱ و ۸۴۳۱"
    assert output(STAGE, text) == text
    assert output(STAGE, f"{text} و {third}") == f"سال ۱۳۵۹ و ۱۳۴۸ و {third[::-1]}"


@pytest.mark.parametrize("third", ["۲۳", "۱۳۳۱", "۰۹۱۲۱۲۳۴۵۶۷", "۰٫۷", "۱۲/۱۱/۱۳"])
def test_a_third_number_that_tells_little_does_not(third: str) -> None:
    text = f"سال ۹۵۳۱ و ۸۴۳۱ و {third}"
    assert output(STAGE, text) == text


def test_doubts_are_reported() -> None:
    text = "سال ۹۵۳۱ و ۸۴۳۱"
    assert [text[f.start : f.end] for f in STAGE.repair(text).findings] == ["۹۵۳۱", "۸۴۳۱"]
    assert not STAGE.repair("سال ۱۳۵۹ و ۱۳۴۸").findings
