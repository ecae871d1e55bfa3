"""The folder OUT: the names of what lies in it, and files in it that appear all at once.

Spark, Dask and Arrow pass over names that begin with ``_`` or ``.`` when they read a folder.
"""

from __future__ import annotations

import glob
import json
import os
from dataclasses import dataclass
from typing import Any

from textfix.files.documents import open_output

_OWN = "_textfix"


@dataclass(frozen=True, slots=True)
class Folder:
    """The folder at ``path``; its parts end with ``suffix``."""

    path: str
    suffix: str

    def part(self, number: int) -> str:
        """The output of a partition."""
        return os.path.join(self.path, f"part-{number:05d}{self.suffix}")

    def mark(self, number: int) -> str:
        """What says that a partition is done, and what was done."""
        return os.path.join(self.path, _OWN, "done", f"{number:05d}.json")

    @property
    def plan(self) -> str:
        """What the partitions are."""
        return os.path.join(self.path, _OWN, "plan.json")

    @property
    def report(self) -> str:
        """What came of it all."""
        return os.path.join(self.path, "_report.json")

    def is_done(self, number: int) -> bool:
        """Whether the partition is repaired, its output in its place."""
        return os.path.exists(self.mark(number)) and os.path.exists(self.part(number))

    def is_free(self) -> bool:
        """Whether nothing lies there."""
        return not os.path.isdir(self.path) or not os.listdir(self.path)

    def clear_drafts(self) -> None:
        """Remove what processes that were killed left behind half-written."""
        for pattern in (".part-*", "._report.json.*", f"{_OWN}/.*", f"{_OWN}/done/.*"):
            for draft in glob.glob(os.path.join(glob.escape(self.path), pattern)):
                os.unlink(draft)


def write_json(path: str, value: Any) -> None:
    """Write ``value`` to ``path``, all at once.

    Raises:
        CommandError: it cannot be written.
    """
    with open_output(path) as file:
        said = json.dumps(value, ensure_ascii=False, indent=1)
        file.write(said.encode("utf-8", "backslashreplace") + b"\n")


def read_json(path: str) -> Any:
    """Return what stands in ``path``, or None where there is no such file."""
    try:
        with open(path, "rb") as file:
            return json.load(file)
    except FileNotFoundError:
        return None
