"""What is shielded: addresses, code, markup, other languages, Arabic."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.words.shield import MASK, is_arabic, mask

PROSE = "این متن فارسی است"
SHIELDED = [
    "https://fa.example.org/راه_نو?پرسش=پاسخ",
    "www.example.ir/کتاب",
    "info@example.com",
    "#کتابهای_تازه",
    "نام_متغیر",
    "<b>متن</b>",
    r"C:\پوشه\پرونده",
    "`چاپ متن`",
    "```\nچاپ متن\n```",
    "~~~ py\nچاپ = متن\nدوم\n~~~",
    "﴾انما المؤمنون اخوة﴿",
    "﴿انما المؤمنون اخوة﴾",
    "ټول افغان",
]


@pytest.mark.parametrize("shielded", SHIELDED[:-1])
def test_shielded_part_is_masked_and_prose_is_not(shielded: str) -> None:
    text = f"{PROSE}\n{shielded}\n{PROSE}"
    masked = mask(text)
    assert len(masked) == len(text)
    assert masked.startswith(PROSE)
    assert masked.endswith(PROSE)
    middle = masked[len(PROSE) : -len(PROSE)]
    assert not any(unicodedata.category(c) == "Lo" for c in middle)


def test_word_of_another_language_is_masked_alone() -> None:
    assert mask("ټول افغان") == f"{MASK * 3} افغان"


def test_fence_without_an_end_hides_nothing() -> None:
    text = f"```\n{PROSE}"
    assert mask(text).endswith(PROSE)


@given(
    st.lists(st.sampled_from([*"اب `#@~<\n", "http://", "```\n", "~~~\n"]), max_size=40).map(
        "".join
    )
)
def test_mask_keeps_length_and_changes_to_mask_only(text: str) -> None:
    masked = mask(text)
    assert len(masked) == len(text)
    assert all(b in (a, MASK) for a, b in zip(text, masked, strict=True))


@given(st.text(st.sampled_from("ابپ ۱۲.،\n"), max_size=40))
def test_plain_prose_is_not_masked(text: str) -> None:
    assert mask(text) == text


@pytest.mark.parametrize(
    "phrase",
    [
        "قُلْ هُوَ اللَّهُ أَحَدٌ",
        "الحمد لله رب العالمين",
        "السلام عليكم ورحمة الله وبركاته",
        "والصلاة والسلام على رسول الله",
        "ن والقلم وما یسطرون",
        "لا اله الا الله",
    ],
)
def test_arabic_is_known(phrase: str) -> None:
    assert is_arabic(phrase)


@pytest.mark.parametrize(
    "phrase",
    [
        "روابط بین الملل در قرن بیستم",
        "قوهٔ قضاییه و دیوان عالی کشور",
        "مثلاً شخصاً عَلَم را برداشت",
        "السلام",
        "فی الواقع چنین بود",
        "ما از الجزایر آمدیم",
        "من و الهام به مدرسه",
        PROSE,
    ],
)
def test_persian_is_not_arabic(phrase: str) -> None:
    assert not is_arabic(phrase)
