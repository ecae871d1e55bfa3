from __future__ import annotations

import unicodedata

from textfix.unicode import bidi

EXPLICIT = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}


def test_controls_are_all_there() -> None:
    explicit = {c for c in map(chr, range(0x10000)) if unicodedata.bidirectional(c) in EXPLICIT}
    assert explicit | bidi.MARKS == bidi.CONTROLS
    assert all(unicodedata.category(c) == "Cf" for c in bidi.CONTROLS)


def test_classes() -> None:
    assert [bidi.bidi_class(c) for c in "پA۵ "] == ["AL", "L", "EN", "WS"]
    assert bidi.is_right_to_left("א")
    assert not bidi.is_right_to_left("٣")
    assert bidi.is_number("٣")
    assert bidi.is_left_to_right("π")
