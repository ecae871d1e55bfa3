"""Lines of presentation forms: a tanwin keeps its bearer, whatever form this has."""

from __future__ import annotations

import unicodedata

from hypothesis import given
from hypothesis import strategies as st

from textfix.direction.units import read_line

FATHATAN = "\N{ARABIC FATHATAN}"
FORMS = [chr(code) for code in range(0xFE70, 0xFEFD) if unicodedata.name(chr(code), "")]
ALEFS = [form for form in FORMS if unicodedata.normalize("NFKC", form)[-1] == "ا"]
OTHERS = [form for form in FORMS if unicodedata.normalize("NFKC", form) in {"ب", "د", "س", "م"}]


@given(st.text(OTHERS, max_size=3), st.sampled_from(ALEFS), st.text(OTHERS, max_size=3))
def test_a_tanwin_on_an_alef_moves_with_it(before: str, alef: str, behind: str) -> None:
    """The oracle: NFKC says which forms are alefs."""
    line = read_line(f"{before}{alef}{FATHATAN} {behind}")
    at = len(before)
    assert (at, at + 2) in line.units


@given(st.text(OTHERS, min_size=1, max_size=3), st.text(OTHERS, max_size=3))
def test_a_tanwin_on_a_letter_that_bears_none_is_a_run(before: str, behind: str) -> None:
    line = read_line(f"{before}{FATHATAN} {behind}")
    assert (len(before), len(before) + 1) in line.units


def test_both_kinds_of_alef_are_there() -> None:
    assert {unicodedata.normalize("NFKC", form) for form in ALEFS} >= {"ا", "لا"}
