"""What to extract with instead, and what the damage says of the program that made the PDF.

The sentences are what a survey of 343 pairs of a PDF and an extractor found; ``docs/extractors.md``
has what was recorded.
"""

from __future__ import annotations

from collections.abc import Collection
from typing import Final

from textfix.diagnosis import classes as c
from textfix.diagnosis.model import Order

_FORMS = "presentation-forms"
_LAM_ALEF = "lam-alef-transposed"
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
    "letters-miscoded": "letters have the codes of other signs in the PDF itself: another extractor"
    " reads them alike",
    "letters-missing": "letters are missing in the PDF itself: only reading the page's image"
    " brings them back",
}
"""What to do about a class of order or damage."""

DAMAGE_ADVICE: Final = tuple(name for name in ADVICE if name in c.DAMAGES)
"""The classes of damage that advice is given for."""


def is_damaged(order: Order, seen: Collection[str]) -> bool:
    """Whether extraction left a trace in a text of ``order`` that shows the classes ``seen``: what
    people type so too is none."""
    return order.name != c.RIGHT_ORDER or not c.TYPED.issuperset(seen)


def producers(seen: Collection[str]) -> tuple[str, ...]:
    """Return what the classes ``seen`` say about the program that made the PDF."""
    return tuple(says for name, says in PRODUCERS.items() if name in seen)


def advice(order: Order, seen: Collection[str]) -> tuple[str, ...]:
    """Return what to extract with, and what the damage itself asks for."""
    others = tuple(ADVICE[name] for name in DAMAGE_ADVICE if name in seen)
    if not is_damaged(order, seen):
        return tuple(f"if it was read from a PDF: {text}" for text in others)
    first = ADVICE.get(order.name)
    return (*([first] if first else []), *others)
