"""Gaps that an extractor doubled: prose comes out as if they were single, rows keep theirs."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from laws import output

from textfix.document import Paragraphs

LINES = (
    "گله‌داران این کوهپایه هر بهار از راه باریکی بالا می‌روند که جز آنان",
    "کسی آن را نمی‌شناسد. زنان نیز با بارها از پی می‌آیند و در هر منزلی",
    "آتشی می‌افروزند. پیرترین مرد گله جلوتر از همه می‌رود و چوب‌دستی خود",
    "را بر سنگ‌ها می‌کوبد تا مارها از سر راه بروند. شب که می‌رسد سگ‌ها را",
    "باز می‌کنند و یکی از جوان‌ها تا سپیده بیدار می‌ماند. در راه هر کسی",
    "کار خود را می‌داند و هیچ‌کس فرمانی نمی‌دهد. پس از نه روز به چراگاهی",
    "می‌رسند که برفش تازه آب شده است و تا پایان تابستان همان‌جا می‌مانند.",
)


@given(st.lists(st.integers(1, 2), min_size=100, max_size=100))
def test_gaps_of_a_paragraph_may_be_of_any_width(widths: list[int]) -> None:
    widths[:24] = [2] * 24  # in two lines
    gaps = iter(widths)
    page = re.sub(" ", lambda _: " " * next(gaps), "\n".join(LINES))
    assert output(Paragraphs(), page) == output(Paragraphs(), "\n".join(LINES))


@given(st.integers(4, 20))
def test_gaps_between_cells_stay(wide: int) -> None:
    page = "\n".join(LINES).replace(" ", "  ")
    gap = " " * wide
    rows = "\n".join(f"{name}{gap}{name}{gap}۱۲" for name in ("لادن", "کیوان", "مهتاب"))
    assert rows in output(Paragraphs(), f"{page}\n\n{rows}\n\n{page}")


def test_a_slip_of_the_fingers_stays() -> None:
    page = "\n".join(LINES).replace("بارها از", "بارها  از")
    assert "بارها  از" in output(Paragraphs(), page)
