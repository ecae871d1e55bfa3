"""Laws that hold for stages, checked with oracles that do not use the stages' own tables."""

from __future__ import annotations

import unicodedata
from collections import Counter

from textfix.pieces import Repair, check_partition, render
from textfix.stage import Stage


def output(stage: Stage, text: str) -> str:
    """Run one stage; check the partition, the stage's own letter law and the names of rules."""
    repair = stage.repair(text)
    check_partition(len(text), repair.pieces)
    assert_every_change_is_named(stage, repair)
    after = render(text, repair.pieces)
    assert stage.broken_law(text, after) == ""
    for found in repair.findings:
        assert 0 <= found.start <= found.end <= len(text)
    return after


def assert_every_change_is_named(stage: Stage, repair: Repair) -> None:
    """What no rule claims is kept, in its old order; what one claims, a rule of the stage does."""
    unclaimed = [piece for piece in repair.pieces if not piece.rule]
    assert all(piece.text is None for piece in unclaimed)
    assert [piece.start for piece in unclaimed] == sorted(piece.start for piece in unclaimed)
    claimed = {item.rule for item in (*repair.pieces, *repair.findings)} - {""}
    assert claimed <= {rule.name for rule in stage.rules}


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
