"""Accuracy is a gate: floors over recorded data, measured on the whole chain.

``make accuracy`` runs these tests and prints what each one measured.
"""

from __future__ import annotations

import random
import textwrap
import unicodedata
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from arabic_reshaper import ArabicReshaper
from bidi import get_display
from cases import FIXTURES
from rapidfuzz.distance import Levenshtein
from scoring import score

from textfix.lm.corpora import Document, held_out
from textfix.pipeline import Pipeline
from textfix.presets import preset
from textfix.tagger.simulate import Damage, damage_document, draw_damage
from textfix.unicode.mirror import fold_mirrored

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
GOOD_USE = 60  # ZWNJs in a thousand words, as edited Persian has
DEFAULT = preset("default")
ORDER = DEFAULT.without("words").without("furniture").without("footnotes").without("paragraphs")
DIRECTION = Pipeline(tuple(s for s in DEFAULT.stages if s.name in {"signs", "direction"}))


def test_article(article: Path) -> None:
    damaged = (article / "damaged.part1.txt").read_text(encoding="utf-8")
    result = score((article / "gold.txt").read_text(encoding="utf-8"), DEFAULT.fix(damaged))
    print(f"\narticle, part 1: {result}")
    assert result.order >= 0.955
    assert result.words >= 0.93
    assert result.zwnj >= 0.87
    assert result.brackets >= 0.90
    assert result.paragraphs >= 0.95


@pytest.mark.parametrize(
    ("page", "least_order"), [("qanat", 0.93), ("earthquake", 0.98), ("petition", 0.96)]
)
def test_sample_page(page: str, least_order: float) -> None:
    folder = FIXTURES / "pages"
    truth = (folder / f"{page}.truth.txt").read_text(encoding="utf-8")
    damaged = (folder / f"{page}.damaged.txt").read_text(encoding="utf-8")
    before, after = score(truth, damaged), score(truth, DEFAULT.fix(damaged))
    print(f"\n{page}: before {before}\n{page}: after  {after}")
    assert after.order >= least_order
    assert after.words >= 0.93
    assert after.zwnj >= 0.85


def _letters(text: str) -> str:
    folded = text.translate(str.maketrans("يكىة", "یکیۀ"))
    return "".join(c for c in folded if c.isalnum())


def _documents(corpora: Path, lines: int) -> Iterator[Document]:
    """Yield held-out documents in a fixed random order until they hold ``lines`` lines."""
    documents = held_out(corpora, "test")
    random.Random(7).shuffle(documents)
    for document in documents:
        if lines <= 0:
            return
        lines -= len(document.lines)
        yield document


@pytest.mark.parametrize("kind", ["near the article's rates", "drawn widely"])
def test_simulated_damage(corpora: Path, kind: str) -> None:
    total = wrong = lines = perfect = 0
    for number, document in enumerate(_documents(corpora, 1150)):
        rng = np.random.default_rng(number)
        damage = Damage() if kind.startswith("near") else draw_damage(rng, "runs")
        page = [x for x in damage_document(document.lines, damage, rng) if x.text.strip()]
        restored = DIRECTION.fix("\n".join(line.text for line in page)).split("\n")
        for line, text in zip(page, restored, strict=True):
            errors = Levenshtein.distance(_letters(line.clean), _letters(text))
            total, wrong = total + len(_letters(line.clean)), wrong + errors
            lines, perfect = lines + 1, perfect + (errors == 0)
    order, share = 1 - wrong / total, perfect / lines
    print(
        f"\nsimulated damage, {kind}: {lines} lines, letter order {order:.4f}, perfect {share:.4f}"
    )
    if kind.startswith("near"):
        assert lines >= 2000
        assert order >= 0.95
        assert share >= 0.88
    else:
        assert order >= 0.945


def test_no_sign_is_lost(corpora: Path) -> None:
    """Stops, brackets and quotation marks of lines out of order are as many as before, whatever
    way they open: no stage takes one for what an extractor put in."""
    lost = {}
    keep = DEFAULT.with_options("paragraphs", lines="keep")
    for number, document in enumerate(_documents(corpora, 500)):
        page = damage_document(document.lines, Damage(), np.random.default_rng(number))
        damaged = "\n".join(line.text for line in page)
        before, after = (Counter(fold_mirrored(_signs(t))) for t in (damaged, keep.fix(damaged)))
        lost |= {(number, sign): n for sign, n in (before - after).items()}
    print(f"\nsigns lost: {lost or 'none'}")
    assert lost == {}


def _signs(text: str) -> str:
    return "".join(c for c in text if unicodedata.category(c)[0] in "PS")


SHAPER = ArabicReshaper({"delete_harakat": False, "support_ligatures": True})
IN_VISUAL_ORDER = {
    "letters": lambda line: get_display(line, base_dir="R"),
    "presentation forms": lambda line: get_display(SHAPER.reshape(line), base_dir="R"),
}


@pytest.mark.parametrize("drawn", IN_VISUAL_ORDER)
def test_visual_order(corpora: Path, drawn: str) -> None:
    """Lines as python-bidi (and arabic-reshaper) draw them come back exactly, ZWNJs aside."""
    lines = exact = 0
    for document in _documents(corpora, 700):
        rows = [r for x in document.lines for r in textwrap.wrap(x, 90, break_on_hyphens=False)]
        damaged = "\n".join(str(IN_VISUAL_ORDER[drawn](row)) for row in rows)
        wanted, got = (ORDER.fix(text).replace(ZWNJ, "") for text in ("\n".join(rows), damaged))
        for a, b in zip(wanted.split("\n"), got.split("\n"), strict=True):
            lines, exact = lines + 1, exact + (a == b)
    print(f"\nvisual order, {drawn}: {exact} of {lines} lines exact")
    assert lines >= 1000
    assert exact >= 0.99 * lines


def test_clean_lines_as_documents(corpora: Path) -> None:
    lines = [line for document in _documents(corpora, 2000) for line in document.lines][:2000]
    changed = [line for line in lines if _letters(DEFAULT.fix(line)) != _letters(line)]
    print(f"\nclean one-line documents: {len(changed)} of {len(lines)} with a letter changed")
    assert len(lines) == 2000
    assert changed == []


@pytest.mark.parametrize("width", [0, 90])
def test_clean_pages(corpora: Path, width: int) -> None:
    """Pages of one paragraph a line (width 0), and pages wrapped at ``width`` code points."""
    lines = moved = 0
    words, boundaries = [0, 0], [0, 0]  # of all documents, and of those that use ZWNJ well
    for document in _documents(corpora, 2000):
        rows = list(document.lines)
        if width:
            rows = [r for line in rows for r in textwrap.wrap(line, width, break_on_hyphens=False)]
        page = "\n".join(rows)
        result = DEFAULT(page)
        lines += len(rows)
        moved += _letters(result.text) != _letters(page)
        for use in range(1 + (page.count(ZWNJ) * 1000 >= GOOD_USE * len(page.split()))):
            words[use] += len(page.split())
            boundaries[use] += sum(change.stage == "words" for change in result.changes)
    print(
        f"\nclean pages, width {width}: {lines} lines, {moved} pages with a letter changed,"
        f" {boundaries[0]} boundaries changed in {words[0]} words,"
        f" {boundaries[1]} in {words[1]} words of good use"
    )
    assert lines >= 2000
    assert moved == 0
    assert boundaries[0] <= 0.006 * words[0]
    assert boundaries[1] <= 0.0015 * words[1]
