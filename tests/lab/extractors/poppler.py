"""poppler's pdftotext, in three of its modes."""

from __future__ import annotations

import subprocess
from pathlib import Path


def extract(pdf: Path, *flags: str) -> str:
    """Return what ``pdftotext`` prints: pages that end in a form feed each."""
    command = ["pdftotext", "-enc", "UTF-8", *flags, str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")


def extract_raw(pdf: Path) -> str:
    """Return the text in the order in which the page is painted."""
    return extract(pdf, "-raw")


def extract_layout(pdf: Path) -> str:
    """Return the text laid out as on the page."""
    return extract(pdf, "-layout")
