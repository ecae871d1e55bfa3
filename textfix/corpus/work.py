"""The work of one process: a partition repaired, and the mark that it is."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass
from typing import NamedTuple

from textfix.corpus import jsonl
from textfix.corpus.folder import Folder, write_json
from textfix.corpus.plan import Partition
from textfix.files.errors import CommandError
from textfix.pipeline import Pipeline
from textfix.tagger.predict import THREADS_VARIABLE
from textfix.versions import versions


class Done(NamedTuple):
    """A partition that was tried, and why it is not done, or ""."""

    number: int
    failure: str = ""


@dataclass(frozen=True, slots=True)
class Work:
    """What an engine takes to its processes, and calls there with each partition.

    A partition may be done twice, after the death of a process or by two at once: its output is
    the same, and appears all at once.
    """

    folder: Folder
    field: str
    pipeline: Pipeline
    versions: dict[str, str]

    def __call__(self, partition: Partition) -> Done:
        """Repair ``partition``, if it is not done. What goes wrong is told and not raised, so that
        no engine gives up the others for it."""
        if self.folder.is_done(partition.number):
            return Done(partition.number)
        here = versions(self.pipeline)
        if here != self.versions:
            return Done(partition.number, f"another textfix on {platform.node()}: {here}")
        os.environ.setdefault(THREADS_VARIABLE, "1")  # an engine counts one processor for each task
        number, path, start, end, _ = partition
        target = self.folder.part(number)
        try:
            if target.endswith(".parquet"):
                from textfix.corpus import parquet

                tally = parquet.repair(path, start, end, target, self.field, self.pipeline)
            else:
                tally = jsonl.repair(path, start, end, target, self.field, self.pipeline)
            write_json(self.folder.mark(number), tally.as_json())
        except CommandError as error:
            return Done(number, str(error))
        except Exception as error:
            return Done(number, f"{path}: {type(error).__name__}: {error}")
        return Done(number)
