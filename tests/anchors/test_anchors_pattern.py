"""Anchors never hide a match: every pattern finds at its anchors what it finds by itself."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from textfix.anchors.pattern import ENTERED, Anchored
from textfix.anchors.scan import Scan, scan
from textfix.presets import PRESETS

assert PRESETS  # the stages, with all their patterns
ANYWHERE = Anchored("[آ-ی](?=[آ-ی]*\\.)")
_ALPHABET = (
    "آابتحرسشلمنوهیکگپيكةىئءأۀەہلا"
    " \n\t\f\r\u200c\u200c  "
    "\u064b\u064e\u0651\u0652\u0670\u0654\u0653\u0640"
    "۰۱۲۹٤٦0179.,:;!?،؛؟…%٪/-–()[]«»\"'“”*|•@_\\#<>{}=&"
    "abcAZétal\u00ac\u00ad\u00a0\u200b\u200e\u200f\u202a\u202b\u202c\ufeff\ufffd\ufffc\ue000"
    "\ufef5\ufefb\ufedf\ufe8d\ufee0\u0300\u0395\u05d0中😀\ud800\x00\x1f"
)
_PIECES = ("می ", " ها", "هک", "تسا", "نیا", "را به", "است که", "در این", "eht", "ۀ", "لا", "ال")
TEXTS = st.lists(st.one_of(st.sampled_from(_ALPHABET), st.sampled_from(_PIECES))).map("".join)


@pytest.mark.parametrize("pattern", ENTERED, ids=lambda p: p.compiled.pattern[:40])
@given(text=TEXTS)
def test_pattern_finds_all_its_matches_at_its_anchors(pattern: Anchored, text: str) -> None:
    anchors = pattern.anchors(text).tolist()
    found = [match.span() for match in pattern.at(text, anchors)]
    assert found == [match.span() for match in pattern.compiled.finditer(text)]


def test_a_short_text_that_many_ask_about_is_scanned(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "او رفت ،سپس آمد؛ ۱۲درصد و (دو بار).\n" * 20
    whole = [[found.span() for found in one.compiled.finditer(text)] for one in ENTERED]
    asked: list[int] = []
    inner = Scan.anchors

    def anchors(scan: Scan, number: int) -> NDArray[np.int32]:
        asked.append(number)
        return inner(scan, number)

    monkeypatch.setattr(Scan, "anchors", anchors)
    for paid in (False, True):
        monkeypatch.setattr("textfix.anchors.pattern._sought", 10**9 if paid else 0)
        assert [[found.span() for found in one.finditer(text)] for one in ENTERED] == whole
        assert bool(asked) == paid


def test_long_texts_are_answered_as_short_ones() -> None:
    text = "او رفت ،سپس آمد؛ ۱۲درصد و (دو بار).\n" * 700
    for one in ENTERED:
        found = [match.span() for match in one.finditer(text)]
        assert found == [match.span() for match in one.compiled.finditer(text)]


def test_a_pattern_that_may_begin_anywhere_is_not_looked_for() -> None:
    text = "او رفت و سپس آمد. " * 2000
    assert not scan(text).is_sparse(ENTERED.index(ANYWHERE))
    assert [match.start() for match in ANYWHERE.finditer(text)][:3] == [13, 14, 15]
