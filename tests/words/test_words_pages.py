"""The sample pages: their gaps come back after any damage, and come out as they went in."""

from __future__ import annotations

import random
import re
from itertools import zip_longest
from pathlib import Path

import pytest
from laws import output

from textfix.words import Words

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
PAGES = sorted((Path(__file__).parents[2] / "fixtures" / "pages").glob("*.truth.txt"))
LETTER = "[^\\W\\d_a-zA-Z]"


def gaps(text: str) -> list[str]:
    """Return what stands before each code point that is neither space nor ZWNJ."""
    return re.findall(f"([ {ZWNJ}]*)[^ {ZWNJ}]", text)


def f1(gold: str, found: str, gap: str) -> float:
    pairs = list(zip_longest(gaps(gold), gaps(found)))
    right = sum(want == got == gap for want, got in pairs)
    return 2 * right / sum((want == gap) + (got == gap) for want, got in pairs)


def lose_spaces(text: str, share: float) -> str:
    rng = random.Random(8)
    between = re.compile(f"(?<={LETTER}) (?={LETTER})")
    return between.sub(lambda m: "" if rng.random() < share else " ", text)


def tear(text: str, share: float) -> str:
    """Put a space before the last letter of some words."""
    rng = random.Random(9)
    tail = re.compile(f"(?<={LETTER}{{3}})(?={LETTER}\\b)")
    return tail.sub(lambda m: " " if rng.random() < share else "", text)


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_page_is_left_as_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert output(Words(), text) == text


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
@pytest.mark.parametrize(("sign", "floor"), [("", 0.96), (" ", 0.92)])
def test_zwnjs_come_back(path: Path, sign: str, floor: float) -> None:
    text = path.read_text(encoding="utf-8")
    after = output(Words(), text.replace(ZWNJ, sign))
    assert f1(text, after, ZWNJ) >= floor
    assert f1(text, after, " ") >= 0.985


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_lost_spaces_come_back(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    damaged = lose_spaces(text.replace(ZWNJ, ""), 0.97)
    assert f1(text, damaged, " ") < 0.5
    assert f1(text, output(Words(), damaged), " ") >= 0.975


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_torn_letters_come_back(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    damaged = tear(text, 0.03)
    torn = sum(a != b for a, b in zip(gaps(text), gaps(damaged), strict=True))
    after = output(Words(), damaged)
    assert torn > 10
    assert sum(a != b for a, b in zip(gaps(text), gaps(after), strict=True)) <= 0.1 * torn
