"""Dask: a cluster of ``dask.distributed``, or one made for the run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from distributed import Client, LocalCluster, as_completed

from textfix.cli.outcome import CommandError
from textfix.corpus.engines import Place
from textfix.corpus.plan import Partition
from textfix.corpus.work import Done, Work


def run(work: Work, partitions: Sequence[Partition], place: Place) -> Iterator[Done]:
    """Yield what became of ``partitions``."""
    with _client(place) as client:
        running = client.map(partial(_repair, work), partitions, pure=False)
        numbers = {f.key: p.number for f, p in zip(running, partitions, strict=True)}
        try:
            for future in as_completed(running):
                # The scheduler knows errors. A result would have to be fetched from its worker,
                # and when that was killed, fetching waits for half a minute.
                failure = str(future.exception()) if future.status == "error" else ""
                yield Done(numbers[future.key], failure)
                future.release()  # or it would be done again when its worker is killed later
        except BaseException:
            client.cancel(running, force=True)
            raise


def _repair(work: Work, partition: Partition) -> None:
    failure = work(partition).failure
    if failure:
        raise CommandError(failure)


@contextmanager
def _client(place: Place) -> Iterator[Client]:
    if place.address:
        with Client(place.address) as client:
            yield client
        return
    with (
        LocalCluster(n_workers=place.jobs, threads_per_worker=1, dashboard_address=None) as cluster,
        Client(cluster) as client,
    ):
        yield client
