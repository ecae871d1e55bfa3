"""ZWNJs that slid over a letter go back, in texts that show it; where they stand they stay."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.signs import Signs

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
PREFIXED = st.sampled_from(["می|رود", "نمی|داند", "می|گفتند", "می|سازد", "نمی|آید", "می|خواند"])
OTHERS = st.sampled_from(
    ["کتاب|ها", "آن|ها", "سال|های", "بی|دلیل", "نرم|نرم", "درخت|هایی", "خط|کش", "دست|بالا"]
)
AFTER_HEH = st.sampled_from(["خانه|ها", "رشته|هایش", "گفته|اند", "نامه|ها", "شیوه|های", "بوده|اند"])
FILLERS = st.sampled_from(["در", "شهر", "و", "باغ", "کهن", "را", "به", "روزگار"])


@st.composite
def sentences(draw: st.DrawFn) -> list[str]:
    words = draw(st.lists(PREFIXED, min_size=4, max_size=6))
    words += draw(st.lists(OTHERS | AFTER_HEH, max_size=6))
    parts = [part for word in draw(st.permutations(words)) for part in (draw(FILLERS), word)]
    return [part.replace("|", ZWNJ) for part in parts]


def slid(word: str) -> str:
    """Put the ZWNJ before the letter that it follows; a gap opens there, but before a heh."""
    at = word.find(ZWNJ)
    if at < 0:
        return word
    gap = "" if word[at - 1] == "ه" else " "
    return word[: at - 1] + gap + ZWNJ + word[at - 1] + word[at + 1 :]


@given(sentences())
def test_slid_joiners_go_back(words: list[str]) -> None:
    assert output(Signs(), " ".join(map(slid, words))) == " ".join(words)


@given(sentences())
def test_joiners_that_stand_right_stay(words: list[str]) -> None:
    text = " ".join(words)
    assert output(Signs(), text) == text


@given(sentences())
def test_a_second_pass_changes_nothing(words: list[str]) -> None:
    assert_second_pass_changes_nothing(Signs(), " ".join(map(slid, words)))
