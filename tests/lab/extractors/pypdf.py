"""pypdf, in its default mode."""

from __future__ import annotations

from pathlib import Path


def extract(pdf: Path) -> str:
    """Return what pypdf reads off the pages, joined by form feeds."""
    from pypdf import PdfReader

    return "\f".join(page.extract_text() for page in PdfReader(pdf).pages)
