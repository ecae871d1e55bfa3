"""Work spread over processes, in bounded memory, with the results in order."""

from __future__ import annotations

import os
import signal
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from textfix.files.errors import CommandError

Given = TypeVar("Given")
Made = TypeVar("Made")

_AHEAD = 3  # tasks waiting for each process


def in_order(
    work: Callable[[Given], Made], tasks: Iterable[Given], processes: int
) -> Iterator[Made]:
    """Yield ``work(task)`` for each task, in order; with one process, in this one.

    At most a few tasks a process are read ahead. ``work`` and its tasks must survive pickle.

    Raises:
        CommandError: a process died.
    """
    if processes == 1:
        yield from map(work, tasks)
        return
    from concurrent.futures import Future, ProcessPoolExecutor
    from concurrent.futures.process import BrokenProcessPool
    from multiprocessing import get_context

    # Started afresh and not forked: the threads of an inference session do not survive a fork.
    pool = ProcessPoolExecutor(processes, get_context("spawn"), _begin, (processes,))
    waiting: deque[Future[Made]] = deque()
    try:
        for task in tasks:
            waiting.append(pool.submit(work, task))
            if len(waiting) > processes * _AHEAD:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    except BrokenProcessPool as error:
        raise CommandError("a worker process died (out of memory?): try fewer --jobs") from error
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _begin(processes: int) -> None:
    """Prepare a worker: an interrupt kills it, and the processors are shared fairly."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    os.environ.setdefault("TEXTFIX_THREADS", str(max(1, (os.cpu_count() or 1) // processes)))
