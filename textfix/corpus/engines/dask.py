"""Dask: a cluster of ``dask.distributed``, or one made for the run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from distributed import Client, LocalCluster, as_completed

from textfix.corpus.engines import Place
from textfix.corpus.plan import Partition
from textfix.corpus.work import Done, Work


def run(work: Work, partitions: Sequence[Partition], place: Place) -> Iterator[Done]:
    """Yield what became of ``partitions``."""
    with _client(place) as client:
        futures = client.map(work, partitions, pure=False)
        numbers = {f.key: p.number for f, p in zip(futures, partitions, strict=True)}
        try:
            for future in as_completed(futures):
                error = future.exception()
                yield Done(numbers[future.key], str(error)) if error else future.result()
        except BaseException:
            client.cancel(futures, force=True)
            raise


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
