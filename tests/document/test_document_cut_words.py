"""Words that a line's end cuts: they are made whole, and no two words become one."""

from __future__ import annotations

from pathlib import Path

import pytest

from textfix.document.cut_words import is_cut

PAGES = sorted((Path(__file__).parents[2] / "fixtures" / "pages").glob("*.truth.txt"))


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_no_two_words_of_a_page_are_one(path: Path) -> None:
    for line in path.read_text(encoding="utf-8").split("\n"):
        words = line.split(" ")
        for at in range(1, len(words)):
            assert not is_cut(" ".join(words[:at]), " ".join(words[at:])), words[at - 1 : at + 1]


@pytest.mark.parametrize("halves", ["دانشگا ه", "کارخا نه", "فره نگ", "درخت ان"])
def test_halves_that_are_no_two_words_are_one(halves: str) -> None:
    head, tail = halves.split(" ")
    assert is_cut(f"او گفت {head}", f"{tail} را")


@pytest.mark.parametrize("pair", ["کار خانه", "این که", "کتاب ها", "می شود", "حرف ء", "پیش بینی"])
def test_two_words_with_a_line_s_end_between_them_stay_two(pair: str) -> None:
    head, tail = pair.split(" ")
    assert not is_cut(f"او گفت {head}", f"{tail} را")
