"""Citations read name, year, pages, whatever order their runs came in."""

from __future__ import annotations

import pytest

from textfix.direction.chain import SPACE, ZWNJ, Chain
from textfix.direction.citations import expand, find_citations
from textfix.direction.units import Line, read_line


def read(line: Line, chain: Chain) -> str:
    """Join the runs of a chain, brackets as they stand: the slow way round."""
    out = ""
    for number, (start, end) in enumerate(chain.runs):
        if number:
            out += ("", " ", "\u200c")[chain.seams[number - 1]]
        out += line.text[slice(*line.span(start, end))]
    return out


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (").88-89 :1382 ،رضایی(", "(رضایی، 1382: 88-89)."),
        (").89- 88: 1382، رضایی(", "(رضایی، 1382: 88-89)."),
        (") 1383،صص45- 44کریمی، (", "(کریمی، 1383، صص 44-45)"),
        ("(Heywood, 2002: 126)", "(Heywood, 2002: 126)"),
        (")Sassen,2010:109.(", ")Sassen,2010:109(."),
    ],
)
def test_a_citation_reads_in_order(text: str, expected: str) -> None:
    line = read_line(text)
    found = find_citations(line)
    assert len(found) == 1
    assert read(line, expand(Chain(((0, len(line.units)),), (), 0.0), found)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "(نگاه کنید به فصل دوم)",
        "(1382)",
        "(در سال 1382 و 1383 چنین بود)",
        "(قانون مدنی و آیین نامه های آن در 1307)",
    ],
)
def test_other_brackets_are_no_citations(text: str) -> None:
    assert find_citations(read_line(text)) == []


def test_runs_and_seams_around_a_citation_stay() -> None:
    line = read_line("رفت (Ali, 1999: 3) آمد او")
    citations = find_citations(line)
    units = len(line.units)
    chain = Chain(((units - 2, units), (0, units - 2)), (ZWNJ,), 1.0)
    opened = expand(chain, citations)
    assert opened.runs[0] == (units - 2, units)
    assert opened.seams[0] == ZWNJ
    assert sorted(at for run in opened.runs for at in range(*run)) == list(range(units))
    assert SPACE in opened.seams
