"""Inputs and targets: the files that are meant, and which path each is written to."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from textfix.files.compression import PACKINGS, unpacked_name
from textfix.files.documents import STANDARD
from textfix.files.errors import CommandError

TEXTS = (".txt", ".text", ".md")
"""The suffixes of the files that are taken from a folder as documents, packed or not."""

RECORDS = (".jsonl", ".ndjson", ".parquet")
"""The suffixes of the files that are taken from a folder as records: JSON Lines, packed or not, and
Parquet."""


class Input(NamedTuple):
    """A file to repair, and its name in a folder of outputs: a path below the folder it is from.

    ``folder``: that folder, or "".
    """

    path: str
    name: str
    folder: str = ""


def inputs(files: Sequence[str], suffixes: Sequence[str]) -> list[Input]:
    """Return ``files``, and for each folder among them the files of ``suffixes`` in it and below,
    sorted. Hidden files and folders are passed over, links to folders too.

    Raises:
        CommandError: there are no such files in a folder.
    """
    found: list[Input] = []
    for path in files:
        if path == STANDARD or not os.path.isdir(path):
            found.append(Input(path, os.path.basename(path)))
            continue
        inside = sorted(_files_in(path, tuple(suffixes)))
        if not inside:
            said = f"{', '.join(suffixes)} (or packed: {', '.join(PACKINGS)})"
            raise CommandError(f"{path}: no files in this folder that end with {said}")
        found += [Input(os.path.join(path, name), name, path) for name in inside]
    return found


def _files_in(folder: str, suffixes: tuple[str, ...]) -> Iterator[str]:
    for place, folders, names in os.walk(folder):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in names:
            if not name.startswith(".") and unpacked_name(name).endswith(suffixes):
                yield os.path.relpath(os.path.join(place, name), folder)


def targets(given: Sequence[Input], output: str | None, *, in_place: bool) -> list[str | None]:
    """Return for each input the path it is written to (None: standard output).

    Raises:
        CommandError: two would be written to one path, or one over an input or into its folder.
    """
    if in_place:
        return [os.path.realpath(each.path) for each in given]
    if output is None:
        return [None] * len(given)
    paths = [output]
    from_folders = any(each.folder for each in given)
    if len(given) > 1 or from_folders or os.path.isdir(output) or output.endswith(os.sep):
        if any(each.path == STANDARD for each in given):
            raise CommandError(
                f"{output}: a folder, and standard input has no name: give -o a file"
            )
        paths = [os.path.join(output, each.name) for each in given]
    for folder in {each.folder for each in given} - {""}:
        if _is_inside(output, folder):
            raise CommandError(
                f"{output}: lies in the folder {folder} that is read: choose another"
            )
    sources = {os.path.realpath(each.path) for each in given if each.path != STANDARD}
    taken: set[str] = set()
    for path in paths:
        if path in taken:
            raise CommandError(f"{path}: two of the files would be written there")
        taken.add(path)
        if os.path.realpath(path) in sources or _is_linked(path, given):
            raise CommandError(
                f"{path}: an input and the output at once; --in-place replaces files"
            )
    return list(paths)


def refuse_twice(report: str, given: Sequence[Input], places: Sequence[str | None]) -> None:
    """Refuse a report that would be written over a text.

    Raises:
        CommandError: ``report`` is one of the inputs, or of the ``places`` they are written to.
    """
    written = {os.path.realpath(place) for place in places if place is not None}
    if os.path.realpath(report) in written or _is_linked(report, given):
        raise CommandError(f"{report}: a text and the report at once: name another --report")


def _is_inside(path: str, folder: str) -> bool:
    inner, outer = os.path.realpath(path), os.path.realpath(folder)
    return os.path.commonpath([inner, outer]) == outer


def _is_linked(path: str, given: Sequence[Input]) -> bool:
    """Whether ``path`` exists and is, under another name, one of a few inputs."""
    if not os.path.exists(path):
        return False
    return any(
        os.path.exists(each.path) and os.path.samefile(path, each.path)
        for each in given
        if each.path != STANDARD
    )
