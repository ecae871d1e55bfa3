"""Which runs are Persian: whole texts, lines, quotations, stretches of words."""

from __future__ import annotations

import pytest
from characters.damaged import ARABIC
from hypothesis import given
from hypothesis import strategies as st
from laws import output

from textfix.characters import Characters
from textfix.characters.evidence import has_article, weigh
from textfix.characters.runs import Languages

STAGE = Characters()
PERSIAN = "این متن را در خانه می‌خوانند و از آن یاد می‌گیرند"


def foreign(text: str) -> list[str]:
    """The runs of the line ``text`` that are not Persian."""
    runs = Languages(text).runs(0, len(text))
    assert "".join(text[run.start : run.end] for run in runs) == text
    return [text[run.start : run.end] for run in runs if not run.persian]


def typed(text: str) -> str:
    return text.replace("ی", "ي").replace("ک", "ك")


@pytest.mark.parametrize(
    "text",
    [
        "كتاب علي",
        "كتابهاي علمي",
        typed("سازمان بین‌المللی کار"),
        typed("شرکت الکترونیک و مخابرات"),
        typed("حجت الاسلام والمسلمین علوی"),
        typed("این کتاب في المثل از في الجمله سخن می‌گوید"),
        typed("به گزارش روزنامۀ الحیات، دیدار برگزار شد"),
        typed("کتاب البته گران است"),
    ],
)
def test_persian_typed_with_arabic_letters(text: str) -> None:
    assert foreign(text) == []


@pytest.mark.parametrize("text", [a for a in ARABIC if "هذا" in a or "إن" in a or "عليكم" in a])
def test_arabic_alone_and_quoted(text: str) -> None:
    assert foreign(text) == [text]
    assert foreign(f"{PERSIAN} «{text}» {PERSIAN}") == [text]


def test_arabic_unmarked_in_a_persian_sentence() -> None:
    arabic = "هذا هو الكتاب الذي في المكتبة"
    assert foreign(f"{typed(PERSIAN)} {arabic} {typed(PERSIAN)}") == [arabic]


def test_a_quotation_from_the_quran_needs_no_words() -> None:
    assert foreign(f"{PERSIAN} ﴿كهيعص﴾ {PERSIAN}") == ["﴿كهيعص﴾"]


def test_a_persian_quotation_in_the_same_brackets() -> None:
    assert foreign(f"{PERSIAN} ﴿{typed(PERSIAN)}﴾ {PERSIAN}") == []


def test_a_word_of_a_third_language_in_a_persian_sentence() -> None:
    assert foreign(f"{PERSIAN} هەولێر {PERSIAN}") == ["هەولێر"]


def test_a_silent_line_follows_its_neighbours_and_the_document() -> None:
    arabic, silent = "هذا هو الكتاب الذي في المكتبة", "كتاب جميل"
    assert output(STAGE, f"{arabic}\n{silent}\n{arabic}") == f"{arabic}\n{silent}\n{arabic}"
    lines = f"{PERSIAN}\n{PERSIAN}\n{arabic}\n{silent}\n{arabic}\n{PERSIAN}\n{silent}"
    after = output(STAGE, lines).split("\n")
    assert after[3] == silent
    assert after[6] == "کتاب جمیل"


def test_arabic_documents_come_out_byte_for_byte() -> None:
    lines = [
        "تقع المدينة القديمة في وسط الصحراء، وقد بناها السكان قبل ألف عام.",
        "يعيش فيها اليوم نحو عشرين ألف نسمة، يعمل أكثرهم في الزراعة والتجارة.",
        "السوق الكبير",
        "كان السوق الكبير مركز الحياة في المدينة، وكانت القوافل تأتي إليه من كل مكان.",
        "چاي", "يوسف كريم",
    ]  # fmt: skip
    text = "\n".join(lines)
    assert output(STAGE, text) == text
    marked = text.replace("\n", "\N{RIGHT-TO-LEFT MARK}\n").replace("السوق", "الســوق")
    assert output(STAGE, marked) == marked


@given(st.lists(st.sampled_from(ARABIC[:4]), min_size=1, max_size=5))
def test_arabic_in_any_order(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert output(STAGE, text) == text


def test_english_documents_with_a_persian_word() -> None:
    text = (
        "The word «كتاب» is Arabic;\na soft\N{SOFT HYPHEN}hyphen and a mark\N{LEFT-TO-RIGHT MARK}"
    )
    assert output(STAGE, text).split("\n")[1] == text.split("\n")[1]


def test_evidence_is_the_same_before_and_after() -> None:
    for before, after in [("كتابهاي", "کتابهای"), ("هذه", "هذه"), ("ﻫﺬﺍ", "هذا"), ("اي", "ای")]:
        assert weigh(before) == weigh(after)
    assert weigh("خانەها").parts == 2
    assert not has_article("الگو")
    assert has_article("المعارف")
