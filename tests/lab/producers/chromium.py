"""Chromium, printing a web page without a window."""

from __future__ import annotations

import subprocess
import tempfile
from pathlib import Path

from lab.producers.html import write_html
from lab.source import Source

FONT = "Noto Naskh Arabic"
OFFLINE = ["--disable-quic", "--disable-background-networking", "--disable-component-update"]
QUIET = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-sync"]


def typeset(source: Source, style: str, folder: Path, name: str) -> Path:
    """Return the path of the PDF ``folder/name.pdf``; there is one style."""
    page, pdf = folder / f"{name}.html", folder / f"{name}.pdf"
    page.write_text(write_html(source, FONT, footnotes=False), encoding="utf-8")
    with tempfile.TemporaryDirectory() as profile:
        own = [f"--user-data-dir={profile}", "--no-pdf-header-footer", f"--print-to-pdf={pdf}"]
        command = ["chromium", *QUIET, *OFFLINE, *own, page.as_uri()]
        subprocess.run(command, check=True, capture_output=True, timeout=120)
    return pdf
