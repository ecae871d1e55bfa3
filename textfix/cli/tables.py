"""Parquet in and out: a table repaired by row groups, spread over processes."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from textfix.cli.workers import DIED, in_order
from textfix.pipeline import Pipeline

if TYPE_CHECKING:
    from textfix.corpus.tally import Tally

SUFFIX: Final = ".parquet"


class _Group(NamedTuple):
    number: int
    size: int


class Part(NamedTuple):
    """What came of a row group of ``size`` bytes."""

    tally: Tally
    size: int


@dataclass(frozen=True, slots=True)
class Table:
    """The file at ``path``, of which the column ``field`` is repaired."""

    path: str
    field: str
    pipeline: Pipeline

    def repair(self, target: str | None, jobs: int, tell: Callable[[Part], None]) -> None:
        """Repair the rows and write them to ``target``, if that is not None, in their order;
        ``tell`` hears of each row group.

        Raises:
            CommandError: the table cannot be read or written, or has no such column of strings.
        """
        from textfix.corpus import parquet

        groups = [_Group(start, size) for start, _, size in parquet.split(self.path, 1, self.field)]
        done = in_order(partial(_repair, self), groups, jobs, partial(_lost, self))
        with parquet.opened(self.path) as file:
            parquet.write(file, target or os.devnull, _told(done, tell))


def _repair(table: Table, group: _Group) -> tuple[Any, Part]:
    from textfix.corpus import parquet
    from textfix.corpus.tally import Tally

    tally = Tally()
    path, field, pipeline = table.path, table.field, table.pipeline
    with parquet.opened(path) as file:
        rows = parquet.repair_group(file, path, group.number, field, pipeline, tally)
    return rows, Part(tally, group.size)


def _lost(table: Table, group: _Group) -> tuple[Any, Part]:
    from textfix.corpus import parquet
    from textfix.corpus.tally import Tally

    tally = Tally()
    with parquet.opened(table.path) as file:
        rows = parquet.lost_group(file, group.number, DIED)
    tally.fail(f"{table.path}, row group {group.number}: {DIED}")
    return rows, Part(tally, group.size)


def _told(done: Iterator[tuple[Any, Part]], tell: Callable[[Part], None]) -> Iterator[Any]:
    for rows, part in done:
        tell(part)
        yield rows
