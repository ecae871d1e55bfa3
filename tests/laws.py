"""Laws that hold for stages, checked with oracles that do not use the stages' own tables."""

from __future__ import annotations

import unicodedata
from collections import Counter

from textfix.pieces import check_partition, render
from textfix.stage import Stage


def output(stage: Stage, text: str) -> str:
    """Run one stage; check the partition and the stage's own letter law."""
    repair = stage.repair(text)
    check_partition(len(text), repair.pieces)
    after = render(text, repair.pieces)
    assert stage.broken_law(text, after) == ""
    for found in repair.findings:
        assert 0 <= found.start <= found.end <= len(text)
    return after


def skeleton(text: str) -> str:
    """Fold ``text`` by Unicode decompositions to what must survive: no table of ours is used."""
    return "".join(
        c
        for c in unicodedata.normalize("NFKD", text)
        if unicodedata.category(c)[0] in "LN" and c != "\N{ARABIC TATWEEL}"
    )


def letters(text: str) -> Counter[str]:
    """Count letters and digits exactly as written."""
    return Counter(c for c in text if unicodedata.category(c)[0] in "LN")


def assert_second_pass_changes_nothing(stage: Stage, text: str) -> None:
    once = output(stage, text)
    assert output(stage, once) == once
