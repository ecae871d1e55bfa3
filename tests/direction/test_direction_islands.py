"""Pages in which nothing but numbers, Latin and brackets moved: made here from our own pages."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest
from cases import FIXTURES
from laws import output
from rapidfuzz.distance import Levenshtein

from textfix.direction import Direction
from textfix.direction.labels import find_labels
from textfix.direction.units import read_line

LATIN = r"\(?[A-Za-z][A-Za-z0-9 .,:;&-]*[A-Za-z0-9]\)?"
NUMBER = r"[0-9۰-۹]+(?:[.,/][0-9۰-۹]+)*"
REFERENCE = re.compile(r"\[\^(\d+)\]")


def page(name: str) -> list[str]:
    text = (FIXTURES / "pages" / f"{name}.truth.txt").read_text(encoding="utf-8")
    rows = [row for row in REFERENCE.sub("", text).split("\n") if not row.startswith(":")]
    return [line for row in rows for line in textwrap.wrap(row, 85, break_on_hyphens=False)]


def joined_from_the_left(line: str, islands: str) -> str:
    """The stretches of a line between its islands, and those, from the left to the right."""
    return "".join(part for part in re.split(f"({islands})", line)[::-1] if part)


def level_runs(line: str) -> str:
    return joined_from_the_left(line, f"{LATIN}|{NUMBER}")


def latin_runs(line: str) -> str:
    return joined_from_the_left(line, LATIN)


def letters(text: str) -> str:
    return "".join(c for c in text if c.isalnum())


def order(truth: list[str], got: list[str]) -> float:
    """The share of letters in their order, line by line."""
    pairs = [(letters(a), letters(b)) for a, b in zip(truth, got, strict=True)]
    return 1 - sum(Levenshtein.distance(a, b) for a, b in pairs) / sum(len(a) for a, _ in pairs)


@pytest.mark.parametrize("name", ["qanat", "earthquake"])
def test_level_runs_come_back(name: str) -> None:
    truth = page(name)
    damaged = [level_runs(line) for line in truth]
    assert order(truth, damaged) < 0.8
    restored = output(Direction(), "\n".join(damaged)).split("\n")
    assert order(truth, restored) > 0.92
    plain = [at for at, line in enumerate(truth) if not re.search("[0-9۰-۹A-Za-z«»()]", line)]
    assert plain
    assert [restored[at] for at in plain] == [truth[at] for at in plain]


@pytest.mark.parametrize("damage", [latin_runs, level_runs])
@pytest.mark.parametrize("name", ["qanat", "petition", "earthquake"])
def test_what_is_in_order_stays(name: str, damage: Callable[[str], str]) -> None:
    truth = "\n".join(page(name))
    assert output(Direction(), truth) == truth
    few = [damage(line) if at == 5 else line for at, line in enumerate(page(name))]
    assert len(output(Direction(), "\n".join(few)).split("\n")) == len(few)


def test_labels_that_count_are_put_in_front() -> None:
    items = ["آب نخست را می‌دهد.", "زمین را می‌شکند.", "گل‌ها را می‌چیند.", "کلاله را جدا می‌کند."]
    turned = [f". {n}{item}" for n, item in enumerate(items, 1)]
    behind = [f"{item}.{n}" for n, item in enumerate(items, 1)]
    wanted = [f"{n}. {item}" for n, item in enumerate(items, 1)]
    for damaged in (turned, behind):
        text = "\n".join([*damaged, "این فهرست کارهای یک روز در کشتزار زعفران است."])
        assert output(Direction(), text).split("\n")[:4] == wanted


@pytest.mark.parametrize("letters", ["الف ب ج", "الف ب پ", "الف ب ت"])
def test_letters_that_count_are_labels(letters: str) -> None:
    items = ["آب نخست را می‌دهد.", "زمین را می‌شکند.", "گل‌ها را می‌چیند."]
    rest = ["این فهرست کارهای یک روز در کشتزار زعفران (بهار) است."]
    labels = letters.split()
    wanted = [f"{label}) {item}" for label, item in zip(labels, items, strict=True)]
    for bracket in ")(":
        behind = [f"{item}{bracket}{a}" for a, item in zip(labels, items, strict=True)]
        assert output(Direction(), "\n".join(behind + rest)).split("\n") == wanted + rest


def test_letters_that_do_not_count_are_no_labels() -> None:
    lines = ["به شهر آمد (ب", "کتاب تازه‌ای نوشت (ر", "به شهر بازگشت (الف"]
    assert not find_labels([read_line(line) for line in lines])


def test_numbers_that_do_not_count_are_no_labels() -> None:
    lines = ["در سال ۱۳۵۰ آمد.۱۲", "کتاب تازه‌ای نوشت.۷", "به شهر بازگشت.۹"]
    assert not find_labels([read_line(line) for line in lines])


def test_dots_that_lead_to_a_page_number_are_no_labels_sign() -> None:
    lines = ["پیشگفتار.......1", "باغ و خانه.......2", "راه و بازار.......3", "نتیجه.......9"]
    assert not find_labels([read_line(line) for line in lines])
