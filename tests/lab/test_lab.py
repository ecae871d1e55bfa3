"""The lab's documents, and that the pairs kept of them are what their program would keep."""

from __future__ import annotations

import re
import unicodedata
from itertools import product
from pathlib import Path

import pytest
from cases import FIXTURES
from hypothesis import find, given
from hypothesis import strategies as st
from lab.extractors import EXTRACTORS
from lab.lost import letters, lost_pairs, pairs, share_of_letters
from lab.make import count_pages
from lab.producers import PRODUCERS
from lab.producers.html import write_html
from lab.producers.libreoffice import STYLES, write_fodt
from lab.producers.xelatex import write_tex
from lab.source import (
    KINDS,
    REFERENCE,
    Block,
    Source,
    in_digits,
    parse_source,
    read_source,
    write_truth,
)
from scoring import score

LAB = FIXTURES / "lab"
PACKAGE = Path(__file__).parent
DOCUMENTS = [
    "calligraphy",
    "exam",
    "library",
    "polymerase",
    "saffron",
    "statute",
    "teahouse",
    "thesis",
]
ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
MARKS = {kind: mark for mark, kind in KINDS.items()}

each_document = pytest.mark.parametrize("name", DOCUMENTS)


def source_of(name: str) -> Source:
    return read_source(LAB / name / "source.txt")


def truth_of(name: str) -> str:
    return (LAB / name / "truth.txt").read_text(encoding="utf-8")


def test_all_pairs_of_all_documents_are_kept() -> None:
    kept = {(document, producer, extractor) for document, producer, extractor, _ in pairs(LAB)}
    assert kept == set(product(DOCUMENTS, PRODUCERS, EXTRACTORS))


def test_names_can_be_told_apart_and_modules_exist() -> None:
    for folder, programs in (("producers", PRODUCERS), ("extractors", EXTRACTORS)):
        assert all(re.fullmatch(r"[a-z0-9-]+", name) for name in programs)
        modules = {program.module for program in programs.values()}
        assert all((PACKAGE / folder / f"{module}.py").is_file() for module in modules)


@each_document
def test_truth_is_what_the_source_says(name: str) -> None:
    assert write_truth(source_of(name)) == truth_of(name)


@each_document
def test_footnotes_are_referred_to_once_and_in_order(name: str) -> None:
    source = source_of(name)
    referred = [number for block in source.blocks for number in REFERENCE.findall(block.text)]
    assert referred == [*source.notes] == [str(n) for n in range(1, len(source.notes) + 1)]
    assert 4 <= len(source.notes) <= 10
    assert {body[0].isascii() for body in source.notes.values()} == {True, False}


@each_document
def test_truth_is_well_typed(name: str) -> None:
    truth = truth_of(name)
    assert truth == unicodedata.normalize("NFC", truth)
    assert not re.search(r"[يىك]|[(«] (?!\))|(?<!\() \)| [،؛:؟!»\n]|  |\n\n\n", truth)
    assert not re.search(r" \.(?![.a-z])", truth), "stops but those of blanks and of names of files"
    assert all(a.isalpha() and b.isalpha() for a, b in re.findall(rf"(.){ZWNJ}(.)", truth))
    assert score(truth, truth).brackets == 1.0
    assert truth.count("«") == truth.count("»") > 0


@each_document
def test_documents_hold_what_repairs_stumble_over(name: str) -> None:
    kinds = {block.kind for block in source_of(name).blocks}
    assert kinds >= {"Title", "Heading", "Body", "Row"}
    assert kinds & {"Quotation", "Extract"}
    citation = r"\(\w+.*?, \d{4}(: \d+-\d+)?\)|\w \[\d+\]"
    for hard in (rf"\w{ZWNJ}\w", citation, r"\d-\d", r"\d[%٪]", "[a-z]", "[ًّ]"):
        assert re.search(hard, truth_of(name)), hard


@each_document
def test_digits_are_those_that_the_settings_name(name: str) -> None:
    """In text without a Latin letter nearby; units and citations keep their own."""
    persian = re.findall(r"(?<=[ا-ی] )[0-9۰-۹]+(?= [آ-ی])", truth_of(name))
    digits = source_of(name).settings["digits"]
    assert len(persian) > 5
    assert [in_digits(f"{int(n):0{len(n)}}", digits) for n in persian] == persian


@each_document
@pytest.mark.parametrize("footnotes", [True, False])
def test_web_page_holds_every_block_and_note(name: str, footnotes: bool) -> None:
    source = source_of(name)
    page = write_html(source, "Nazli", footnotes=footnotes).partition("<body>")[2]
    assert not letters(all_text(source)) - letters(re.sub(r"<[^>]*>", "", page))


@each_document
@pytest.mark.parametrize("style", STYLES)
def test_office_text_holds_every_block_and_note(name: str, style: str) -> None:
    source = source_of(name)
    body = write_fodt(source.styled(**STYLES[style])).partition("<office:body>")[2]
    assert not letters(all_text(source)) - letters(re.sub(r"<[^>]*>", "", body))


@each_document
def test_tex_holds_every_note(name: str) -> None:
    """Also one whose reference follows Latin, as in ``DNA[^1]``."""
    source = source_of(name)
    assert write_tex(source).count("footnote{") == len(source.notes)


def all_text(source: Source) -> str:
    texts = [REFERENCE.sub("", block.text) for block in source.blocks]
    return "\n".join([*texts, *source.notes.values()])


def test_extractions_have_the_pages_of_their_document() -> None:
    pages: dict[tuple[str, str], set[int]] = {}
    for document, producer, _, path in pairs(LAB):
        text = path.read_bytes().decode("utf-8")
        assert "\r\n" not in text
        pages.setdefault((document, producer), set()).add(count_pages(text))
    assert all(len(counts) == 1 and min(counts) >= 2 for counts in pages.values())


def test_lost_pairs_are_those_that_the_program_finds() -> None:
    listed = (LAB / "lost.txt").read_text(encoding="utf-8")
    assert listed == "".join(f"{line}\n" for line in lost_pairs(LAB))


def test_provenance_names_programs_and_documents() -> None:
    provenance = (LAB / "PROVENANCE.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"(?m)^\| `([^`]+)` \| (.*) \|$", provenance))
    assert rows.keys() >= {*PRODUCERS, *EXTRACTORS, *DOCUMENTS}
    for name in DOCUMENTS:
        assert rows[name].endswith(f"| {len(source_of(name).notes)}")


def test_letters_survive_any_order_and_form() -> None:
    truth = "کتابخانه‌ای در یزد، سال ۱۳۲۰"
    assert share_of_letters(truth, "".join(reversed(truth))) == 1.0
    assert share_of_letters(truth, "ﮐﺘﺎﺑﺨﺎﻧﻪ اي در يزد سال 1320") == 1.0


@given(st.text("ابپتثجچ۰۱۲", min_size=1), st.data())
def test_share_of_letters_is_that_of_those_left(truth: str, data: st.DataObject) -> None:
    left = data.draw(st.integers(0, len(truth)))
    assert share_of_letters(truth, truth[:left] + "ش") == pytest.approx(left / len(truth))


WRITTEN = """digits: persian
notes: ascii
head: سر: صفحه

# نام

+ یک[^1]

+ دو

متن

+ باز یک

- نقطه

| الف | ب |

[^1]: پا
"""
TRUTH = "نام\n\n۱. یک[^1]\n\n۲. دو\n\nمتن\n\n۱. باز یک\n\n• نقطه\n\nالف\tب\n\n[^1]: پا\n"


def test_a_small_source_is_read_and_its_truth_written() -> None:
    source = parse_source(WRITTEN)
    assert source.settings == {"digits": "persian", "notes": "ascii", "head": "سر: صفحه"}
    assert source.notes == {"1": "پا"}
    assert write_truth(source) == TRUTH


TEXTS = st.text("نمایشگاه ۀ:|[]^1-#+.(«» " + ZWNJ, min_size=1)
MARKED = st.builds("".join, st.tuples(st.sampled_from(["#1", "-#", "- ", "1: "]), TEXTS))
LINES = st.one_of(TEXTS, TEXTS, MARKED).map(str.strip).filter(bool)


def is_plain(text: str) -> bool:
    """Say whether text that opens a block would not be taken for a mark or a note's body."""
    return not re.match(r"(##?|>>?|[-+=<~$.:|]) |\[\^\d+\]: ", text)


@st.composite
def blocks(draw: st.DrawFn) -> Block:
    kind = draw(st.sampled_from(["Body", *MARKS]))
    if kind == "Row":
        cells = LINES.filter(lambda cell: not re.search(r"(^| )\|( |$)", cell))
        return Block(kind, "\t".join(draw(st.lists(cells, min_size=1, max_size=4))))
    return Block(kind, draw(LINES.filter(is_plain) if kind == "Body" else LINES))


SOURCES = st.builds(
    Source,
    st.dictionaries(st.sampled_from(["digits", "notes", "head"]), LINES, min_size=1),
    st.lists(blocks()),
    st.dictionaries(st.integers(1, 30).map(str), LINES, max_size=4),
)


def written(source: Source) -> str:
    """Write a source file as the format's description says."""
    parts = ["\n".join(f"{name}: {value}" for name, value in source.settings.items())]
    for block in source.blocks:
        row = f"| {' | '.join(block.text.split(chr(9)))} |"
        parts.append(row if block.kind == "Row" else MARKS.get(block.kind, "") + block.text)
    parts += [f"[^{number}]: {body}" for number, body in source.notes.items()]
    return "\n\n".join(parts) + "\n"


@given(SOURCES)
def test_sources_are_read_as_they_were_written(source: Source) -> None:
    assert parse_source(written(source)) == source


def test_sources_of_that_test_are_hard() -> None:
    """Among them are blocks like marks, rows of several cells and settings with a colon."""
    hard = [
        lambda source: any(b.kind == "Body" and b.text[:2] in ("#1", "-#") for b in source.blocks),
        lambda source: any(block.text.count("\t") > 1 for block in source.blocks),
        lambda source: any(": " in value for value in source.settings.values()),
        lambda source: any(": " in body for body in source.notes.values()),
    ]
    for is_hard in hard:
        assert find(SOURCES, is_hard)
