"""Rows that were read from left to right are turned, and rows in order stay as they are."""

from __future__ import annotations

from typing import NamedTuple

import pytest
from document.printing import ITEMS, SENTENCES, wrap
from hypothesis import given
from hypothesis import strategies as st
from laws import output

from textfix.document import Paragraphs, Tables

PLACES = ("بازار بزرگ", "کوی دباغان", "دروازه", "پل کهنه", "میدان", "باغ پایین")
HEADS = ("محله", "ایوان", "حوض", "باغچه", "چاه")


class Table(NamedTuple):
    head: list[str]
    rows: list[list[str]]


@st.composite
def tables(draw: st.DrawFn) -> Table:
    """Two rows and more of a name and two figures and more, no row's last counting up."""
    columns = draw(st.integers(3, len(HEADS)))
    names = draw(st.lists(st.sampled_from(PLACES), min_size=2, max_size=5, unique=True))
    figures = st.integers(10, 999).map(str)
    rows = [[name, *(draw(figures) for _ in range(columns - 2))] for name in names]
    last = [str(910 - 7 * at) for at in range(len(rows))]
    return Table(list(HEADS[:columns]), [[*row, end] for row, end in zip(rows, last, strict=True)])


def _page(block: str) -> str:
    prose = "\n".join(wrap(" ".join(SENTENCES[:6]), 70, False))
    return f"{prose}\n{block}\n{prose}\n"


@given(tables(), st.sampled_from([" ", "   ", "\t", "         "]))
def test_rows_on_a_line_are_turned(table: Table, gap: str) -> None:
    rows = [table.head, *table.rows]
    printed = "\n".join(gap.join(reversed(row)) for row in rows)
    wanted = "\n".join(gap.join(row) for row in rows)
    assert output(Tables(), _page(printed)) == _page(wanted)


@given(tables().filter(lambda table: len(table.head) > 3))
def test_rows_of_cells_on_lines_of_their_own_are_turned(table: Table) -> None:
    """The name and its first figure share the last line of their row."""
    lines = list(reversed(table.head))
    for name, first, *figures in table.rows:
        lines += [*reversed(figures), f"{name} {first}"]
    after = output(Paragraphs(), output(Tables(), _page("\n".join(lines))))
    rows = ["\t".join(table.head)]
    rows += ["\t".join([f"{name} {first}", *figures]) for name, first, *figures in table.rows]
    assert "\n\n" + "\n".join(rows) + "\n\n" in after


@given(tables(), st.sampled_from([" ", "   ", "\t"]))
def test_rows_in_order_stay(table: Table, gap: str) -> None:
    page = _page("\n".join(gap.join(row) for row in [table.head, *table.rows]))
    assert output(Tables(), page) == page


@given(tables(), st.integers(1, 90) | st.integers(1301, 1390))
def test_rows_behind_their_number_or_year_stay(table: Table, first: int) -> None:
    rows = [f"{at} {row[1]} {row[0]}" for at, row in enumerate(table.rows, first)]
    assert output(Tables(), _page("\n".join(rows))) == _page("\n".join(rows))


@given(tables())
def test_a_second_pass_changes_nothing(table: Table) -> None:
    once = output(Tables(), _page("\n".join(" ".join(reversed(row)) for row in table.rows)))
    assert output(Tables(), once) == once


@pytest.mark.parametrize("sign", [".", ")", "-"])
def test_numbers_of_items_read_last_come_first(sign: str) -> None:
    gap = " " * 4
    printed = "\n".join(f"{item}{gap}{n}{sign}" for n, item in enumerate(ITEMS, 1))
    wanted = "\n".join(f"{n}{sign}{gap}{item}" for n, item in enumerate(ITEMS, 1))
    assert output(Tables(), _page(printed)) == _page(wanted)


@given(tables(), st.sampled_from(["", " "]))
def test_rows_with_glued_figures_are_turned(table: Table, gap: str) -> None:
    """Of the figures only their order as they stand is known; the head has a word a column."""
    heads = table.head[: min(len("".join(row[1:])) for row in table.rows) + 1]
    figures = ["".join(row[1:]) for row in table.rows]
    printed = [f"{figure}{gap}{row[0]}" for row, figure in zip(table.rows, figures, strict=True)]
    wanted = [
        f"{row[0]}{gap or ' '}{figure}" for row, figure in zip(table.rows, figures, strict=True)
    ]
    page = "\n".join([" ".join(reversed(heads)), *printed])
    assert output(Tables(), _page(page)) == _page("\n".join([" ".join(heads), *wanted]))


@given(st.permutations(ITEMS), st.sampled_from(["• • •", "1. 2. 3.", ".1 .2 .3"]))
def test_marks_below_the_page_go_to_their_items(items: list[str], signs: str) -> None:
    head = wrap(" ".join([*SENTENCES[:5], "سه کار در پیش است:"]), 70, False)
    tail = wrap(" ".join(SENTENCES[6:9]), 70, False)
    lines = [line for item in items for line in wrap(item, 70, False)]
    after = output(Tables(), "\n".join([*head, *lines, *tail, *signs.split()]))
    marks = ["•"] * 3 if "•" in signs else ["1.", "2.", "3."]
    wanted = [f"{mark} {item}" for mark, item in zip(marks, items, strict=True)]
    assert "\n".join(head) in after
    assert " ".join(wanted) in after.replace("\n", " ")


def test_the_law_names_a_lost_letter_and_a_lost_line() -> None:
    assert Tables().broken_law("۱ ۲ نان", "نان ۲") != ""
    assert Tables().broken_law("نان\n۲", "نان ۲") != ""
    assert Tables().broken_law("۱ ۲ نان", "نان ۲ ۱") == ""
