"""Marks anywhere in lines of any order: none moves to a letter that is not beside it."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import output
from marks import marked
from reversal.test_reversal_mixed import mixed
from reversal.visual import (
    all_reversed,
    documents,
    drawn,
    items_turned,
    ligatures_whole,
    shaped,
    visual,
    words_reversed,
)

from textfix.reversal import Reversal
from textfix.reversal.turning import clusters

STAGE = Reversal()
ORDERS: tuple[Callable[[str], str], ...] = (
    all_reversed,
    drawn,
    items_turned,
    ligatures_whole,
    mixed,
    shaped,
    visual,
    words_reversed,
    str,
)


@given(st.data())
@settings(max_examples=40)
def test_marks_keep_to_their_letters(data: st.DataObject) -> None:
    page = data.draw(documents())
    make, late = data.draw(st.sampled_from(ORDERS)), data.draw(st.booleans())
    if late:
        text = "\n".join(data.draw(marked(make(line))) for line in page)
    else:
        text = "\n".join(make(data.draw(marked(line))) for line in page)
    output(STAGE, text)


@pytest.mark.parametrize(
    ("drawn_word", "marks_first", "read"),
    [
        # A shadda stands behind a vowel, and on no alef; fathatan on a last alef.
        ("تیساسّح", True, "حسّاسیت"),
        ("هدّام", True, "مادّه"),
        ("دّر", True, "ردّ"),
        ("شًالومعم", False, "معمولاًش"),
        # Where both letters can bear the mark, the habit of the document says which one does.
        ("لمّکم", True, "مکّمل"),
        ("لمّکم", False, "مکمّل"),
    ],
)
def test_a_mark_goes_to_a_letter_that_can_bear_it(
    drawn_word: str, marks_first: bool, read: str
) -> None:
    spans = list(clusters(drawn_word, 0, len(drawn_word), marks_first=marks_first))
    assert "".join(drawn_word[a:b] for a, b in reversed(spans)) == read
