"""Latin phrases come back from page order where the citations of their text tell of it."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from laws import output

from textfix.signs import Signs

PHRASES = st.lists(
    st.sampled_from(["Azure", "Gulf", "de", "la", "Costa", "Van", "Château"]),
    min_size=2,
    max_size=4,
).map(" ".join)
TEXTS = st.lists(PHRASES, min_size=1, max_size=4)
TURNED = "دربارهٔ آن نوشته‌اند (34-47 1992: ,Harlow) و باز نوشته‌اند (12-20 2001: ,Miller).\n"
UPRIGHT = "دربارهٔ آن نوشته‌اند (Harlow, 1992: 34-47) و باز نوشته‌اند (Miller, 2001: 12-20).\n"


def _written(phrases: list[str], *, turned: bool) -> str:
    shown = [" ".join(reversed(phrase.split())) if turned else phrase for phrase in phrases]
    return "\n".join(f"نام آن جا را که دیدند «{phrase}» نهادند." for phrase in shown)


@given(TEXTS)
def test_phrases_come_back(phrases: list[str]) -> None:
    text = TURNED + _written(phrases, turned=True)
    assert output(Signs(), text) == UPRIGHT + _written(phrases, turned=False)


@given(TEXTS, st.booleans())
def test_phrases_beside_upright_citations_stay(phrases: list[str], turned: bool) -> None:
    text = UPRIGHT + _written(phrases, turned=turned)
    assert output(Signs(), text) == text


@given(TEXTS)
def test_a_line_that_reads_from_left_to_right_keeps_its_phrases(phrases: list[str]) -> None:
    lines = [f".را دیدند و باز گشتند {phrase} آن‌ها" for phrase in phrases]
    assert output(Signs(), TURNED + "\n".join(lines)) == UPRIGHT + "\n".join(lines)
