"""The trainer gives the same bytes every time, and a model that loads and sums to 1."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

import pytest
from lm.small_corpus import write_corpora

from textfix.lm import Model, StoreError, load_from
from textfix.lm.corpora import held_out
from textfix.lm.measure import score_gaps, score_text
from textfix.lm.model import CARD, STORE

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"


@pytest.fixture(scope="module")
def corpora(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("texts") / "corpora"
    write_corpora(folder)
    return folder


def train(corpora: Path, out: Path, seed: str) -> None:
    """Train in a process of its own: the order of sets differs with the seed of hashes."""
    subprocess.run(
        [sys.executable, "-m", "textfix.lm.train", corpora, "--out", out],
        env=os.environ | {"PYTHONHASHSEED": seed},
        check=True,
        capture_output=True,
    )


@pytest.fixture(scope="module")
def folder(corpora: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("first")
    train(corpora, out, "1")
    return out


@pytest.fixture(scope="module")
def model(folder: Path) -> Model:
    return load_from(folder)


def test_the_same_texts_give_the_same_bytes(corpora: Path, folder: Path, tmp_path: Path) -> None:
    train(corpora, tmp_path, "2")
    for name in (STORE, CARD):
        assert (tmp_path / name).read_bytes() == (folder / name).read_bytes()


def test_every_history_sums_to_one(model: Model) -> None:
    ids = [model.START, *range(3, 12)]
    words = [w for w in range(len(model._unigrams)) if w != model.START]
    for u in ids:
        for v in ids:
            total = sum(10 ** model.log10(u, v, w) for w in words)
            assert total == pytest.approx(1, rel=0.04)  # a byte's rounding


def test_the_model_knows_its_words_and_their_affixes(model: Model) -> None:
    assert model.id("رودخانه") > 0
    assert model.id("رودخانهه") == model.UNK
    assert model.count("باغ") == pytest.approx(290, rel=0.3)
    assert model.zwnj("همسایه", "ها") > 0.9
    assert model.zwnj("کنار", "رودخانه") < 0.1


def test_held_out_lines_are_foreseen_better_than_chance(model: Model, corpora: Path) -> None:
    documents = held_out(corpora, "test")
    score = score_text(model, documents)
    assert score.unknown == 0
    assert score.perplexity == score.closed < 4
    backwards = [
        document._replace(lines=tuple(" ".join(reversed(x.split())) for x in document.lines))
        for document in documents
    ]
    assert score_text(model, backwards).perplexity > 20
    assert score_gaps(model, documents).f1 > 0.95


def test_unknown_words_are_spelt(model: Model, corpora: Path) -> None:
    document = held_out(corpora, "test")[0]._replace(lines=("دانشجویان آب را می‌برند.",))
    score = score_text(model, [document])
    assert score.unknown == 2
    assert score.perplexity > score.closed


def test_the_card_describes_the_store(folder: Path) -> None:
    card = (folder / CARD).read_text(encoding="utf-8")
    assert f"| {STORE} | {(folder / STORE).stat().st_size:,} |" in card
    assert "| isna_tech | none stated |" in card
    assert "namnak_health" in card
    assert "quran" not in card


def test_a_store_that_is_not_its_cards_is_refused(folder: Path, tmp_path: Path) -> None:
    (tmp_path / STORE).write_bytes((folder / STORE).read_bytes() + b"\0")
    (tmp_path / CARD).write_bytes((folder / CARD).read_bytes())
    with pytest.raises(StoreError, match="its card says"):
        load_from(tmp_path)
