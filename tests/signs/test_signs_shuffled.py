"""poppler's text without its controls: python-bidi makes the page, a small poppler reads it."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from bidi.algorithm import get_display
from cases import FIXTURES
from hypothesis import find, given
from hypothesis import strategies as st
from laws import letters, output

from textfix.signs import Signs

WORDS = st.text(st.sampled_from("ابپتجدرزسشکگلمنوهی"), min_size=2, max_size=6)
NUMBERS = st.integers(10, 9999).map(str)
PERSIAN = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
PARTS = st.one_of(
    WORDS,
    WORDS.map("{}،".format),
    WORDS.map("{}.".format),
    NUMBERS.map(lambda number: number.translate(PERSIAN)),
    NUMBERS.map("({})".format),
    st.just("(Smith, 1990: 12-34)"),
)
STARTS = st.lists(WORDS, min_size=10, max_size=12).map("، ".join)
# Between two numbers or citations a word stands: side by side their order is anyone's guess.
LINES = st.lists(st.tuples(PARTS, WORDS).map(" ".join), max_size=8).map(" ".join)
CONTROLS = re.compile("[\u202a-\u202c]")
PAGES = sorted((FIXTURES / "pages").glob("*.poppler.txt"))


def poppler(line: str) -> str:
    """Read a line off its page as poppler does, less the controls: from the right, what is not
    left to right as it comes, what is from the first such sign to the next letter in page order."""
    shown = get_display(line, base_dir="R")
    out, at = "", len(shown) - 1
    while at >= 0:
        start = at
        while at >= 0 and _kind(shown[at]) not in "L#":
            at -= 1
        out += "".join(_unmirrored(c) for c in shown[at + 1 : start + 1][::-1])
        start = at
        while at >= 0 and _kind(shown[at]) != "R":
            at -= 1
        out += _islands(shown[at + 1 : start + 1])
    return out


def _kind(c: str) -> str:
    bidi = unicodedata.bidirectional(c)
    return {"L": "L", "AL": "R", "R": "R"}.get(bidi, "#" if bidi in "EN AN CS ES ET" else " ")


def _unmirrored(c: str) -> str:
    return {"(": ")", ")": "("}.get(c, c)


def _islands(shown: str) -> str:
    """The brackets of right-to-left text are mirrored on the page, those of Latin words are not."""
    latin = re.search("[A-Za-z].*[A-Za-z0-9]", shown)
    return "".join(
        c if latin and latin.start() <= at < latin.end() else _unmirrored(c)
        for at, c in enumerate(shown)
    )


@given(STARTS, LINES, WORDS)
def test_lines_come_back_from_page_order(start: str, line: str, end: str) -> None:
    text = f"{start} {line} {end}"
    repaired = output(Signs(), poppler(text))
    assert letters(repaired) == letters(text)
    assert repaired.split() == text.split()


@given(STARTS, LINES, WORDS)
def test_right_lines_stay(start: str, line: str, end: str) -> None:
    text = f"{start} {line} {end}"
    assert output(Signs(), text) == text


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_the_words_are_those_that_controls_give(path: Path) -> None:
    """All but the few places where a bracket fits on both sides of a number or a Latin letter."""
    text = path.read_text(encoding="utf-8")
    wanted = CONTROLS.sub("", output(Signs(), text)).split()
    found = output(Signs(), CONTROLS.sub("", text)).split()
    wrong = sum(a != b for a, b in zip(wanted, found, strict=False))
    assert len(wanted) == len(found)
    assert wrong <= len(wanted) * 0.01


def test_a_citation_in_an_embedding() -> None:
    text = "\u202bتعیین شد (قانون مدنی\u202a.)۱۳۹-۱۳۶ :۱۳۰۷ ،\u202c\u202c"
    assert CONTROLS.sub("", output(Signs(), text)) == "تعیین شد (قانون مدنی، ۱۳۰۷: ۱۳۶-۱۳۹)."


def test_a_line_of_latin_words_stays() -> None:
    text = "\u202b\u202aLambton, A. K. S. (1953). London.\u202c\u202c"
    assert output(Signs(), text) == text


def test_the_strategy_makes_citations_among_words() -> None:
    find(LINES, lambda line: "Smith" in line and "،" in line and "۱" in line)
