"""Runs and what stands beside them: drawn from left to right, or listed as they are read."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from hypothesis import find, given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.reversal import Reversal

STAGE = Reversal()
NBSP = "\u00a0"


class Part(NamedTuple):
    """A part of a line: as it is read, and as the page shows it from left to right."""

    read: str
    shown: str


def same(text: str) -> Part:
    return Part(text, text)


# Runs of Persian without spaces, long enough to show that these were lost.
RUNS = [
    same(run)
    for run in (
        "نخستینکارخانهرادرکناررود",
        "هرروزچوبازجنگلمیآوردند",
        "بهایهرکیلوکاغذنزدیکبهآنبود",
        "پیرمردینگهبانآنجابود",
        "دمایانبارراپاییننگهداشتند",
        "مردمشهرباقطاربهبندررفتند",
    )
]
ISLANDS = [
    same("DNA"),
    same("(PCR)"),
    same("(Nemati et al., 2019: 14-20)"),
    same("(US 4,683,202)"),
    Part("0.2 mL", f"mL 2{NBSP}.0"),
    Part("97.5 °C", f"C° 5{NBSP}.97"),
    Part("94-96 °C", f"C° 96{NBSP}-94"),
    Part("۱۳۴۵:", ":۱۳۴۵"),
    Part("(A، T)", "(T ،A)"),
]
# Words parted by ZWNJ, which ends a run: their parts tell which way the runs of a document go.
JOINED = [("می", "رفتند"), ("می", "آورد"), ("کتاب", "هایشان"), ("خانه", "های"), ("نمی", "شود")]


@st.composite
def drawn_lines(draw: st.DrawFn) -> Part:
    """Draw a line: runs, and a Latin word or number behind each but the last."""
    read, shown = [], []
    for run in draw(st.lists(st.sampled_from(RUNS), min_size=2, max_size=3, unique=True)):
        island = draw(st.sampled_from(ISLANDS))
        left, right = draw(st.sampled_from(JOINED))
        read += [f"{run.read}{left}\u200c{right}{run.read}", island.read]
        shown += [f"{right}{run.shown}{NBSP}{run.shown}{left}", island.shown]
    return Part(" ".join(read[:-1]), " ".join(shown[-2::-1]))


pages = st.lists(drawn_lines(), min_size=8, max_size=12)


@given(pages)
def test_drawn_runs_come_in_reading_order(page: list[Part]) -> None:
    got = output(STAGE, "\n".join(line.shown for line in page))
    assert got == "\n".join(line.read for line in page)


@given(pages)
def test_runs_in_order_stay(page: list[Part]) -> None:
    text = "\n".join(line.read.replace("\u200c", NBSP) for line in page)
    assert output(STAGE, text) == text


@given(pages)
def test_a_second_pass_changes_nothing(page: list[Part]) -> None:
    assert_second_pass_changes_nothing(STAGE, "\n".join(line.shown for line in page))


@st.composite
def listed_lines(draw: st.DrawFn) -> Part:
    """Draw the same of runs that an extractor gives as they are read, and nothing between them."""
    read, shown = [], []
    runs = draw(st.lists(st.sampled_from(RUNS), min_size=2, max_size=3, unique=True))
    for run in runs:
        island = draw(st.sampled_from(ISLANDS[:-2]))
        left, right = draw(st.sampled_from(JOINED))
        text = f"{run.read}{left}{NBSP}{right}{run.read}"
        read += [text, island.read]
        shown += [text, island.shown]
    return Part("".join(read[:-1]), "".join(shown[-2::-1]))


# What shows that the runs of a listed page stand from left to right.
RANGES = [
    Part("از سال ۱۳۴۵-۱۳۶۰تابهار".replace(" ", ""), f"تابهار۱۳۶۰{NBSP}-۱۳۴۵ازسال"),
    Part("دمایآن۱۲-۱۸درجهبود", f"درجهبود۱۸{NBSP}-۱۲دمایآن"),
]


@given(st.lists(listed_lines(), min_size=8, max_size=12))
def test_listed_runs_come_in_reading_order(page: list[Part]) -> None:
    page = [*RANGES, *page]
    got = output(STAGE, "\n".join(line.shown for line in page))
    assert got == "\n".join(line.read for line in page)


@given(st.lists(listed_lines(), min_size=8, max_size=12))
def test_listed_runs_in_order_stay(page: list[Part]) -> None:
    text = "\n".join(line.read for line in [*RANGES, *page])
    assert output(STAGE, text) == text


@pytest.mark.parametrize("hard", [f"mL 2{NBSP}.0", "(T ،A)", f"می\n{NBSP}", ":۱۳۴۵", "4,683,202)"])
def test_the_strategy_makes_the_hard_cases(hard: str) -> None:
    found = find(pages, lambda page: all(c in "\n".join(p.shown for p in page) for c in hard))
    assert found


@pytest.mark.parametrize(
    ("shown", "read"),
    [
        # A sign at a run's end comes to its left edge, one at its beginning stays there.
        ("(چنیناستTm)دمای", "دمای(Tm)چنیناست"),
        ("[.گزارشآنان۱]بههمپیوستند", "بههمپیوستند[۱].گزارشآنان"),
        ("(درسالUS 4,683,202)[،امتیاز۲]چاپشد", "چاپشد[۲]،امتیاز(US 4,683,202)درسال"),
        ("،هردورDNA :•الگو", "•الگو: DNA،هردور"),
        ("؛mM 2\u00a0.0(،هریکdCTP ،dATP)•چهار", "•چهار(dATP، dCTP)،هریک0.2 mM؛"),
        # A space at the edge has come there with its stop; a dash goes with the number.
        ("۱۱ ،فصل۴مرکزدر", "مرکزدر۴فصل، ۱۱"),
        ("درمادهدوم-۱-۶ببینید", "ببینید۶-۱-درمادهدوم"),
        ("۹۵//د۹۸۷شماره", "شماره۹۸۷/د/۹۵"),
        ("کارکنانازآن۱۶:۱۵تا۸:۳۰ساعت", "ساعت۸:۳۰تا۱۶:۱۵کارکنانازآن"),
        ("ایران۹۰٪نزدیکبه", "نزدیکبه۹۰٪ایران"),
        # A heading's stop stands behind its number, that of a sentence at its end.
        (".آغازکار۱", "۱.آغازکار"),
        (".میلیاردجفتدارد۳٫۲هرنسخه۱DNAدرهستۀهریاخته", "درهستۀهریاختهDNA۱هرنسخه۳٫۲میلیاردجفتدارد."),
    ],
)
def test_signs_at_the_edges_of_listed_runs(shown: str, read: str) -> None:
    page = [*RANGES, *RANGES, *(run for run in RUNS for _ in range(3)), Part(read, shown)]
    got = output(STAGE, "\n".join(line.shown for line in page))
    assert got.split("\n")[-1] == read
