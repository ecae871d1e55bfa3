"""Numbered works cited beside notes: what is in brackets stays, whatever notes there are."""

from __future__ import annotations

import re
from textwrap import wrap

from hypothesis import given
from hypothesis import strategies as st
from laws import output

from textfix.footnotes import Footnotes

SENTENCE = (
    "کوره‌های این روستا را در کنار رود می‌ساختند تا به آب و هیزم نزدیک باشند و دود آن‌ها را باد به"
    " سوی دره‌ای ببرد که کسی در آن خانه نداشت و جز چوپانان از آن نمی‌گذشتند{}"
)
TERMS = ["لعاب", "کاشی", "خاکستر", "کاسه", "شعله"]
LATIN = ["Glaze", "Tile", "Ash", "Bowl", "Flame"]
WORK = "[{}] Wulff, H. (19{}). The Traditional Crafts of Persia. Cambridge."
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")


@st.composite
def pages(draw: st.DrawFn) -> tuple[str, int, int]:
    """A page with its notes at the bottom, how many works it cites and how many notes it has."""
    works, notes = draw(st.integers(2, 6)), draw(st.integers(0, len(TERMS)))
    digits = draw(st.sampled_from([{}, PERSIAN]))
    lines = []
    for number in range(1, works + 1):
        cited = f" [{number}].".translate(digits)
        lines.append(SENTENCE.format(cited))
    for number in range(notes):
        mark = str(number + 1).translate(digits)
        lines.append(f"در این کار {TERMS[number]}{mark} را نیز می‌شناختند و آن را نگه می‌داشتند.")
    prose = " ".join([*draw(st.permutations(lines[:works])), *lines[works:]])
    lines = wrap(prose, draw(st.integers(60, 90)))
    lines += ["منابع", *(WORK.format(number, 60 + number) for number in range(1, works + 1))]
    lines += [f"{number + 1} {LATIN[number]}".translate(digits) for number in range(notes)]
    return "\n".join(lines), works, notes


@given(pages())
def test_works_and_their_numbers_stay(page: tuple[str, int, int]) -> None:
    text, works, notes = page
    repaired = output(Footnotes(), text)
    assert len(re.findall(r"\s\[\d\]\.", repaired)) == works
    assert re.findall(r"(?m)^\[(\d)\] Wulff", repaired) == [str(n) for n in range(1, works + 1)]
    assert repaired.count("[^") == 2 * notes
