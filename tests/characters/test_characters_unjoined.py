"""Spaces that were lost all over a document of presentation forms come back."""

from __future__ import annotations

import re
import unicodedata
from itertools import pairwise

from hypothesis import given, settings
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output
from reversal.visual import lines, shaped

from textfix.characters import Characters

STAGE = Characters()
GAP = re.compile("[ \u200c]")
# Arabic letters that never join the next one (Unicode Standard, section 9.2: right-joining, none).
UNJOINED = "اآأدذرزژوؤةۀء"


def prose() -> list[str]:
    """Lines of our pages with nothing but words and spaces, without marks."""
    found = [unicodedata.normalize("NFC", line) for line in lines()]
    return [line for line in found if re.fullmatch("[\u0621-\u06d3\u200c ]+", line)] or [
        re.sub(
            " +", " ", re.sub("[^\u0621-\u063a\u0641-\u064a\u067e-\u06cc\u200c ]", "", line)
        ).strip()
        for line in found
    ]


pages = st.integers(0, 50).map(lambda start: prose()[start : start + 20])


def cuts(text: str, *, joining: bool) -> set[int]:
    """Return where spaces stand, counted in letters, behind letters that join the next one, or
    behind those that do not."""
    found, letters = set(), 0
    for before, c in pairwise(text):
        letters += before not in " \u200c\n"
        if c == " " and (before not in UNJOINED) == joining:
            found.add(letters)
    return found


@given(pages)
@settings(max_examples=10, deadline=None)
def test_the_forms_tell_the_rest_the_words(page: list[str]) -> None:
    truth = "\n".join(page)
    got = output(STAGE, shaped(truth).replace(" ", ""))
    assert GAP.sub("", got) == GAP.sub("", truth)
    assert cuts(got, joining=True) == cuts(truth, joining=True)
    found, there = cuts(got, joining=False), cuts(truth, joining=False)
    assert len(found & there) >= 0.9 * max(len(found), len(there))


@given(pages)
@settings(max_examples=10, deadline=None)
def test_spaces_that_were_drawn_for_zwnj_are_zwnj(page: list[str]) -> None:
    truth = "\n".join(page)
    got = output(STAGE, shaped(truth).replace(" ", "").replace("\u200c", " "))
    assert got.count("\u200c") in (0, truth.count("\u200c"))
    if truth.count("می\u200c") >= 8:
        assert got.count("\u200c") == truth.count("\u200c")


@given(pages)
@settings(max_examples=10, deadline=None)
def test_a_document_that_has_its_spaces_keeps_them(page: list[str]) -> None:
    truth = "\n".join(page)
    assert output(STAGE, shaped(truth)) == truth


@given(pages)
@settings(max_examples=5, deadline=None)
def test_a_second_pass_changes_nothing(page: list[str]) -> None:
    assert_second_pass_changes_nothing(STAGE, shaped("\n".join(page)).replace(" ", ""))
