"""Pages of clean prose, wrapped to a column, their printed lines broken into fragments."""

from __future__ import annotations

import re
import textwrap
from itertools import pairwise
from typing import NamedTuple

from cases import FIXTURES
from hypothesis import strategies as st

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
def broken_pages(draw: st.DrawFn) -> Broken:
    """Draw a page whose lines break at every ZWNJ, and some within a word or at a space."""
    printed = draw(printed_pages())
    random = draw(st.randoms(use_true_random=False))
    pieces = []
    for line in printed:
        cuts = {at for at in range(2, len(line) - 1) if random.random() < 0.02}
        cuts |= {at for at, sign in enumerate(line) if sign == ZWNJ}
        edges = [0, *sorted(cuts), len(line)]
        parts = [line[a:b] for a, b in pairwise(edges)]
        pieces.append([part for raw in parts if (part := raw.replace(ZWNJ, "").strip())])
    return Broken(printed, pieces)
