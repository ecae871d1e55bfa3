"""WeasyPrint, which knows CSS footnotes."""

from __future__ import annotations

from pathlib import Path

from lab.producers.html import write_html
from lab.source import Source

FONT = "Noto Naskh Arabic"


def typeset(source: Source, style: str, folder: Path, name: str) -> Path:
    """Return the path of the PDF ``folder/name.pdf``; there is one style."""
    from weasyprint import HTML

    pdf = folder / f"{name}.pdf"
    HTML(string=write_html(source, FONT, footnotes=True)).write_pdf(pdf)
    return pdf
