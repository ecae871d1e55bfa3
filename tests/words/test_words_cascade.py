"""The cascade: letters as arrays, the tables' answers, what is asked of the network."""

from __future__ import annotations

import hashlib
import re
from math import log10
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

import textfix.words.cascade
from textfix.unicode.letters import ZWNJ
from textfix.words.cascade.first import Doubt, Tables, look_again, look_first
from textfix.words.cascade.letters import OTHER, read_letters, tokens_of
from textfix.words.cascade.table import BITS, FILE, pack
from textfix.words.cascade.train import train
from textfix.words.habits import learn_habits
from textfix.words.phrases import JOINED, NOTHING, SPACED

DATA = Path(textfix.words.cascade.__file__).parent / "data"
WORDS = ("کتاب", "های", "ما", "می", "شود", "پیش", "بینی", "و", "خانه", "ای", "قلمدان", "تر")
texts = st.lists(st.tuples(st.sampled_from(WORDS), st.sampled_from(["", " ", ZWNJ, "، ", "\n"])))
phrases = st.lists(st.sampled_from(WORDS), min_size=1, max_size=9).map(" ".join)


def written(parts: list[tuple[str, str]]) -> str:
    return "".join(word + gap for word, gap in parts)


@given(texts)
def test_letters_and_gaps_are_those_that_a_walk_finds(parts: list[tuple[str, str]]) -> None:
    text = written(parts)
    found = read_letters(text, 0, len(text))
    readings = {"": NOTHING, " ": SPACED, ZWNJ: JOINED}
    letters, gaps, gap = [], [], "\n"
    for place, sign in enumerate(text):
        if sign.isalpha():
            letters.append(place)
            gaps.append(readings.get(gap, OTHER))
            gap = ""
        else:
            gap += sign
    assert found.at.tolist() == letters
    assert found.gaps.tolist() == gaps


@given(texts)
def test_a_zwnj_that_was_lost_makes_the_same_words(parts: list[tuple[str, str]]) -> None:
    kept, lost = written(parts), written(parts).replace(ZWNJ, "")
    if not lost.strip(" \n،"):
        return
    some = [tokens_of(read_letters(text, 0, len(text))).prints for text in (kept, lost)]
    assert np.array_equal(*some)


@given(st.lists(phrases, min_size=1, max_size=5))
def test_a_phrase_is_answered_the_same_alone_and_among_others(some: list[str]) -> None:
    assert Tables().of(some) == [Tables().of([phrase])[0] for phrase in some]


def test_lost_signs_are_found_and_words_left() -> None:
    text = "کتابهای ما را میخوانند و پیشبینی هوا دشوار است"
    look = look_first(text, [(0, len(text))], learn_habits([text]), Tables())
    edited = text
    for edit, _ in reversed(look.sure):
        edited = edited[: edit.start] + edit.sign + edited[edit.end :]
    assert edited.replace(ZWNJ, "|") == "کتاب|های ما را می|خوانند و پیش|بینی هوا دشوار است"
    assert not look.asked


def test_both_places_of_a_zwnj_that_orthography_allows_are_compared() -> None:
    phrase = "گنجهای مردم"
    places = {doubt.at for doubt in Tables().of([phrase])[0]}
    assert {len("گنج"), len("گنجه")} <= places


@given(st.floats(-3, -0.01), st.floats(-3, -0.01))
def test_one_spelling_has_one_answer(first: float, second: float) -> None:
    doubts = {at: Doubt(at, NOTHING, "آن", "ها", (-0.2, -3.0, -0.4)) for at in (2, 40)}
    rows = {at: (row, -4.0, log10(1 - 10**row)) for at, row in ((2, first), (40, second))}
    found = look_again(doubts, rows, learn_habits(["کتابهای ما را میخوانند"]))
    assert len(found) in (0, 2)


def test_weights_are_kept_within_a_byte() -> None:
    assert pack(np.array([99.0, -99.0, 0.0])).tolist() == [127, -127, 0]


def test_table_is_the_one_on_its_card() -> None:
    card = (DATA / "MODEL_CARD.md").read_text(encoding="utf-8")
    digest = hashlib.sha256((DATA / FILE).read_bytes()).hexdigest()
    assert re.search(rf"`{digest}`", card)


@pytest.fixture(scope="module")
def learned() -> np.ndarray:
    line = f"او می{ZWNJ}رود و کتاب{ZWNJ}ها را می{ZWNJ}خواند اما سخن نمی{ZWNJ}گوید"
    return train([line] * 4000)


def test_training_learns(learned: np.ndarray) -> None:
    assert learned.shape == (2, 1 << BITS, 2)
    assert np.abs(learned).max() > 0
