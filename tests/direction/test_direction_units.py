"""Units and gaps cover a line; islands are what a bidi engine keeps together."""

from __future__ import annotations

import unicodedata

from hypothesis import find, given
from hypothesis import strategies as st

from textfix.direction.units import find_islands, island_spans, read_line

LINES = st.text(st.sampled_from("ابپیکمنو ۀّـabZ019.,:()-/‌\u202b\u202c"), max_size=60)


@given(LINES)
def test_units_and_gaps_are_the_line(text: str) -> None:
    line = read_line(text)
    parts = [line.gap(at) + text[slice(*line.units[at])] for at in range(len(line.units))]
    tail = line.gap(len(line.units)) if line.units else text
    assert "".join(parts) + tail == text


@given(LINES)
def test_marks_never_begin_a_unit_behind_a_letter(text: str) -> None:
    for start, _end in read_line(text).units:
        if unicodedata.category(text[start]) in {"Mn", "Cf"}:
            assert start == 0 or text[start - 1].isspace() or text[start - 1] == "\u200c"


@given(LINES)
def test_islands_hold_no_letter_of_the_arabic_script(text: str) -> None:
    line = read_line(text)
    for start, end in island_spans(line, brackets=True):
        held = text[line.units[start][0] : line.units[end - 1][1]]
        assert any(c.isalnum() for c in held)
        letters = [c for c in held if unicodedata.category(c) == "Lo"]
        assert not any(unicodedata.bidirectional(c) == "AL" for c in letters)


def test_a_fathatan_rides_on_its_alef_only() -> None:
    tanwin = "\N{ARABIC FATHATAN}"
    assert len(read_line(f"معمولا{tanwin}").units) == len("معمولا")
    assert len(read_line(f"معمول{tanwin}ا").units) == len("معمولا")
    assert len(read_line(f"حقیقة{tanwin}").units) == len("حقیقة")
    assert len(read_line(f"می{tanwin}گذار").units) == len("میگذار") + 1


def test_a_number_with_separators_is_one_island() -> None:
    line = read_line("سال 12/5,3 بود")
    assert island_spans(line, brackets=False) == [(3, 9)]
    assert sum(find_islands(line)) == 5


def test_a_hyphen_parts_two_numbers() -> None:
    assert island_spans(read_line("44-45"), brackets=False) == [(0, 2), (3, 5)]


def test_a_latin_citation_takes_its_brackets_along() -> None:
    line = read_line("شد (Heywood, 2002: 126) و")
    assert island_spans(line, brackets=True) == [(2, 20)]
    assert island_spans(line, brackets=False) == [(3, 19)]


def test_the_strategy_makes_islands_between_letters() -> None:
    def between(text: str) -> bool:
        line = read_line(text)
        spans = island_spans(line, brackets=True)
        return any(start > 0 and end < len(line.units) for start, end in spans)

    find(LINES, between)
