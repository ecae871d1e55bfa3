"""Latin citations come back from page order, in which every word is turned with its signs."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from laws import output

from textfix.signs import Signs

NAMES = st.sampled_from(["Laufer", "Nemati et al.", "Smith & Jones", "de Planhol", "O'Neill"])
PAGES = st.tuples(st.integers(1, 400), st.integers(0, 40)).map(lambda n: f"{n[0]}-{sum(n)}")
CITATIONS = st.tuples(NAMES, st.integers(1850, 2025), PAGES).map(
    lambda parts: f"{parts[0]}, {parts[1]}: {parts[2]}"
)
TEXTS = st.lists(CITATIONS, min_size=1, max_size=4)


def page_order(citation: str) -> str:
    """The words from right to left; the signs behind a Latin word come in front of it."""
    words = [re.sub(r"^([A-Za-z']+)([.,]+)$", r"\2\1", word) for word in citation.split(" ")]
    return " ".join(reversed(words))


@given(TEXTS)
def test_citations_come_back(citations: list[str]) -> None:
    def written(parts: list[str]) -> str:
        return "".join(f"این را نوشته است ({part}) و " for part in parts) + "پایان."

    assert output(Signs(), written(list(map(page_order, citations)))) == written(citations)
    assert output(Signs(), written(citations)) == written(citations)


def test_the_page_is_what_extractors_give() -> None:
    assert page_order("Nemati et al., 2019: 14-20") == "14-20 2019: .,al et Nemati"
