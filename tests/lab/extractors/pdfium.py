"""PDFium, through pypdfium2."""

from __future__ import annotations

from pathlib import Path


def extract(pdf: Path) -> str:
    """Return what PDFium reads off the pages, joined by form feeds."""
    from pypdfium2 import PdfDocument

    with PdfDocument(pdf) as document:
        return "\f".join(page.get_textpage().get_text_range() for page in document)
