"""Streams: short texts as ever; in long ones no letter is lost, doubled or invented at a joint."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from small_stages import Loser, Reverse, Yeh

from textfix.pieces import render
from textfix.pipeline import Pipeline
from textfix.presets import preset
from textfix.streams import fix_stream
from textfix.streams.notes import Notes
from textfix.streams.parts import cut, end_of_part, head, sample_of, tail
from textfix.streams.stream import Part, repaired_parts
from textfix.streams.window import Window, shared

WORDS = "ابپ كي ت\nث جچ\n\nخ دذ\fر ز\r\nس"
texts = st.text(WORDS, max_size=300)
sources = st.lists(st.text(WORDS, max_size=80), max_size=8)
CHARACTERS = preset("characters")
SMALL = Pipeline((Reverse(), Yeh()))


def streamed(source: list[str], pipeline: Pipeline, size: int) -> list[Part]:
    return list(repaired_parts(source, pipeline, whole=0, size=size))


@given(sources, st.integers(1, 60))
def test_parts_are_the_text_and_none_is_too_long(source: list[str], size: int) -> None:
    parts = list(cut(source, size))
    assert "".join(parts) == "".join(source)
    assert all(0 < len(part) <= size for part in parts)
    pairs = [(a[-1], b[0]) for a, b in pairwise(parts)]
    assert size == 1 or ("\r", "\n") not in pairs


@given(texts, st.integers(20, 60))
def test_a_part_ends_where_the_least_is_torn(text: str, size: int) -> None:
    text = (text + "ا ب\n" * 40)[: size * 2]
    end = end_of_part(text, 0, size)
    reach = text[size // 2 : size]
    for best in ("\f", "\n\n", "\r\n\r\n", "\n", " "):
        if best in reach:
            assert text[:end].endswith(best)
            break


def test_a_word_longer_than_a_part_is_cut_all_the_same() -> None:
    assert list(cut(["ا" * 25], 10)) == ["ا" * 10, "ا" * 10, "ا" * 5]


@given(texts, st.integers(1, 40))
def test_surroundings_are_ends_of_the_text(text: str, size: int) -> None:
    assert text.endswith(tail(text, size))
    assert text.startswith(head(text, size))
    assert max(len(tail(text, size)), len(head(text, size))) <= size


@given(texts)
def test_a_sample_is_short_and_holds_only_lines_of_the_text(text: str) -> None:
    sample = sample_of(text, 80)
    assert len(sample) <= 80 + 2 * 8
    assert all(line in text for line in sample.split("\n"))


@given(sources)
def test_short_texts_come_out_as_ever(source: list[str]) -> None:
    text = "".join(source)
    assert "".join(fix_stream(source, CHARACTERS)) == CHARACTERS.fix(text)
    assert "".join(fix_stream(source, SMALL)) == SMALL.fix(text)


@given(sources, st.integers(2, 60))
def test_rules_of_letters_and_lines_give_the_same_in_parts(source: list[str], size: int) -> None:
    """Yeh sees one letter; Reverse sees a line, and joints at line ends tear none apart."""
    text = "".join(source)
    yeh = Pipeline((Yeh(),))
    assert "".join(part.text for part in streamed(source, yeh, size)) == yeh.fix(text)
    lined = [line + "\n" for line in text.replace("\f", "\n").split("\n") if len(line) < 20]
    whole = "".join(lined)
    assert "".join(p.text for p in streamed(lined, SMALL, 60)) == SMALL.fix(whole)


@given(sources, st.integers(1, 60))
def test_no_code_point_is_lost_whatever_the_stages_move(source: list[str], size: int) -> None:
    """Even where a joint tears lines apart and a stage moves words from one part into another."""
    text = "".join(source).replace("\r", "")
    out = "".join(part.text for part in streamed([text], SMALL, size))
    assert Counter(out.replace("ی", "ي")) == Counter(text)
    assert "".join(part.original for part in streamed([text], SMALL, size)) == text


@given(st.lists(texts, min_size=1, max_size=5))
def test_shares_are_disjoint_and_complete(parts: list[str]) -> None:
    result = SMALL("".join(parts))
    shares = shared(result, parts)
    assert sorted("".join(shares)) == sorted(result.text)
    if "\r" not in result.original:
        for share, part in zip(shares, parts, strict=True):
            assert sorted(share.replace("ی", "ي")) == sorted(part)


def test_a_part_that_breaks_a_law_stays_and_is_said() -> None:
    text = "علي رفت\n" * 9 + "علي!\n" + "علي رفت\n" * 9
    parts = streamed([text], Pipeline((Yeh(), Loser())), 40)
    assert [bool(part.violation) for part in parts].count(True) >= 1
    assert all(part.text == part.original for part in parts if part.violation)
    assert "".join(part.text for part in parts).replace("ی", "ي") == text


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(TypeError, match="made of str, not bytes"):
        list(fix_stream([b"a"]))  # type: ignore[list-item]


PAGE = (
    "این واژه را نخستین بار دوچاسک{n} در آن\nکتاب آورد. او در این نوشته بر آن است که\n"
    "دولت‌ها در جهان امروز تنها نیستند و از\nآن پس تنها نماندند.\n____________\n"
    "{n} Duchacek{name}\n\f"
)
NOTES_ONLY = preset("default").only("furniture", "footnotes", "paragraphs")


def test_notes_go_to_the_end_of_the_stream_as_they_do_in_a_whole() -> None:
    text = "".join(PAGE.format(n=n, name=n) for n in range(1, 9))
    parts = streamed([text], NOTES_ONLY, 600)
    out = "".join(part.text for part in parts)
    assert len(parts) > 3
    assert [line for line in out.splitlines() if line.startswith("[^")] == [
        f"[^{n}]: Duchacek{n}" for n in range(1, 9)
    ]
    assert out == NOTES_ONLY.fix(text)


def test_labels_that_begin_again_are_counted_on() -> None:
    text = "".join(PAGE.format(n=1, name=n) for n in range(1, 9))
    out = "".join(part.text for part in streamed([text], NOTES_ONLY, 600))
    assert [line for line in out.splitlines() if line.startswith("[^")] == [
        f"[^{n}]: Duchacek{n}" for n in range(1, 9)
    ]
    assert all(out.count(f"[^{n}]") == 2 for n in range(1, 9))


@given(st.lists(st.lists(st.integers(1, 9), max_size=4, unique=True), max_size=6))
def test_no_two_notes_have_one_label(parts: list[list[int]]) -> None:
    notes = Notes()
    text = ""
    for labels in parts:
        said = "".join(f"واژه[^{n}] " for n in labels)
        text += notes.take(said, [f"[^{n}]: متن" for n in labels])
    text += "".join(notes.end(text))
    count = sum(map(len, parts))
    labels = [word.split("]")[0] for word in text.split("[^")[1:]]
    assert len(set(labels)) == count
    assert labels[:count] == labels[count:]


def test_windows_hold_what_stands_around() -> None:
    seen: list[Window] = []

    def watch(window: Window) -> object:
        seen.append(window)
        from textfix.streams.window import repair_window

        return repair_window(CHARACTERS, window)

    text = "".join(f"سطر {n}\n" for n in range(50))
    list(repaired_parts([text], CHARACTERS, whole=0, size=100, work=watch))  # type: ignore[arg-type]
    assert "".join(window.part for window in seen) == text
    for first, second in pairwise(seen):
        assert first.part.endswith(second.before)
        assert second.part.startswith(first.after)
    assert render(text, []) == ""
