"""Hugging Face datasets: a column, batch by batch, with a fingerprint that outlives the process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

import datasets

from textfix.adapters.values import chosen, fix_value
from textfix.pipeline import Pipeline
from textfix.versions import versions_line

Mapped = TypeVar(
    "Mapped",
    datasets.Dataset,
    datasets.DatasetDict,
    datasets.IterableDataset,
    datasets.IterableDatasetDict,
)


@dataclass(frozen=True, slots=True)
class FixColumn:
    """The function that is mapped. Under other ``versions`` of textfix and its models a repair may
    differ, so that what is in the cache must not be taken for their work."""

    column: str
    pipeline: Pipeline
    versions: str

    def __call__(self, batch: dict[str, list[Any]]) -> dict[str, list[Any]]:
        """Repair the column of ``batch``."""
        return {self.column: [fix_value(value, self.pipeline) for value in batch[self.column]]}


def fix_dataset(
    dataset: Mapped, column: str = "text", pipeline: Pipeline | None = None, **options: Any
) -> Mapped:
    """Return ``dataset`` with ``column`` repaired: order of rows, other columns and None stay.

    ``options`` go to ``map``, for example ``num_proc`` or ``batch_size``.
    """
    pipeline = chosen(pipeline)
    work = FixColumn(column, pipeline, versions_line(pipeline))
    return dataset.map(work, batched=True, **options)
