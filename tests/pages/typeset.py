"""Typeset the sample pages with LibreOffice and extract them again, so that their damage is real.

    python tests/pages/typeset.py fixtures/pages

Every ``NAME.source.txt`` of the folder (see ``lab.source``) gives ``NAME.truth.txt`` (what a
repaired page should read) and a PDF by LibreOffice; pypdf reads ``NAME.damaged.txt`` off it (pages
joined by form feeds) and, where it is installed, poppler's pdftotext ``NAME.poppler.txt``. As truth
and typeset page come from one source they cannot drift apart.
"""

from __future__ import annotations

import shutil
import sys
import tempfile
from pathlib import Path

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[1]))

from lab.extractors import poppler, pypdf
from lab.producers.libreoffice import ARABIC_TYPING, make_pdf, write_fodt
from lab.source import Source, read_source, write_truth

__all__ = [
    "ARABIC_TYPING",
    "VARIANTS",
    "Source",
    "build",
    "read_source",
    "write_fodt",
    "write_truth",
]

VARIANTS = {
    "arabic": {"typing": "arabic"},
    "justified": {"align": "justify"},
    "zwnj-spaces": {"head": "دفتر نامه‌ها"},
}


def build(path: Path, scratch: Path) -> None:
    """Write all that is made of one source, beside it; leave the PDFs in ``scratch``."""
    source = read_source(path)
    name = path.name.removesuffix(".source.txt")
    path.with_name(f"{name}.truth.txt").write_text(write_truth(source), encoding="utf-8")
    pdf = make_pdf(write_fodt(source), scratch, name)
    _keep_pypdf(pdf, path.with_name(f"{name}.damaged.txt"))
    if shutil.which("pdftotext"):
        path.with_name(f"{name}.poppler.txt").write_text(poppler.extract(pdf), encoding="utf-8")
    for variant in source.settings.get("variants", "").split():
        fodt = write_fodt(source.styled(**VARIANTS[variant]))
        pdf = make_pdf(fodt, scratch, f"{name}-{variant}")
        _keep_pypdf(pdf, path.with_name(f"{name}.{variant}.damaged.txt"))


def _keep_pypdf(pdf: Path, path: Path) -> None:
    path.write_text(pypdf.extract(pdf) + "\n", encoding="utf-8")


def main(arguments: list[str]) -> int:
    """Build every source of a folder; the PDFs go to a second folder, if one is named."""
    if not 1 <= len(arguments) <= 2:
        print("usage: typeset.py FOLDER [PDF-FOLDER]", file=sys.stderr)
        return 2
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(arguments[1]) if len(arguments) == 2 else Path(scratch)
        folder.mkdir(parents=True, exist_ok=True)
        for path in sorted(Path(arguments[0]).glob("*.source.txt")):
            build(path, folder.resolve())
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
