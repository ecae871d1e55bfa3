"""Engines: the work on partitions spread over processes or machines, one small module for each.

An engine yields what became of each partition, in any order, and outlives the death of a process:
the partition it had is given to another, and given up when it kills those too.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from importlib import import_module
from typing import NamedTuple, Protocol, cast

from textfix.corpus.plan import Partition
from textfix.corpus.work import Done, Work
from textfix.files.errors import CommandError

ENGINES = {"local": "", "dask": "distributed", "spark": "pyspark", "ray": "ray"}
"""Name of an engine (and of its extra), and the library that it needs."""

TRIES = 3
"""How many processes a partition may kill."""


class Place(NamedTuple):
    """Where an engine works: at the ``address`` of a cluster that runs, or, where that is "", on
    this machine with ``jobs`` processes."""

    address: str
    jobs: int


class Engine(Protocol):
    """The function ``run`` of a module of this package."""

    def __call__(
        self, work: Work, partitions: Sequence[Partition], place: Place
    ) -> Iterator[Done]: ...


def engine(name: str) -> Engine:
    """Return the engine ``name``.

    Raises:
        CommandError: its library is not installed.
    """
    try:
        return cast(Engine, import_module(f"{__name__}.{name}").run)
    except ModuleNotFoundError as error:
        if not error.name or error.name.split(".")[0] == "textfix":
            raise
        raise CommandError(
            f"--engine {name} needs {ENGINES[name]}: pip install 'textfix[{name}]'"
        ) from error
