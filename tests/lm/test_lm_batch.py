"""Look-ups by the thousand answer as those one by one."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from textfix.lm import Model, load, tokenize

SENTENCES = (
    "سیاست خارجی هر کشوری ادامهٔ سیاست داخلی آن است. "
    "پژوهشگران می‌گویند آب‌وهوای این منطقه در سال‌های گذشته گرم‌تر شده است. "
    "او کتاب‌های بسیاری دربارهٔ تاریخ ایران نوشته و به چند زبان ترجمه کرده است. "
    "در این مقاله، نقش نهادهای بین‌المللی در اقتصاد جهانی بررسی می‌شود."
)


@pytest.fixture(scope="module")
def lm() -> Model:
    return load()


@pytest.fixture(scope="module")
def ids(lm: Model) -> np.ndarray[tuple[int, int], np.dtype[np.int64]]:
    """Trigrams as they stand in text, and thrice as many drawn at random."""
    words = [lm.START, lm.START, *(lm.id(token.form) for token in tokenize(SENTENCES)), lm.END]
    text = [words[:-2], words[1:-1], words[2:]]
    drawn = np.random.default_rng(5).integers(0, len(lm._unigrams), (3, 3 * len(words)))
    return np.concatenate([text, drawn], axis=1)


@pytest.mark.parametrize("time", ["first", "again"])
def test_trigrams(
    lm: Model, ids: np.ndarray[tuple[int, int], np.dtype[np.int64]], time: str
) -> None:
    expected = [lm.log10(*row) for row in ids.T.tolist()]
    assert lm.log10s(*ids).tolist() == expected


def test_keys_of_one_place_in_the_memo_do_not_meet(lm: Model) -> None:
    drawn = np.random.default_rng(6).integers(0, len(lm._unigrams), (3, 100_000))
    lm.log10s(*drawn)
    some = drawn[:, ::997]
    assert lm.log10s(*some).tolist() == [lm.log10(*row) for row in some.T.tolist()]


def test_gaps(lm: Model, ids: np.ndarray[tuple[int, int], np.dtype[np.int64]]) -> None:
    expected = [lm._gaps.rate(left, right) for left, right in ids[1:].T.tolist()]
    assert np.allclose(lm.zwnjs(*ids[1:]), expected, rtol=0, atol=1e-12)


FORMS = ("کتابهاشان", "گسترشیافته", "زز", "غ", "ٱژ$", "xyz", "\0", "\U0001f600", "آزمایشگاهیان")


@given(st.lists(st.sampled_from(FORMS) | st.text(st.sampled_from("ابپتد‌یکگلمنو"), min_size=1)))
def test_letters(forms: list[str]) -> None:
    lm = load()
    assert np.allclose(lm.spellings(forms), [lm.spelling(form) for form in forms], atol=1e-9)
    assert np.allclose(lm.prefixes(forms), [lm.prefix(form) for form in forms], atol=1e-9)


def test_nothing_asked_is_nothing_answered(lm: Model) -> None:
    none = np.zeros(0, np.int64)
    assert lm.log10s(none, none, none).size == lm.zwnjs(none, none).size == 0
