"""Typeset the sample pages with LibreOffice and extract them again, so that their damage is real.

    python tests/pages/typeset.py fixtures/pages

Every ``NAME.source.txt`` of the folder gives ``NAME.truth.txt`` (what a repaired page should read)
and an OpenDocument text; LibreOffice makes a PDF of that, pypdf reads ``NAME.damaged.txt`` off it
(pages joined by form feeds) and, where it is installed, poppler's pdftotext ``NAME.poppler.txt``.
As truth and typeset page come from one source they cannot drift apart.

A source opens with settings (``name: value``), then holds blocks separated by blank lines. A mark
at a block's start says what it is (see ``KINDS``); ``[^1]`` refers to the footnote whose body is
the block ``[^1]: …``.
"""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

TEMPLATE = Path(__file__).with_name("template.fodt")
KINDS = {
    "# ": "Title",
    "## ": "Heading",
    "- ": "Bullet",
    "+ ": "Number",
    "= ": "Entry",
    "< ": "Latin",
    "~ ": "Verse",
    "$ ": "Formula",
}
LISTS = {"Bullet": "Bullets", "Number": "Numbers"}
WIDE_GAP = '<text:s text:c="8"/>'
NUMBERING = {"ascii": "1", "persian": "۱, ۲, ۳, ..."}
PERSIAN_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
VARIANTS = {
    "arabic": {"typing": "arabic"},
    "justified": {"align": "justify"},
    "zwnj-spaces": {"head": "دفتر نامه‌ها"},
}
ARABIC_TYPING = str.maketrans(
    {
        "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
    }
)
REFERENCE = re.compile(r"\[\^(\d+)\]")
BODY = re.compile(r"\[\^(\d+)\]: (.+)")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph of a page: its kind (a paragraph style's name) and its text."""

    kind: str
    text: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document as its author wrote it."""

    settings: dict[str, str]
    blocks: list[Block]
    notes: dict[str, str]


def read_source(path: Path) -> Source:
    """Read a ``.source.txt`` file."""
    head, *rest = path.read_text(encoding="utf-8").strip().split("\n\n")
    settings = dict(line.split(": ", 1) for line in head.split("\n"))
    notes = {found[1]: found[2] for block in rest if (found := BODY.fullmatch(block))}
    blocks = [_block(block) for block in rest if not BODY.fullmatch(block)]
    return Source(settings, blocks, notes)


def _block(text: str) -> Block:
    for mark, kind in KINDS.items():
        if text.startswith(mark):
            return Block(kind, text.removeprefix(mark))
    return Block("Body", text)


def write_truth(source: Source) -> str:
    """Return the document as plain text: a paragraph a line, footnote bodies last."""
    paragraphs = []
    for kind, group in groupby(source.blocks, key=lambda block: block.kind):
        for count, block in enumerate(group, 1):
            paragraphs.append(_label(kind, count, source.settings["digits"]) + block.text)
    paragraphs += [f"[^{number}]: {body}" for number, body in source.notes.items()]
    return "\n\n".join(paragraphs) + "\n"


def _label(kind: str, count: int, digits: str) -> str:
    if kind == "Bullet":
        return "\N{BULLET} "
    if kind != "Number":
        return ""
    number = str(count)
    return (number.translate(PERSIAN_DIGITS) if digits == "persian" else number) + ". "


def write_fodt(source: Source, variant: str = "") -> str:
    """Return the document as a flat OpenDocument text, or a variant of it (see ``VARIANTS``)."""
    settings = source.settings | VARIANTS.get(variant, {})
    filled = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        font=settings["font"],
        size=settings["size"],
        latin=int(settings["size"]) - 2,
        digits=NUMBERING[settings["digits"]],
        notes=NUMBERING[settings["notes"]],
        align=settings["align"],
        head=escape(settings["head"]),
        body="\n".join(_paragraphs(source)),
    )
    return filled.translate(ARABIC_TYPING) if settings.get("typing") == "arabic" else filled


def _paragraphs(source: Source) -> Iterator[str]:
    for kind, group in groupby(source.blocks, key=lambda block: block.kind):
        texts = [_inline(block.text, source.notes) for block in group]
        if kind in LISTS:
            items = [f"<text:list-item>{_p('Item', text)}</text:list-item>" for text in texts]
            yield f'<text:list text:style-name="{LISTS[kind]}">{"".join(items)}</text:list>'
        elif kind in ("Title", "Heading"):
            level = '<text:h text:outline-level="1" text:style-name="{}">{}</text:h>'
            yield from (level.format(kind, text) for text in texts)
        else:
            yield from (_p(kind, text) for text in texts)


def _p(style: str, content: str) -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def _inline(text: str, notes: dict[str, str]) -> str:
    def note(found: re.Match[str]) -> str:
        number, body = found[1], notes[found[1]]
        style = "LatinNote" if body[0].isascii() else "Note"
        return (
            f'<text:note text:id="ftn{number}" text:note-class="footnote">'
            f"<text:note-citation>{number}</text:note-citation>"
            f"<text:note-body>{_p(style, escape(body))}</text:note-body></text:note>"
        )

    return REFERENCE.sub(note, escape(text)).replace("\t", WIDE_GAP)


def make_pdf(fodt: str, folder: Path, name: str) -> Path:
    """Let LibreOffice typeset ``fodt``; return the path of the PDF in ``folder``."""
    page = folder / f"{name}.fodt"
    page.write_text(fodt, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, str(page)], check=True, capture_output=True)
    return page.with_suffix(".pdf")


def extract_pypdf(pdf: Path) -> str:
    """Return what pypdf reads off the pages, joined by form feeds."""
    from pypdf import PdfReader

    return "\f".join(page.extract_text() for page in PdfReader(pdf).pages) + "\n"


def extract_poppler(pdf: Path) -> str:
    """Return what ``pdftotext`` prints."""
    command = ["pdftotext", "-enc", "UTF-8", str(pdf), "-"]
    return subprocess.run(command, check=True, capture_output=True).stdout.decode("utf-8")


def build(path: Path, scratch: Path) -> None:
    """Write all that is made of one source, beside it; leave the PDFs in ``scratch``."""
    source = read_source(path)
    name = path.name.removesuffix(".source.txt")
    path.with_name(f"{name}.truth.txt").write_text(write_truth(source), encoding="utf-8")
    pdf = make_pdf(write_fodt(source), scratch, name)
    path.with_name(f"{name}.damaged.txt").write_text(extract_pypdf(pdf), encoding="utf-8")
    if shutil.which("pdftotext"):
        path.with_name(f"{name}.poppler.txt").write_text(extract_poppler(pdf), encoding="utf-8")
    for variant in source.settings.get("variants", "").split():
        pdf = make_pdf(write_fodt(source, variant), scratch, f"{name}-{variant}")
        damaged = path.with_name(f"{name}.{variant}.damaged.txt")
        damaged.write_text(extract_pypdf(pdf), encoding="utf-8")


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
