"""The words over a line break tell sentences that go on from sentences that begin."""

from __future__ import annotations

from itertools import pairwise

from document.printing import SENTENCES
from hypothesis import given
from hypothesis import strategies as st

from textfix.document.flow import flow_odds

WORDS = [sentence.rstrip(".").split(" ") for sentence in SENTENCES]
breaks = st.sampled_from(WORDS).flatmap(
    lambda words: st.integers(3, len(words) - 3).map(
        lambda at: (" ".join(words[:at]), " ".join(words[at:]))
    )
)


def test_sentence_ends_flow_less_than_their_middles() -> None:
    ends = [flow_odds(" ".join(a), " ".join(b)) for a, b in pairwise(WORDS)]
    middles = [
        flow_odds(" ".join(words[:at]), " ".join(words[at:]))
        for words in WORDS
        for at in range(3, len(words) - 3)
    ]
    assert sum(ends) / len(ends) > sum(middles) / len(middles) + 0.5


@given(breaks)
def test_odds_are_bounded_and_marks_change_nothing(halves: tuple[str, str]) -> None:
    left, right = halves
    odds = flow_odds(left, right)
    assert -1.5 <= odds <= 1.5
    assert flow_odds(left + "\N{ARABIC SHADDA}", right) == odds


@given(breaks, st.sampled_from([" 12", " (1380", " Nemati", " –"]))
def test_what_is_no_persian_word_says_nothing(halves: tuple[str, str], tail: str) -> None:
    assert flow_odds(halves[0] + tail, halves[1]) == 0.0
