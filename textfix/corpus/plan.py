"""The plan of a run: its input cut into partitions, and all that its output depends on."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from textfix.corpus import jsonl
from textfix.corpus.folder import Folder, read_json, write_json
from textfix.files.compression import packing, unpacked_name
from textfix.files.errors import CommandError
from textfix.pipeline import Pipeline
from textfix.versions import versions

_FORMATS = {".jsonl": ".jsonl", ".ndjson": ".jsonl", ".parquet": ".parquet"}
_VERSIONS = "pipeline or version"


class Partition(NamedTuple):
    """A part of the input: of the file at ``path`` the bytes (JSON Lines) or row groups (Parquet)
    from ``start`` to ``end``; ``size`` is in bytes."""

    number: int
    path: str
    start: int
    end: int
    size: int


@dataclass(frozen=True, slots=True)
class Plan:
    """The partitions, and what else decides the output: ``terms``, by what they are called."""

    partitions: tuple[Partition, ...]
    terms: dict[str, Any]
    suffix: str

    @property
    def versions(self) -> dict[str, str]:
        """What decides, besides the text, what is made of it."""
        versions: dict[str, str] = self.terms[_VERSIONS]
        return versions

    @property
    def size(self) -> int:
        """The bytes of all partitions."""
        return sum(partition.size for partition in self.partitions)


def plan(source: str, field: str, pipeline: Pipeline, size: int) -> Plan:
    """Plan the repair of the file or folder ``source`` by partitions of some ``size`` bytes.

    A folder gives its files in the order of their names, those of its folders among them.

    Raises:
        CommandError: there is nothing to do, or it is in several formats.
    """
    files = list(_files(os.path.abspath(source)))
    suffixes = {_suffix(path) for path in files}
    if not files:
        raise CommandError(f"{source}: no JSON Lines (.jsonl) or Parquet (.parquet) in it")
    if len(suffixes) > 1:
        raise CommandError(f"{source}: of several formats: {', '.join(sorted(suffixes))}")
    terms = {
        "input": [[path, *_state(path)] for path in files],
        "field": field,
        "partition size": size,
        _VERSIONS: versions(pipeline),
    }
    return Plan(tuple(_partitions(files, field, size)), terms, suffixes.pop())


def settle(the_plan: Plan, folder: Folder) -> None:
    """Write the plan into ``folder``, or find that the run that is there has the same.

    Raises:
        CommandError: something else is there.
    """
    there = read_json(folder.plan)
    if there is None:
        if not folder.is_free():
            raise CommandError(f"{folder.path}: not empty: name a folder of the output's own")
        write_json(folder.plan, the_plan.terms)
        return
    other = [name for name, term in the_plan.terms.items() if there.get(name) != term]
    if other:
        raise CommandError(
            f"{folder.path}: holds a run with another {' and '.join(other)}: name another folder,"
            " or remove this one"
        )


def _state(path: str) -> tuple[int, int]:
    """Return what differs when a file was written anew."""
    stat = os.stat(path)
    return stat.st_size, stat.st_mtime_ns


def _files(source: str) -> Iterator[str]:
    if not os.path.isdir(source):
        if not os.path.exists(source):
            raise CommandError(f"{source}: no such file or directory")
        if not _suffix(source):
            raise CommandError(f"{source}: neither JSON Lines (.jsonl) nor Parquet (.parquet)")
        yield source
        return
    for folder, folders, names in os.walk(source):
        folders[:] = sorted(name for name in folders if name[0] not in "._")
        for name in sorted(names):
            if name[0] not in "._" and _suffix(name):
                yield os.path.join(folder, name)


def _suffix(path: str) -> str:
    """Return the suffix of the parts made of ``path``, or "" for what is no corpus.

    >>> _suffix("a/b.ndjson.gz"), _suffix("b.txt")
    ('.jsonl.gz', '')
    """
    kind = _FORMATS.get(os.path.splitext(unpacked_name(path))[1], "")
    return kind + packing(path) if kind else ""


def _partitions(files: Sequence[str], field: str, size: int) -> Iterator[Partition]:
    number = 0
    for path in files:
        if _suffix(path) == ".parquet":
            from textfix.corpus import parquet

            ranges = parquet.split(path, size, field)
        else:
            ranges = jsonl.split(path, size)
        for start, end, held in ranges:
            yield Partition(number, path, start, end, held)
            number += 1
