from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from textfix.characters.edits import compose
from textfix.pieces import Piece, check_partition, fill, render


@st.composite
def edits(draw: st.DrawFn, text: str) -> list[Piece]:
    """Sparse edits of ``text`` in ascending order: replaced, removed, inserted."""
    found: list[Piece] = []
    at = 0
    while at <= len(text):
        at += draw(st.integers(0, 3))
        end = at + draw(st.integers(0, 2))
        if end > len(text):
            break
        new = draw(st.sampled_from(["", "x", "yz"])) or ("" if end > at else "+")
        found.append(Piece(at, end, new, draw(st.sampled_from(["one", "two"]))))
        at = end + (end == at)
    return found


@given(st.data(), st.text("abcdef", max_size=7))
def test_composed_edits_do_what_one_after_the_other_do(data: st.DataObject, text: str) -> None:
    first = data.draw(edits(text))
    between = render(text, fill(text, first))
    second = data.draw(edits(between))
    composed = fill(text, compose(text, first, second))
    check_partition(len(text), composed)
    assert render(text, composed) == render(between, fill(between, second))


def test_the_first_rule_names_what_both_did() -> None:
    assert compose("abc", [Piece(1, 2, "xy", "one")], [Piece(2, 4, "z", "two")]) == [
        Piece(1, 3, "xz", "one")
    ]
