"""Ray: a cluster, or one made for the run."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import ray
from ray.exceptions import RayError

from textfix.corpus.engines import TRIES, Place
from textfix.corpus.plan import Partition
from textfix.corpus.work import Done, Work


def run(work: Work, partitions: Sequence[Partition], place: Place) -> Iterator[Done]:
    """Yield what became of ``partitions``."""
    if place.address:
        ray.init(place.address, log_to_driver=False)
    else:
        ray.init(num_cpus=place.jobs, include_dashboard=False, log_to_driver=False)
    try:
        repair = ray.remote(max_retries=TRIES - 1)(_repair)
        shared = ray.put(work)
        running = {repair.remote(shared, partition): partition for partition in partitions}
        while running:
            (ended,), _ = ray.wait(list(running))
            yield _result(ended, running.pop(ended))
    finally:
        ray.shutdown()


def _repair(work: Work, partition: Partition) -> Done:
    return work(partition)


def _result(ended: object, partition: Partition) -> Done:
    try:
        return Done(*ray.get(ended))
    except RayError as error:
        return Done(partition.number, str(error).splitlines()[0])
