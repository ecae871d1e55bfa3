"""pdfplumber, in its default mode."""

from __future__ import annotations

from pathlib import Path


def extract(pdf: Path) -> str:
    """Return what pdfplumber reads off the pages, joined by form feeds."""
    import pdfplumber

    with pdfplumber.open(pdf) as document:
        return "\f".join(page.extract_text() for page in document.pages)
