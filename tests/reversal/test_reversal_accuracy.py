"""A gate over recorded text of ours: what the stage alone makes of real extractions."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from cases import FIXTURES
from laws import output
from reversal.visual import drawn, ligatures_whole, shaped, visual

from textfix.reversal import Reversal

LAB = FIXTURES / "lab"
DOCUMENTS = ("saffron", "calligraphy")
# Extractions whose lines are whole: nothing but their order is wrong.
WHOLE = (
    *("lo-noto.pdfplumber", "reportlab.pdfplumber", "word-visual.pdfplumber"),
    *("xelatex.pdfplumber", "reportlab.poppler-raw", "xelatex.poppler-raw"),
    *("fpdf2.poppler-raw", "weasyprint.poppler-raw"),
)
IN_ORDER = ("lo-noto.poppler", "reportlab.pymupdf", "chromium.poppler", "lo-noto.pypdf")
LONG = 20  # letters: a shorter line may stand in order by chance


def letters(text: str) -> str:
    folded = unicodedata.normalize("NFKC", text).translate(str.maketrans("يكةى", "یکۀی"))
    return "".join(c for c in folded if c.isalpha())


def share_in_order(truth: str, text: str) -> float:
    """Share of the long lines that are a stretch of the truth."""
    whole = letters(re.sub(r"\[\^\d+\]", "", truth))
    long = [x for line in re.split("[\n\f]", text) if len(x := letters(line)) >= LONG]
    return sum(line in whole for line in long) / len(long)


def read(name: str) -> str:
    path = LAB / name
    if not path.exists():
        pytest.skip(f"no extraction {path.name}")
    return path.read_text(encoding="utf-8")


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("pair", WHOLE)
def test_real_extractions_come_back(document: str, pair: str) -> None:
    truth, text = read(f"{document}/truth.txt"), read(f"{document}/{pair}.txt")
    before, after = share_in_order(truth, text), share_in_order(truth, output(Reversal(), text))
    print(f"\n{document} {pair}: lines in order {before:.3f}, then {after:.3f}")
    assert before < 0.4
    assert after >= 0.85


@pytest.mark.parametrize("document", DOCUMENTS)
def test_parts_of_words_stay_together(document: str) -> None:
    """PDFBox also turned lam-alef in these, so that fewer lines come back by letter."""
    truth, text = read(f"{document}/truth.txt"), read(f"{document}/xelatex.pdfbox.txt")
    assert share_in_order(truth, text) < 0.1
    assert share_in_order(truth, output(Reversal(), text)) >= 0.5


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("pair", IN_ORDER)
def test_other_extractions_stay(document: str, pair: str) -> None:
    text = read(f"{document}/{pair}.txt")
    for before, after in zip(text.split("\n"), output(Reversal(), text).split("\n"), strict=True):
        assert after == before or is_embedded_in_latin_order(before)


def is_embedded_in_latin_order(line: str) -> bool:
    """Whether poppler took a line for a left-to-right one: it embeds its stretches of Persian, two
    at least, and not the line."""
    embedded = re.findall("\u202b[^\u202b\u202c]*\u202c", line)
    return len(embedded) > 1 and re.search("\u202b[^\u202c]*[\u202a\u202b]", line) is None


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize(
    ("make", "least"),
    [(visual, 0.95), (drawn, 0.95), (ligatures_whole, 0.88), (lambda x: visual(shaped(x)), 0.95)],
    ids=["visual", "drawn", "ligatures", "shaped"],
)
def test_truths_in_visual_order_come_back(document: str, make: object, least: float) -> None:
    assert callable(make)
    truth = re.sub(r"\[\^\d+\](?:: )?", "", read(f"{document}/truth.txt"))
    lines = [line for line in truth.split("\n") if re.match(r"[\d. •]*[\u0621-\u06cc]", line)]
    lines = [line for line in lines if "\t" not in line]
    text = output(Reversal(), "\n".join(map(make, lines))).split("\n")
    right = sum(bare(a) == bare(b) for a, b in zip(lines, text, strict=True))
    print(f"\n{document}: {right} of {len(lines)} paragraphs come back exactly")
    assert right >= least * len(lines)


def bare(line: str) -> str:
    return unicodedata.normalize("NFKC", line).replace("\u200c", "")


def test_the_lab_is_there() -> None:
    assert all((LAB / document / "truth.txt").exists() for document in DOCUMENTS)
    assert sum(Path(LAB / d / f"{p}.txt").exists() for d in DOCUMENTS for p in WHOLE) >= 8
