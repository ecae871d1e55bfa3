"""Hugging Face datasets: a column, batch by batch, with a fingerprint that outlives the process."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any, TypeVar

import datasets

from textfix import __version__
from textfix.adapters.values import chosen, fix_value
from textfix.pipeline import Pipeline

Mapped = TypeVar(
    "Mapped",
    datasets.Dataset,
    datasets.DatasetDict,
    datasets.IterableDataset,
    datasets.IterableDatasetDict,
)


@dataclass(frozen=True, slots=True)
class FixColumn:
    """The function that is mapped. ``version`` is of textfix: another one may repair otherwise,
    so that what is in the cache must not be taken for its work."""

    column: str
    pipeline: Pipeline
    version: str = __version__

    def __call__(self, batch: dict[str, list[Any]]) -> dict[str, list[Any]]:
        """Repair the column of ``batch``."""
        return {self.column: [fix_value(value, self.pipeline) for value in batch[self.column]]}


def fix_dataset(
    dataset: Mapped, column: str = "text", pipeline: Pipeline | None = None, **options: Any
) -> Mapped:
    """Return ``dataset`` with ``column`` repaired: order of rows, other columns and None stay.

    ``options`` go to ``map``, for example ``num_proc`` or ``batch_size``.
    """
    return dataset.map(FixColumn(column, chosen(pipeline)), batched=True, **options)
