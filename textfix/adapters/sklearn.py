"""scikit-learn: a transformer to stand before a vectorizer."""

from __future__ import annotations

from typing import Any

import numpy as np
from sklearn.base import BaseEstimator, TransformerMixin

from textfix.adapters.values import chosen, fix_value
from textfix.pipeline import Pipeline


class TextfixTransformer(TransformerMixin, BaseEstimator):
    """Repairs texts; nothing is learnt.

    What comes in comes out: a list, an array of any shape, a pandas Series or DataFrame of texts.

    >>> from textfix.presets import preset
    >>> TextfixTransformer(preset("characters")).transform(["كتاب", None])
    ['کتاب', None]
    """

    def __init__(self, pipeline: Pipeline | None = None) -> None:
        self.pipeline = pipeline

    def fit(self, texts: Any, y: Any = None) -> TextfixTransformer:
        """Return the transformer itself."""
        return self

    def transform(self, texts: Any) -> Any:
        """Return ``texts`` repaired; missing values stay."""
        pipeline = chosen(self.pipeline)

        def fix(value: Any) -> Any:
            return fix_value(value, pipeline)

        if hasattr(texts, "iloc"):
            return texts.map(fix)
        if isinstance(texts, np.ndarray):
            fixed = [fix(value) for value in texts.ravel().tolist()]
            return np.array(fixed, dtype=object).reshape(texts.shape)
        return [fix(value) for value in texts]

    def get_feature_names_out(self, names: Any = None) -> Any:
        """Return ``names``: columns keep theirs."""
        return names

    def __sklearn_is_fitted__(self) -> bool:
        return True
