"""Hypothesis strategies for the core: texts, and the pieces a stage might return for a text."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import strategies as st

from textfix.pieces import Piece, Repair, render
from textfix.result import Layer

PERSIAN = "ابپتجچحخدرزسشعغفقکگلمنوهی كيىة آأؤئ ۰۱۲7،؛؟.()«»\n\N{ZERO WIDTH NON-JOINER}"
DISTINCT = [chr(code) for code in range(0x4E00, 0x4E00 + 60)]
NEW = "+-*/"


def texts(max_size: int = 40) -> st.SearchStrategy[str]:
    return st.text(PERSIAN, max_size=max_size)


def distinct_texts() -> st.SearchStrategy[str]:
    """Texts in which every code point is another one, so that a code point is its own name."""
    return st.lists(st.sampled_from(DISTINCT), unique=True).map("".join)


@st.composite
def partitions(draw: st.DrawFn, text: str, *, replace: bool = True) -> list[Piece]:
    """Pieces that partition ``text``: kept, moved, removed, inserted and (on request) replaced."""
    cuts = draw(st.sets(st.integers(0, len(text)), max_size=6)) | {0, len(text)}
    edges = sorted(cuts)
    texts_of = st.sampled_from([None, None, ""] + (["نو", "+", "یکی‌دیگر"] if replace else []))
    pieces = [
        Piece(start, end, draw(texts_of), draw(st.sampled_from(["one", "two"])))
        for start, end in pairwise(edges)
    ]
    for at in draw(st.lists(st.sampled_from(edges), max_size=3)):
        pieces.append(Piece(at, at, draw(st.text(NEW, min_size=1, max_size=2)), "three"))
    return draw(st.permutations(pieces))


@st.composite
def layer_chains(draw: st.DrawFn, *, replace: bool = True) -> tuple[str, str, tuple[Layer, ...]]:
    """An original, what came of it, and the layers between."""
    original = text = draw(distinct_texts())
    layers = []
    for number in range(draw(st.integers(0, 4))):
        pieces = draw(partitions(text, replace=replace))
        layers.append(Layer(f"stage{number}", text, Repair(pieces)))
        text = render(text, pieces)
    return original, text, tuple(layers)
