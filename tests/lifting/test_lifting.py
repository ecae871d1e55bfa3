"""Signs and words of another font go back on their printed line, and nothing else moves."""

from __future__ import annotations

import re
from collections import Counter

from hypothesis import find, given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output
from lifting.lifted import Page, is_lifted, lift, pages

from textfix.lifting import Lifting

STAGE = Lifting()
ALPHABET = st.text("()-%/×–<= \n.,:،۱۳۸۴7 ابنو AZaz\N{ARABIC SHADDA}", max_size=80)


@given(pages())
def test_lifted_signs_go_back(page: Page) -> None:
    repaired = output(STAGE, page.extracted)
    assert repaired in (page.printed, page.extracted)


@given(pages(spread=True))
def test_pages_with_enough_citations_are_always_mended(page: Page) -> None:
    assert output(STAGE, page.extracted) == page.printed


@given(pages())
def test_whole_lines_stay(page: Page) -> None:
    assert output(STAGE, page.printed) == page.printed


@given(pages())
def test_a_second_pass_changes_nothing(page: Page) -> None:
    assert_second_pass_changes_nothing(STAGE, page.extracted)


@given(ALPHABET, pages())
def test_signs_neither_come_nor_go(noise: str, page: Page) -> None:
    """Letters keep their order as well, and the signs that were lifted keep theirs."""
    text = noise + "\n" + page.extracted + "\n" + noise
    after = output(STAGE, text)
    assert Counter(re.sub(r"\s", "", after)) == Counter(re.sub(r"\s", "", text))
    for belongs in (is_lifted, lambda c: c.isalpha() and not is_lifted(c)):
        assert list(filter(belongs, after)) == list(filter(belongs, text))


@given(pages(spread=True), st.sampled_from(["((", "(()", "([)"]))
def test_brackets_in_brackets_are_borne(page: Page, brackets: str) -> None:
    text = page.extracted.replace("(", brackets)
    after = output(STAGE, text)
    assert Counter(re.sub(r"\s", "", after)) == Counter(re.sub(r"\s", "", text))


def test_the_simulation_lifts_what_is_hard() -> None:
    """A bracket that opens beside a Latin name, a range, and two gaps in one line."""
    assert lift("ار .(Harlow, 1987: 23-45) ﻥﺁ") == ["(Harlow - )", "ار . , 1987: 23 45 ﻥﺁ"]
    find(pages(), lambda page: "( - )" in page.extracted and "Benedict et al" in page.extracted)
