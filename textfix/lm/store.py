"""The store: named rows of numbers in one file, memory-mapped and checked against a digest."""

from __future__ import annotations

import hashlib
import json
import mmap
import re
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final

__all__ = ["StoreError", "find_digest", "read", "write"]

MAGIC: Final = b"textfix-lm-2\n"
# Rows begin at multiples of this, so that their views are aligned.
ALIGNMENT: Final = 8


class StoreError(ValueError):
    """A store that is not one, or not the one its card describes."""


def find_digest(card: str, file: str) -> str | None:
    """Return the SHA-256 that a card gives for a file, None when it gives none.

    >>> find_digest("| some.lm | 12 | `" + "0a" * 32 + "` |", "some.lm") == "0a" * 32
    True
    """
    found = re.search(rf"{re.escape(file)}\b[^\n]*?\b([0-9a-f]{{64}})\b", card)
    return found.group(1) if found else None


def write(path: Path, views: Mapping[str, memoryview], facts: Mapping[str, Any]) -> str:
    """Write numbers (one-dimensional, unsigned) and small facts (JSON); return the SHA-256.

    The bytes depend on the content alone, not on the order in which it was gathered.
    """
    table, parts, place = {}, [], 0
    for name in sorted(views):
        raw = views[name].tobytes()
        table[name] = [views[name].format, place, len(raw)]
        parts.append(raw + bytes(-len(raw) % ALIGNMENT))
        place += len(parts[-1])
    head = json.dumps({"rows": table, "facts": facts}, ensure_ascii=False, sort_keys=True)
    start = MAGIC + head.encode() + b"\n"
    content = b"".join([start, b" " * (-len(start) % ALIGNMENT), *parts])
    path.write_bytes(content)
    return hashlib.sha256(content).hexdigest()


def read(path: Path, digest: str) -> tuple[dict[str, memoryview], dict[str, Any]]:
    """Map a store into memory and return its numbers (read-only views of the file) and facts.

    Raises ``StoreError`` when the file's SHA-256 is not ``digest``, or it is no store, or this
    machine keeps the high byte of a number first.
    """
    with path.open("rb") as file:
        content = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
    found = hashlib.sha256(content).hexdigest()
    if found != digest:
        raise StoreError(f"{path.name} has SHA-256 {found}, its card says {digest}: reinstall")
    if content[: len(MAGIC)] != MAGIC or sys.byteorder != "little":
        raise StoreError(f"{path.name} is no language model for this version and machine")
    end = content.find(b"\n", len(MAGIC)) + 1
    head = json.loads(content[len(MAGIC) : end])
    base = end + -end % ALIGNMENT
    whole = memoryview(content)
    views = {
        name: whole[base + place : base + place + size].cast(kind)
        for name, (kind, place, size) in head["rows"].items()
    }
    return views, head["facts"]
