"""LibreOffice Writer: a flat OpenDocument text, exported as PDF."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from itertools import groupby
from pathlib import Path
from string import Template
from xml.sax.saxutils import escape

from lab.source import CELL, REFERENCE, Source, foot, heads

TEMPLATE = Path(__file__).with_name("libreoffice.fodt")
STYLES = {
    "nazli": {"font": "Nazli", "size": "13", "align": "justify"},
    "arabic": {"font": "Nazli", "size": "13", "align": "justify", "typing": "arabic"},
    "noto": {"font": "Noto Naskh Arabic", "size": "12", "align": "end"},
}
LISTS = {"Bullet": "Bullets", "Number": "Numbers"}
WIDE_GAP = '<text:s text:c="8"/>'
TAB = "<text:tab/>"
PAGE = '<text:page-number style:num-format="{}" text:select-page="current">1</text:page-number>'
PAGES = '<text:page-count style:num-format="{}">1</text:page-count>'
NUMBERING = {"ascii": "1", "persian": "۱, ۲, ۳, ..."}
ARABIC_TYPING = str.maketrans(
    {
        "\N{ARABIC LETTER FARSI YEH}": "\N{ARABIC LETTER YEH}",
        "\N{ARABIC LETTER KEHEH}": "\N{ARABIC LETTER KAF}",
    }
)


def typeset(source: Source, style: str, folder: Path, name: str) -> Path:
    """Return the path of the PDF that LibreOffice makes in ``folder``."""
    return make_pdf(write_fodt(source.styled(**STYLES[style])), folder, name)


def write_fodt(source: Source) -> str:
    """Return the document as a flat OpenDocument text."""
    settings = source.settings
    digits = NUMBERING[settings["digits"]]
    page = PAGE.format(digits)
    odd, even = (escape(text).replace("\0", page) for text in heads(source, "\0"))
    filled = Template(TEMPLATE.read_text(encoding="utf-8")).substitute(
        font=settings["font"],
        size=settings["size"],
        latin=int(settings["size"]) - 2,
        digits=digits,
        notes=NUMBERING[settings["notes"]],
        align=settings["align"],
        odd=odd,
        even=even,
        foot=foot(source, page, PAGES.format(digits)),
        body="\n".join(_paragraphs(source)),
    )
    return filled.translate(ARABIC_TYPING) if settings.get("typing") == "arabic" else filled


def _paragraphs(source: Source) -> Iterator[str]:
    for kind, group in groupby(source.blocks, key=lambda block: block.kind):
        texts = [_inline(block.text, source.notes) for block in group]
        if kind in LISTS:
            items = [f"<text:list-item>{_p('Item', text)}</text:list-item>" for text in texts]
            yield f'<text:list text:style-name="{LISTS[kind]}">{"".join(items)}</text:list>'
        elif kind == "Row":
            yield _table([text.split(CELL) for text in texts])
        elif kind in ("Title", "Heading"):
            level = '<text:h text:outline-level="1" text:style-name="{}">{}</text:h>'
            yield from (level.format(kind, text) for text in texts)
        else:
            yield from (_paragraph(kind, text) for text in texts)


def _paragraph(kind: str, text: str) -> str:
    if kind == "Contents":
        return _p(kind, text.replace(CELL, TAB))
    if kind == "Formula" and CELL in text:
        return _p("Numbered", TAB + text.replace(CELL, TAB))
    return _p(kind, text.replace(CELL, WIDE_GAP))


def _table(rows: list[list[str]]) -> str:
    columns = f'<table:table-column table:number-columns-repeated="{len(rows[0])}"/>'
    lines = [
        "".join(
            f'<table:table-cell table:style-name="Cell">{_p("Row", cell)}</table:table-cell>'
            for cell in row
        )
        for row in rows
    ]
    body = "".join(f"<table:table-row>{line}</table:table-row>" for line in lines)
    return f'<table:table table:style-name="Table">{columns}{body}</table:table>'


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

    return REFERENCE.sub(note, escape(text))


def make_pdf(fodt: str, folder: Path, name: str) -> Path:
    """Let LibreOffice typeset ``fodt``; return the path of the PDF in ``folder``."""
    page = folder / f"{name}.fodt"
    page.write_text(fodt, encoding="utf-8")
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    subprocess.run([*convert, str(page)], check=True, capture_output=True)
    return page.with_suffix(".pdf")
