"""Brackets come back where many are mirrored, and stay where they are right."""

from __future__ import annotations

from hypothesis import find, given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.brackets import Brackets

WORDS = st.text(st.sampled_from("ابپتجدرزسشکگلمنوهی"), min_size=1, max_size=6)
PHRASES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
PAIRS = st.sampled_from(["()", "[]", "«»"])
MIRRORED = str.maketrans("()[]«»", ")(][»«")


@st.composite
def texts(draw: st.DrawFn, least: int = 4) -> str:
    """Persian text with ``least`` or more bracketed phrases of one kind."""
    opens, closes = draw(PAIRS)
    parts = draw(st.lists(st.tuples(PHRASES, PHRASES), min_size=least, max_size=10))
    stops = draw(st.lists(st.sampled_from(["", ".", "،", "\n"]), min_size=10, max_size=10))
    pieces = [
        f"{before} {opens}{inside}{closes}{stop}"
        for (before, inside), stop in zip(parts, stops, strict=False)
    ]
    return " ".join(pieces) + " پایان"


@given(texts())
def test_mirrored_brackets_come_back(text: str) -> None:
    assert output(Brackets(), text.translate(MIRRORED)) == text


@given(texts(least=1))
def test_right_brackets_stay(text: str) -> None:
    assert output(Brackets(), text) == text


@given(st.lists(st.tuples(PHRASES, st.sampled_from(["call", "get"])), min_size=1, max_size=8))
def test_pairs_that_hold_nothing_stand_upright(parts: list[tuple[str, str]]) -> None:
    """However the brackets around them are nested, as in the code ``(f() { g("…"); })();``."""
    text = "\n".join(f'{words}\n({name}() {{ {name}("{words}"); }})();' for words, name in parts)
    assert output(Brackets(), text) == text


@given(st.text("()[]«» اب.1a\n", max_size=60))
def test_any_text_keeps_all_but_the_sides_of_its_brackets(text: str) -> None:
    repaired = output(Brackets(), text)
    assert [c for c in repaired if c not in "()[]«»"] == [c for c in text if c not in "()[]«»"]
    assert len(repaired) == len(text)


@given(texts())
def test_a_second_pass_changes_nothing(text: str) -> None:
    assert_second_pass_changes_nothing(Brackets(), text.translate(MIRRORED))


def test_a_few_are_found_and_left() -> None:
    text = "یک )دو( سه" + " (چهار) پنج" * 20
    repair = Brackets().repair(text)
    assert len(repair.pieces) == 1
    assert [found.rule for found in repair.findings] == ["mirrored-bracket"]


def test_the_strategy_makes_many_lines() -> None:
    find(texts(), lambda text: text.count("\n") > 2)


def test_arabic_stays() -> None:
    text = (
        "قال الرجل الذي كان في المدينة )بغداد( ثم ذهب إلى البيت )القديم( عند النهر )دجلة( وقد عاد"
    )
    assert output(Brackets(), text) == text
