"""Measure what long documents cost: peak memory and time of the whole command.

    make bench-stream            (a GB of text; SIZE=100 for that many MB)

The text is generated from the sample pages, once with their lines and once as one single line.
It is repaired with the preset ``characters``, which needs no model, so that what is measured is
the stream; the default preset is measured on a few MB of clean pages. Peak is resident memory.
"""

from __future__ import annotations

import os
import platform
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGES = ROOT / "fixtures" / "pages"
_FEW = 3_000_000  # bytes: more than is repaired as a whole


def write_text(path: Path, size: int, *, kind: str = "damaged", one_line: bool = False) -> None:
    """Write at least ``size`` bytes of pages to ``path``."""
    page = (PAGES / f"qanat.{kind}.txt").read_text(encoding="utf-8")
    data = (" ".join(page.split()) + " " if one_line else page + "\f").encode()
    with path.open("wb") as file:
        for _ in range(size // len(data) + 1):
            file.write(data)


def measure(what: str, source: Path, *arguments: str) -> None:
    """Repair ``source`` in a process of its own and print what that cost."""
    target = source.with_suffix(".out")
    command = [sys.executable, "-m", "textfix", *arguments, str(source), "-o", str(target)]
    began = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT)
    _, status, used = os.wait4(process.pid, 0)
    seconds = time.perf_counter() - began
    unit = 1 if sys.platform == "darwin" else 1024  # of ru_maxrss, in bytes
    size = source.stat().st_size
    print(
        f"{what:<36}{size / 1e6:>8.0f} MB{size / 1e6 / seconds:>9.2f} MB/s"
        f"{used.ru_maxrss * unit / 1e6:>8.0f} MB resident{'' if status == 0 else '  FAILED'}",
        flush=True,
    )
    target.unlink(missing_ok=True)


def main() -> None:
    """Print the table."""
    size = int(float(sys.argv[1] if len(sys.argv) > 1 else 1000) * 1e6)
    print(f"{platform.python_implementation()} {platform.python_version()}, {os.cpu_count()} CPUs")
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "text.txt"
        for what, one_line in (("pages", False), ("one line", True)):
            write_text(source, size, one_line=one_line)
            measure(f"{what}, characters", source, "--preset", "characters")
        write_text(source, _FEW, kind="truth")
        measure("clean pages, default", source)


if __name__ == "__main__":
    main()
