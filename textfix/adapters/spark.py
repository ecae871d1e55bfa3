"""Spark: a pandas function for one column, and whole tables through Arrow."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any

import pandas as pd
import pyarrow as pa
from pyspark.sql import DataFrame
from pyspark.sql.functions import pandas_udf

from textfix.adapters.arrow import fix_column
from textfix.adapters.pandas import fix_series
from textfix.adapters.values import chosen
from textfix.pipeline import Pipeline


def fix_udf(pipeline: Pipeline | None = None) -> Callable[..., Any]:
    """Return the function that repairs a column: ``frame.withColumn("text", fix("text"))``."""
    chosen_pipeline = chosen(pipeline)

    @pandas_udf("string")
    def fix(texts: pd.Series) -> pd.Series:
        return fix_series(texts, chosen_pipeline)

    return fix


def fix_frame(
    frame: DataFrame, column: str = "text", pipeline: Pipeline | None = None
) -> DataFrame:
    """Return ``frame`` with ``column`` repaired: schema, partitions and nulls stay."""
    repair = partial(_fix_batches, column=column, pipeline=chosen(pipeline))
    return frame.mapInArrow(repair, frame.schema)


def _fix_batches(
    batches: Iterator[pa.RecordBatch], column: str, pipeline: Pipeline
) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        yield fix_column(batch, column, pipeline)
