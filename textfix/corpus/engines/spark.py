"""Spark: a cluster, or one made for the run. A partition is a task of its own."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator, Sequence
from functools import partial

import pyarrow as pa
from py4j.protocol import Py4JError
from pyspark.errors import PySparkException
from pyspark.sql import SparkSession

from textfix.corpus.engines import TRIES, Place
from textfix.corpus.plan import Partition
from textfix.corpus.work import Done, Work
from textfix.files.errors import CommandError


def run(work: Work, partitions: Sequence[Partition], place: Place) -> Iterator[Done]:
    """Yield what became of ``partitions``, all at the end.

    Raises:
        CommandError: Spark gave up; what was done until then is done.
    """
    session = _session(place)
    try:
        rows = session.range(0, len(partitions), 1, len(partitions))
        tasks = rows.mapInArrow(partial(_repair, work, partitions), "number long, failure string")
        yield from (Done(row.number, row.failure) for row in tasks.collect())
    except (Py4JError, PySparkException) as error:
        raise CommandError(f"spark: {_cause(error)}") from error
    finally:
        session.stop()


def _session(place: Place) -> SparkSession:
    builder = SparkSession.builder.appName("textfix corpus")
    if place.address.startswith("sc://"):
        return builder.remote(place.address).getOrCreate()
    if not place.address:
        # Spark looks for Python in PATH, and on one machine tries a task once.
        os.environ.setdefault("PYSPARK_PYTHON", sys.executable)
    return builder.master(place.address or f"local[{place.jobs},{TRIES}]").getOrCreate()


def _repair(
    work: Work, partitions: Sequence[Partition], batches: Iterator[pa.RecordBatch]
) -> Iterator[pa.RecordBatch]:
    for batch in batches:
        done = [work(partitions[at]) for at in batch.column(0).to_pylist()]
        yield pa.record_batch(
            {"number": [d.number for d in done], "failure": [d.failure for d in done]}
        )


def _cause(error: Exception) -> str:
    """Return what Spark says, without the calls in Java and Python that led there."""
    lines = str(error).splitlines()
    said = next((line for line in lines if "SparkException: " in line), lines[0])
    return said.partition("SparkException: ")[2] or said
