"""Newlines: stages see one kind, every other text keeps the kind it came with."""

from __future__ import annotations

import pytest
from hypothesis import find, given
from hypothesis import strategies as st
from small_stages import Loser, Reverse, Yeh

from textfix.newlines import unify
from textfix.pieces import render
from textfix.pipeline import ConservationWarning, Pipeline

mixed = st.lists(st.sampled_from(["علي", "کتاب ما", "", "\r\n", "\n", "\r", "؟"])).map("".join)
REPAIRS = Pipeline((Reverse(), Yeh()))


@given(mixed)
def test_unify_is_replacing_pairs(text: str) -> None:
    assert render(text, unify(text).pieces) == text.replace("\r\n", "\n")


@given(mixed)
def test_an_empty_pipeline_gives_every_text_back(text: str) -> None:
    assert Pipeline(())(text).text == text


@given(mixed.filter(lambda text: "\r\r\n" not in text))
def test_repair_does_not_depend_on_newlines(text: str) -> None:
    lines = REPAIRS(text.replace("\r\n", "\n")).text.split("\n")
    ends = ["\r\n" if line.endswith("\r\n") else "\n" for line in _lines(text)[:-1]]
    assert REPAIRS(text).text == "".join(
        line + end for line, end in zip(lines, [*ends, ""], strict=True)
    )


def _lines(text: str) -> list[str]:
    lines = text.split("\n")
    return [line + "\n" for line in lines[:-1]] + lines[-1:]


def test_texts_mix_newlines() -> None:
    find(mixed, lambda text: 0 < text.count("\r\n") < text.count("\n"))


@given(mixed)
def test_origins_count_the_carriage_returns(text: str) -> None:
    result = REPAIRS(text)
    came_from = zip(result.text, result.origins(), strict=True)
    assert all((at == -1 and c == "\r") or text[at] == c or c == "ی" for c, at in came_from)


def test_an_inserted_newline_gets_the_prevailing_form() -> None:
    mark = Pipeline((Yeh(mark="آغاز\n"),))
    assert mark("یک\r\nدو\r\n").text == "آغاز\r\nیک\r\nدو\r\n"
    assert mark("یک\r\nدو\r\nسه\n").text == "آغاز\r\nیک\r\nدو\r\nسه\n"
    assert mark("یک\r\nدو\nسه\n").text == "آغاز\nیک\r\nدو\nسه\n"


def test_changes_do_not_speak_of_newlines() -> None:
    assert [change[2:] for change in REPAIRS("کتاب\r\nعلي").changes] == [(8, 9, "ي", "ی", 1.5)]


def test_a_broken_law_gives_the_text_back_with_its_newlines() -> None:
    with pytest.warns(ConservationWarning):
        result = Pipeline((Yeh(), Loser()))("علي!\r\n")
    assert (result.text, result.layers) == ("علي!\r\n", ())
    assert "5 letters lost" in result.violation
