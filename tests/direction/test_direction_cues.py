"""The cheap scan passes clean pages and stops at damaged ones."""

from __future__ import annotations

import numpy as np
import pytest
from cases import FIXTURES
from hypothesis import given, settings
from hypothesis import strategies as st

from textfix.direction.cues import is_clearly_clean
from textfix.tagger.simulate import damage_document, draw_damage
from textfix.unicode.letters import FARSI_YEH, KAF, KEHEH, YEH

ARABIC = str.maketrans({FARSI_YEH: YEH, KEHEH: KAF})
PAGES = ("qanat", "earthquake", "petition")


def read(name: str) -> str:
    return (FIXTURES / "pages" / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_truths_are_clean_and_extractions_are_not(page: str) -> None:
    assert is_clearly_clean(read(f"{page}.truth.txt"))
    assert not is_clearly_clean(read(f"{page}.damaged.txt"))


def test_text_typed_on_an_arabic_keyboard_is_clean() -> None:
    assert is_clearly_clean((read("petition.truth.txt") + "\n").translate(ARABIC) * 3)


def test_a_single_arabic_yeh_in_a_word_tells() -> None:
    line = "این متن را در خانه نوشتيم و خواندیم.\n"
    assert not is_clearly_clean(line * 40)


@pytest.mark.parametrize("keyboard", [{}, ARABIC], ids=["persian", "arabic"])
@settings(max_examples=25)
@given(st.integers(0, 10_000))
def test_simulated_pages_are_never_passed(keyboard: dict[int, str], seed: int) -> None:
    rng = np.random.default_rng(seed)
    text = read("qanat.truth.txt").translate(keyboard)
    paragraphs = [p for p in text.split("\n") if len(p) > 150]
    damage = draw_damage(rng, "runs")
    lines = [line.text for line in damage_document(paragraphs, damage, rng)]
    assert not is_clearly_clean("\n".join(lines))


def test_a_clean_page_loads_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    from textfix.direction import Direction

    monkeypatch.setattr("textfix.direction.stage.restore", lambda lines: pytest.fail("loaded"))
    text = read("petition.truth.txt")
    assert [piece[:3] for piece in Direction().repair(text).pieces] == [(0, len(text), None)]


def test_who_is_called_behind_a_sentence_was_not_torn() -> None:
    call = "چنین فرمود:\nای مردم، بدانید که آب این رود از کوه می‌آید.\n\nای کاش زودتر می‌آمدید.\n"
    assert is_clearly_clean(call * 20)
    assert not is_clearly_clean("چنین فرمود\nای مردم، بدانید که آب این رود از کوه می‌آید.\n" * 20)


def test_one_slip_says_nothing_where_lines_are_many() -> None:
    line, slip = "این متن را در خانه نوشت و خواند.\n", "چنین گفت ،سپس از خانه رفت.\n"
    assert is_clearly_clean(slip + line * 14)
    assert not is_clearly_clean(slip + line * 9)
    assert not is_clearly_clean(slip * 2 + line * 13)
