"""Which extractor, and which program that made the PDF, give such text; what to use instead.

The tables are what a survey measured: 19 PDFs of eight kinds of producer (LibreOffice, Chromium,
WeasyPrint, XeLaTeX, reportlab, fpdf2, and an imitation of Word's way of writing PDFs), each read by
24 settings of 15 extractors. The recorded pairs of ``fixtures/lab`` set the bounds of shares and
what ``docs/extractors.md`` says of how often the right extractor is named.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final, NamedTuple

from textfix.diagnosis import classes as c
from textfix.diagnosis.model import Order, Suspect


class Family(NamedTuple):
    """An extractor and the PDFs from which it gives text of the class ``order``.

    ``least`` and ``most`` bound the share of lines out of order. ``shows`` are classes of damage
    that speak for it, ``lacks`` such as speak against it.
    """

    order: str
    extractor: str
    producers: str
    shows: tuple[str, ...] = ()
    lacks: tuple[str, ...] = ()
    least: float = 0.0
    most: float = 1.0


_POPPLER: Final = "poppler pdftotext"
_POPPLER_RAW: Final = "poppler pdftotext -raw"
_FORMS = "presentation-forms"
_LAM_ALEF = "lam-alef-transposed"

_CONTROLLED = (c.BIDI_CONTROLS, "stop-space-swapped")
"""What poppler leaves and no other extractor does."""

_NEARLY_ANY = (_FORMS, "spaces-lost", "zwnj-as-space", "zwnj-glued", c.ZWNJ_KEPT)
"""What extractors leave that take the program's own way with ZWNJ and shapes."""

_IN_ORDER: Final = (
    Family(c.RIGHT_ORDER, _POPPLER, "any program", _CONTROLLED),
    Family(
        c.RIGHT_ORDER,
        "pdfium",
        "any program",
        ("brackets-mirrored", "zwnj-glued", "letters-composed", c.LABELS_TURNED),
        (*_CONTROLLED, _FORMS),
    ),
    Family(
        c.RIGHT_ORDER,
        "pdf.js",
        "WeasyPrint, reportlab, fpdf2, XeLaTeX or Word",
        ("brackets-mirrored", "zwnj-glued", _FORMS),
        (*_CONTROLLED, c.ZWNJ_KEPT, "letters-composed"),
    ),
    Family(
        c.RIGHT_ORDER,
        "PyMuPDF or pypdf",
        "Chromium, WeasyPrint, reportlab, fpdf2 or XeLaTeX",
        ("brackets-mirrored", "zwnj-glued", _FORMS, "spaces-lost"),
        (*_CONTROLLED, _LAM_ALEF),
    ),
    Family(
        c.RIGHT_ORDER,
        "PDFBox or Tika",
        "LibreOffice, Chromium, fpdf2, reportlab or Word",
        ("zwnj-as-space", _LAM_ALEF, c.LETTERS_ISOLATED, "marks-displaced"),
        (*_CONTROLLED, _FORMS, "letters-composed"),
    ),
    Family(
        c.RIGHT_ORDER,
        "PyMuPDF",
        "LibreOffice or Word",
        (c.ZWNJ_KEPT, _LAM_ALEF, c.LETTERS_ISOLATED, "lines-in-pieces"),
        (*_CONTROLLED, "brackets-mirrored"),
    ),
)
_IN_RUNS: Final = (
    Family(
        c.REVERSED_RUNS,
        "pypdf or PyPDF2",
        "LibreOffice or Word",
        ("digits-reversed", "kashida-as-sign", c.LETTERS_ISOLATED),
        (_LAM_ALEF, _FORMS, c.BIDI_CONTROLS),
        least=0.4,
    ),
    Family(
        c.REVERSED_RUNS,
        "pypdf or PyPDF2",
        "XeLaTeX",
        (_FORMS, "spaces-lost"),
        (_LAM_ALEF, c.BIDI_CONTROLS),
        least=0.4,
    ),
    Family(
        c.REVERSED_RUNS,
        "pdf.js",
        "LibreOffice or Word",
        (_LAM_ALEF, "kashida-as-sign", c.LETTERS_ISOLATED),
        ("digits-reversed", _FORMS, c.BIDI_CONTROLS),
        least=0.4,
    ),
    Family(
        c.REVERSED_RUNS,
        "PyMuPDF",
        "Word",
        (_LAM_ALEF, c.LETTERS_ISOLATED),
        ("digits-reversed", _FORMS, c.BIDI_CONTROLS, c.ZWNJ_KEPT),
        least=0.4,
    ),
    Family(
        c.REVERSED_RUNS,
        "PDFBox or Tika (not sorted by position)",
        "XeLaTeX, or Word writing in reading order",
        (_LAM_ALEF, c.LETTERS_ISOLATED, "zwnj-as-space"),
        ("digits-reversed", c.BIDI_CONTROLS),
        least=0.4,
    ),
    Family(c.REVERSED_RUNS, _POPPLER_RAW, "XeLaTeX", (c.BIDI_CONTROLS, _FORMS), least=0.4),
    Family(
        c.REVERSED_RUNS,
        "pypdf or PyPDF2",
        "Chromium, WeasyPrint, fpdf2, reportlab or XeLaTeX",
        ("digits-reversed", *_NEARLY_ANY),
        (_LAM_ALEF, c.BIDI_CONTROLS),
        most=0.6,
    ),
    Family(
        c.REVERSED_RUNS,
        "PyMuPDF",
        "Chromium, WeasyPrint, fpdf2, reportlab or XeLaTeX",
        _NEARLY_ANY,
        ("digits-reversed", c.BIDI_CONTROLS),
        least=0.25,
        most=0.6,
    ),
    Family(
        c.REVERSED_RUNS,
        "pdf.js",
        "WeasyPrint, fpdf2 or XeLaTeX",
        ("brackets-mirrored", "zwnj-glued", _FORMS),
        ("digits-reversed", c.BIDI_CONTROLS, c.ZWNJ_KEPT),
        most=0.27,
    ),
    Family(
        c.REVERSED_RUNS,
        "PDFBox or Tika",
        "WeasyPrint",
        ("brackets-mirrored", "zwnj-glued"),
        ("digits-reversed", c.BIDI_CONTROLS, c.ZWNJ_KEPT, _FORMS),
        most=0.25,
    ),
    Family(
        c.REVERSED_RUNS,
        "PDFBox or Tika",
        "LibreOffice",
        ("zwnj-as-space", _LAM_ALEF),
        ("digits-reversed", c.BIDI_CONTROLS, _FORMS),
        most=0.6,
    ),
)
_VISUAL: Final = (
    Family(c.REVERSED_CHARACTERS, "pdfminer.six or pdfplumber", "any program"),
    Family(c.REVERSED_CHARACTERS, "pypdf in layout mode", "any program"),
    Family(c.REVERSED_CHARACTERS, "MuPDF up to 1.21, Ghostscript or iText 5", "any program"),
    Family(c.ISLANDS_KEPT, "pdfminer.six or pdfplumber", "any program", (_FORMS,)),
    Family(c.ISLANDS_KEPT, "playa, pdf_oxide or iText 5", "any program"),
    Family(c.ISLANDS_KEPT, "pdf.js", "Chromium", (_FORMS,)),
    Family(c.REVERSED_WORDS, _POPPLER_RAW, "any program", (c.BIDI_CONTROLS,)),
    Family(c.REVERSED_WORDS, "PyMuPDF with sort=True", "any program", (), (c.BIDI_CONTROLS,)),
    Family(
        c.REVERSED_WORDS,
        "PDFBox, Tika or pypdf",
        "XeLaTeX, or a program that writes word by word",
        (_FORMS,),
        (c.BIDI_CONTROLS,),
    ),
    Family(c.MIRRORED_WORDS, "pdfium", "Chromium"),
    Family(c.MIRRORED_WORDS, "pdf_oxide", "reportlab"),
    Family(c.MIXED, "pdf.js", "Chromium", (_FORMS,)),
    Family(c.MIXED, "pdfminer.six", "Chromium or Word", (), (_FORMS,)),
)
FAMILIES: Final = (*_IN_ORDER, *_IN_RUNS, *_VISUAL)

PRODUCERS: Final = {
    _FORMS: "Chromium, XeLaTeX or a program that shaped the letters beforehand",
    "kashida-as-sign": "LibreOffice or Word: a justified text in an old font",
    _LAM_ALEF: "LibreOffice or Word with an old font, whose lam-alef is one glyph for two letters",
    c.LETTERS_ISOLATED: "LibreOffice or Word with an old font, which gives lone yeh Arabic's code",
    c.ZWNJ_KEPT: "LibreOffice, Chromium or fpdf2: ZWNJ is in the file",
}
"""What a class of damage says about the program that made the PDF."""

_BEST: Final = (
    "poppler's pdftotext in its default mode reads every producer's lines in order and keeps ZWNJ"
    " where the PDF has it: `pdftotext FILE.pdf`, then textfix"
)

ADVICE: Final = {
    c.RIGHT_ORDER: "the order is right: this extractor may stay",
    c.REVERSED_RUNS: _BEST + "; not pypdf, PyPDF2 or pdf.js, which join runs from left to right",
    c.REVERSED_CHARACTERS: _BEST
    + "; failing that stay with this one rather than pypdf: what is wholly reversed can be put"
    " right exactly",
    c.ISLANDS_KEPT: _BEST,
    c.REVERSED_WORDS: _BEST + "; never with -raw, and PyMuPDF never with sort=True",
    c.MIRRORED_WORDS: _BEST,
    c.MIXED: _BEST,
    "zwnj-glued": "ZWNJs were lost: poppler and PyMuPDF (not sorted) keep those of LibreOffice"
    " and Chromium, pdfium none",
    "spaces-lost": "spaces were lost: poppler finds them by the room between words, pypdf does not",
    "letters-missing": "letters are missing in the PDF itself: only reading the page's image"
    " brings them back",
}
"""What to do about a class of order or damage."""

_SHOWN = 3


def suspects(order: Order, seen: Collection[str]) -> tuple[Suspect, ...]:
    """Return the extractors that give such text, the likeliest first, at most three.

    ``seen``: the classes of damage that the document shows.
    """
    if not _is_damaged(order, seen):
        return ()
    rated = []
    for place, family in enumerate(FAMILIES):
        if family.order == order.name and family.least <= order.share <= family.most:
            because = tuple(name for name in family.shows if name in seen)
            against = sum(name in seen for name in family.lacks)
            rated.append((against - len(because), place, family, because))
    least = min(rated, default=(0,))[0]
    best: dict[str, Suspect] = {}
    for rating, _place, family, because in sorted(rated):
        if rating == least and (because or order.name != c.RIGHT_ORDER):
            found = Suspect(family.extractor, family.producers, because)
            best.setdefault(family.extractor, found)
    return tuple(best.values())[:_SHOWN]


def _is_damaged(order: Order, seen: Collection[str]) -> bool:
    """Whether extraction left a trace: what pages hold of their own is none."""
    return order.name != c.RIGHT_ORDER or bool(set(seen) - {c.ZWNJ_KEPT, c.NOTES, c.FURNITURE})


def producers(order: Order, seen: Collection[str]) -> tuple[str, ...]:
    """Return what the classes ``seen`` say about the program that made the PDF."""
    if not _is_damaged(order, seen):
        return ()
    return tuple(says for name, says in PRODUCERS.items() if name in seen)


def advice(order: Order, seen: Collection[str]) -> tuple[str, ...]:
    """Return what to extract with, and what the damage itself asks for."""
    if not _is_damaged(order, seen):
        return ()
    first = ADVICE.get(order.name)
    others = (ADVICE[name] for name in DAMAGE_ADVICE if name in seen)
    return (*([first] if first else []), *others)


DAMAGE_ADVICE: Final = tuple(name for name in ADVICE if name in c.DAMAGES)
"""The classes of damage that advice is given for."""
