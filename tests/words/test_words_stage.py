"""The words stage: its laws, on texts whose gaps were damaged at random."""

from __future__ import annotations

import pickle
import unicodedata

import pytest
from hypothesis import Phase, find, given, settings
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, letters, output

from textfix.words import Words

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
SEPARATORS = ("", " ", ZWNJ)

# Words of a letter's own kind beside each other: affixes, false friends, names, other scripts.
FORMS = (
    "می نمی شود رفته اند ها های کتاب خانه ای تر ترین بزرگ کار هویت بین الملل پیش بینی و در از"
    " که این آن دنیای امروز سولداتوس مواز ی اطلاعا ت به صورت گفته ام خشک میراث مثلاً عَلَم ۀ"
    " \N{ARABIC FATHATAN} Latin a@b.ir 2023 ۱۲ ، . « » ( )"
)
ONE_BY_ONE = st.sampled_from([*FORMS.split(), "مواز ی", "اطلاعا ت", "\t"])
PARTED = st.builds(
    "{}{}{}".format,
    st.sampled_from(["می", "نمی", "در", "اطلاعا"]),
    st.sampled_from(SEPARATORS),
    st.sampled_from(["شود", "رفته", "دنیای", "ت"]),
)
WORDS = st.one_of(ONE_BY_ONE, ONE_BY_ONE, PARTED)


@st.composite
def damaged_texts(draw: st.DrawFn) -> str:
    """Words of all kinds, with any gap between them."""
    parts = draw(st.lists(WORDS, max_size=14))
    gaps = draw(
        st.lists(
            st.sampled_from([*SEPARATORS, "  ", "\n"]), min_size=len(parts), max_size=len(parts)
        )
    )
    return "".join(part + gap for part, gap in zip(parts, gaps, strict=True))


def lost_its_spaces(text: str) -> bool:
    """Whether some stretch of a line might be taken for one without its spaces."""
    return any(len(token.replace(ZWNJ, "")) > 20 for token in text.split())


def symbols(text: str) -> list[str]:
    """Everything but the two signs this stage may set, found without its tables."""
    return [
        c
        for c in text
        if not (unicodedata.category(c) == "Zs" and ord(c) == 0x20)
        and unicodedata.name(c, "") != "ZERO WIDTH NON-JOINER"
    ]


@given(damaged_texts())
def test_nothing_but_spaces_and_zwnj_comes_or_goes(text: str) -> None:
    after = output(Words(), text)
    assert symbols(after) == symbols(text)
    assert letters(after) == letters(text)


@given(damaged_texts())
def test_second_pass_changes_nothing(text: str) -> None:
    assert_second_pass_changes_nothing(Words(), text)


@given(damaged_texts())
def test_lines_and_runs_of_spaces_stay(text: str) -> None:
    after = output(Words(), text)
    assert after.count("\n") == text.count("\n")
    assert after.count("\t") == text.count("\t")
    assert [s for s in after.split(ZWNJ) if s == "  "] == [s for s in text.split(ZWNJ) if s == "  "]
    assert after.count("  ") == text.count("  ")


@given(damaged_texts().filter(lambda text: not lost_its_spaces(text)))
def test_the_sides_of_a_zwnj_are_never_joined(text: str) -> None:
    """A ZWNJ stays, or becomes the space that it stood for (در‌دنیای, تر‌می‌رفته)."""
    pairs = [text[k - 1 : k + 2] for k in range(1, len(text) - 1) if text[k] == ZWNJ]
    after = output(Words(), text)
    for pair in pairs:
        if pair[0].isalpha() and pair[2].isalpha():
            assert pair in after or pair.replace(ZWNJ, " ") in after


@given(st.lists(st.sampled_from(FORMS.split()[:24]), min_size=14, max_size=20), st.data())
def test_zwnj_of_a_crowded_line_never_vanishes(words: list[str], data: st.DataObject) -> None:
    """It stays, or the lost space that it stood for comes back."""
    cuts = [data.draw(st.integers(1, max(1, len(word) - 1))) for word in words]
    text = "".join(f"{word[:at]}{ZWNJ}{word[at:]}" for word, at in zip(words, cuts, strict=True))
    pieces = Words().repair(text).pieces
    assert all(p.text in (None, " ") for p in pieces if ZWNJ in text[p.start : p.end])


@given(st.data())
def test_no_zwnj_but_between_two_letters(data: st.DataObject) -> None:
    """Unicode gives ZWNJ a meaning between letters only; marks belong to the letter before."""
    text = data.draw(damaged_texts().filter(lambda t: ZWNJ not in t))
    after = [c for c in output(Words(), text) if unicodedata.category(c) != "Mn"]
    for k, c in enumerate(after):
        if c == ZWNJ:
            assert after[k - 1].isalpha()
            assert after[k + 1].isalpha()


def test_strategy_makes_the_hard_cases() -> None:
    looking = settings(max_examples=4000, phases=[Phase.generate])
    for wanted in (f"می{ZWNJ}شود", "می شود", "میشود", "مواز ی", "اطلاعات", "دردنیای", "مثلاً "):
        assert find(damaged_texts(), lambda text, wanted=wanted: wanted in text, settings=looking)


def test_every_change_has_a_rule_of_the_stage() -> None:
    text = "در آن سال ها کتابهای مواز ی را میخواندند و معمولا ً دردنیای امروز میزیستند."
    text += f"\nنویسنده{ZWNJ}این{ZWNJ}کتاب{ZWNJ}را{ZWNJ}در{ZWNJ}شهر{ZWNJ}تبریز{ZWNJ}نوشته است."
    repair = Words().repair(text)
    names = {piece.rule for piece in repair.pieces if piece.rule}
    unspaced = "در سال۱۳۲۰کار(کاری سخت)آغاز شد .سپس ماند. " * 8
    names |= {piece.rule for piece in Words().repair(unspaced).pieces if piece.rule}
    assert names == {rule.name for rule in Words.rules}
    for piece in repair.pieces:
        assert (piece.margin is not None) == (piece.rule not in ("", "space-before-mark"))


def test_law_names_a_lost_letter() -> None:
    assert Words().broken_law("می شود", "می شو") != ""
    assert Words().broken_law("می شود", f"می{ZWNJ}شود") == ""
    assert Words().broken_law("می شود", "می\nشود") != ""


def test_configuration_is_picklable() -> None:
    assert pickle.loads(pickle.dumps(Words())) == Words()


@pytest.mark.parametrize("text", ["", " ", "\n\n", "plain Latin", "12 34", ZWNJ, "،", "\t\t"])
def test_text_without_persian_words_is_one_kept_piece(text: str) -> None:
    assert all(piece.text is None for piece in Words().repair(text).pieces)
