"""Dask: a cluster of ``dask.distributed``, or one made for the run."""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from functools import partial

from distributed import Client, KilledWorker, LocalCluster, as_completed

from textfix.corpus.engines import Place
from textfix.corpus.plan import Partition
from textfix.corpus.work import Done, Work
from textfix.files.errors import CommandError


def run(work: Work, partitions: Sequence[Partition], place: Place) -> Iterator[Done]:
    """Yield what became of ``partitions``."""
    with _client(place) as client:
        blamed = yield from _together(client, work, partitions)
        suspects = list(blamed) if len(blamed) > 1 else []  # of the same deaths: each alone tells
        for partition in suspects:
            if not (yield from _together(client, work, [partition])):
                blamed.remove(partition)
        for partition in blamed:
            yield Done(partition.number, "workers died of it (out of memory?)")


def _together(
    client: Client, work: Work, partitions: Sequence[Partition]
) -> Generator[Done, None, list[Partition]]:
    """Yield what became of ``partitions``; return those that the scheduler blames for dead workers:
    all that a worker had before it when it died."""
    running = client.map(partial(_repair, work), partitions, pure=False)
    given = {future.key: partition for future, partition in zip(running, partitions, strict=True)}
    blamed = []
    try:
        for future in as_completed(running):
            # The scheduler knows errors. A result would have to be fetched from its worker, and
            # when that was killed, fetching waits for half a minute.
            error = future.exception() if future.status == "error" else None
            if isinstance(error, KilledWorker):
                blamed.append(given[future.key])
            else:
                yield Done(given[future.key].number, str(error or ""))
            future.release()  # or it would be done again when its worker is killed later
    except BaseException:
        client.cancel(running, force=True)
        raise
    return blamed


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
