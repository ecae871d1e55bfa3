"""Arrow: a column of a table repaired. What speaks Arrow (Spark, Ray, Parquet) comes here."""

from __future__ import annotations

from typing import TypeVar

import pyarrow as pa

from textfix.adapters.values import chosen, fix_value
from textfix.pipeline import Pipeline

Table = TypeVar("Table", pa.Table, pa.RecordBatch)


def fix_column(table: Table, column: str = "text", pipeline: Pipeline | None = None) -> Table:
    """Return ``table`` with the texts in ``column`` repaired: schema, order and nulls stay.

    Raises:
        KeyError: there is no such column.
        TypeError: the column holds no strings.

    >>> from textfix.presets import preset
    >>> table = pa.table({"text": ["كتاب", None]})
    >>> fix_column(table, pipeline=preset("characters"))["text"].to_pylist()
    ['کتاب', None]
    """
    at = table.schema.get_field_index(column)
    if at < 0:
        raise KeyError(f"no column {column!r}; there are: {', '.join(table.schema.names)}")
    field = table.schema.field(at)
    pipeline = chosen(pipeline)
    fixed = [fix_value(value, pipeline) for value in table.column(at).to_pylist()]
    return table.set_column(at, field, pa.array(fixed, field.type))
