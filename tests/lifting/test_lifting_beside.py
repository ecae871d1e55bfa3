"""Labels and notes' figures go back to the line that they were printed on, and nothing else."""

from __future__ import annotations

import re
import textwrap
from random import Random
from typing import NamedTuple

from bidi.algorithm import get_display
from cases import FIXTURES
from hypothesis import given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.lifting import Lifting

STAGE = Lifting()
NOTE = re.compile(r"\[\^\d+\]")
QANAT = NOTE.sub("", (FIXTURES / "pages" / "qanat.truth.txt").read_text(encoding="utf-8"))
PARAGRAPHS = [line for line in QANAT.split("\n") if len(line) > 150]
ITEMS = [
    "آب را در سایه می‌گذارند تا سرد شود.",
    "خاک را با الک نرم می‌کنند.",
    "لعاب را با قلم‌مو بر آن می‌کشند.",
    "کوره را شب‌ها روشن می‌کنند.",
]


class Page(NamedTuple):
    """Printed lines from left to right, and what an extractor makes of them."""

    printed: str
    extracted: str


def visual(line: str) -> str:
    return str(get_display(line, base_dir="R")).replace("\N{ZERO WIDTH NON-JOINER}", "")


def noted(paragraph: str, number: int, random: Random) -> Page:
    """Lay a paragraph out with a note in one line, which the extractor cuts at its figure."""
    rows = [visual(row) for row in textwrap.wrap(paragraph.replace("-", " "), 80)]
    at = random.randrange(len(rows) - 1)
    words = rows[at].split(" ")
    cut = random.randrange(3, len(words) - 3)
    left, right = " ".join(words[:cut]), " ".join(words[cut:])
    printed = [*rows[:at], f"{left} {number}{right}", *rows[at + 1 :]]
    extracted = [*rows[:at], f"{left} ", str(number), right, *rows[at + 1 :]]
    return Page("\n\n".join(printed), "\n\n".join(extracted))


def two_noted(first: int, seed: int) -> Page:
    random = Random(seed)
    both = [noted(PARAGRAPHS[first + n], n + 1, random) for n in range(2)]
    return Page(*("\n\n".join(parts) for parts in zip(*both, strict=True)))


@st.composite
def pages(draw: st.DrawFn) -> Page:
    """Draw two paragraphs with a note each, and a list, whose labels follow in runs."""
    notes = two_noted(draw(st.integers(0, len(PARAGRAPHS) - 2)), draw(st.integers(0, 99)))
    printed, extracted = [notes.printed], [notes.extracted]
    items = draw(st.permutations(ITEMS))
    size = draw(st.sampled_from([1, 2, 4]))
    signs = draw(st.sampled_from([["•"] * 4, [".1", ".2", ".3", ".4"]]))
    for start in range(0, 4, size):
        some, labels = items[start : start + size], signs[start : start + size]
        printed += [f"{visual(item)} {label}" for item, label in zip(some, labels, strict=True)]
        extracted += [*map(visual, some), *labels]
    printed.append(visual("سپس کار به پایان می‌رسید، و شهر می‌خوابید."))
    extracted.append(printed[-1])
    return Page("\n\n".join(printed), "\n\n".join(extracted))


@given(pages())
def test_labels_go_back(page: Page) -> None:
    mended = set(re.split(r"\n+", output(STAGE, page.extracted)))
    assert {line for line in page.printed.split("\n\n") if line[-1] in "•1234"} <= mended


def test_lines_cut_at_a_figure_are_whole_again() -> None:
    """The words decide which part comes first, and whether the two are parts of one line."""
    pages = [
        two_noted(first, seed) for first in range(0, len(PARAGRAPHS) - 1, 2) for seed in (1, 2)
    ]
    mended = [set(output(STAGE, page.extracted).split("\n\n")) for page in pages]
    cut = [set(page.printed.split("\n\n")) - set(page.extracted.split("\n\n")) for page in pages]
    right = sum(len(a & b) for a, b in zip(cut, mended, strict=True))
    assert sum(map(len, cut)) == 2 * len(pages) >= 20
    assert right >= 0.9 * 2 * len(pages)


@given(pages())
def test_whole_lines_stay(page: Page) -> None:
    assert output(STAGE, page.printed) == page.printed


@given(pages())
def test_a_second_pass_changes_nothing(page: Page) -> None:
    assert_second_pass_changes_nothing(STAGE, page.extracted)


@given(pages())
def test_lines_in_reading_order_stay(page: Page) -> None:
    text = "\n".join(line[::-1] for line in page.extracted.split("\n"))
    assert output(STAGE, text) == text
