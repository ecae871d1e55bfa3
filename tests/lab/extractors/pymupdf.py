"""PyMuPDF, in its default mode."""

from __future__ import annotations

from pathlib import Path


def extract(pdf: Path) -> str:
    """Return what PyMuPDF reads off the pages, joined by form feeds."""
    import pymupdf

    with pymupdf.open(pdf) as document:
        return "\f".join(page.get_text() for page in document)
