"""The processors of this machine."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Generator, Iterator, Sequence
from concurrent.futures import FIRST_COMPLETED, Future, ProcessPoolExecutor, wait
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager

from textfix.cli.workers import begin
from textfix.corpus.engines import TRIES, Place
from textfix.corpus.plan import Partition
from textfix.corpus.work import Done, Work


def run(work: Work, partitions: Sequence[Partition], place: Place) -> Iterator[Done]:
    """Yield what became of ``partitions``."""
    if place.jobs == 1:
        yield from map(work, partitions)
        return
    waiting = deque(partitions)
    while waiting:
        suspects = yield from _until_a_death(work, waiting, place.jobs)
        for partition in suspects:  # one of them was its process's death: each alone tells
            yield from _alone(work, partition)


def _until_a_death(
    work: Work, waiting: deque[Partition], jobs: int
) -> Generator[Done, None, list[Partition]]:
    """Do what is ``waiting`` until a process dies; return what was being done then."""
    running: dict[Future[Done], Partition] = {}
    with _pool(jobs) as pool:
        while waiting or running:
            while waiting and len(running) < jobs:
                partition = waiting.popleft()
                running[pool.submit(work, partition)] = partition
            for future in wait(running, return_when=FIRST_COMPLETED).done:
                try:
                    yield future.result()
                except BrokenProcessPool:
                    return list(running.values())
                del running[future]
    return []


def _alone(work: Work, partition: Partition) -> Iterator[Done]:
    for _ in range(TRIES - 1):
        with _pool(1) as pool:
            try:
                yield pool.submit(work, partition).result()
                return
            except BrokenProcessPool:
                continue
    yield Done(partition.number, f"{TRIES} processes died of it (out of memory?)")


@contextmanager
def _pool(jobs: int) -> Iterator[ProcessPoolExecutor]:
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(jobs, context, begin, (jobs,))
    try:
        yield pool
    except BaseException:  # an interrupt: what is being done would be waited for
        for process in multiprocessing.active_children():
            process.terminate()
        raise
    finally:
        pool.shutdown(cancel_futures=True)
