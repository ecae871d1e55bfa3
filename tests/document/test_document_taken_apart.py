"""A document laid into pages comes apart again, block by block."""

from __future__ import annotations

from collections import Counter

from document.printing import Document, Press, blank_shares, documents, presses, print_pages, truth
from hypothesis import HealthCheck, assume, find, given, settings
from hypothesis import strategies as st
from laws import output

from textfix.document import Furniture, Paragraphs
from textfix.footnotes import Footnotes

STAGES = (Furniture(), Footnotes(), Paragraphs())


@st.composite
def printed(draw: st.DrawFn, notes: bool = False) -> tuple[Document, Press]:
    """Draw a document and how it is printed, no line of it at the edges of several pages: such a
    line is a running head to whoever sees the pages alone."""
    press = draw(presses)
    document = draw(documents(press.width, notes))
    pages = [page.strip("\n").split("\n") for page in print_pages(document, press).split("\f")]
    edges = Counter(line for page in pages for line in {*page[:3], *page[-2:]} if len(line) > 40)
    assume(all(count == 1 or line == press.head for line, count in edges.items()))
    return document, press


def repaired(text: str) -> str:
    for stage in STAGES:
        text = output(stage, text)
    return text


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(printed())
def test_blocks_come_back(case: tuple[Document, Press]) -> None:
    assert repaired(print_pages(*case)).strip() == truth(case[0])


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(printed(notes=True))
def test_notes_come_back_with_their_blocks(case: tuple[Document, Press]) -> None:
    assert repaired(print_pages(*case)).strip() == truth(case[0])


@settings(suppress_health_check=[HealthCheck.too_slow])
@given(printed(notes=True), st.sampled_from([1, 2, 3]))
def test_spurious_blank_lines_mean_nothing(case: tuple[Document, Press], every: int) -> None:
    document, press = case[0], case[1]._replace(blank_every=every)
    text = print_pages(document, press)
    # Blank lines that happen to stand at the ends of paragraphs mean something to any reader.
    ends, others = blank_shares(document, press)
    assume(ends <= 1.25 * others)
    assert repaired(text).strip() == truth(document)


@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=20)
@given(printed(notes=True))
def test_a_second_pass_changes_nothing(case: tuple[Document, Press]) -> None:
    text = print_pages(*case)
    for stage in STAGES:
        once = output(stage, text)
        assert output(stage, once) == once
        text = once
    assert repaired(text) == text


def _pages(case: tuple[Document, Press]) -> list[list[str]]:
    return [page.strip().split("\n") for page in print_pages(*case).split("\f")]


def test_paragraphs_cross_pages() -> None:
    find(
        printed().filter(lambda case: not case[1].folios and not case[1].head),
        lambda case: any(page[-1][-1] not in ".:" for page in _pages(case)[:-1]),
    )


def test_notes_split_sentences() -> None:
    find(
        printed(notes=True).filter(lambda case: not case[1].folios and not case[1].head),
        lambda case: any(
            page[-1][0].isdigit() and page[page.index("_" * 20) - 1][-1] not in ".:"
            for page in _pages(case)[:-1]
            if "_" * 20 in page
        ),
    )


def test_hyphens_break_words() -> None:
    find(printed(), lambda case: any(line.endswith("-") for p in _pages(case) for line in p))


def test_pages_are_three_and_more() -> None:
    find(printed(), lambda case: len(_pages(case)) >= 3)
