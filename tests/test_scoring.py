"""Only the truth gets full marks; each figure falls by its own kind of damage."""

from __future__ import annotations

from dataclasses import astuple, replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from scoring import Score, paragraphs_in_order, score

TRUTH = """چکیده

او می‌گوید: «کتاب‌ها را خوانده‌ام»[^1] و (در سال 1390) دربارۀ شهر نوشته است[^2].

این بند دوم است و نیم‌فاصله ندارد؛ فقط یکی دارد.

[^1]: City

[^2]: شهر ری
"""
PERFECT = Score(1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0)
TOKENS = [
    "[^1]",
    "[^2]",
    "\n[^1]: ",
    "\n",
    "\f",
    "کتاب",
    "ها",
    "\N{ZERO WIDTH NON-JOINER}",
    *" 1()«»[]",
]
TEXTS = st.lists(st.sampled_from(TOKENS), max_size=20).map("".join)


def damaged(before: str, after: str) -> Score:
    assert before in TRUTH
    return score(TRUTH, TRUTH.replace(before, after))


def test_truth_is_perfect() -> None:
    assert score(TRUTH, TRUTH) == PERFECT


def test_extra_blank_lines_spaces_and_marks_cost_nothing() -> None:
    spaced = TRUTH.replace("\n\n", "\n\n\n").replace(" و ", "  و ").replace("است", "اسْت")
    assert score(TRUTH, spaced) == PERFECT


def test_moved_words_cost_order_and_words_only() -> None:
    found = damaged("این بند دوم است", "این است بند دوم")
    assert found.order < 1
    assert found.words < 1
    assert replace(found, order=1.0, words=1.0) == PERFECT


def test_space_for_zwnj_costs_zwnj_and_words() -> None:
    found = damaged("می‌گوید", "می گوید")
    assert found.words < 1
    assert found.zwnj == pytest.approx(6 / 7)
    assert replace(found, words=1.0, zwnj=1.0) == PERFECT


def test_needless_zwnj_costs_too() -> None:
    assert damaged("بند", "بن\N{ZERO WIDTH NON-JOINER}د").zwnj == pytest.approx(8 / 9)


def test_broken_and_joined_paragraphs_cost_paragraphs_only() -> None:
    for before, after in [(" دربارۀ", "\nدربارۀ"), ("\n\nاین", " این")]:
        found = damaged(before, after)
        assert 0 < found.paragraphs < 1
        assert replace(found, paragraphs=1.0) == PERFECT


def test_a_paragraph_out_of_order_costs_no_start_in_order() -> None:
    broken = TRUTH.replace(" دربارۀ", "\nدربارۀ")
    assert paragraphs_in_order(TRUTH, broken) < 1
    assert paragraphs_in_order(TRUTH, TRUTH.replace("این بند", "بند این")) == 1.0
    assert score(TRUTH, TRUTH.replace("این بند", "بند این")).paragraphs < 1


@pytest.mark.parametrize(("before", "after"), [("«", "»"), ("1390)", "1390("), ("(", "")])
def test_wrong_brackets_cost_brackets_only(before: str, after: str) -> None:
    assert damaged(before, after) == replace(PERFECT, brackets=0.5)


def test_brackets_round_other_letters_do_not_count() -> None:
    assert damaged("1390)", ")1390").brackets == 0.5


def test_misplaced_and_missing_references_cost_references() -> None:
    assert damaged(" را خوانده‌ام»[^1]", "[^1] را خوانده‌ام»") == replace(PERFECT, references=0.5)
    assert damaged("»[^1]", "»").references == pytest.approx(2 / 3)


def test_missing_and_cut_bodies_cost_bodies() -> None:
    assert damaged("[^1]: City\n\n", "").bodies == pytest.approx(2 / 3)
    assert damaged("City", "C\n\nity").bodies == pytest.approx(1 / 2)


def test_swapped_labels_cost_references() -> None:
    swapped = TRUTH.replace("[^1]", "[^x]").replace("[^2]", "[^1]").replace("[^x]", "[^2]")
    assert score(TRUTH, swapped) == replace(PERFECT, references=0.0, bodies=0.0)


def test_bare_digit_is_no_reference() -> None:
    found = damaged("»[^1]", "»1")
    assert found.order < 1
    assert found.references < 1


def test_form_of_yeh_counts() -> None:
    assert damaged("ری", "ر\N{ARABIC LETTER YEH}").order < 1


def test_nothing_scores_nothing() -> None:
    assert astuple(score(TRUTH, "")) == (0, 0, 0, 0, 0, 0, 0)
    assert score("", "") == PERFECT


@given(TEXTS, TEXTS)
def test_figures_lie_between_0_and_1(truth: str, output: str) -> None:
    assert all(0 <= figure <= 1 for figure in astuple(score(truth, output)))


@given(TEXTS)
def test_every_text_is_its_own_truth(text: str) -> None:
    assert score(text, text) == PERFECT
