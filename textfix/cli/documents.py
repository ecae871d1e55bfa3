"""Documents: where they are read from, where they go, and that none is ever half written."""

from __future__ import annotations

import os
import secrets
import stat
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import BinaryIO, NamedTuple

from textfix.cli.encodings import BYTE_ORDER_MARK, decode
from textfix.cli.outcome import CommandError, cause

STANDARD = "-"
"""The FILE that stands for standard input."""


class Document(NamedTuple):
    """A text and its name; ``mark``: the byte order mark that stood before it, or "".

    ``size`` is in bytes. ``target`` is the path to write to, None for standard output.
    """

    name: str
    text: str
    mark: str
    size: int
    target: str | None


def shown_name(path: str) -> str:
    """Return the name by which messages speak of ``path``."""
    return "standard input" if path == STANDARD else path


@contextmanager
def open_input(path: str) -> Iterator[BinaryIO]:
    """Open ``path``, or standard input, for reading bytes.

    Raises:
        CommandError: it is missing, a folder or unreadable.
    """
    try:
        if path != STANDARD:
            with open(path, "rb") as file:
                yield file
        elif sys.stdin:
            yield sys.stdin.buffer
        else:
            raise CommandError("standard input: closed")
    except IsADirectoryError as error:
        raise CommandError(f"{path}: a folder: name the files in it") from error
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(f"{shown_name(path)}: {cause(error)}") from error


def read_document(path: str, target: str | None, encoding: str) -> Document:
    """Read and decode ``path``.

    Raises:
        CommandError: it cannot be read, or is no text in ``encoding``.
    """
    with open_input(path) as file:
        data = file.read()
    try:
        text = decode(data, encoding)
    except CommandError as error:
        raise CommandError(f"{shown_name(path)}: {error}") from error
    bare = text.removeprefix(BYTE_ORDER_MARK)
    return Document(shown_name(path), bare, text[: len(text) - len(bare)], len(data), target)


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


@contextmanager
def open_output(path: str | None) -> Iterator[BinaryIO]:
    """Open ``path`` (None: standard output) for writing bytes that appear all at once.

    A regular file is replaced when the block ends well, and left as it was when it does not; it
    keeps its mode. The folder is made where it is missing.

    Raises:
        CommandError: it cannot be written.
    """
    try:
        if path is None:
            if not sys.stdout:
                raise CommandError("standard output: closed")
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
        elif os.path.exists(path) and not os.path.isfile(path):
            with open(path, "wb") as file:  # a pipe, a terminal, /dev/null
                yield file
        else:
            with _replacement(path) as file:
                yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(f"cannot write {path or 'standard output'}: {cause(error)}") from error


@contextmanager
def _replacement(path: str) -> Iterator[BinaryIO]:
    folder = os.path.dirname(path) or "."
    if not os.path.exists(folder):
        os.makedirs(folder)
    draft = os.path.join(folder, f".{os.path.basename(path)}.{secrets.token_hex(4)}")
    try:
        with open(draft, "xb") as file:
            yield file
        if os.path.exists(path):
            os.chmod(draft, stat.S_IMODE(os.stat(path).st_mode))
        os.replace(draft, path)
    except BaseException:
        if os.path.exists(draft):
            os.unlink(draft)
        raise
