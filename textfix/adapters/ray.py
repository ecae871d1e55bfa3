"""Ray Data: a column of a dataset, batch by batch."""

from __future__ import annotations

from typing import Any

import ray.data

from textfix.adapters.arrow import fix_column
from textfix.adapters.values import chosen
from textfix.pipeline import Pipeline


def fix_dataset(
    dataset: ray.data.Dataset,
    column: str = "text",
    pipeline: Pipeline | None = None,
    **options: Any,
) -> ray.data.Dataset:
    """Return ``dataset`` with ``column`` repaired: schema, order of rows and nulls stay.

    ``options`` go to ``map_batches``, for example ``batch_size`` or ``num_cpus``.
    """
    return dataset.map_batches(
        fix_column,
        fn_kwargs={"column": column, "pipeline": chosen(pipeline)},
        batch_format="pyarrow",
        **options,
    )
