"""The journal: an output that can be gone on with after the process was killed.

What is written goes to ``.NAME.part``; every few seconds the file is made safe on disk, and beside
it ``.NAME.part.json`` says how many records and bytes stand in it. Whoever goes on cuts the file
there and takes up the input behind those records. ``NAME`` itself appears when all is done.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from typing import Any, BinaryIO

from textfix.files.compression import packed
from textfix.files.documents import hidden_name, open_output
from textfix.files.errors import CommandError, cause

_EVERY = 5.0  # seconds from one safe state to the next


class Journal:
    """An output in the making. ``done``: how many records stand in it from runs before, ``counts``
    what those runs counted."""

    def __init__(self, path: str, identity: dict[str, Any]) -> None:
        folder, name = os.path.split(path)
        self._path = path
        self._part = os.path.join(folder, f"{hidden_name(name)}.part")
        self._state = self._part + ".json"
        self._identity = identity
        state = self._begun()
        self.done: int = state["records"]
        self.counts: dict[str, int] = state["counts"]
        if folder:
            os.makedirs(folder, exist_ok=True)
        self._raw: BinaryIO = open(self._part, "ab")  # noqa: SIM115
        self._raw.truncate(state["bytes"])
        self._raw.seek(0, os.SEEK_END)
        self._records = self.done
        self._safe = time.monotonic()
        self._open_stream()

    def _begun(self) -> dict[str, Any]:
        state: dict[str, Any] = {"records": 0, "bytes": 0, "counts": {}}
        if os.path.exists(self._state) and os.path.exists(self._part):
            with open(self._state, encoding="utf-8") as file:
                state = json.load(file)
            if state["identity"] != self._identity:
                raise CommandError(
                    f"{self._part}: begun with another input, version or options:"
                    " repeat those, or delete it to begin anew"
                )
        return state

    def write(self, line: bytes) -> None:
        """Append one record."""
        self._file.write(line)
        self._records += 1

    def is_due(self) -> bool:
        """Whether it is time for ``save``."""
        return time.monotonic() - self._safe > _EVERY

    def save(self, counts: dict[str, int]) -> None:
        """Make safe what was written, and note ``counts`` with it."""
        self._stream.__exit__(None, None, None)
        self._raw.flush()
        os.fsync(self._raw.fileno())
        state = {
            "identity": self._identity,
            "records": self._records,
            "bytes": self._raw.tell(),
            "counts": counts,
        }
        with open_output(self._state) as file:
            file.write(json.dumps(state).encode())
        self._safe = time.monotonic()
        self._open_stream()

    def _open_stream(self) -> None:
        # What is packed is packed anew after each safe state: readers take many streams as one.
        self._stream: AbstractContextManager[BinaryIO] = packed(self._path, self._raw)
        self._file = self._stream.__enter__()

    def finish(self) -> None:
        """Let the output appear under its name."""
        self._stream.__exit__(None, None, None)
        self._raw.flush()
        os.fsync(self._raw.fileno())
        self._raw.close()
        os.replace(self._part, self._path)
        if os.path.exists(self._state):
            os.unlink(self._state)


@contextmanager
def journal(path: str, identity: dict[str, Any]) -> Iterator[Journal]:
    """Open the journal of the output ``path``; ``identity``: what must be the same to go on.

    Raises:
        CommandError: it cannot be written, or was begun with another identity.
    """
    try:
        begun = Journal(path, identity)
        yield begun
        begun.finish()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CommandError(f"cannot write {path}: {cause(error)}") from error


def identity_of(path: str) -> list[object]:
    """Return what tells whether the input ``path`` is the one that it was."""
    if not os.path.isfile(path):
        return [path]
    state = os.stat(path)
    return [os.path.realpath(path), state.st_size, state.st_mtime_ns]


def is_done(path: str, source: str) -> bool:
    """Whether the output ``path`` is there and not older than ``source``."""
    if not os.path.isfile(path):
        return False
    return not os.path.isfile(source) or os.path.getmtime(path) >= os.path.getmtime(source)
