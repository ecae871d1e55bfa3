"""Programs that typeset a document: each module has ``typeset(source, style, folder, name)``.

It returns the path of a PDF in ``folder``. Modules are imported when they are used, so that a
library that is not installed stands in nobody's way.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from pathlib import Path

from lab.source import Source

NAZLI = "Nazli"
NOTO = "Noto Naskh Arabic"
LATIN = "Liberation Serif"
SIGNS = "Noto Sans"
WRITER = ("uharfbuzz", "fontTools")


@dataclass(frozen=True, slots=True)
class Producer:
    """A module of this package, the style it is called with, and what it needs to be installed:
    font families, programs and Python packages."""

    module: str
    style: str
    fonts: tuple[str, ...]
    programs: tuple[str, ...] = ()
    packages: tuple[str, ...] = ()

    def typeset(self, source: Source, folder: Path, name: str) -> Path:
        """Return the path of the PDF ``folder/name.pdf``."""
        module = import_module(f"lab.producers.{self.module}")
        pdf: Path = module.typeset(source, self.style, folder, name)
        return pdf


PRODUCERS: dict[str, Producer] = {
    "lo-nazli": Producer("libreoffice", "nazli", (NAZLI,), ("soffice",)),
    "lo-arabic": Producer("libreoffice", "arabic", (NAZLI,), ("soffice",)),
    "lo-noto": Producer("libreoffice", "noto", (NOTO,), ("soffice",)),
    "chromium": Producer("chromium", "", (NOTO,), ("chromium",)),
    "weasyprint": Producer("weasyprint", "", (NOTO,), (), ("weasyprint",)),
    "word-visual": Producer("word", "visual", (NAZLI, LATIN), (), WRITER),
    "word-logical": Producer("word", "logical", (NAZLI, LATIN), (), WRITER),
    "reportlab": Producer(
        "reportlab", "", (NAZLI, LATIN), (), ("reportlab", "arabic_reshaper", "bidi")
    ),
    "fpdf2": Producer("fpdf", "", (NOTO, LATIN, SIGNS), (), ("fpdf", "uharfbuzz")),
    "xelatex": Producer("xelatex", "", (NAZLI, LATIN), ("xelatex",)),
}
