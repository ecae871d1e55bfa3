"""The real article: its lines, restored by hand, become its paragraphs and notes."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from laws import output
from scoring import score

from textfix import fix
from textfix.document import Furniture, Paragraphs
from textfix.footnotes import Footnotes

ARTICLE = Path(__file__).parents[2] / "../shared/article"
REFERENCE = re.compile(r"\[\^(\d+)\]")

pytestmark = pytest.mark.skipif(
    not ARTICLE.exists(), reason="the article is not part of the project"
)


def restored_lines(reference: str) -> str:
    """Return the article's lines in order, its notes damaged as the extractor damaged them."""
    rows = (ARTICLE / "gold.lines.tsv").read_text(encoding="utf-8").splitlines()
    damaged = (ARTICLE / "damaged.part1.txt").read_text(encoding="utf-8").split("\n")
    lines = []
    for row, raw in zip(rows, damaged, strict=False):
        _, kind, *rest = row.split("\t")
        if kind == "B":
            lines.append(raw)
            continue
        text = re.sub(r"^\[\^(\d+)\]:", r"\1", rest[0])
        text = re.sub(r"(\w+)\[\^(\d+)\]", reference, text)
        lines.append(text + ("  " if raw.startswith("  ") else ""))
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("reference", [r"\1\2", r"\2\1", r"\1 \2"])
def test_paragraphs_and_notes_come_back(reference: str) -> None:
    text = restored_lines(reference)
    for stage in (Furniture(), Footnotes(), Paragraphs()):
        text = output(stage, text)
    truth = (ARTICLE / "gold.txt").read_text(encoding="utf-8")
    assert score(truth, text).paragraphs >= 0.95
    assert REFERENCE.findall(text) == REFERENCE.findall(truth)
    words = re.compile(r"(\w+)\[\^(\d+)\](?!:)")
    assert words.findall(text) == words.findall(truth)


def test_quotation_marks_and_brackets_stay() -> None:
    damaged = (ARTICLE / "damaged.txt").read_text(encoding="utf-8")
    fixed = fix(damaged)
    assert fixed.count('"') == damaged.count('"') > 0
    brackets = [c for c in fixed if c in "()"]
    assert len(brackets) == sum(c in "()" for c in damaged) > 0
