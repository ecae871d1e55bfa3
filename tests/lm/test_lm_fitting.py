"""Many words are weighed at once as they are one by one."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.lm import fitting, load

WORDS = ["این", "کتاب", "را", "می", "خواند", "و", "قجشکپ", "<n>", "از", "شهر"]
FORMS = st.lists(st.sampled_from(WORDS))


@given(FORMS, st.integers(1, 500))
def test_at_once(forms: list[str], times: int) -> None:
    model = load()
    many = forms * times
    u, v = state = (model.START, model.id("در"))
    total = 0.0
    for form in many:
        p, w = model.word(u, v, form)
        total += p
        u, v = v, w
    assert fitting.fit(state, many, model) == pytest.approx(total, rel=1e-12)


@given(st.lists(FORMS.filter(bool), min_size=1, max_size=8))
def test_all_texts_as_each_by_itself(texts: list[list[str]]) -> None:
    model = load()
    apart = [fitting.fit((model.START, model.START), text, model) for text in texts]
    assert fitting.fit_all(texts, model) == pytest.approx(apart, rel=1e-6)
