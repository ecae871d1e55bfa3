from __future__ import annotations

import unicodedata
from collections import Counter

from bidi.algorithm import get_display
from hypothesis import given
from hypothesis import strategies as st

from textfix.unicode.mirror import PAIRS, fold_mirrored, mirror, mirrored

texts = st.text(st.sampled_from([*sorted(PAIRS), *"متن A1،"]))


def test_pairs_are_mirrored_signs_of_one_kind() -> None:
    for sign, other in PAIRS.items():
        assert PAIRS[other] == sign != other
        assert unicodedata.mirrored(sign)
        opening, closing = unicodedata.category(sign), unicodedata.category(other)
        assert {opening, closing} in ({"Ps", "Pe"}, {"Pi", "Pf"}, {"Sm"}, {"Pi"}, {"Pf"})


def test_every_bracket_of_prose_is_there() -> None:
    assert {"()", "[]", "{}", "<>", "«»", "‹›", "⟨⟩", "⟦⟧", "「」"} <= {
        "".join(pair) for pair in PAIRS.items()
    }


def test_python_bidi_mirrors_the_same() -> None:
    """The Unicode Bidirectional Algorithm draws a bracket between Hebrew letters mirrored."""
    for sign, other in PAIRS.items():
        shown = get_display(f"א{sign}ב", base_dir="R")
        assert shown == f"ב{other}א", unicodedata.name(sign)


@given(texts)
def test_mirroring_twice_is_nothing(text: str) -> None:
    assert mirror(mirror(text)) == text
    assert mirror(text) == "".join(map(mirrored, text))


@given(texts)
def test_folding_forgets_mirroring_and_nothing_else(text: str) -> None:
    assert fold_mirrored(text) == fold_mirrored(mirror(text))
    plain = [c for c in text if not unicodedata.mirrored(c)]
    assert Counter(c for c in fold_mirrored(text) if not unicodedata.mirrored(c)) == Counter(plain)
