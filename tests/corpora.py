"""Small corpora for ``textfix corpus``, and what is left of a run over one."""

from __future__ import annotations

import json
from pathlib import Path

TEXTS = ["علي رفت", "سلام", "كتابي", "", "نی", "يك دو سه", "چه؟", "شيرين"]


def records(count: int = 40) -> list[str]:
    """Return lines of JSON, among them some that are no good records."""
    lines = [json.dumps({"n": n, "text": TEXTS[n % len(TEXTS)]}) for n in range(count)]
    lines[7] = "{oops"
    lines[20] = ""
    lines[21] = '{"text": null}'
    lines[30] = '{"n": 30, "text": "علي!"}'  # breaks the law of the stage Loser
    return lines


def write(path: Path, lines: list[str]) -> Path:
    """Write ``lines`` to ``path`` and return it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
    return path


def contents(folder: Path) -> dict[str, bytes]:
    """Return name and content of every file of an output, the hidden ones too."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != "plan.json"  # it names the input's place and time
    }


def joined(folder: Path) -> bytes:
    """Return the parts one after the other."""
    return b"".join(path.read_bytes() for path in sorted(folder.glob("part-*.jsonl")))
