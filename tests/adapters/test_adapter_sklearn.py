"""scikit-learn: the transformer before a vectorizer, in columns, cloned and searched over."""

from __future__ import annotations

import pytest
from hosts import CHARACTERS, FIXED, TEXTS

pytest.importorskip("sklearn", reason="scikit-learn is not installed: make engines")

import numpy as np
from sklearn.base import clone
from sklearn.compose import ColumnTransformer
from sklearn.feature_extraction.text import CountVectorizer
from sklearn.pipeline import make_pipeline

from textfix.adapters.sklearn import TextfixTransformer


def test_what_comes_in_comes_out() -> None:
    transformer = TextfixTransformer(CHARACTERS)
    assert transformer.fit_transform(TEXTS) == FIXED
    assert transformer.transform(iter(TEXTS)) == FIXED
    array = transformer.transform(np.array([TEXTS, TEXTS], dtype=object))
    assert array.tolist() == [FIXED, FIXED]
    assert transformer.transform(np.array(["ي", "longer"])).tolist() == ["ی", "longer"]


def test_before_a_vectorizer() -> None:
    words = make_pipeline(TextfixTransformer(CHARACTERS), CountVectorizer())
    counts = words.fit_transform(["كتاب علي", "کتاب علی"])
    assert words[-1].get_feature_names_out().tolist() == ["علی", "کتاب"]
    assert counts.toarray().tolist() == [[1, 1], [1, 1]]


def test_columns_keep_their_names() -> None:
    pd = pytest.importorskip("pandas", reason="pandas is not installed: make engines")
    frame = pd.DataFrame({"a": ["ي", None], "b": ["ك", "x"], "n": [1, 2]})
    columns = ColumnTransformer(
        [("texts", TextfixTransformer(CHARACTERS), ["a", "b"])],
        remainder="passthrough",
        verbose_feature_names_out=False,
    ).set_output(transform="pandas")
    fixed = columns.fit_transform(frame)
    assert fixed.columns.tolist() == ["a", "b", "n"]
    assert fixed["b"].tolist() == ["ک", "x"]
    assert fixed["a"][0] == "ی"
    assert pd.isna(fixed["a"][1])
    assert TextfixTransformer(CHARACTERS).transform(frame["b"]).tolist() == ["ک", "x"]


def test_it_is_cloned_with_its_pipeline() -> None:
    assert clone(TextfixTransformer(CHARACTERS)).get_params() == {"pipeline": CHARACTERS}
    assert TextfixTransformer().fit_transform(["كتابهاي علمي"]) == ["کتاب‌های علمی"]
