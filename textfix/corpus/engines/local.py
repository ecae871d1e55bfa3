"""The processors of this machine."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from textfix.cli.workers import in_order
from textfix.corpus.engines import TRIES, Place
from textfix.corpus.plan import Partition
from textfix.corpus.work import Done, Work


def run(work: Work, partitions: Sequence[Partition], place: Place) -> Iterator[Done]:
    """Yield what became of ``partitions``."""
    return in_order(work, partitions, place.jobs, _lost, tries=TRIES)


def _lost(partition: Partition) -> Done:
    return Done(partition.number, f"{TRIES} processes died of it (out of memory?)")
