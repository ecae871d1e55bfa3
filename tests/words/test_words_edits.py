"""Edits of several rounds come together as edits of the first text."""

from __future__ import annotations

import random
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from textfix.words.edits import Edit, Margins, apply_edits, compose, margins_by_symbol

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
    margins: Margins = {}
    for index, (old, new) in enumerate(pairwise(states)):
        edits = edits_between(symbols, old, new, float(index))
        text = spelled(symbols, old)
        assert apply_edits(text, edits) == spelled(symbols, new)
        margins |= margins_by_symbol(text, edits)
    before, after = spelled(symbols, states[0]), spelled(symbols, states[-1])
    composed = compose(before, after, margins)
    assert apply_edits(before, composed) == after
    expected = edits_between(symbols, states[0], states[-1], 0.0)
    assert [edit[:3] for edit in composed] == [edit[:3] for edit in expected]


def test_margin_is_the_last_one() -> None:
    first = margins_by_symbol("کت", [Edit(1, 1, " ", 1.0)])
    second = margins_by_symbol("ک ت", [Edit(1, 2, ZWNJ, 2.0)])
    assert compose("کت", f"ک{ZWNJ}ت", first | second) == [Edit(1, 1, ZWNJ, 2.0)]


@given(st.integers(0, 99))
def test_a_long_text_is_read_in_parts(seed: int) -> None:
    rng = random.Random(seed)
    gaps = [rng.choice(SIGNS) for _ in range(9000)]
    new = [rng.choice(SIGNS) if rng.random() < 0.01 else gap for gap in gaps]
    symbols = "ک" * 9000
    edits = edits_between(symbols, gaps, new, 1.0)
    before, after = spelled(symbols, gaps), spelled(symbols, new)
    assert compose(before, after, margins_by_symbol(before, edits)) == edits
