"""pdfminer.six, with its default layout analysis."""

from __future__ import annotations

from pathlib import Path


def extract(pdf: Path) -> str:
    """Return what pdfminer.six reads off the pages, which end in a form feed each."""
    from pdfminer.high_level import extract_text

    return extract_text(pdf)
