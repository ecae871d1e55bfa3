"""Lines whose right-to-left stretches stand from left to right."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from textfix.pieces import render
from textfix.reversal.left_to_right import find_left_to_right

RLE, PDF = "\u202b", "\u202c"
WORDS = st.sampled_from(["شیراز", "باغ‌های شهر", " نسرین", "چاپ دوم", "بندِ ۲"])
SIGNS = st.sampled_from(["،", ": ", "، ", " (۱۳۵۰). ", " (1372)، ", ". ", " - ", "؛"])


def drawn(signs: str) -> str:
    """What stands on the page from left to right: signs turned round, numbers not."""
    return re.sub(r"\d+", lambda number: number[0][::-1], signs[::-1])


@given(WORDS, st.lists(st.tuples(SIGNS, WORDS), min_size=1, max_size=5), st.sampled_from(["", "."]))
def test_lines_come_out_as_they_are_read(
    first: str, rest: list[tuple[str, str]], last: str
) -> None:
    """The oracle writes a line as poppler does; it knows nothing of how the stage reads it."""
    read = first + "".join(sign + word for sign, word in rest) + last
    line = f"{RLE}{first}{PDF}"
    for sign, word in rest:
        line = f"{RLE}{word}{PDF}{drawn(sign)}{line}"
    text = f"one\n{last}{line}\ntwo"
    found = list(find_left_to_right(text))
    assert [text[line.start : line.end] for line in found] == [last + line]
    after = render(text, found[0].pieces)
    assert after.replace(RLE, "").replace(PDF, "") == read


@given(st.lists(WORDS, min_size=1, max_size=4), st.sampled_from([" Shiraz ", "", "\n"]))
def test_lines_of_other_scripts_and_broken_words_stay(words: list[str], between: str) -> None:
    text = between.join(f"{RLE}{word}{PDF}" for word in words)
    assert list(find_left_to_right(text)) == []


@given(st.lists(WORDS, min_size=2, max_size=4), st.integers(1, 30))
def test_cells_come_from_right_to_left(cells: list[str], room: int) -> None:
    drawn_cells = [f"{RLE}{cell}\u202a .{PDF}{PDF}" for cell in cells]
    [line] = find_left_to_right((" " * room).join(drawn_cells))
    after = render((" " * room).join(drawn_cells), line.pieces)
    assert after == (" " * room).join(reversed(drawn_cells))
