"""Programs that read the text off a PDF: each module has ``extract(pdf)``, pages joined by ``\\f``.

Modules are imported when they are used, so that a library that is not installed stands in nobody's
way.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Extractor:
    """A module of this package, its function, and what it needs to be installed: programs and
    Python packages."""

    module: str
    function: str = "extract"
    programs: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()
    fonts: tuple[str, ...] = ()

    def __call__(self, pdf: Path) -> str:
        """Return the text of a PDF, pages joined by form feeds."""
        text: str = getattr(import_module(f"lab.extractors.{self.module}"), self.function)(pdf)
        return text


EXTRACTORS: dict[str, Extractor] = {
    "pypdf": Extractor("pypdf", packages=("pypdf",)),
    "pdfminer": Extractor("pdfminer", packages=("pdfminer",)),
    "pdfplumber": Extractor("pdfplumber", packages=("pdfplumber",)),
    "pymupdf": Extractor("pymupdf", packages=("pymupdf",)),
    "pdfium": Extractor("pdfium", packages=("pypdfium2",)),
    "poppler": Extractor("poppler", programs=("pdftotext",)),
    "poppler-raw": Extractor("poppler", "extract_raw", programs=("pdftotext",)),
    "poppler-layout": Extractor("poppler", "extract_layout", programs=("pdftotext",)),
    "pdfjs": Extractor("pdfjs", programs=("node", "npm")),
    "pdfbox": Extractor("pdfbox", programs=("java",)),
}
