"""The numbers stage as a whole: its law, its changes, clean prose and the sample pages."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path

import pytest
from cases import FIXTURES
from laws import output

from textfix.lm.corpora import held_out
from textfix.numbers import Numbers
from textfix.numbers.units import UNIT
from textfix.pipeline import Pipeline
from textfix.signs import Signs

STAGE = Numbers()
PIPELINE = Pipeline((STAGE,))
CORPORA = Path(__file__).parents[2] / "../shared/corpora"
REVERSED_PAGES = ["qanat", "qanat.arabic", "earthquake"]


def persian_numbers(text: str) -> Counter[str]:
    return Counter(re.findall(r"[۰-۹]+(?:٫[۰-۹]+)?", text))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("سال ۱۲", "سال ۱۳"),
        ("سال ۱۲\nسال", "سال ۱\nسال۲"),
        ("سال ۱۲", "لاس ۱۲"),
        ("سال ۱۲", "سال ۱۲\n"),
    ],
)
def test_the_law_sees_what_is_lost_or_moved_too_far(before: str, after: str) -> None:
    assert bool(STAGE.broken_law(before, after)) is (before.splitlines() != after.splitlines())


def test_a_number_and_a_range_are_one_change_each() -> None:
    text = "سال ۵۴۳۱ و ۶۵۳۱ و ۷۶۳۱ (رحیمی، 1383: 45- 44)"
    changes = [(c.rule, c.before, c.after, c.kind) for c in PIPELINE(text).changes]
    assert changes[0] == ("reversed-digits", "۵۴۳۱", "۱۳۴۵", "reordered")
    assert changes[3] == ("turned-range", "45- 44", "44-45", "replaced")
    assert len(changes) == 4


def test_a_reversal_has_its_margin() -> None:
    changes = PIPELINE("سال ۵۴۳۱ و ۶۵۳۱ و ۷۶۳۱").changes
    assert [change.margin for change in changes] == [4.5] * 3


@pytest.mark.parametrize("rule", ["reversed-digits", "turned-range"])
def test_a_rule_can_be_left_out(rule: str) -> None:
    text = "سال ۵۴۳۱ و ۶۵۳۱ و ۷۶۳۱ (رحیمی، 1383،صص45- 44)"
    result = PIPELINE.without(f"numbers.{rule}")(text)
    assert {change.rule for change in result.changes} == {"reversed-digits", "turned-range"} - {
        rule
    }


@pytest.mark.parametrize("name", REVERSED_PAGES)
def test_the_numbers_of_sample_pages_come_back(name: str) -> None:
    truth = (FIXTURES / "pages" / f"{name.split('.')[0]}.truth.txt").read_text(encoding="utf-8")
    damaged = (FIXTURES / "pages" / f"{name}.damaged.txt").read_text(encoding="utf-8")
    wanted, mended = persian_numbers(truth), persian_numbers(output(STAGE, damaged))
    assert wanted - persian_numbers(damaged)
    assert not wanted - mended


@pytest.mark.parametrize("kind", ["truth", "poppler", "source"])
def test_pages_in_right_order_stay(kind: str) -> None:
    for path in sorted((FIXTURES / "pages").glob(f"*.{kind}.txt")):
        text = output(Signs(), path.read_text(encoding="utf-8"))
        rules = {piece.rule for piece in STAGE.repair(text).pieces}
        assert rules <= {"", UNIT} if kind == "poppler" else rules <= {""}, path.name


@pytest.mark.skipif(not CORPORA.is_dir(), reason="the corpora are not at hand")
def test_held_out_prose_stays() -> None:
    documents = held_out(CORPORA, "test")
    assert sum(len(d.lines) for d in documents) > 2000
    for document in documents:
        page = "\n".join(document.lines)
        for text in (page, *(line for line in document.lines if re.search(r"\d", line))):
            assert output(STAGE, text) == text
