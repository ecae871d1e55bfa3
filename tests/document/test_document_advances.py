"""How wide lines are in print, and what their room says of a paragraph's end."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from textfix.document.advances import cumulate_advances
from textfix.document.lines import split_lines
from textfix.document.rooms import Rooms, learn_rooms
from textfix.document.yardsticks import choose_measure

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
LETTERS = "ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوهی"
texts = st.text(st.sampled_from(LETTERS + " ،.0۱a" + ZWNJ + "\N{ARABIC SHADDA}"), max_size=40)
rooms = st.lists(st.floats(-0.5, 1.0), max_size=40)


def advance(text: str) -> float:
    return float(cumulate_advances(text)[-1])


@given(texts)
def test_no_letter_narrows_a_line(text: str) -> None:
    widths = cumulate_advances(text)
    assert len(widths) == len(text) + 1
    assert all(after >= before for before, after in pairwise(widths.tolist()))


@given(texts, texts)
def test_words_are_as_wide_apart_as_together(left: str, right: str) -> None:
    whole = advance(f"{left}\n{right}")
    assert abs(whole - advance(left) - advance(right)) < 1e-9


@given(texts)
def test_marks_take_no_room(text: str) -> None:
    bare = text.replace("\N{ARABIC SHADDA}", "")
    assert abs(advance(text) - advance(bare)) < 1e-9


def test_a_letter_at_a_words_end_is_wider_than_within_one() -> None:
    assert advance("بب") < 2 * advance("ب")
    assert abs(advance(f"ب{ZWNJ}ب") - 2 * advance("ب")) < 1e-9


def test_lines_wrapped_by_count_are_measured_by_count() -> None:
    words = ["باد", "سستی", "سنجش", "شش", "آب", "با", "بت", "پشت", "دل", "ساز", "سبب", "شصت"]
    lines, line = [], ""
    for word in words * 12:
        if line and len(line) + 1 + len(word) > 50:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    text = "\n".join(lines)
    measured, _, width = choose_measure(text, split_lines(text), 50)
    assert [line.width for line in measured] == [len(line) for line in lines]
    assert width == 50


@given(rooms)
def test_more_room_never_speaks_against_an_end(broken: list[float]) -> None:
    learned = learn_rooms(broken)
    odds = [learned.odds(room / 50) for room in range(-10, 50)]
    assert all(after >= before for before, after in pairwise(odds))


@given(rooms, st.integers(3, 20))
def test_lines_torn_anywhere_weaken_what_room_says(broken: list[float], torn: int) -> None:
    plain = learn_rooms(broken).with_strays(broken)
    assert plain.with_strays([*broken, *[0.6] * torn]).odds(0.6) < plain.odds(0.6)


def test_a_line_of_the_column_is_no_last_line() -> None:
    assert Rooms(-0.02, 0.03, 0.01).odds(-0.02) < -0.8
