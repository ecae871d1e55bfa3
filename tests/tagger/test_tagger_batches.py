from __future__ import annotations

import lzma
from pathlib import Path

import numpy as np
import pytest

from textfix.tagger.batches import CUT_ONLY, IGNORED, Batches, Passage, line_truth, read_passages
from textfix.tagger.encode import NEWLINE, encode
from textfix.tagger.simulate import DamagedLine

LINES = (
    "پژوهشگران نامه‌های دیوانی را در کتاب‌خانۀ شهر می‌خوانند و از آن‌ها یادداشت برمی‌دارند.",
    "آنان می‌گویند که تاریخ‌نگاری بی سند، داستان‌سرایی است (نگاه کنید به گزارش سال 1395).",
    "گزارش آن‌ها دربارۀ وقف‌نامه‌ها، نامه‌ها و سندهای خرید و فروش زمین در سه جلد چاپ شد.",
) * 6


def test_a_step_gives_the_same_windows_whenever_it_is_made() -> None:
    batches = Batches([Passage(LINES, True)], seed=5, size=3)
    first, again, other = batches[7], batches[7], batches[8]
    assert all(np.array_equal(a, b) for a, b in zip(first, again, strict=True))
    assert not np.array_equal(first.symbols, other.symbols)


def test_windows_are_full_and_hold_both_kinds_of_pages() -> None:
    batch = Batches([Passage(LINES, True)], seed=5, size=24)[0]
    assert (batch.symbols > 0).all()
    known = batch.truth != IGNORED
    assert 0.9 < known.mean() < 1
    assert (batch.symbols == NEWLINE).any(axis=1).all()
    assert not known[batch.symbols == NEWLINE].any()
    cuts = ((batch.truth >= 3) & known).mean(axis=1)
    assert (cuts == 0).any()
    assert (cuts > 0.05).any()
    assert set(np.unique(batch.truth[known])) == set(range(6))


def test_sources_with_other_spacing_teach_cuts_only() -> None:
    batch = Batches([Passage(LINES, False)], seed=5, size=8)[0]
    assert set(np.unique(batch.truth)) == {IGNORED, CUT_ONLY, CUT_ONLY + 1}


def test_the_letters_of_a_ligature_have_no_gap_between_them() -> None:
    line = DamagedLine("ﻼ ﻼ", "لا لا", (), bytes([255, 255, 1]))
    truth = line_truth(line, encode(line.text).at)
    assert truth.tolist() == [IGNORED, IGNORED, 1, 0]


def test_reading_corpora(tmp_path: Path) -> None:
    with lzma.open(tmp_path / "docs_vite.txt.xz", "wt", encoding="utf-8") as file:
        file.writelines(f"این سطر شمارۀ {i} است.\n" for i in range(60))
    passages = read_passages(tmp_path)
    assert sum(len(passage.lines) for passage in passages) == 60
    assert all(passage.spacing for passage in passages)


def test_a_folder_without_corpora_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="none of the known corpora"):
        read_passages(tmp_path)
