"""Mozilla's pdf.js (npm: pdfjs-dist), its text items joined as most of its users do.

The package is looked for in the folder that the variable ``PDFJS`` names, then where npm keeps
packages of the working folder and of the machine (``npm install --global pdfjs-dist``).
"""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

SCRIPT = Path(__file__).with_name("pdfjs_items.mjs")
PACKAGE = "pdfjs-dist"


def extract(pdf: Path) -> str:
    """Return the items of each page in order, pages joined by form feeds."""
    command = ["node", str(SCRIPT), str(_package()), str(pdf)]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")


@cache
def _package() -> Path:
    for folder in _folders():
        if (folder / "legacy" / "build" / "pdf.mjs").is_file():
            return folder
    raise FileNotFoundError(f"not installed: {PACKAGE} (npm); PDFJS names its folder")


def _folders() -> Iterator[Path]:
    if "PDFJS" in os.environ:
        yield Path(os.environ["PDFJS"])
    for place in ((), ("--global",)):
        found = subprocess.run(["npm", "root", *place], check=True, capture_output=True, text=True)
        yield Path(found.stdout.strip()) / PACKAGE
