from __future__ import annotations

import pytest

from textfix.document.lines import split_lines
from textfix.footnotes.body import Body
from textfix.footnotes.cuts import cut_bodies
from textfix.footnotes.markers import Side
from textfix.footnotes.setting import Setting

TEXT = "این را نخستین بار دوچاسک\n1 Soldatos 2 Duchacek \nنوشته است."


@pytest.mark.parametrize("number", [1, 2])
@pytest.mark.parametrize("closed", [True, False])
def test_of_two_bodies_on_a_line_one_goes_and_the_other_stays(number: int, closed: bool) -> None:
    text = TEXT if closed else TEXT.replace("دوچاسک", "دوچاسک.")
    lines = split_lines(text)
    name = ("Soldatos", "Duchacek")[number - 1]
    at = text.index(name)
    body = Body(str(number), number, 1, 2, at - 2, at, at + len(name), 1.0)
    page = Setting(text, lines, "markdown", Side.RIGHT, frozenset({1}))
    cut = "".join(
        text[piece.start : piece.end]
        for edit in cut_bodies(page, [body])
        for piece in edit.pieces
        if piece.text == ""
    )
    assert not any(map(str.isalpha, cut))
