"""Signs and figures on lines of their own, among fragments."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.fragments.reading import read
from textfix.fragments.signs import settled_gaps

WORDS = ["این گیاه", "نه بذر می‌دهد", "شاه را", "در", "ابریشمی،", "خشک «", "۱۳۷۶", "۲", "(", ")"]
LINES = st.lists(st.sampled_from([*WORDS, ".", "،", "•", "nm"]), min_size=2, max_size=14)


def joined(lines: list[str]) -> str:
    gaps = settled_gaps(read("\n".join(lines)), range(len(lines)))
    return "".join(line + gaps.get(at, "\n") for at, line in enumerate(lines)).rstrip("\n")


@pytest.mark.parametrize(
    ("lines", "line"),
    [
        (
            ["نامهٔ شاه را", ")", "ابریشمی، ۱۳۷۶", "(", ".", "سپس"],
            "نامهٔ شاه را )ابریشمی، ۱۳۷۶(.\nسپس",
        ),
        (["نامهٔ شاه را", "(", "ابریشمی", ")", "نیز"], "نامهٔ شاه را (ابریشمی) نیز"),
        (["این گیاه", "۱", "نه بذر می‌دهد", "."], "این گیاه ۱ نه بذر می‌دهد."),
        (["تلخی", "۷۰", "۵۵", "۴۰"], "تلخی\n۷۰\n۵۵\n۴۰"),
        (["گفته‌اند.", "۲", "این واژه"], "گفته‌اند.\n۲\nاین واژه"),
        (["شماره", "۲", "زعفران"] * 3, "شماره\n۲\nزعفران\nشماره\n۲\nزعفران\nشماره\n۲\nزعفران"),
    ],
)
def test_signs_go_where_they_belong(lines: list[str], line: str) -> None:
    assert joined(lines) == line


@given(LINES)
def test_letters_are_never_glued_and_stops_always(lines: list[str]) -> None:
    """By general categories alone: what is glued has a sign at the joint."""
    gaps = settled_gaps(read("\n".join(lines)), range(len(lines)))
    for at, (left, right) in enumerate(pairwise(lines)):
        kinds = {unicodedata.category(left[-1])[0], unicodedata.category(right[0])[0]}
        if gaps.get(at) == "":
            assert "P" in kinds
        if all(unicodedata.category(c) == "Po" and c != "•" for c in right):
            assert gaps[at] == ""
