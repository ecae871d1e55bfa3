"""Lines whose figures are the markers of notes: made here from our own sentences."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable

import pytest
from cases import FIXTURES
from hypothesis import given
from hypothesis import strategies as st
from laws import output

from textfix.direction import Direction
from textfix.direction.chain import Chain
from textfix.direction.notes import find_notes, find_numbers
from textfix.direction.quotes import edge_odds, find_quotations
from textfix.direction.units import read_line

NUMBER = re.compile("([0-9۰-۹]+(?:[.,/][0-9۰-۹]+)*|[A-Za-z][A-Za-z0-9 .,:;&-]*[A-Za-z0-9])")
REFERENCE = re.compile(r"\[\^(\d+)\]")
WORDS = ("آب", "باد", "خاک", "سنگ", "چوب")


def _page(name: str) -> tuple[list[str], list[str]]:
    """Return the lines of one of our pages, notes as ``[^1]``, and its bodies with their labels."""
    text = (FIXTURES / "pages" / f"{name}.truth.txt").read_text(encoding="utf-8")
    rows = text.split("\n")
    prose = [row for row in rows if not REFERENCE.match(row)]
    bodies = [REFERENCE.sub(r"\1", row).replace(":", "", 1) for row in rows if REFERENCE.match(row)]
    return [line for row in prose for line in textwrap.wrap(row, 85)], bodies


def _level_runs(part: str) -> str:
    """Return level runs as an extractor joins them that goes from left to right."""
    return "".join(NUMBER.split(part)[::-1])


def _in_runs(line: str) -> str:
    return _level_runs(REFERENCE.sub(r"\1", line))


def _in_boxes(line: str) -> str:
    parts = REFERENCE.split(line)
    return "".join(part if at % 2 else _level_runs(part) for at, part in enumerate(parts))


def _letters(line: str) -> str:
    return "".join(filter(str.isalnum, line))


@pytest.mark.parametrize("name", ["qanat", "earthquake"])
@pytest.mark.parametrize("shape", [_in_runs, _in_boxes])
def test_lines_with_notes_come_back(name: str, shape: Callable[[str], str]) -> None:
    lines, bodies = _page(name)
    restored = output(Direction(), "\n".join([*map(shape, lines), *bodies])).split("\n")
    noted = [at for at, line in enumerate(lines) if REFERENCE.search(line)]
    assert noted
    assert any(shape(lines[at]) != lines[at] for at in noted)
    right = [_letters(restored[at]) == _letters(REFERENCE.sub(r"\1", lines[at])) for at in noted]
    assert sum(right) >= 0.8 * len(right)


@given(st.permutations(range(1, 6)))
def test_numbers_are_those_of_labels_below_and_of_figures_above(order: list[int]) -> None:
    texts = [f"واژه{number} {WORDS[number - 1]}" for number in order]
    texts += [f"{number} یادداشت {WORDS[number - 1]}" for number in order]
    found = find_numbers([read_line(text) for text in texts])
    labels = texts[len(order) :]
    for at, text in enumerate(texts):
        refers = text not in labels
        assert found[at].below >= set(order if refers else order[at - len(order) + 1 :])
        assert found[at].above <= set(order[:at])
    assert found[-1].above == set(order)


def test_a_running_head_has_no_notes() -> None:
    heads = [read_line(f"پژوهش‌های باستان‌شناسی، دورۀ 7، شمارۀ {page}") for page in (1, 2)]
    labels = [read_line(f"{number} یادداشت") for number in (6, 7)]
    assert not any(any(row) for row in find_numbers([*heads, *labels])[:2])


def test_a_table_row_has_no_notes() -> None:
    assert list(find_notes(read_line("شعر 6 3"), {3, 6})) == []


def test_quotations_hug_what_they_hold() -> None:
    assert find_quotations(read_line("او « خانه » را")) == []
    assert find_quotations(read_line("او »خانه« را")) == [(2, 8)]
    assert find_quotations(read_line("او «6» را")) == []


def test_odds_at_quotations_are_learnt_from_lines_without_islands() -> None:
    line = read_line("او «خانه» را دید")
    whole, parted = ((0, 13),), ((8, 13), (2, 8), (0, 2))
    kept = edge_odds([(line, Chain(whole, (), 0.0))] * 9)
    cut = edge_odds([(line, Chain(parted, (1, 1), 1.0))] * 9)
    assert kept is not None
    assert cut is not None
    assert kept[0] < -2 < -0.2 < cut[0]
    numbered = read_line("در سال 1340 «خانه» را دید")
    other = edge_odds([(numbered, Chain(((0, len(numbered.units)),), (), 0.0))] * 9)
    assert other == edge_odds([(numbered, Chain(((10, 20), (0, 10)), (1,), 1.0))] * 9)
    assert edge_odds([(read_line("او خانه را دید"), Chain(((0, 11),), (), 0.0))]) is None


def test_the_number_of_a_source_is_no_marker() -> None:
    texts = ["برگ درختان باغ ]۲[ زرد شد و باد آن‌ها را برد", "۲ یادداشت"]
    line, label = map(read_line, texts)
    numbers = find_numbers([line, label])[0]
    assert 2 in numbers.below
    assert list(find_notes(line, numbers)) == []


@given(st.sampled_from(["باغ۲زرد", "باغ ۲ زرد"]))
def test_where_a_marker_hugs_its_words_a_number_between_gaps_is_none(noted: str) -> None:
    texts = [
        "برگ درختان باغ۲زرد شد و باد آن‌ها را برد",
        f"در {noted} چیزی نماند و همه به خانه رفتند",
    ]
    lines = [read_line(text) for text in [*texts, "۲ یادداشت"]]
    numbers = find_numbers(lines)
    assert list(find_notes(lines[0], numbers[0]))
    assert bool(list(find_notes(lines[1], numbers[1]))) == (" ۲ " not in noted)
