"""Held-out documents are the same every time, and nothing like them is trained on."""

from __future__ import annotations

import unicodedata
from pathlib import Path

import numpy as np
import pytest
from lm.small_corpus import sentences, write_corpora, write_source

from textfix.lm.corpora import SOURCES, documents, held_out, is_leaked, ngrams, read_lines
from textfix.lm.counts import NOTHING, count_forms, count_pairs, read_streams

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
SOURCE = {source.name: source for source in SOURCES}
REAL = Path(__file__).parents[2] / "../shared/corpora"
needs_corpora = pytest.mark.skipif(not REAL.exists(), reason="needs the corpora beside the project")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_corpora(tmp_path)
    return tmp_path


def test_the_three_parts_are_the_file(folder: Path) -> None:
    source = SOURCE["isna_tech"]
    parts = {
        part: [line for document in documents(folder, source, part) for line in document.lines]
        for part in ("train", "tune", "test")
    }
    assert sorted(line for lines in parts.values() for line in lines) == sorted(sentences(1200, 1))
    assert len(parts["tune"]) >= 25
    assert len(parts["test"]) >= 25
    assert len(parts["train"]) > 1000


def test_held_out_text_is_the_same_again(folder: Path) -> None:
    assert held_out(folder, "tune") == held_out(folder, "tune")
    assert {document.source for document in held_out(folder, "test")} == {"isna_tech"}


def test_there_is_no_other_part(folder: Path) -> None:
    with pytest.raises(ValueError, match="'tune' and 'test'"):
        held_out(folder, "train")


def test_lines_are_cleaned(tmp_path: Path) -> None:
    raw = f"  كتاب{ZWNJ} هاي\N{NO-BREAK SPACE}{ZWNJ}علي ، "
    raw += f"مسي\N{ARABIC HAMZA ABOVE}ول{ZWNJ}{ZWNJ}ها {ZWNJ}{ZWNJ}عموماً{ZWNJ}اند . "
    write_source(tmp_path, "isna_tech", [raw, "", "   "])
    assert list(read_lines(tmp_path, "isna_tech")) == [
        f"کتاب های علی، مسئول{ZWNJ}ها عموماً{ZWNJ}اند."
    ]


def test_a_line_that_repeats_held_out_text_is_leaked() -> None:
    known = "این خط ده واژه دارد و هیچ کدام از آن‌ها کمیاب نیست"
    reserved = ngrams(known)
    assert is_leaked(known, reserved)
    assert is_leaked(f"پیش از آن چیزی آمد و {known} و پس از آن نیز چیزی دیگر آمد", reserved)
    assert not is_leaked("این خط ده واژه ندارد و هیچ کدام از آن‌ها فراوان نیست", reserved)
    assert not is_leaked("...", reserved)


def test_a_short_line_is_leaked_when_it_is_the_same() -> None:
    reserved = ngrams("سلام بر شما")
    assert is_leaked("سلام بر شما!", reserved)
    assert not is_leaked("سلام بر او", reserved)


def test_leaked_lines_are_not_counted(tmp_path: Path) -> None:
    write_source(tmp_path, "isna_tech", sentences(1200, seed=1))
    repeated = held_out(tmp_path, "test")[0].lines[3]
    write_source(tmp_path, "namnak_health", [repeated, *sentences(5, seed=9)])
    stream = read_streams(tmp_path).streams[-1]
    assert stream.source.name == "namnak_health"
    assert stream.leaked >= 1
    assert stream.lines + stream.leaked == 6


def test_spacing_is_learned_from_trusted_sources_alone(folder: Path) -> None:
    streams = read_streams(folder)
    forms = {form: place for place, form in enumerate(streams.forms)}
    keys, spaces, joined = count_pairs(streams, np.arange(len(forms), dtype=np.uint16))
    place = int(np.searchsorted(keys, np.uint64(forms["سیب"] << 16 | forms["های"])))
    assert joined[place] > 100
    assert spaces[place] == 0
    plain = next(stream for stream in streams.streams if stream.source.name == "namnak_health")
    assert not plain.source.spacing
    assert (plain.gaps != NOTHING).any()


def test_weights_multiply_counts(tmp_path: Path) -> None:
    lines = ["آب روان خوش است", "باد سرد می‌وزد"]
    write_source(tmp_path, "phicudemy_philosophy", lines)
    once = SOURCE["phicudemy_philosophy"].copies
    streams = read_streams(tmp_path)
    counts = dict(zip(streams.forms, count_forms(streams).tolist(), strict=True))
    assert counts["روان"] == once == 2


def test_light_sources_are_read_in_part(tmp_path: Path) -> None:
    write_source(tmp_path, "quran_translations", sentences(90, seed=3))
    assert read_streams(tmp_path).streams[0].lines == 30


def test_a_folder_without_corpora_is_refused(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError, match="no corpus"):
        read_streams(tmp_path)


@needs_corpora
def test_there_is_enough_held_out_text_with_zwnj() -> None:
    for part in ("tune", "test"):
        found = held_out(REAL, part)
        text = "\n".join(line for document in found for line in document.lines)
        assert text.count("\n") > 4000
        assert len({document.source for document in found}) > 12
        assert 1000 * text.count(ZWNJ) / len(text.split()) > 40
        assert unicodedata.is_normalized("NFC", text)


@needs_corpora
def test_tuning_and_test_text_are_different() -> None:
    tune, test = (
        {line for document in held_out(REAL, part) for line in document.lines}
        for part in ("tune", "test")
    )
    assert len(tune & test) < 0.01 * len(test)
