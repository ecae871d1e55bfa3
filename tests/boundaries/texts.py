"""The texts that boundaries are measured on: held-out documents, by how they are written."""

from __future__ import annotations

import random
import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from textfix.lm.corpora import Document, held_out
from textfix.unicode.letters import ZWNJ

PAGES: Final = Path(__file__).parents[2] / "fixtures" / "pages"

# Written by one strict hand each, from the corpora's own README; the others by many, unevenly.
CONSISTENT: Final = ("ud_perdt", "phicudemy_philosophy")
_SEED: Final = 11
_ARABIC_LETTERS: Final = re.compile("[يك]")
# A document of good use: as many ZWNJs as edited Persian has, in a thousand words.
_GOOD: Final = 60


def consistent(corpora: Path, part: str, size: int) -> list[str]:
    """Return the sample pages and consistently written documents of about ``size`` code points."""
    pages = [path.read_text(encoding="utf-8") for path in sorted(PAGES.glob("*.truth.txt"))]
    documents = [d for d in held_out(corpora, part) if d.source in CONSISTENT]
    essays = [d for d in documents if d.source == CONSISTENT[1]]
    others = [d for d in documents if d.source == CONSISTENT[0]]
    return [*pages, *_take(_pages(essays), size // 2), *_take(_pages(others), size // 2)]


def good(corpora: Path, part: str, size: int) -> list[str]:
    """Return documents of all sources that use ZWNJ well, of about ``size`` code points."""
    documents = [d for d in held_out(corpora, part) if d.source not in CONSISTENT]
    return list(_take((text for text in _pages(documents) if _is_good(text)), size))


def _is_good(text: str) -> bool:
    words = len(text.split())
    return text.count(ZWNJ) * 1000 >= _GOOD * words and not _ARABIC_LETTERS.search(text)


def _pages(documents: Iterable[Document]) -> Iterator[str]:
    """Yield the texts of documents in a fixed random order."""
    shuffled = list(documents)
    random.Random(_SEED).shuffle(shuffled)
    for document in shuffled:
        yield "\n".join(document.lines)


def _take(texts: Iterable[str], size: int) -> Iterator[str]:
    for text in texts:
        if size <= 0:
            return
        size -= len(text)
        yield text
