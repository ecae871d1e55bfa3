"""What stands between Arabic letters, read back from the page; the page is python-bidi's."""

from __future__ import annotations

import re

import pytest
from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st

from textfix.signs.order import reading_order

NUMBERS = st.from_regex(r"[1-9][0-9]{0,2}(\.[1-9])?(-[1-9][0-9]?)?", fullmatch=True)
UNITS = st.sampled_from(["°C", "mL", "m²", "km/h", "kg", "mM", "nm", "mm³", "Hz"])


def shown(text: str) -> str:
    """Return what stands on the page between the Arabic letters about ``text``."""
    line = get_display(f"تا {text} آب", base_dir="R")
    found = re.search("[^آ-ی]+", line)
    assert found is not None
    return found[0].strip()


def read(page: str) -> str:
    return "".join(page[at] for at in reading_order(page, 0, len(page)))


@given(NUMBERS, UNITS)
def test_a_number_comes_before_its_unit(number: str, unit: str) -> None:
    assert read(shown(f"{number} {unit}")) == f"{number} {unit}"


@given(NUMBERS, UNITS.filter(str.isalpha))
def test_what_is_measured_stays_behind_its_unit(number: str, unit: str) -> None:
    assert read(shown(f"{number} {unit} NaCl")) == f"{number} {unit} NaCl"


@pytest.mark.parametrize("text", ["pH 8.3", "ISO 9001", "Primer3", "A-T", "B 12", "A، T، G", "m²"])
def test_latin_words_and_their_numbers_stay(text: str) -> None:
    assert read(shown(text)) == text
