"""Kashidas go and nothing else: the damage is made here, letter by letter."""

from __future__ import annotations

import re
import unicodedata

import pytest
from hypothesis import find, given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, letters, output

from textfix.kashidas import Kashidas
from textfix.kashidas.law import broken_law

_COMMON = "کتاب شهر بسیار نخستین پیمان خیابان دستگاه نویسنده بنابراین همین گفتند نیستند مهمان تماشا"
COMMON = _COMMON.split()
SIGNS = st.sampled_from([",", "5", "A", "q", "_", "\x1c", "\x1a", "(cid:28)", "*", "٪"])
# Letters joined to the next one; ours, not the stage's table.
TATWEEL = "\N{ARABIC TATWEEL}"
JOINING = set("بپتجچحخسشصضطظعغفقکگلمنهی")
_PLAIN = "این از برای تا که چرا اگر آیا اما پس روز دیگر راه زمان درس مرد زن سنگ برگ درخت"
PLAIN = _PLAIN.split()
SENTENCES = st.lists(st.sampled_from(COMMON), min_size=8, max_size=16)


@st.composite
def stretched(draw: st.DrawFn) -> tuple[str, str, int]:
    """A sentence, the same with kashidas at some of its joints, and the number of these."""
    sign = draw(SIGNS)
    out: list[str] = []
    places: set[str] = set()
    words = draw(SENTENCES)
    for word in words:
        joints = [at for at, c in enumerate(word[:-1], 1) if c in JOINING]
        at = draw(st.sampled_from([*joints, *joints, 0]))
        if at:
            places.add(word[:at][-2:] + word[at:][:2])
        out.append(word[:at] + sign * draw(st.integers(1, 2)) * (at > 0) + word[at:])
    return " ".join(words) + ".", " ".join(out) + ".", len(places)


@given(stretched())
def test_signs_inside_words_go(case: tuple[str, str, int]) -> None:
    right, damaged, places = case
    repaired = output(Kashidas(), damaged).replace(TATWEEL, "")
    assert repaired in (right, damaged)
    assert places < 7 or repaired == right


@given(stretched())
def test_signs_in_embeddings_go_as_well(case: tuple[str, str, int]) -> None:
    sign = next((c for c in case[1] if c not in case[0]), ",")
    if "(cid" not in case[1]:
        wrapped = re.sub(f"(?:{re.escape(sign)})+", "\u202a\\g<0>\u202c", case[1])
        bare = re.sub("[\u202a\u202c]", "", output(Kashidas(), wrapped))
        assert bare == output(Kashidas(), case[1])


@given(stretched())
def test_a_second_pass_changes_nothing(case: tuple[str, str, int]) -> None:
    assert_second_pass_changes_nothing(Kashidas(), case[1])


@given(stretched())
def test_lines_out_of_order_lose_no_letter(case: tuple[str, str, int]) -> None:
    """A line cut at its kashidas, the pieces from left to right."""
    sign = next((c for c in case[1] if c not in case[0]), ",")
    damaged = sign.join(reversed(case[1].split(sign)))
    if "(cid" not in damaged:
        kept = [c for c in output(Kashidas(), damaged) if unicodedata.category(c) == "Lo"]
        assert kept == [c for c in damaged if unicodedata.category(c) == "Lo"]


ENDINGS = st.sampled_from(["ها", "های", "هایی", "تر", "مان", ""])


@given(st.lists(st.tuples(st.sampled_from(COMMON), ENDINGS, SENTENCES), min_size=8, max_size=12))
def test_quotation_marks_stay(parts: list[tuple[str, str, list[str]]]) -> None:
    """Also between a word and its ending, with which it makes one word."""
    text = " ".join(f'"{word}"{ending} {" ".join(more[:2])}' for word, ending, more in parts)
    assert output(Kashidas(), text) == text


@given(st.lists(st.tuples(SENTENCES, st.sampled_from("،.:؛")), min_size=8, max_size=12))
def test_stops_stay_where_all_lost_their_spaces(parts: list[tuple[list[str], str]]) -> None:
    text = "".join(f"{' '.join(words)}{stop}" for words, stop in parts) + "پایان"
    assert output(Kashidas(), text) == text


@given(st.lists(st.tuples(SENTENCES, SENTENCES), min_size=8, max_size=12))
def test_stops_stay_where_runs_stand_from_left_to_right(
    parts: list[tuple[list[str], list[str]]],
) -> None:
    """The end of one sentence and the beginning of the next, glued by their stop."""
    text = "\n".join(f"{' '.join(end[:5])}.{' '.join(start[:5])} " for end, start in parts)
    assert output(Kashidas(), text) == text


def test_parts_of_words_from_left_to_right_stay_parted() -> None:
    """poppler -raw embeds the parts of words and writes them from left to right."""
    words = ["کش/ید", "گی/اه", "ب/ذر", "می/دان", "ش/هر", "پن/جره", "بل/ند", "ساخت/مان", "فرو/شنده"]
    parts = [word.split("/") for word in words]
    text = "\n".join(f"‫{b}‬9‫{a}‬ ‫این‬" for a, b in parts)
    assert output(Kashidas(), text) == text.replace("9", TATWEEL)
    upright = "\n".join(f"‫این‬ ‫{a}‬9‫{b}‬" for a, b in parts)
    joined = "\n".join(f"‫این‬ ‫{a}{TATWEEL}{b}‬" for a, b in parts)
    assert output(Kashidas(), upright) == joined


@given(SENTENCES, st.sampled_from("#>=~"), st.booleans())
def test_signs_at_both_sides_of_a_cut_go(words: list[str], sign: str, turned: bool) -> None:
    """Every word in two lines, its parts from right to left or from left to right."""
    cuts = [next(at for at, c in enumerate(word, 1) if c in JOINING) for word in words]
    parts = [
        (word[:at], word[at:])[:: -1 if turned else 1] for word, at in zip(words, cuts, strict=True)
    ]
    damaged = "\n".join(f"{a}{sign}\n{sign}{b} این" for a, b in parts)
    repaired = output(Kashidas(), damaged)
    assert repaired in (damaged, damaged.replace(sign, TATWEEL))
    assert repaired != damaged or len(set(words)) < 7


@given(st.lists(st.sampled_from(PLAIN), min_size=8, max_size=20), st.sampled_from("#>=~"))
def test_signs_at_both_sides_of_lines_of_words_stay(words: list[str], sign: str) -> None:
    text = "\n".join(f"{sign}{word}{sign}" for word in words)
    assert output(Kashidas(), text) == text


@given(SENTENCES, st.sampled_from([",", "/", "_", "5", "*"]))
def test_signs_between_words_stay(words: list[str], sign: str) -> None:
    text = sign.join(words)
    assert output(Kashidas(), text) == text


@given(SENTENCES)
def test_clean_words_are_one_piece(words: list[str]) -> None:
    assert len(Kashidas().repair(" ".join(words)).pieces) == 1


@given(st.lists(st.sampled_from(COMMON), min_size=10, max_size=20), st.integers(0, 3))
def test_rows_of_a_letter_shrink(words: list[str], seed: int) -> None:
    out = []
    for number, word in enumerate(words):
        joints = [at for at, c in enumerate(word[:-1], 1) if c in JOINING and "ه" not in word]
        at = joints[(number + seed) % len(joints)] if joints else 0
        out.append(word[:at] + "هه" * (at > 0) + word[at:])
    damaged = " ".join(["بههه", "کههه", "سههه", "چههه", *out])
    repaired = output(Kashidas(), damaged)
    changed = repaired != damaged
    assert not changed or repaired.split()[4:] == words
    gone = letters(damaged) - letters(repaired)
    assert set(gone) <= {"ه"}


@st.composite
def strayed(draw: st.DrawFn) -> tuple[list[str], list[str]]:
    """Words, and the same with a letter for one kashida in most of them, in some beside itself."""
    letter = draw(st.sampled_from("هو"))
    words = draw(st.lists(st.sampled_from(COMMON), min_size=10, max_size=20))
    out: list[str] = []
    for word in words:
        joints = [at for at, c in enumerate(word[:-1], 1) if c in JOINING and c != letter]
        at = draw(st.sampled_from([*joints, 0]))
        out.append(word[:at] + letter + word[at:] if at else word)
    doubled = [f"{a}{letter}{letter}{b}" for a, b in (("مشت", "ری"), ("نش", "ست"), ("پش", "ت"))]
    right = ["مشتری", "نشست", "پشت", *words, *PLAIN]
    return right, doubled + out + PLAIN


@given(strayed())
def test_letters_alone_at_joints_go(case: tuple[list[str], list[str]]) -> None:
    right, damaged = case
    repaired = output(Kashidas(), " ".join(damaged)).split()
    for before, after, word in zip(damaged, repaired, right, strict=True):
        assert after in (before, word)  # which may be a word as it is: شوهر for شهر


def test_the_strategy_strays_enough() -> None:
    find(strayed(), lambda case: output(Kashidas(), " ".join(case[1])) != " ".join(case[1]))


@given(strayed())
def test_a_second_pass_finds_no_more_strays(case: tuple[list[str], list[str]]) -> None:
    assert_second_pass_changes_nothing(Kashidas(), " ".join(case[1]))


def test_the_strategy_makes_documents_that_decide() -> None:
    find(stretched(), lambda case: case[2] > 7 and TATWEEL in output(Kashidas(), case[1]))


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("سلام، دنیا", "سلام دنیا"),  # one sign
        ("کتاب کتاب", "کتا کتا"),  # letters in no row
        ("ممم ممم مم", "مم مم نم"),  # a letter put in
        ("5 5 5 5 5", "    "),  # beside no letter
        ("سلام", "سلاام"),
    ],
)
def test_the_law_sees_what_is_no_kashida(before: str, after: str) -> None:
    assert broken_law(before, after)


def test_the_law_allows_kashidas() -> None:
    assert broken_law("س,لا,م و د,ن,,یا", "سلام و دنیا") == ""
    assert broken_law("بههه و کههه و سههه", "به و که و سه") == ""


def test_arabic_stays() -> None:
    text = "قال الرجووول الذي كووان في المديوووونة ثم ذهووب إلى البيووت وقد كووووتب الكتووووب"
    assert output(Kashidas(), text) == text


def test_a_glyph_without_unicode_goes_everywhere() -> None:
    text = "کت\x19اب تازه در ب\x19ازار نیس\x19ت، \x191383 و خ\x19واننده از فروش\x19نده می‌پرس\x19د."
    repaired = output(Kashidas(), text)
    assert repaired.replace("\N{ARABIC TATWEEL}", "") == text.replace("\x19", "")
    assert "، 1383" in repaired
