"""Lines whose joined letters are items by themselves: what pdf.js makes of some PDFs."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output
from reversal.test_reversal_stage import bare
from reversal.visual import documents, items_turned, lines, shaped

from textfix.reversal import Reversal
from textfix.reversal.glyphs import items_of, positions_of, visual_order

STAGE = Reversal()
pages = st.integers(0, 60).map(lambda start: lines()[start : start + 25])


ISOLATED = "[\ufe8d\ufea9\ufeab\ufead\ufeaf\ufeed]"


def plain(form: re.Match[str]) -> str:
    return unicodedata.normalize("NFKC", form.group())


def without_marks(page: list[str]) -> list[str]:
    return [line for line in page if not re.search("[\u064b-\u0655]", line)]


@given(pages.map(without_marks))
@settings(max_examples=15)
def test_pages_of_turned_items_come_back(page: list[str]) -> None:
    got = output(STAGE, "\n".join(map(items_turned, page))).split("\n")
    right = sum(bare(a) == bare(b) for a, b in zip(got, page, strict=True))
    assert right >= 0.9 * len(page)


@given(documents())
@settings(max_examples=10)
def test_a_second_pass_changes_nothing(page: list[str]) -> None:
    assert_second_pass_changes_nothing(STAGE, "\n".join(map(items_turned, page)))


@given(documents())
@settings(max_examples=15)
def test_pages_in_order_whose_isolated_letters_have_no_forms_stay(page: list[str]) -> None:
    text = re.sub(ISOLATED, plain, "\n".join(map(shaped, page)))
    assert output(STAGE, text) == text


@given(st.sampled_from(lines()))
def test_items_never_overlap_and_turn_back_to_a_permutation(line: str) -> None:
    line = items_turned(line)
    items = items_of(line, positions_of([line]))
    assert all(a[1] <= b[0] for a, b in pairwise(items))
    assert sorted(visual_order(line, items)) == list(range(len(line)))


@pytest.mark.parametrize("hard", ["گ", "لا", "\u200c", "(", "۷٫۳", "پژ"])
def test_the_strategy_makes_the_hard_cases(hard: str) -> None:
    assert any(hard in line for line in find(pages, lambda page: any(hard in x for x in page)))


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        # ا ز و are isolated: one item. ر and ت are joined: an item each.
        ("ازو\ufeae\ufe97", "وزا\ufeae\ufe97"),
        # The gaf joins the reh on its left; the words behind it are one item.
        ("\ufeaeگو ا \ufe96\ufeb3", "\ufeaeگا و \ufe96\ufeb3"),
        # Two Persian letters that join each other, though neither has a form.
        ("ز یگ\ufeaa\ufee7ز", "ز یگ\ufeaa\ufee7ز"),
        # The joined lam-alef is no form, and stands first in its item.
        ("لات ا\ufed3", "ا تال\ufed3"),
    ],
)
def test_items_turn_back(page: str, expected: str) -> None:
    others = "\ufe8e"  # an alef in its final form: no plain one is joined
    places = visual_order(page, items_of(page, positions_of([page, others])))
    assert "".join(page[at] for at in places) == expected
