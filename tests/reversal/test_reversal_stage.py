"""The reversal stage on pages of ours in every visual order, made by independent programs."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

import numpy as np
import pytest
from cases import FIXTURES
from hypothesis import example, find, given, settings
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output
from reversal.visual import (
    HARD,
    PAGES,
    all_reversed,
    documents,
    drawn,
    embedded,
    ligatures_whole,
    lines,
    shaped,
    stops_drawn,
    visual,
    words_reversed,
)

from textfix.reversal import Reversal
from textfix.tagger.simulate import Damage, damage_document, draw_damage
from textfix.unicode.forms import fold_forms

STAGE = Reversal()
Make = Callable[[str], str]


def bare(line: str) -> str:
    """What must come back exactly: all but ZWNJ, bidi controls and the order of marks."""
    text = unicodedata.normalize("NFC", fold_forms(line))
    return re.sub("[\u200c\u202a-\u202c]", "", text)


def share_restored(page: list[str], make: Make) -> float:
    got = output(STAGE, "\n".join(map(make, page))).split("\n")
    assert len(got) == len(page)
    return sum(bare(a) == bare(b) for a, b in zip(got, page, strict=True)) / len(page)


@pytest.mark.parametrize("make", [visual, drawn])
@given(documents())
@settings(max_examples=25)
def test_pages_in_visual_order_come_back(make: Make, page: list[str]) -> None:
    assert share_restored(page, make) >= 0.95


SENTENCES = (
    "نامه‌ها دیر به شهر می‌رسید",
    "باران تا صبح بر بام خانه می‌بارید",
    "پدر هر روز به دیدن باغ می‌رفت",
    "بازرگان نام خود را بر در نوشته بود",
    "کودکان در کوچه بازی می‌کردند",
    "این خانه را پدربزرگ من ساخته است",
)


@st.composite
def stopped(draw: st.DrawFn) -> list[str]:
    """Lines of two sentences, or of one with a colon."""
    sentence = st.sampled_from(SENTENCES)
    pairs = st.tuples(sentence, st.sampled_from(".:"), sentence).map("{0[0]}{0[1]} {0[2]}.".format)
    return draw(st.lists(pairs, min_size=6, max_size=12))


@given(stopped())
@settings(max_examples=25)
def test_stops_drawn_with_gaps_end_their_sentences(page: list[str]) -> None:
    damaged = [stops_drawn(line) for line in page]
    got = output(STAGE, "\n".join(damaged)).split("\n")
    for before, line, after in zip(damaged, page, got, strict=True):
        assert after == before or re.findall(r"\S+[.:]", after) == re.findall(r"\S+[.:]", line)


def test_stopped_pages_are_turned() -> None:
    find(
        stopped(), lambda page: output(STAGE, "\n".join(map(stops_drawn, page))).split("\n") == page
    )


@given(documents())
@settings(max_examples=25)
def test_ligatures_that_were_not_mirrored_come_back(page: list[str]) -> None:
    assert share_restored(page, ligatures_whole) >= 0.8


@given(documents())
@settings(max_examples=25)
def test_pages_in_visual_order_and_presentation_forms_come_back(page: list[str]) -> None:
    def make(line: str) -> str:
        return visual(shaped(line))

    assert share_restored(page, make) >= 0.95


@given(documents(), st.sampled_from(HARD["latin"]))
@settings(max_examples=25)
def test_latin_words_come_back_where_every_code_point_is_reversed(
    page: list[str], latin: str
) -> None:
    page = [*page, f"نگاه کنید به {latin}", "کار Sadeghi و Wulff را ببینید"]
    assert share_restored(page, all_reversed) >= 0.95


@given(documents())
@settings(max_examples=25)
def test_pages_in_presentation_forms_alone_stay(page: list[str]) -> None:
    text = "\n".join(map(shaped, page))
    assert output(STAGE, text) == text


def without_hard_cases(start: int) -> list[str]:
    return [line for line in lines()[start : start + 30] if not re.search(r"[\d()«»-]", line)]


@pytest.mark.parametrize("make", [words_reversed, embedded])
@given(st.integers(0, 60).map(without_hard_cases))
@settings(max_examples=15)
def test_reversed_words_come_back(make: Make, page: list[str]) -> None:
    assert share_restored(page, make) >= 0.95


@pytest.mark.parametrize("signs", ["].", "]،", ").", "):", "»،", "] ("])
def test_signs_alone_are_read_from_the_right_where_words_are_embedded(signs: str) -> None:
    """A line of signs alone was read off the page from the left as well."""
    page = without_hard_cases(0)
    damaged = [*map(embedded, page), embedded(signs)]
    assert output(STAGE, "\n".join(damaged)).split("\n")[-1] == signs
    turned = map(words_reversed, [*page, signs])
    assert output(STAGE, "\n".join(turned)).split("\n")[-1] == signs


def test_a_piece_before_which_a_joiner_was_drawn_follows_the_line_below() -> None:
    page = without_hard_cases(0)
    rle, pop, zwnj = "\u202b", "\u202c", "\u200c"
    cut = [f"{rle}ت{pop}{zwnj}", f"{rle}غ{pop}{rle}دا{pop} {rle}آب{pop}"]
    read = output(STAGE, "\n".join([*map(embedded, page), *cut]))
    assert re.sub("[\u202a-\u202c]", "", read).split("\n")[-1] == f"آب داغ{zwnj}ت"


@given(st.integers(0, 60).map(without_hard_cases))
@settings(max_examples=15)
def test_words_mirrored_in_their_places_come_back(page: list[str]) -> None:
    def make(line: str) -> str:
        return re.sub(r"[\u0621-\u06d3\u064b-\u0655]+", lambda word: word.group()[::-1], line)

    assert share_restored(page, make) >= 0.85


def test_islands_alone_are_turned_round() -> None:
    text = "به گفتهٔ imihaR و ihgedaS در سال 2019، روش snaem-k خوب است."
    assert output(STAGE, text) == "به گفتهٔ Rahimi و Sadeghi در سال 2019، روش k-means خوب است."


def test_a_line_follows_its_own_evidence_and_short_ones_their_page() -> None:
    page = lines()[:24]
    mixed = [visual(line) if at % 3 else line for at, line in enumerate(page)]
    assert output(STAGE, "\n".join(mixed)) == "\n".join(page)
    assert output(STAGE, "\n".join([*map(visual, page), visual("چکیده")])).endswith("\nچکیده")


@pytest.mark.parametrize("number", [3, 17, 31])
def test_one_reversed_line_of_a_long_page_comes_back(number: int) -> None:
    page = lines()[:60]
    text = [visual(line) if at == number else line for at, line in enumerate(page)]
    assert output(STAGE, "\n".join(text)) == "\n".join(page)


@pytest.mark.parametrize("number", range(0, 40, 4))
def test_lone_lines_come_back(number: int) -> None:
    line = lines()[number]
    assert bare(output(STAGE, visual(line))) == bare(line)
    assert output(STAGE, line) == line


@given(documents(), st.integers(0, 2**32 - 1))
@settings(max_examples=25)
def test_pages_of_reversed_runs_are_left_to_the_direction_stage(page: list[str], seed: int) -> None:
    rng = np.random.default_rng(seed)
    damage = draw_damage(rng, "runs") if seed % 2 else Damage()
    text = "\n".join(line.text for line in damage_document([" ".join(page)], damage, rng))
    assert output(STAGE, text) == text


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_clean_pages_stay_and_load_no_model(page: object, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("textfix.lm.load", lambda: pytest.fail("loaded"))
    text = (FIXTURES / "pages" / page.name).read_text(encoding="utf-8")
    assert output(STAGE, text) == text


@pytest.mark.parametrize("page", sorted(FIXTURES.glob("pages/*.damaged.txt")), ids=lambda p: p.name)
def test_real_pages_of_reversed_runs_stay(page: object) -> None:
    text = (FIXTURES / "pages" / page.name).read_text(encoding="utf-8")
    assert output(STAGE, text) == text


MIXED = st.text(
    st.sampled_from('ابپکيیهۀةّـ aBce019۵٪-–.،:()[]«»"\u200c\u202b\u202c\n\f\u2028\ufefb\ud800'),
    max_size=80,
)


@settings(max_examples=100)
@given(MIXED)
@example("نیا هک تسا ّ\n\n(")
@example("\u202bها\u202c \u202b\u200cها\u202c\n\u202bکتاب\u202c")
def test_whatever_the_text_the_laws_hold(text: str) -> None:
    output(STAGE, text)


@pytest.mark.parametrize("make", [visual, ligatures_whole, words_reversed])
@given(documents())
@settings(max_examples=10)
def test_a_second_pass_changes_nothing(make: Make, page: list[str]) -> None:
    assert_second_pass_changes_nothing(STAGE, "\n".join(map(make, page)))


@pytest.mark.parametrize("kind", HARD)
def test_the_strategy_makes_the_hard_cases(kind: str) -> None:
    page = find(documents(), lambda page: any(hard in line for line in page for hard in HARD[kind]))
    hard = next(h for h in HARD[kind] if any(h in line for line in page))
    assert visual(hard) not in (hard, hard[::-1]) or kind in ("marks", "ligatures", "brackets")


def test_doubt_is_reported_and_changes_nothing() -> None:
    text = "نادران ناینامز نایروپ"
    repair = STAGE.repair(text)
    assert output(STAGE, text) == text
    assert [found.rule for found in repair.findings] == ["order-in-doubt"]
    assert "log10" in repair.findings[0].message
