"""Dask: bags and series of dataframes, repaired where their partitions are."""

from __future__ import annotations

from typing import Any

import dask.bag as db
import dask.dataframe as dd
from dask.base import normalize_token

from textfix.adapters import pandas
from textfix.adapters.values import chosen, fix_value
from textfix.pipeline import Pipeline

# Without this, dask's names for the work on equal pipelines differ from process to process.
normalize_token.register(Pipeline, lambda pipeline: pipeline.fingerprint)


def fix_bag(bag: db.Bag, pipeline: Pipeline | None = None, *, field: str | None = None) -> db.Bag:
    """Return ``bag`` with its texts repaired, or with ``field`` of its records (dicts) repaired."""
    return bag.map(_fix_item, pipeline=chosen(pipeline), field=field)


def fix_series(series: dd.Series, pipeline: Pipeline | None = None) -> dd.Series:
    """Return ``series`` with its texts repaired: index, name, missing values and type stay."""
    return series.map_partitions(pandas.fix_series, chosen(pipeline), meta=series._meta)


def _fix_item(item: Any, pipeline: Pipeline, field: str | None) -> Any:
    if field is None:
        return fix_value(item, pipeline)
    return {**item, field: fix_value(item[field], pipeline)}
