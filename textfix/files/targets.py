"""Targets: which path each input is written to."""

from __future__ import annotations

import os
from collections.abc import Sequence

from textfix.files.documents import STANDARD
from textfix.files.errors import CommandError


def targets(files: Sequence[str], output: str | None, *, in_place: bool) -> list[str | None]:
    """Return for each file the path it is written to (None: standard output).

    Raises:
        CommandError: two would be written to one path, or one over an input.
    """
    if in_place:
        return [os.path.realpath(path) for path in files]
    if output is None:
        return [None] * len(files)
    paths = [output]
    if len(files) > 1 or os.path.isdir(output) or output.endswith(os.sep):
        if STANDARD in files:
            raise CommandError(
                f"{output}: a folder, and standard input has no name: give -o a file"
            )
        paths = [os.path.join(output, os.path.basename(path)) for path in files]
    for at, path in enumerate(paths):
        if path in paths[:at]:
            raise CommandError(f"{path}: two of the files would be written there")
        if os.path.exists(path) and any(_is_same(path, file) for file in files):
            raise CommandError(
                f"{path}: an input and the output at once; --in-place replaces files"
            )
    return list(paths)


def _is_same(path: str, file: str) -> bool:
    return file != STANDARD and os.path.exists(file) and os.path.samefile(path, file)
