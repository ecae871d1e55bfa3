"""The table of recorded extractions: which traces each extractor left in the text of each PDF.

``data/recorded.tsv`` has a line for each pair of a program that made a PDF and one that read it,
for every document of ``fixtures/lab`` that may be tuned to; ``make traces`` measures it again.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files
from typing import Final, NamedTuple

from textfix.diagnosis.traces import TRACES

EXTRACTORS: Final = {
    "pypdf": "pypdf or PyPDF2",
    "pdfminer": "pdfminer.six",
    "pdfplumber": "pdfplumber",
    "pymupdf": "PyMuPDF",
    "pdfium": "pdfium",
    "poppler": "poppler pdftotext",
    "poppler-raw": "poppler pdftotext -raw",
    "poppler-layout": "poppler pdftotext -layout",
    "pdfjs": "pdf.js",
    "pdfbox": "PDFBox or Tika",
}
"""How people call the extractors of the table."""

PRODUCERS: Final = {
    "lo-nazli": "LibreOffice",
    "lo-arabic": "LibreOffice",
    "lo-noto": "LibreOffice",
    "chromium": "Chromium",
    "weasyprint": "WeasyPrint",
    "word-visual": "Word",
    "word-logical": "Word",
    "reportlab": "reportlab",
    "fpdf2": "fpdf2",
    "xelatex": "XeLaTeX",
}
"""How people call the programs that made the PDFs of the table. Those of Word are imitations of its
way of writing PDFs."""

_COLUMNS: Final = ("document", "producer", "extractor", "order", "share")
_UNKNOWN: Final = "-"


class Recorded(NamedTuple):
    """A recorded extraction: the code of its order, the share of lines out of order, and the level
    of each of ``TRACES``."""

    document: str
    producer: str
    extractor: str
    order: str
    share: float
    levels: tuple[int | None, ...]


@cache
def recorded() -> tuple[Recorded, ...]:
    """Return the table."""
    text = files("textfix.diagnosis").joinpath("data", "recorded.tsv").read_text(encoding="utf-8")
    head, *lines = text.splitlines()
    if head.split("\t") != [*_COLUMNS, *(trace.name for trace in TRACES)]:
        raise ValueError("recorded.tsv has other columns than there are traces: make traces")
    return tuple(map(_row, lines))


def _row(line: str) -> Recorded:
    document, producer, extractor, order, share, *levels = line.split("\t")
    read = tuple(None if level == _UNKNOWN else int(level) for level in levels)
    return Recorded(document, producer, extractor, order, float(share), read)


def table(rows: Sequence[Recorded]) -> str:
    """Return what ``data/recorded.tsv`` says of ``rows``."""
    out = [[*_COLUMNS, *(trace.name for trace in TRACES)]]
    for row in rows:
        levels = [_UNKNOWN if level is None else str(level) for level in row.levels]
        out.append([*row[:4], f"{row.share:.2f}", *levels])
    return "".join("\t".join(fields) + "\n" for fields in out)
