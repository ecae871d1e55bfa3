"""Work spread over processes, in bounded memory, with the results in order."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING, Generic, TypeVar

from textfix.files.errors import CommandError

if TYPE_CHECKING:
    from concurrent.futures import Future

Given = TypeVar("Given")
Made = TypeVar("Made")

DIED = "the process that repaired it was killed (out of memory?)"

_AHEAD = 3  # tasks waiting for each process


def in_order(
    work: Callable[[Given], Made],
    tasks: Iterable[Given],
    processes: int,
    lost: Callable[[Given], Made] | None = None,
    split: Callable[[Given], list[Given]] = lambda task: [task],
    tries: int = 2,
) -> Iterator[Made]:
    """Yield ``work(task)`` for each task, in order; with one process, in this one.

    At most a few tasks a process are read ahead. ``work`` and its tasks must survive pickle. Where
    a process is killed, nobody knows by which task: all that were begun are done again one by one,
    cut up by ``split`` (so that more results may come than tasks). For one that has killed
    ``tries`` processes, ``lost(task)`` is yielded. An interrupt ends the processes, too.

    Raises:
        CommandError: a process was killed again, and there is no ``lost``.
    """
    if processes == 1:
        yield from map(work, tasks)
        return
    crew = _Crew(processes, work)
    waiting: deque[tuple[Given, Future[Made] | None]] = deque()
    try:
        for task in tasks:
            waiting.append((task, crew.begin(task)))
            if len(waiting) > processes * _AHEAD:
                yield from _next(crew, waiting, lost, split, tries)
        while waiting:
            yield from _next(crew, waiting, lost, split, tries)
    except BaseException:
        crew.kill()
        raise
    finally:
        crew.end()


def _next(
    crew: _Crew[Given, Made],
    waiting: deque[tuple[Given, Future[Made] | None]],
    lost: Callable[[Given], Made] | None,
    split: Callable[[Given], list[Given]],
    tries: int,
) -> Iterator[Made]:
    """Yield the results of the first of ``waiting``; if a process died, those of all."""
    made = crew.result(waiting[0][1])
    if made:
        waiting.popleft()
        yield made[0]
        return
    suspects = [part for task, _ in waiting for part in split(task)]
    waiting.clear()
    for task in suspects:
        made = _alone(crew.work, task, tries - 1)
        if not made and lost is None:
            raise CommandError(DIED)
        yield made[0] if made else lost(task)  # type: ignore[misc]
    crew.renew()


def _alone(work: Callable[[Given], Made], task: Given, tries: int) -> list[Made]:
    """Return the result of ``task`` in a list, which is empty if it killed ``tries`` processes."""
    made: list[Made] = []
    while not made and tries:
        crew: _Crew[Given, Made] = _Crew(1, work)
        try:
            made = crew.result(crew.begin(task))
        except BaseException:
            crew.kill()
            raise
        finally:
            crew.end()
        tries -= 1
    return made


class _Crew(Generic[Given, Made]):
    """Processes that do ``work``. They are started afresh and not forked: the threads of an
    inference session do not survive a fork."""

    def __init__(self, processes: int, work: Callable[[Given], Made]) -> None:
        self.work = work
        self._processes = processes
        self.renew()

    def renew(self) -> None:
        """Start the processes (again)."""
        from concurrent.futures import ProcessPoolExecutor
        from multiprocessing import get_context

        context = get_context("spawn")
        self._pool = ProcessPoolExecutor(self._processes, context, begin, (self._processes,))

    def begin(self, task: Given) -> Future[Made] | None:
        """Begin ``task``; return None where a process was killed before."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            return self._pool.submit(self.work, task)
        except BrokenProcessPool:
            return None

    def result(self, future: Future[Made] | None) -> list[Made]:
        """Return the result in a list, which is empty where a process was killed."""
        from concurrent.futures.process import BrokenProcessPool

        try:
            return [future.result()] if future else []
        except BrokenProcessPool:
            return []

    def kill(self) -> None:
        """End the processes in the middle of their work."""
        from multiprocessing import active_children

        for process in active_children():
            process.terminate()

    def end(self) -> None:
        """Begin nothing more."""
        self._pool.shutdown(wait=False, cancel_futures=True)


def begin(processes: int) -> None:
    """Prepare a worker: an interrupt kills it, and the processors are shared fairly."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.environ.setdefault("TEXTFIX_THREADS", str(max(1, (os.cpu_count() or 1) // processes)))
