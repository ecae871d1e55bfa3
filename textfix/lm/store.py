"""The store: named arrays in one file, memory-mapped and checked against a digest."""

from __future__ import annotations

import hashlib
import json
import mmap
import re
from pathlib import Path
from typing import Any, Final

import numpy as np

__all__ = ["StoreError", "find_digest", "read", "write"]

MAGIC: Final = b"textfix-lm-1\n"
# Arrays begin at multiples of this, so that their views are aligned.
ALIGNMENT: Final = 8

Array = np.ndarray[Any, np.dtype[Any]]


class StoreError(ValueError):
    """A store that is not one, or not the one its card describes."""


def find_digest(card: str, file: str) -> str | None:
    """Return the SHA-256 that a card gives for a file, None when it gives none.

    >>> find_digest("| some.lm | 12 | `" + "0a" * 32 + "` |", "some.lm") == "0a" * 32
    True
    """
    found = re.search(rf"{re.escape(file)}\b[^\n]*?\b([0-9a-f]{{64}})\b", card)
    return found.group(1) if found else None


def write(path: Path, arrays: dict[str, Array], facts: dict[str, Any]) -> str:
    """Write arrays (one-dimensional) and small facts (JSON) to a file; return its SHA-256.

    The bytes depend on the content alone, not on the order in which it was gathered.
    """
    table, parts, place = {}, [], 0
    for name in sorted(arrays):
        data = np.ascontiguousarray(arrays[name])
        raw = data.astype(data.dtype.newbyteorder("<")).tobytes()
        table[name] = [data.dtype.newbyteorder("<").str, place, len(data)]
        parts.append(raw + bytes(-len(raw) % ALIGNMENT))
        place += len(parts[-1])
    head = json.dumps({"arrays": table, "facts": facts}, ensure_ascii=False, sort_keys=True)
    start = MAGIC + head.encode() + b"\n"
    content = b"".join([start, b" " * (-len(start) % ALIGNMENT), *parts])
    path.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def read(path: Path, digest: str) -> tuple[dict[str, Array], dict[str, Any]]:
    """Map a store into memory and return its arrays (read-only views of the file) and facts.

    Raises ``StoreError`` when the file's SHA-256 is not ``digest``, or it is no store.
    """
    with path.open("rb") as file:
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    found = hashlib.sha256(content).hexdigest()
    if found != digest:
        raise StoreError(f"{path.name} has SHA-256 {found}, its card says {digest}: reinstall")
    if content[: len(MAGIC)] != MAGIC:
        raise StoreError(f"{path.name} is not a language model of this version")
    end = content.find(b"\n", len(MAGIC)) + 1
    head = json.loads(content[len(MAGIC) : end])
    base = end + -end % ALIGNMENT
    arrays = {
        name: np.frombuffer(content, kind, length, base + place)
        for name, (kind, place, length) in head["arrays"].items()
    }
    return arrays, head["facts"]
