"""Lines that PDFium turned are put in order; python-bidi draws them, our own reader reads them."""

from __future__ import annotations

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from laws import assert_every_change_is_named, assert_second_pass_changes_nothing, output
from segments.pdfium import read

from textfix.segments import Segments

STAGE = Segments()

TURNED = (
    "جفت‌های A-T و G-C",
    "آزمون COVID-19",
    "باکتری E. coli",
    "به شکل MgCl2 یا B12",
    "پلیمراز (PCR) نام",
    "پژوهش‌ها (Wulff, 1968: 94-105) و",
    "سهم ۴۰-۶۰٪ از",
    "سند ۱۲/الف و",
    "دمای 94-96 °C برای",
    "امتیاز (US 4,683,202) را",
    "نشانی تازهٔ این نهاد https://www.example.org/a-b را باید دید و",
    "شماره +98 89 3842 1567 را",
    "آن را «نقل (درون) شده» در",
    "ساعت ۹:۰۰ تا ۱۳:۳۰ را",
    "(فلسفی، ۱۳۳۳: ۲۵۸-۲۶۸) در",
    "وارون [۶، ۷]، به",
)
PLAIN = ("شهر (تهران) بود و", "در سال ۱۳۵۰ به", "واژهٔ «نقل» در", "همان کتاب، بار دیگر", "DNA را")
TELLING = (
    "در این روش، که (PCR) نام دارد، کار آسان است.",
    "این باکتری E. coli نام دارد و در آب است.",
    "بیشتر آنان (Wulff, 1968: 94-105) چنین گفته‌اند.",
)
"""Lines that say for themselves what was done to them."""

phrases = st.sampled_from((*TURNED, *PLAIN))
words = st.sampled_from(("این", "خانه", "دریا", "بزرگ", "سبز است", "می‌رود،", "گفت:"))
lines = st.tuples(words, phrases, words).map(" ".join)
documents = st.lists(lines, min_size=1, max_size=6).map(lambda some: [*TELLING, *some])


@given(documents, st.booleans())
@settings(max_examples=100, deadline=None)
def test_lines_that_pdfium_turned_come_out_in_order(document: list[str], drawn: bool) -> None:
    text = "\n".join(read(line, drawn=drawn) for line in document)
    assert output(STAGE, text) == "\n".join(document)


@given(documents)
@settings(max_examples=50, deadline=None)
def test_lines_in_order_stay(document: list[str]) -> None:
    text = "\n".join(document)
    assert output(STAGE, text) == text


@given(documents)
@settings(max_examples=25, deadline=None)
def test_every_change_has_its_rule_and_a_second_pass_changes_nothing(document: list[str]) -> None:
    text = "\n".join(read(line, drawn=True) for line in document)
    assert_every_change_is_named(STAGE, STAGE.repair(text))
    assert_second_pass_changes_nothing(STAGE, text)
    assert STAGE.broken_law(text, output(STAGE, text)) == ""


@pytest.mark.parametrize("turned", ["T-A", "-19COVID", "coli .E", "2MgCl", "(PCR ("])
def test_the_strategy_makes_the_hard_cases(turned: str) -> None:
    def is_made(document: list[str]) -> bool:
        return any(turned in read(line, drawn=True) for line in document)

    assert find(documents, is_made)


def test_two_lines_are_too_few_to_say_how_a_document_was_read() -> None:
    text = "\n".join(read(line, drawn=True) for line in TELLING[:2])
    assert output(STAGE, text) == text
