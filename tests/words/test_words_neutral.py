"""The neutral view: what the tagger is shown of a text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from textfix.unicode.letters import ZWNJ
from textfix.words.neutral import without

texts = st.text(st.sampled_from(["ب", "و", "۷", " ", ZWNJ, "\n", "،"]))


@given(texts)
def test_joiners_and_second_spaces_are_not_shown(text: str) -> None:
    shown = without(text, ()).text
    assert ZWNJ not in shown
    assert "  " not in without(text.replace(ZWNJ, ""), ()).text
    assert re.sub(" +", " ", shown) == re.sub(" +", " ", text.replace(ZWNJ, ""))


@given(texts)
def test_places_lead_back(text: str) -> None:
    neutral = without(text, ())
    assert "".join(text[place] for place in neutral.places) == neutral.text
    assert [c for c in text if c not in (" ", ZWNJ)] == [c for c in neutral.text if c != " "]
