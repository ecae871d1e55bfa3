"""Lines whose runs are parted at every ZWNJ and stand from left to right, their spaces lost."""

from __future__ import annotations

import re

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output
from reversal.visual import lines

from textfix.pieces import render
from textfix.reversal import Reversal
from textfix.reversal.parted_runs import turn_runs
from textfix.reversal.rows import read_rows

STAGE = Reversal()
GAPS = (" \u00a0", "\u00a0", "\u00a0 ")


def prose() -> list[str]:
    """Lines of ours without what a page shows in another order: numbers, quotations, brackets."""
    found = [re.sub("[^\u0621-\u06cc\u200c ،.؛]", "", line) for line in lines()]
    return [line.strip(" \u200c،.؛") for line in found if "\u200c" in line]


pages = st.integers(0, 60).map(lambda start: prose()[start : start + 25])


def runs(line: str) -> list[str]:
    return line.replace(" ", "").split("\u200c")


def drawn(line: str, gap: str) -> str:
    return gap.join(reversed(runs(line)))


@given(pages, st.sampled_from(GAPS))
@settings(max_examples=20)
def test_runs_come_back_with_their_zwnj(page: list[str], gap: str) -> None:
    got = output(STAGE, "\n".join(drawn(line, gap) for line in page)).split("\n")
    assert got == [line.replace(" ", "") for line in page]


@given(pages, st.sampled_from(GAPS))
@settings(max_examples=20)
def test_runs_in_order_stay(page: list[str], gap: str) -> None:
    text = "\n".join(gap.join(runs(line)) for line in page)
    assert output(STAGE, text) == text


@given(pages, st.sampled_from(GAPS))
@settings(max_examples=10)
def test_words_parted_by_no_break_spaces_stay(page: list[str], gap: str) -> None:
    text = "\n".join(line.replace("\u200c", gap) for line in page)
    assert output(STAGE, text) == text


@given(pages, st.sampled_from(GAPS))
@settings(max_examples=10)
def test_a_second_pass_changes_nothing(page: list[str], gap: str) -> None:
    assert_second_pass_changes_nothing(STAGE, "\n".join(drawn(line, gap) for line in page))


@pytest.mark.parametrize("hard", ["\u200cها", "می\u200c", "، ", "ۀ"])
def test_the_strategy_makes_the_hard_cases(hard: str) -> None:
    assert any(hard in line for line in find(pages, lambda page: any(hard in x for x in page)))


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        # The stop at the left ends the line; that before a number or a Latin stretch does not, and
        # goes behind it.
        (".دهدتا\u00a0آبنخستمی", "آبنخستمی\u200cدهدتا."),
        (".نقطهبه 2", "2. نقطهبه"),
        (".بااین al., 2019: 14-20)", "al., 2019: 14-20). بااین"),
        (".،بهمعنای samovar ازواژه", "ازواژه samovar، بهمعنای."),
        # A raised number drawn on the left of its run, of a quotation, of a bracket.
        ("نهبذرمی ۱ازبالاگیاه", "ازبالاگیاه۱ نهبذرمی"),
        ("،نامگرفت ۵«قندپهلو» چایرا", "چایرا «قندپهلو»۵، نامگرفت"),
        ("ها\u00a0۲(PCR) «پلیمراز» اینرا", "اینرا «پلیمراز» (PCR)۲\u00a0ها"),
        # What looks like one is the label of an item, or the rest of a section's number.
        ("۲.آنچهدرلوله", "۲.آنچهدرلوله"),
        ("۱آغاز \u00a0-۱", "۱-۱آغاز"),
        # A quotation that is a run, and one whose marks are the page's.
        ("شد،پوسته «گاورو» چندروز", "چندروز «گاورو» شد،پوسته"),
        ("«F گروه» تا «A گروه» :باحرف", "باحرف: «گروه A» تا «گروه F»"),
        # A range and a decimal number go on in the run on the left, a measure behind its number.
        ("(.از ۴۱۲\u00a0-۴۰۹ :۱۳۴۵", "۱۳۴۵: ۴۰۹-۴۱۲). از"),
        ("بادیوارۀ mL 2\u00a0.0 درلوله", "درلوله 0.2 mL بادیوارۀ"),
        ("پیوندها C° 96\u00a0-94 دردمای", "دردمای 94-96 °C پیوندها"),
        ("بهدست nm 330 و nm 257 ،nm 440 موج", "موج 440 nm، 257 nm و 330 nm بهدست"),
        # A percent sign that the page shows on the right of its number; the dash of a label.
        ("٪۰۹تا٪۰۱۱راهم", "۰۹٪تا۰۱۱٪راهم"),
        ("درتهران –ماده۱", "ماده۱– درتهران"),
        ("واژه– ماده۲", "ماده۲– واژه"),
        ("قهوههمدارید؟ –", "– قهوههمدارید؟"),
        # Brackets that hold Latin with its own order, a list, or a number and a word.
        ("استدر (US 4,683,202) امتیاز", "امتیاز (US 4,683,202) استدر"),
        ("(،هریک dCTP و dTTP ،dATP) چهار", "چهار (dATP، dTTP و dCTP)، هریک"),
        ("ق(،کهسهبار ۳۲۸\u00a0-۲۷۲) مقله", "مقله (۲۷۲-۳۲۸ ق)،کهسهبار"),
        ("نامند.هرچه\u00a0می( qPCR) کمّی", "کمّی (qPCR) می\u200cنامند.هرچه"),
        # No letters and no number on both sides: the gap may be no ZWNJ.
        ("۸۵ \u00a0دوم", "دوم \u00a0۸۵"),
    ],
)
def test_what_stands_beside_runs(line: str, expected: str) -> None:
    rows = read_rows(line)
    ((_, pieces),) = turn_runs(rows)
    got = render(line, pieces)
    assert got == expected
    assert STAGE.broken_law(line, got) == ""
