"""Edits of several rounds come together as edits of the first text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from textfix.words.edits import Edit, apply_edits, compose

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
SIGNS = ["", " ", ZWNJ]
SYMBOLS = st.text("کتابی.\n", min_size=1, max_size=12)


def spelled(symbols: str, gaps: list[str]) -> str:
    return "".join(gap + symbol for gap, symbol in zip(gaps, symbols, strict=True))


def edits_between(symbols: str, old: list[str], new: list[str], margin: float) -> list[Edit]:
    """Slowly, symbol by symbol."""
    edits, at = [], 0
    for was, is_now in zip(old, new, strict=True):
        if was != is_now:
            edits.append(Edit(at, at + len(was), is_now, margin))
        at += len(was) + 1
    return edits


@given(st.data(), SYMBOLS, st.integers(1, 4))
def test_rounds_compose(data: st.DataObject, symbols: str, number: int) -> None:
    gaps = st.lists(st.sampled_from(SIGNS), min_size=len(symbols), max_size=len(symbols))
    states = [data.draw(gaps) for _ in range(number + 1)]
    rounds = []
    for index, (old, new) in enumerate(pairwise(states)):
        edits = edits_between(symbols, old, new, float(index))
        text = spelled(symbols, old)
        assert apply_edits(text, edits) == spelled(symbols, new)
        rounds.append((text, edits))
    before, after = spelled(symbols, states[0]), spelled(symbols, states[-1])
    composed = compose(before, after, rounds)
    assert apply_edits(before, composed) == after
    expected = edits_between(symbols, states[0], states[-1], 0.0)
    assert [edit[:3] for edit in composed] == [edit[:3] for edit in expected]


def test_margin_is_the_last_one() -> None:
    rounds = [("کت", [Edit(1, 1, " ", 1.0)]), ("ک ت", [Edit(1, 2, ZWNJ, 2.0)])]
    assert compose("کت", f"ک{ZWNJ}ت", rounds) == [Edit(1, 1, ZWNJ, 2.0)]
