"""Tables that were read cell by cell become rows again, and lists do not become tables."""

from __future__ import annotations

from document.printing import SENTENCES, wrap
from hypothesis import given
from hypothesis import strategies as st
from laws import output

from textfix.document import Paragraphs

PLACES = ("بازار بزرگ", "کوی دباغان", "دروازه", "پل کهنه", "میدان", "باغ پایین")
HEADS = ("محله", "ایوان", "حوض", "باغچه", "چاه")
figures = st.integers(1, 9999).map(str) | st.integers(1, 99).map(lambda n: f"{n}٪")


@st.composite
def tables(draw: st.DrawFn) -> list[list[str]]:
    """A head and three rows and more, of a name and two figures and more each."""
    columns = draw(st.integers(3, len(HEADS)))
    names = draw(st.lists(st.sampled_from(PLACES), min_size=3, unique=True))
    rows = [[name, *(draw(figures) for _ in range(columns - 1))] for name in names]
    return [list(HEADS[:columns]), *rows]


def _page(cells: list[str], separator: str) -> str:
    prose = "\n".join(wrap(" ".join(SENTENCES[:6]), 70, False))
    return f"{prose}\n{separator.join(cells)}\n{prose}\n"


@given(tables(), st.sampled_from(["\n", "\n\n"]))
def test_rows_come_back(table: list[list[str]], separator: str) -> None:
    after = output(Paragraphs(), _page([cell for row in table for cell in row], separator))
    assert "\n\n" + "\n".join("\t".join(row) for row in table) + "\n\n" in after


@given(st.lists(st.sampled_from(PLACES), min_size=3, unique=True), st.integers(1, 90))
def test_labels_that_count_up_are_no_cells(names: list[str], first: int) -> None:
    cells = [cell for at, name in enumerate(names, first) for cell in (str(at), name)]
    assert "\t" not in output(Paragraphs(), _page(cells, "\n\n"))
