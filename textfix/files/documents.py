"""Documents: where they are read from, where they go, and that none is ever half written."""

from __future__ import annotations

import glob
import hashlib
import os
import secrets
import stat
import sys
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from typing import BinaryIO, NamedTuple

from textfix.files.compression import packed, unpacked
from textfix.files.encodings import BYTE_ORDER_MARK, decode
from textfix.files.errors import CommandError, cause
from textfix.files.remote import is_remote, open_remote, replaced_remote

STANDARD = "-"
"""The FILE that stands for standard input."""

_DRAFT = 8  # digits at the end of a draft's name
_LONGEST = 200  # bytes


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
    return "standard input" if path == STANDARD else path or "''"


@contextmanager
def open_input(path: str) -> Iterator[BinaryIO]:
    """Open ``path``, a URL or standard input for reading bytes, unpacked as its suffix asks.

    A plain file of this machine can be sought in.

    Raises:
        CommandError: it is missing, a folder, unreadable or damaged (also while it is read).
    """
    try:
        with _opened(path) as raw, unpacked(path, raw) as file:
            yield file
    except IsADirectoryError as error:
        raise CommandError(f"{path}: a folder: name the files in it") from error
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(f"{shown_name(path)}: {cause(error)}") from error


@contextmanager
def _opened(path: str) -> Iterator[BinaryIO]:
    if is_remote(path):
        with open_remote(path) as file:
            yield file
    elif path != STANDARD:
        with open(path, "rb") as file:
            yield file
    elif sys.stdin:
        yield sys.stdin.buffer
    else:
        raise CommandError("standard input: closed")


def read_document(path: str, target: str | None, encoding: str) -> Document:
    """Read and decode ``path``.

    Raises:
        CommandError: it cannot be read, or is no text in ``encoding``.
    """
    with open_input(path) as file:
        data = file.read()
    return document_of(path, data, target, encoding)


def document_of(path: str, data: bytes, target: str | None, encoding: str) -> Document:
    """Decode ``data``, the content of ``path``.

    Raises:
        CommandError: it is no text in ``encoding``.
    """
    try:
        text = decode(data, encoding)
    except CommandError as error:
        raise CommandError(f"{shown_name(path)}: {error}") from error
    bare = text.removeprefix(BYTE_ORDER_MARK)
    return Document(shown_name(path), bare, text[: len(text) - len(bare)], len(data), target)


@contextmanager
def open_output(path: str | None) -> Iterator[BinaryIO]:
    """Open ``path``, a URL or standard output (None) for writing bytes that appear all at once,
    packed as the suffix asks.

    A regular file is replaced when the block ends well, and left as it was when it does not; it
    keeps its mode, and its owner where that can be. The folder is made where it is missing.

    Raises:
        CommandError: it cannot be written.
    """
    try:
        if path is None:
            if not sys.stdout:
                raise CommandError("standard output: closed")
            yield sys.stdout.buffer
            sys.stdout.buffer.flush()
            return
        with _destination(path) as raw, packed(path, raw) as file:
            yield file
    except BrokenPipeError:
        raise
    except OSError as error:
        where = "standard output" if path is None else path
        raise CommandError(f"cannot write {where}: {cause(error)}") from error


def _destination(path: str) -> AbstractContextManager[BinaryIO]:
    if is_remote(path):
        return replaced_remote(path, _draft_of)
    if os.path.exists(path) and not os.path.isfile(path):
        return open(path, "wb")  # a pipe, a terminal, /dev/null
    return _replacement(path)


@contextmanager
def _replacement(path: str) -> Iterator[BinaryIO]:
    folder = os.path.dirname(path)
    if folder and not os.path.exists(folder):
        os.makedirs(folder, exist_ok=True)
    draft = _draft_of(path)
    try:
        with open(draft, "xb") as file:
            if os.path.exists(path):
                _take_after(os.stat(path), draft)
            yield file
        os.replace(draft, path)
    except BaseException:
        if os.path.exists(draft):
            os.unlink(draft)
        raise


def _take_after(old: os.stat_result, draft: str) -> None:
    """Give ``draft`` owner and mode of the file it will replace, before a word of it is written:
    nobody shall read in a draft what is kept from him in the file."""
    new = os.stat(draft)
    if (new.st_uid, new.st_gid) != (old.st_uid, old.st_gid):
        with suppress(PermissionError):  # only root gives files away
            os.chown(draft, old.st_uid, old.st_gid)
    os.chmod(draft, stat.S_IMODE(old.st_mode))


def clear_drafts(path: str) -> None:
    """Remove what runs that were killed left of ``path``, half written."""
    folder, name = os.path.split(path)
    pattern = glob.escape(hidden_name(name)) + "." + "[0-9a-f]" * _DRAFT
    pattern = os.path.join(glob.escape(folder), pattern)
    for draft in glob.glob(pattern):
        os.unlink(draft)


def _draft_of(path: str) -> str:
    folder, name = os.path.split(path)
    return os.path.join(folder, f"{hidden_name(name)}.{secrets.token_hex(_DRAFT // 2)}")


def hidden_name(name: str) -> str:
    """Return how the names of hidden files that belong to ``name`` begin.

    They have endings of their own, and a file system takes but 255 bytes: of a longer name they
    hold the beginning, and a hash in place of the rest.

    >>> hidden_name("page.txt")
    '.page.txt'
    >>> len(hidden_name("صفحه" * 60).encode())
    201
    """
    data = os.fsencode(name)
    if len(data) <= _LONGEST:
        return f".{name}"
    digest = hashlib.sha256(data).hexdigest()[:_DRAFT]
    return f".{data[: _LONGEST - _DRAFT].decode(errors='ignore')}{digest}"
