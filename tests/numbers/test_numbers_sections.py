"""Numbers of sections that were turned come back by their count, and upright ones stay."""

from __future__ import annotations

from hypothesis import find, given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.numbers import Numbers

STAGE = Numbers()
TITLES = ["آغاز", "راه و رسم", "کار", "مزد", "پایان کار", "خانه", "بازار"]
BODY = "کار از آنجا آغاز شد که در آن سال باران نیامد و چشمه خشکید."


@st.composite
def outlines(draw: st.DrawFn, least: int = 1) -> list[tuple[int, ...]]:
    """The numbers of an outline's sections in order: ``least`` sections a chapter and more, some
    with subsections."""
    sections = st.lists(st.integers(0, 3), min_size=least, max_size=4)
    numbers: list[tuple[int, ...]] = []
    for chapter, here in enumerate(draw(st.lists(sections, min_size=2, max_size=6)), 1):
        for section, subsections in enumerate(here, 1):
            numbers.append((chapter, section))
            numbers += [(chapter, section, part) for part in range(1, subsections + 1)]
    return numbers


def write(numbers: list[tuple[int, ...]], sign: str = "-") -> str:
    heads = [
        f"{sign.join(map(str, number))} {TITLES[at % len(TITLES)]}"
        for at, number in enumerate(numbers)
    ]
    return "\n".join(f"{head}\n{BODY}" for head in heads)


def turned(numbers: list[tuple[int, ...]]) -> list[tuple[int, ...]]:
    return [number[::-1] for number in numbers]


@given(outlines())
def test_sections_in_order_stay(numbers: list[tuple[int, ...]]) -> None:
    text = write(numbers)
    assert output(STAGE, text) == text


@given(outlines(least=2), st.sampled_from(["-", "–"]))
def test_turned_sections_come_back(numbers: list[tuple[int, ...]], sign: str) -> None:
    damaged = write(turned(numbers), sign)
    assert output(STAGE, damaged) == write(numbers, sign)
    assert_second_pass_changes_nothing(STAGE, damaged)


def test_those_outlines_have_subsections_and_chapters_of_several_sections() -> None:
    assert find(outlines(least=2), lambda numbers: len(numbers[1]) == 3)
    assert find(outlines(least=2), lambda numbers: numbers[2:3] == [(2, 1)])


def test_numbers_that_count_either_way_stay() -> None:
    text = write([(1, 1), (2, 1), (3, 1), (4, 1), (5, 1)])
    assert output(STAGE, text) == text


def test_scores_stay() -> None:
    text = "۳-۱ ایران\n۲-۱ ژاپن\n۰-۲ عراق\n۱-۱ قطر\n۴-۲ عمان"
    assert output(STAGE, text) == text


def test_numbers_of_sentences_stay() -> None:
    text = "\n".join(f"{number} {BODY}" for number in ("۱-۱", "۲-۱", "۱-۲", "۲-۲", "۱-۳"))
    assert output(STAGE, text) == text
