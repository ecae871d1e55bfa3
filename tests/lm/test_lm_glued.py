"""Words written together by mistake are found, and no others."""

from __future__ import annotations

from pathlib import Path

from lm.small_corpus import sentences, write_source

from textfix.lm.counts import NOTHING, Streams, count_forms, read_streams
from textfix.lm.glued import find_glued, split_glued


def read(folder: Path, lines: list[str]) -> Streams:
    write_source(folder, "namnak_health", lines)
    return read_streams(folder)


def test_a_rare_form_whose_words_often_stand_apart_is_glued(tmp_path: Path) -> None:
    lines = [*sentences(300, seed=4), "دوستان ما درباغ آب را می‌برد."]
    streams = read(tmp_path, lines)
    glued = find_glued(streams, [])
    assert glued == {"درباغ": ("در", "باغ")}


def test_a_frequent_form_is_a_word(tmp_path: Path) -> None:
    apart = ["از آن که رفت این که ماند بهتر است"] * 3
    joined = ["اینکه رفت"] * 3
    assert "اینکه" not in find_glued(read(tmp_path, apart + joined), [])


def test_a_listed_word_needs_more_evidence(tmp_path: Path) -> None:
    lines = ["در آمد و رفت او در آمد"] * 2 + ["درآمد او کم است"]
    streams = read(tmp_path, lines)
    assert "درآمد" in find_glued(streams, [])
    assert "درآمد" not in find_glued(streams, ["درآمد"])


def test_splitting_keeps_the_other_tokens(tmp_path: Path) -> None:
    lines = [*sentences(300, seed=4), "دوستان ما درباغ آب را می‌برد."]
    streams = read(tmp_path, lines)
    split = split_glued(streams, find_glued(streams, []))
    before, after = streams.streams[0], split.streams[0]
    forms = split.forms
    words = [forms[token] for token in after.tokens[-8:]]
    assert words == ["در", "باغ", "آب", "را", "می", "برد", ".", "</s>"]
    assert len(after.tokens) == len(before.tokens) + 1 == len(after.gaps)
    assert after.gaps[-7] == NOTHING
    counts = dict(zip(forms, count_forms(split).tolist(), strict=True))
    assert counts["درباغ"] == 0
    old = dict(zip(forms, count_forms(streams).tolist(), strict=True))
    assert counts["باغ"] == old["باغ"] + 1
