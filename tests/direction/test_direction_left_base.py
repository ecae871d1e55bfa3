"""Pages read with a base direction from left to right, and broken at numbers and Latin words: signs
and spaces stand at the heads of lines, but no word has left its place."""

from __future__ import annotations

import re
import textwrap
from pathlib import Path

import pytest
from cases import FIXTURES
from laws import output

from textfix.direction import Direction

PAGES = sorted((FIXTURES / "pages").glob("*.truth.txt"))
ISLAND = re.compile(r" +([A-Za-z][A-Za-z ]*[A-Za-z]|[A-Za-z]|\d+)(?=[ \n]|$)")


def broken(line: str) -> list[str]:
    """The pieces of a printed line: behind every number or Latin word that a space follows there is
    a break, and the space before it comes first."""
    pieces, at = [], 0
    for found in ISLAND.finditer(line):
        words = line[at : found.start()].strip()
        if words:
            pieces.append(f" {words}{found[1]}")
            at = found.end()
    rest = line[at:].strip()
    stop = re.search("[.:،؛؟]$", rest)
    return [*pieces, f"{stop[0]}{rest[:-1]}" if stop else rest] if rest else pieces


def page(text: str, width: int) -> list[str]:
    prose = re.sub(r"\[\^[^\]]+\]:?", "", text)
    lines = [line for paragraph in prose.split("\n") for line in textwrap.wrap(paragraph, width)]
    return [piece for line in lines for piece in broken(line)]


@pytest.mark.parametrize("width", [60, 75])
@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_words_keep_their_places(path: Path, width: int) -> None:
    damaged = page(path.read_text(encoding="utf-8"), width)
    repaired = output(Direction(), "\n".join(damaged)).split("\n")
    held = [re.sub(r"[^\w]", "", line) for line in damaged]
    moved = sum(a != re.sub(r"[^\w]", "", b) for a, b in zip(held, repaired, strict=True))
    assert moved <= len(held) * 0.02
