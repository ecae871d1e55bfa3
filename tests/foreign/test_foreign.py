"""Text that is not damaged Persian comes out as it went in."""

from __future__ import annotations

import shutil
import subprocess
import unicodedata
from pathlib import Path

import pytest
from _pytest.mark import ParameterSet
from cases import FIXTURES

from textfix.pieces import Finding
from textfix.presets import preset
from textfix.result import Result

TEXTS = sorted((FIXTURES / "foreign").glob("*.txt"))
PDFS = Path(__file__).parents[2].parent / "shared" / "pdfs" / "not-persian"
LINES_KEPT = preset("default").with_options("paragraphs", lines="keep")


def read(path: Path) -> str:
    return path.read_text(encoding="utf-8")


def changed_by(result: Result) -> list[tuple[str, str, str]]:
    """Return what was changed, so that a failure says by which rule."""
    return [(change.id, change.before, change.after) for change in result.changes]


def doubted_by(result: Result) -> list[tuple[str, Finding]]:
    """Return what the stages of order would have readers look at."""
    return [found for found in result.findings if found[0] in ("reversal", "direction")]


def test_the_texts_are_of_several_languages() -> None:
    letters = [c for path in TEXTS for c in read(path) if c.isalpha()]
    scripts = {unicodedata.name(c).split()[0] for c in letters}
    assert scripts == {"ARABIC", "HEBREW", "LATIN"}
    assert {*"يكىة"} <= {*read(FIXTURES / "foreign" / "arabic.txt")}
    assert {*"ێۆڵەڕ"} <= {*read(FIXTURES / "foreign" / "sorani.txt")}
    assert {*"ٹںےہھ"} - {"ٹ"} <= {*read(FIXTURES / "foreign" / "urdu.txt")}


def texts(**known: str) -> list[ParameterSet]:
    """Return the texts as parameters; ``known`` failures by stem, each with the rule at fault."""
    return [parameter(path, known.get(path.name.split(".")[0].replace("-", "_"))) for path in TEXTS]


def parameter(path: Path, fault: str | None) -> ParameterSet:
    marks = [pytest.mark.xfail(strict=True, reason=fault)] if fault else []
    return pytest.param(path, id=path.name, marks=marks)


@pytest.mark.parametrize("path", texts())
def test_lines_come_out_as_they_went_in(path: Path) -> None:
    result = LINES_KEPT(read(path))
    assert changed_by(result) == []
    assert result.text == read(path)


@pytest.mark.parametrize("path", texts())
def test_only_lines_are_joined(path: Path) -> None:
    result = preset("default")(read(path))
    others = [change for change in changed_by(result) if not change[0].startswith("paragraphs.")]
    assert others == []
    if path.name != "english.txt":  # which has a hyphen at the end of a line
        assert result.text.split() == read(path).split()


@pytest.mark.parametrize(
    "path",
    texts(
        persian_quoting="characters.arabic-kaf: the second line of a quotation, by itself",
    ),
)
def test_each_line_alone_comes_out_as_it_went_in(path: Path) -> None:
    lines = [line for line in read(path).split("\n") if line.strip()]
    changed = [(line, changed_by(LINES_KEPT(line))) for line in lines]
    assert [found for found in changed if found[1]] == []


@pytest.mark.parametrize("path", texts())
def test_their_order_is_not_doubted(path: Path) -> None:
    assert doubted_by(LINES_KEPT(read(path))) == []


def by_poppler(pdf: Path) -> str:
    pdftotext = shutil.which("pdftotext")
    if not pdftotext:
        pytest.skip("pdftotext is not installed")
    return subprocess.run([pdftotext, pdf, "-"], capture_output=True, text=True, check=True).stdout


def by_pypdf(pdf: Path) -> str:
    reader = pytest.importorskip("pypdf").PdfReader(pdf)
    return "\f".join(page.extract_text() for page in reader.pages)


READERS = {"poppler": by_poppler, "pypdf": by_pypdf}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "pdf", sorted(PDFS.glob("*.pdf")) or [None], ids=lambda pdf: pdf.name if pdf else "none"
)
def test_foreign_pdfs_keep_order_words_and_letters(pdf: Path | None, reader: str) -> None:
    """Forms, controls and stretching strokes may go: whatever language it is, they are none."""
    if pdf is None:
        pytest.skip(f"the recorded PDFs are not here: no folder {PDFS}")
    result = LINES_KEPT(READERS[reader](pdf))
    assert [change for change in changed_by(result) if change[0].split(".")[0] in DECIDING] == []
    assert not [change for change in result.changes if change.rule in PERSIAN_LETTERS]


DECIDING = {"reversal", "direction", "numbers", "words"}
PERSIAN_LETTERS = {"arabic-yeh", "arabic-kaf", "alef-maksura", "heh-variant", "teh-marbuta-ezafe"}


def test_a_few_arabic_words_in_reverse_order_stay() -> None:
    text = (
        "ةيبرعلا\nةسردملا\n\ntest \n14 april 1434\n\nباتكلا\n١٤٣٤ ليربإ  ١٤\n«يتاذ رابتخإ»\n\n"
        "A line with an Arabic ةيبرعلا word embedded.\n"
    )
    assert preset("default")(text).text == text


def test_english_lines_that_quote_reversed_words_stay() -> None:
    lines = [
        "A- Background information is sometimes not translated: radio broadcasts use",
        "phrases such as “ركذلاب ريدجو” and “هتاذ دحب” to tell their listeners that what",
        "comes next is of no weight; an English text does without them. In the same way",
        "the word ‘ناكيتافلا’ may be left out, for few readers know of any other.",
        "سما نم لوا ءاسم دكا دق ريزولا سيئرلا ناكو",
        "“Two days ago the prime minister confirmed it.”",
    ]
    repaired = preset("lines").only("reversal")("\n".join(lines)).text.split("\n")
    assert [*repaired[:4], repaired[5]] == [*lines[:4], lines[5]]
