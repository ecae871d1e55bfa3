"""Recorded extractions in reading order become documents: floors over some of them.

All such pairs, by extractor and producer, are what ``make document`` is for.
"""

from __future__ import annotations

from statistics import mean

import pytest
from lab.document import FIGURES, Measured, is_right, measure
from lab.scoring import TUNED, Pair

# Measured over these pairs; over all in reading order `make document` has more to say.
MEANS = {
    "paragraphs": 0.90,
    "in_order": 0.96,
    "references": 0.80,
    "bodies": 0.90,
    "furniture": 0.98,
    "zwnj": 0.95,
}
PAIRS = [
    Pair(*names.split())
    for names in (
        "calligraphy chromium pdfbox",
        "calligraphy fpdf2 poppler",
        "calligraphy lo-nazli pdfium",
        "calligraphy reportlab pdfbox",
        "calligraphy weasyprint pdfjs",
        "calligraphy word-visual poppler",
        "calligraphy xelatex pymupdf",
        "saffron fpdf2 pdfjs",
        "saffron lo-arabic pymupdf",
        "saffron lo-noto poppler-layout",
        "saffron reportlab pypdf",
        "saffron word-logical poppler",
        "saffron xelatex pdfjs",
        "teahouse chromium poppler-layout",
        "teahouse lo-arabic poppler",
        "teahouse word-visual pdfbox",
    )
]
"""Of three documents some, so that every producer and every such extractor is among them."""


@pytest.fixture(scope="module")
def measured() -> list[Measured]:
    return [measure(pair) for pair in PAIRS]


@pytest.mark.parametrize("pair", PAIRS, ids=str)
def test_their_lines_stand_in_order(pair: Pair) -> None:
    assert pair.document in TUNED
    assert is_right(pair)


@pytest.mark.parametrize("figure", FIGURES)
def test_mean(figure: str, measured: list[Measured]) -> None:
    assert mean(getattr(m, figure) for m in measured) >= MEANS[figure]


def test_no_line_goes_with_the_furniture(measured: list[Measured]) -> None:
    assert {m.pair: m.lost for m in measured if m.lost} == {}


def test_no_letter_is_lost(measured: list[Measured]) -> None:
    assert {m.pair: m.letters for m in measured if m.letters} == {}
