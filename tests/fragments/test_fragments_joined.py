"""Printed lines broken into fragments in reading order come together; whole lines stay."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable
from itertools import pairwise
from random import Random
from typing import NamedTuple

import pytest
from cases import FIXTURES
from hypothesis import find, given
from hypothesis import strategies as st
from laws import letters, output
from scoring import score

from textfix.fragments import Fragments

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
WIDTHS = st.integers(60, 100)
NOTE = re.compile(r"\[\^\d+\]")


class Broken(NamedTuple):
    """The printed lines of a page, and the fragments each of them was broken into."""

    printed: list[str]
    fragments: list[list[str]]

    @property
    def text(self) -> str:
        return "\n".join(piece for line in self.fragments for piece in line)

    @property
    def whole(self) -> str:
        """The page as printed, with neither ZWNJs nor what a note's reference adds."""
        return "\n".join(self.printed).replace(ZWNJ, "")


def paragraphs(name: str) -> list[str]:
    text = NOTE.sub("", (FIXTURES / "pages" / f"{name}.truth.txt").read_text(encoding="utf-8"))
    return [line for line in text.split("\n") if len(line) > 150]


PARAGRAPHS = [*paragraphs("qanat"), *paragraphs("earthquake")]


def wrap(paragraph: str, width: int) -> list[str]:
    return textwrap.wrap(paragraph, width, break_on_hyphens=False, break_long_words=False)


@st.composite
def printed_pages(draw: st.DrawFn) -> list[str]:
    """Draw the printed lines of five paragraphs or more in a row."""
    width = draw(WIDTHS)
    first = draw(st.integers(0, len(PARAGRAPHS) - 6))
    count = draw(st.integers(5, 8))
    return [row for text in PARAGRAPHS[first : first + count] for row in wrap(text, width)]


@st.composite
def broken_pages(draw: st.DrawFn, pages: int = 1, spaces: float = 0.0) -> Broken:
    """Draw a page whose lines break at every ZWNJ, and some within a word or at a space; or, if
    such a share of the ``spaces`` is given, at those instead."""
    printed = [line for _ in range(pages) for line in draw(printed_pages())]
    random = Random(draw(st.integers(0, 9999)))
    pieces = []
    for line in printed:
        places = [at for at in range(2, len(line) - 1) if not spaces or line[at] == " "]
        cuts = {at for at in places if random.random() < (spaces or 0.02)}
        cuts |= {at for at, sign in enumerate(line) if sign == ZWNJ}
        edges = [0, *sorted(cuts), len(line)]
        parts = [line[a:b] for a, b in pairwise(edges)]
        pieces.append([part for raw in parts if (part := raw.replace(ZWNJ, "").strip())])
    return Broken(printed, pieces)


STAGE = Fragments()


def signs(text: str) -> str:
    return "".join(text.replace(ZWNJ, "").split())


def joiners(text: str) -> set[int]:
    """Return the places of the ZWNJs of ``text``, as counts of the signs before them."""
    places, count = set(), 0
    for sign in text:
        if sign == ZWNJ:
            places.add(count)
        count += not sign.isspace() and sign != ZWNJ
    return places


@given(broken_pages())
def test_fragments_in_order_make_words_again(page: Broken) -> None:
    repaired = output(STAGE, page.text)
    assert signs(repaired) == signs(page.text)
    bare = repaired.replace(ZWNJ, "")
    before, after = score(page.whole, page.text).words, score(page.whole, bare).words
    assert after >= 0.9
    assert 1 - after < 0.5 * (1 - before)


@given(broken_pages())
def test_nothing_but_gaps_changes(page: Broken) -> None:
    repair = STAGE.repair(page.text)
    for piece in repair.pieces:
        if piece.rule:
            assert piece.text in ("", " ", ZWNJ)
            assert not page.text[piece.start : piece.end].strip(" \n")
            assert piece.margin is not None


@given(broken_pages())
def test_breaks_become_joiners_where_there_were_some(page: Broken) -> None:
    found = joiners(output(STAGE, page.text))
    assert len(found - joiners("\n".join(page.printed))) <= 0.15 * len(found)


@given(broken_pages(pages=2, spaces=0.25))
def test_joiners_come_back_where_more_lines_end_at_spaces(page: Broken) -> None:
    wanted, found = joiners("\n".join(page.printed)), joiners(output(STAGE, page.text))
    assert len(found & wanted) >= 0.85 * len(wanted)
    assert len(found - wanted) <= 0.15 * len(found)


def test_joiners_come_back() -> None:
    def brings_them(page: Broken) -> bool:
        wanted = joiners("\n".join(page.printed))
        return len(joiners(output(STAGE, page.text)) & wanted) > 0.8 * len(wanted)

    find(broken_pages(), brings_them)


@given(printed_pages())
def test_printed_lines_stay(lines: list[str]) -> None:
    text = "\n".join(lines)
    assert output(STAGE, text) == text


@given(printed_pages())
def test_short_lines_of_whole_words_stay(lines: list[str]) -> None:
    words = "\n".join(lines).split()
    text = "\n".join(
        " ".join(words[at : at + size])
        for at in range(0, len(words), 9)
        for size in [9 if at % 2 else 2]
    )
    assert output(STAGE, text) == text


@given(broken_pages())
def test_page_breaks_and_tabs_stay(page: Broken) -> None:
    lines = page.text.split("\n")
    text = "\n".join(lines[:20]) + "\n\f" + "\t\n".join(lines[20:])
    repaired = output(STAGE, text)
    assert [letters(part) for part in repaired.split("\f")] == [
        letters(part) for part in text.split("\f")
    ]
    assert repaired.count("\t") == text.count("\t")


@pytest.mark.parametrize(
    "wanted",
    [
        pytest.param(lambda page: any(len(line) > 7 for line in page.fragments), id="many"),
        pytest.param(lambda page: any("ا" in line for line in page.fragments), id="one-letter"),
        pytest.param(lambda page: any(len(line) == 1 for line in page.fragments), id="whole"),
        pytest.param(lambda page: len(page.text.split("\n")) > 150, id="long"),
    ],
)
def test_the_strategy_makes_hard_cases(wanted: Callable[[Broken], bool]) -> None:
    find(broken_pages(), wanted)


@pytest.mark.parametrize(
    ("before", "after"),
    [("می\nدهد", "می دهند"), ("می\nدهد", "می ده"), ("یک\fدو", "یک دو"), ("یک\tدو", "یکدو")],
)
def test_the_law_sees_what_came_or_went(before: str, after: str) -> None:
    assert STAGE.broken_law(before, after)


def test_the_law_lets_lines_come_together() -> None:
    assert STAGE.broken_law("می\n\nدهد و", "و میدهد") == ""
