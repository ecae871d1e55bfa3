"""What a document teaches: damage is repaired where there is some, and an author is followed."""

from __future__ import annotations

import importlib
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.words import Words
from textfix.words.affixes import Site
from textfix.words.habits import learn_habits
from textfix.words.phrases import JOINED, NOTHING, SPACED, find_spans

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
CORPORA = Path(__file__).parents[2] / "../shared/corpora"

CAREFUL = (
    "کودکان در حیاط بازی می{z}کنند و مادرها از پنجره{z}های بلند خانه نگاهشان می{z}کنند. باغبان "
    "پیر درخت{z}ها را آب می{z}دهد و برگ{z}های خشک را جمع می{z}کند. هوا هنوز گرم است، اما شب{z}ها "
    "باد خنکی از کوه می{z}آید و بوی گل{z}های باغ را به اتاق{z}ها می{z}آورد. همسایه{z}ها می{z}گویند "
    "این محله پیش از این آرام{z}تر بوده است و خانه{z}های آن کوچک{z}تر بوده{z}اند."
)


def test_careful_document_is_left_alone() -> None:
    text = CAREFUL.format(z=ZWNJ)
    assert output(Words(), text) == text


@pytest.mark.parametrize("sign", ["", " "])
def test_document_without_zwnj_gets_them_all(sign: str) -> None:
    assert output(Words(), CAREFUL.format(z=sign)) == CAREFUL.format(z=ZWNJ)


def test_author_who_keeps_zwnj_may_write_a_compound_with_a_space() -> None:
    text = CAREFUL.format(z=ZWNJ) + " پیش بینی هوا و تصمیم گیری دربارهٔ سفر آسان نیست."
    assert output(Words(), text) == text


# What may stand behind a به that authors write with a space, with ZWNJ or glued, as they like.
_MANNERS = {
    "صورت": "کارها {به} منظم پیش رفت",
    "طور": "همه این را {به} کامل پذیرفتند",
    "عنوان": "او {به} نماینده برگزیده شد",
    "دلیل": "راه {به} برف بسته ماند",
    "سرعت": "خبر {به} در شهر پیچید",
    "خوبی": "بچه{z}ها درس را {به} یاد گرفتند",
}


@settings(max_examples=12)
@given(
    noun=st.sampled_from(sorted(_MANNERS)),
    sign=st.sampled_from((" ", ZWNJ)),
    others=st.lists(st.sampled_from(sorted(_MANNERS)), max_size=3),
    times=st.integers(3, 5),
    data=st.data(),
)
def test_a_glued_preposition_follows_the_document(
    noun: str, sign: str, others: list[str], times: int, data: st.DataObject
) -> None:
    def sentence(noun: str, sign: str) -> str:
        return _MANNERS[noun].replace("{به}", f"به{sign}{noun}").format(z=ZWNJ)

    written = [sentence(each, sign) for each in [*[noun] * times, *others]]
    at = data.draw(st.integers(0, len(written)))
    good, glued = ([*written[:at], sentence(noun, s), *written[at:]] for s in (sign, ""))
    before, after = (CAREFUL.format(z=ZWNJ) + " " + ". ".join(some) for some in (glued, good))
    assert output(Words(), before) == after


def test_lines_are_spaced_alike_as_pages_and_in_one_line() -> None:
    wrapped = CAREFUL.format(z="").replace(". ", ".\n")
    assert output(Words(), wrapped).replace("\n", " ") == CAREFUL.format(z=ZWNJ)


@pytest.mark.parametrize(("sign", "reading"), [("", NOTHING), (" ", SPACED), (ZWNJ, JOINED)])
def test_habits_are_counted_at_sure_affixes(sign: str, reading: int) -> None:
    text = CAREFUL.format(z=sign)
    habits = learn_habits(text[start:end] for start, end in find_spans(text))
    for site in (Site.PREFIX, Site.PLURAL):
        rates = habits.rates[site]
        assert rates[reading] == max(rates) > 0.7
        assert sum(rates) == pytest.approx(1)


def test_each_kind_of_site_has_a_habit_of_its_own() -> None:
    text = f"کودکان بازی می{ZWNJ}کنند، می{ZWNJ}خندند و می{ZWNJ}دوند. کتاب ها و بازی ها و توپ ها. "
    habits = learn_habits(text[start:end] for start, end in find_spans(text))
    assert habits.rates[Site.PREFIX][JOINED] > 0.7
    assert habits.rates[Site.PLURAL][SPACED] > 0.5


def test_damage_in_a_long_line_is_found_wherever_it_is() -> None:
    """A line of some hundred thousand code points, damaged in its middle only."""
    clean = "این شهر در کنار رود است و مردم آن را دوست دارند. " * 1000
    text = clean + "همه این اطلاعا ت را میخوانند. " + clean
    after = output(Words(), text)
    assert f"این اطلاعات را می{ZWNJ}خوانند" in after
    assert after.startswith(clean)
    assert after.endswith(clean)


def held_out(number: int) -> list[list[str]]:
    if not CORPORA.is_dir():
        pytest.skip("the corpora are not beside the repository")
    corpora = importlib.import_module("textfix.lm.corpora")
    sources = ("ud_perdt", "phicudemy_philosophy", "docs_javascript_info")
    documents = [d for d in corpora.held_out(CORPORA, "test") if d.source in sources]
    return [list(d.lines[:12]) for d in documents[:: max(1, len(documents) // number)]][:number]


def zwnj_places(text: str) -> set[int]:
    places, symbols = set(), 0
    for c in text:
        if c == ZWNJ:
            places.add(symbols)
        symbols += c not in (" ", ZWNJ)
    return places


@pytest.mark.parametrize(("sign", "floor"), [("", 0.96), (" ", 0.94)])
def test_lost_zwnjs_of_held_out_text_come_back(sign: str, floor: float) -> None:
    right = found = there = 0
    for lines in held_out(8):
        gold = "\n".join(lines)
        after = output(Words(), gold.replace(ZWNJ, sign))
        right += len(zwnj_places(gold) & zwnj_places(after))
        found += len(zwnj_places(after))
        there += len(zwnj_places(gold))
    assert 2 * right / (found + there) >= floor


def test_held_out_text_is_left_alone_and_repairs_last() -> None:
    words = changed = 0
    for lines in held_out(6):
        text = "\n".join(lines)
        words += len(text.split())
        changed += sum(1 for piece in Words().repair(text).pieces if piece.rule)
        assert_second_pass_changes_nothing(Words(), text.replace(ZWNJ, " ").replace("از ", "از"))
    assert changed <= words / 1000
