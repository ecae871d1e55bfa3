from __future__ import annotations

import hashlib
import subprocess
import sys
from itertools import pairwise
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz.distance import Levenshtein
from tagger.strategies import paragraphs

from textfix.tagger import DamagedWeightsError, Tagged, tag
from textfix.tagger.encode import encode
from textfix.tagger.predict import _tag_window, default_threads
from textfix.tagger.weights import check_weights, read_sheet, session

ARTICLE = Path(__file__).parents[2] / "../shared/article"
PERSIAN = {"\N{ARABIC LETTER YEH}": "ی", "\N{ARABIC LETTER KAF}": "ک"}
CLEAN = ("پژوهشگران این نامه‌ها را در کتابخانه خواندند و از آن‌ها", "گزارشی برای دانشگاه نوشتند.")
DAMAGED = ("ها را در کتابخانه خواندند و از آن پژوهشگران این نامه", ".گزارشی برای دانشگاه نوشتند")


def cuts(tagged: Tagged) -> list[int]:
    """The places where a cut is likelier than none; the first row says nothing."""
    odds = (10.0 ** tagged.log10[1:, 3:]).sum(axis=1)
    return tagged.at[1:][odds > 0.5].tolist()


@settings(max_examples=8)
@given(st.lists(paragraphs(12) | st.just("") | st.just(" \N{ARABIC TATWEEL}"), max_size=6))
def test_each_line_gets_a_row_of_probabilities_for_each_symbol(lines: list[str]) -> None:
    tagged = tag(lines)
    assert len(tagged) == len(lines)
    for line, one in zip(lines, tagged, strict=True):
        assert one.at.dtype == np.int32
        assert one.log10.dtype == np.float32
        assert one.at.tolist() == encode(line).at.tolist()
        assert one.log10.shape == (len(one.at), 6)
        assert np.allclose((10.0**one.log10).sum(axis=1), 1, atol=1e-4)


def test_blank_lines_are_no_context() -> None:
    (first, second), (one, _, two, _) = tag(CLEAN), tag([CLEAN[0], "", CLEAN[1], " "])
    assert np.array_equal(first.log10, one.log10)
    assert np.array_equal(second.log10, two.log10)


def test_a_line_is_read_with_its_neighbours() -> None:
    alone, beside = tag(CLEAN[:1])[0], tag(CLEAN)[0]
    assert not np.array_equal(alone.log10, beside.log10)


def test_threads_and_memory_of_windows_do_not_change_the_result() -> None:
    lines = [*CLEAN, *DAMAGED] * 6
    one = tag(lines, threads=1)
    _tag_window.cache_clear()
    two = tag(lines, threads=2)
    assert all(np.array_equal(a.log10, b.log10) for a, b in zip(one, two, strict=True))


def test_a_line_longer_than_a_window() -> None:
    line = " ".join(CLEAN) * 20
    (tagged,) = tag([line])
    assert tagged.log10.shape == (len(encode(line).at), 6)
    assert np.isfinite(tagged.log10).all()
    assert cuts(tagged) == []


def test_reversed_runs_are_cut_and_clean_lines_are_not() -> None:
    assert [cuts(one) for one in tag(CLEAN)] == [[], []]
    first, second = tag(DAMAGED)
    assert DAMAGED[0].index("پژوهشگران") in cuts(first)
    assert second.at[1] in cuts(second)


def test_the_class_of_a_cut_is_the_gap_of_the_seam() -> None:
    tagged = tag(DAMAGED)[0]
    row = tagged.log10[tagged.at.tolist().index(DAMAGED[0].index("پژوهشگران"))]
    assert int(row.argmax()) == 3 + 2  # cut, ZWNJ


def test_the_weights_are_those_of_the_sheet(monkeypatch: pytest.MonkeyPatch) -> None:
    sheet = read_sheet() | {"sha256": "0" * 64}
    monkeypatch.setattr("textfix.tagger.weights.read_sheet", lambda: sheet)
    with pytest.raises(DamagedWeightsError, match="reinstall"):
        session.__wrapped__()


def test_damaged_weights_are_refused() -> None:
    weights = b"some weights"
    sha256 = hashlib.sha256(weights).hexdigest()
    check_weights(weights, sha256)
    with pytest.raises(DamagedWeightsError, match="reinstall"):
        check_weights(weights[:-1], sha256)
    with pytest.raises(DamagedWeightsError, match="SHA-256"):
        check_weights(bytes([weights[0] ^ 1]) + weights[1:], sha256)


@pytest.mark.parametrize(("asked", "threads"), [("3", 3), ("0", None), ("x", None), ("", None)])
def test_threads_follow_the_environment(
    monkeypatch: pytest.MonkeyPatch, asked: str, threads: int | None
) -> None:
    monkeypatch.delenv("TEXTFIX_THREADS", raising=False)
    usual = default_threads()
    monkeypatch.setenv("TEXTFIX_THREADS", asked)
    assert default_threads() == (threads or usual)


def test_the_network_library_is_imported_on_first_use() -> None:
    code = "import sys, textfix.tagger; sys.exit('onnxruntime' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.skipif(not ARTICLE.exists(), reason="the shared article is not beside the repository")
def test_letter_order_of_a_real_page() -> None:
    damaged = (ARTICLE / "damaged.part1.txt").read_text(encoding="utf-8").split("\n")[:90]
    rows = (ARTICLE / "gold.lines.tsv").read_text(encoding="utf-8").split("\n")[:90]
    wrong = total = 0
    for line, row, tagged in zip(damaged, rows, tag(damaged), strict=True):
        gold = "".join(filter(str.isalpha, row.split("\t")[2].translate(str.maketrans(PERSIAN))))
        bounds = [0, *cuts(tagged), len(line)]
        pieces = [line[a:b] for a, b in pairwise(bounds)]
        turned = "".join(reversed(pieces)).translate(str.maketrans(PERSIAN))
        wrong += Levenshtein.distance(gold, "".join(filter(str.isalpha, turned)))
        total += len(gold)
    assert 1 - wrong / total > 0.88
