"""Turned lam-alefs come back; what was typed with ال stays. The damage is made here, by letters."""

from __future__ import annotations

from hypothesis import find, given
from hypothesis import strategies as st
from laws import letters, output

from textfix.pieces import render
from textfix.signs import Signs

# Each with a lam-alef that nobody could take for anything else.
_WITH_WORDS = "اطلاعات سلامت علاوه تلاش اختلاف اخلاق انقلاب میلادی مشکلات تحصیلات دلایل خلاصه"
WITH = _WITH_WORDS.split()
_WITHOUT_WORDS = "سال مالی عالی سالن کتاب درخت بازار خیابان احتمالی استقبال دانشگاه المپیک"
WITHOUT = _WITHOUT_WORDS.split()
SENTENCES = st.lists(
    st.tuples(st.sampled_from(WITH), st.sampled_from(WITHOUT)), min_size=3, max_size=10
)
ARABIC_KEYBOARD = str.maketrans("یک", "يك")


def turned(text: str) -> str:
    """Turn every lam-alef as a run that is turned glyph by glyph comes out."""
    return "".join(part[::-1] if part == "لا" else part for part in _pairs(text))


def _pairs(text: str) -> list[str]:
    return [piece for part in text.split("لا") for piece in ("لا", part)][1:]


def written(pairs: list[tuple[str, str]]) -> str:
    return "این متن را " + " و ".join(f"{a} {b}" for a, b in pairs) + " نوشتند."


def different(pairs: list[tuple[str, str]]) -> int:
    return len({a for a, _ in pairs})


@given(SENTENCES, st.booleans())
def test_turned_words_come_back(pairs: list[tuple[str, str]], arabic: bool) -> None:
    right = written(pairs).translate(ARABIC_KEYBOARD if arabic else {})
    damaged = turned(right)
    repaired = output(Signs(), damaged)
    if different(pairs) < 2:
        assert repaired == damaged
    elif different(pairs) > 3:
        assert repaired == right
    else:  # two or three will do where the words around them leave no doubt of any
        assert repaired in (damaged, right)
    assert letters(repaired) == letters(damaged)


@given(SENTENCES)
def test_right_words_stay(pairs: list[tuple[str, str]]) -> None:
    assert output(Signs(), written(pairs)) == written(pairs)


@given(SENTENCES)
def test_one_turned_word_among_right_ones_stays(pairs: list[tuple[str, str]]) -> None:
    text = written(pairs) + " اطالعات"
    assert output(Signs(), text) == text


def test_the_strategy_makes_documents_with_and_without_evidence() -> None:
    find(SENTENCES, lambda pairs: different(pairs) > 5)
    find(SENTENCES, lambda pairs: different(pairs) < 3)


def test_words_that_fit_either_way_are_found_and_left() -> None:
    sure = turned("اطلاعات و تلاش و اخلاق و سلامت.")
    repair = Signs().repair(f"{sure}\nمثال\n")
    assert render(f"{sure}\nمثال\n", repair.pieces).endswith("مثال\n")
    assert [found.rule for found in repair.findings] == ["lam-alef"]


def test_another_language_stays() -> None:
    urdu = "اطالعات ہیں اور تالش ہے کہ اخالق میں سالمت ٹھیک ہو گا، ابالغ ڈاک پڑھا"
    assert output(Signs(), urdu) == urdu
