"""The texts that speed is measured on: clean, without their ZWNJs, in reversed runs.

They come from the corpora's documents that no model was trained on, where those are at hand, else
from the sample pages, whose paragraphs are then repeated in a drawn order to reach a size.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from textfix.lm.corpora import held_out
from textfix.tagger.simulate import damage_document, draw_damage
from textfix.unicode.letters import ZWNJ

PAGES = Path(__file__).parents[2] / "fixtures" / "pages"
SEED = 7
_SHORT = 60  # code points: headings and the like are no prose


def paragraphs(corpora: Path | None) -> list[str]:
    """Return paragraphs of clean prose in a drawn order."""
    if corpora and corpora.is_dir():
        found = [line for document in held_out(corpora, "test") for line in document.lines]
    else:
        pages = (path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*.truth.txt")))
        found = [line for page in pages for line in page.split("\n")]
    prose = [line for line in found if len(line) >= _SHORT]
    random.Random(SEED).shuffle(prose)
    return prose


def clean(prose: list[str], size: int, first: int = 0) -> str:
    """Return paragraphs from number ``first`` on, together at least ``size`` bytes."""
    return "\n\n".join(_some(prose, size, first))


def without_zwnj(prose: list[str], size: int) -> str:
    """Return clean text whose ZWNJs were lost, their sides glued."""
    return clean(prose, size, len(prose) // 3).replace(ZWNJ, "")


def in_reversed_runs(prose: list[str], size: int) -> str:
    """Return text whose lines an extractor joined from left to right (simulated)."""
    rng = np.random.default_rng(SEED)
    some = list(_some(prose, size, 2 * len(prose) // 3))
    lines = damage_document(some, draw_damage(rng, "runs"), rng)
    return "\n".join(line.text for line in lines)


def _some(prose: list[str], size: int, first: int) -> Iterator[str]:
    at = first
    while size > 0:
        paragraph = prose[at % len(prose)]
        yield paragraph
        size -= len(paragraph.encode())
        at += 1
