"""pandas: ``series.textfix.fix()``, once this module is imported."""

from __future__ import annotations

import pandas as pd

from textfix.adapters.values import chosen, fix_value
from textfix.pipeline import Pipeline


def fix_series(series: pd.Series, pipeline: Pipeline | None = None) -> pd.Series:
    """Return ``series`` with its texts repaired: index, name, missing values and type stay.

    Categories that become one make a series of strings.

    >>> from textfix.presets import preset
    >>> fix_series(pd.Series(["كتاب", None]), preset("characters"))[0]
    'کتاب'
    """
    pipeline = chosen(pipeline)
    if isinstance(series.dtype, pd.CategoricalDtype):
        return series.map(pipeline.fix, na_action="ignore")  # each category once
    fixed = [fix_value(value, pipeline) for value in series]
    return pd.Series(fixed, series.index, series.dtype, series.name)


@pd.api.extensions.register_series_accessor("textfix")
class Textfix:
    """The accessor ``series.textfix``."""

    def __init__(self, series: pd.Series) -> None:
        self._series = series

    def fix(self, pipeline: Pipeline | None = None) -> pd.Series:
        """Return the series with its texts repaired."""
        return fix_series(self._series, pipeline)
