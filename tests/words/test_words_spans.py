"""Phrases found in arrays are those that the pattern of a phrase finds."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from textfix.words import phrases, spans

_TEXTS = st.lists(
    st.sampled_from(
        [*"آبکيكةىإپلاوف \n\u200c\u064b\u064e\u0651\u0640.،1a😀", "ال", "لل", "کتاب ها"]
    )
).map("".join)


@given(text=_TEXTS, longest=st.integers(1, 4))
def test_spans_are_those_of_the_pattern(text: str, longest: int) -> None:
    found = phrases.phrase_pattern(longest).finditer(text)
    expected = [one.span() for one in found if not phrases.is_arabic(one.group())]
    assert list(spans.find_spans(text, longest)) == expected
