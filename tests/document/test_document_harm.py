"""Clean text comes out as it went in: the three stages stay away from lines that a person ended."""

from __future__ import annotations

import lzma
from collections.abc import Iterator
from pathlib import Path

import pytest
from document.printing import SENTENCES
from hypothesis import given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.document import Furniture, Paragraphs
from textfix.footnotes import Footnotes
from textfix.stage import Stage

STAGES: tuple[Stage, ...] = (Furniture(), Footnotes(), Paragraphs())
CORPORA = Path(__file__).parents[2] / "../shared/corpora"
VERSES = (
    "در کوچه‌باغ خاطره باران گرفته است",
    "دست نسیم، شاخه ریحان گرفته است",
    "یاد تو باز در دل من لانه کرده است",
    "ای کاش این بهار نرود از کنار ما",
    "دل با هوای آمدنت جان گرفته است",
    "شب رفته است و ماه هنوز از تو گفته است",
)
MESSAGES = (
    "سلام، خوبی؟",
    "آره، ساعت ۹ اونجام",
    "باشه پس می‌بینمت",
    "چی شد؟",
    "هنوز نرسیدم، تو راهم",
)
HEADLINES = (
    "بهای نان در تهران افزایش یافت",
    "باران در شمال کشور",
    "دیدار وزیر با نمایندگان کارگران",
)
paragraphs = st.lists(st.sampled_from(SENTENCES), min_size=1, max_size=6).map(" ".join)
line_kinds = st.sampled_from([VERSES, MESSAGES, HEADLINES, SENTENCES])
person_ended = line_kinds.flatmap(
    lambda kind: st.lists(st.sampled_from(kind), min_size=1, max_size=40)
)


def assert_untouched(text: str) -> None:
    for stage in STAGES:
        assert stage.repair(text).pieces == Paragraphs("keep").repair(text).pieces, stage.name
        assert stage.repair(text).findings == ()


@given(st.lists(paragraphs, max_size=12), st.sampled_from(["\n", "\n\n"]))
def test_a_paragraph_a_line_is_untouched(lines: list[str], separator: str) -> None:
    assert_untouched(separator.join(lines))


@given(person_ended, st.sampled_from(["\n", "\n\n", "\n\n\n\n"]))
def test_lines_that_a_person_ended_are_untouched(lines: list[str], separator: str) -> None:
    assert_untouched(separator.join(lines))


@given(st.text(alphabet=st.characters(exclude_characters="\n\f"), max_size=200))
def test_a_single_line_is_untouched(text: str) -> None:
    assert_untouched(text)


@given(st.text(alphabet=st.sampled_from("abc 12.*-[]()\n\f_"), max_size=300))
def test_text_without_persian_is_untouched(text: str) -> None:
    assert_untouched(text)


@given(
    st.lists(
        st.one_of(
            st.sampled_from([*SENTENCES, *VERSES, "", " " * 30, "____", "1", "۲ نام", "\f", "•"]),
            st.text(alphabet="ابجدو به 12۳.،-*[]()\t\u200c", max_size=60),
        ),
        max_size=40,
    ).map("\n".join)
)
def test_laws_hold_for_any_lines(text: str) -> None:
    for stage in STAGES:
        assert_second_pass_changes_nothing(stage, text)


@given(st.lists(st.sampled_from(SENTENCES), max_size=20).map("\n".join))
def test_keeping_lines_keeps_every_line(text: str) -> None:
    assert output(Paragraphs(lines="keep"), text) == text


def _documents(name: str, size: int) -> Iterator[str]:
    with lzma.open(CORPORA / f"{name}.txt.xz", "rt", encoding="utf-8") as file:
        lines = [line.rstrip("\n") for _, line in zip(range(1500), file, strict=False)]
    for at in range(0, len(lines), size):
        yield "\n".join(lines[at : at + size])


@pytest.mark.skipif(not CORPORA.exists(), reason="the corpora are not part of the project")
@pytest.mark.parametrize("name", ["isna_politics", "pquad_wikipedia", "ud_perdt"])
@pytest.mark.parametrize("size", [1, 7, 60])
def test_prose_of_corpora_is_untouched(name: str, size: int) -> None:
    for text in _documents(name, size):
        assert_untouched(text)
