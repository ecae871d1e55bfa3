"""The letter law: it sees what the stage must not do."""

from __future__ import annotations

import pytest

from textfix.reversal import Reversal

STAGE = Reversal()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("(مالس)", "(سلام)"),
        ("ملس\nایند", "سلم\nدنیا"),
        ("هّلحم", "محلّه"),
        ("لّحم", "محلّ"),
        ("\u200cها\nکتاب", "کتاب\u200cها"),
    ],
)
def test_orders_and_mirrored_signs_pass(before: str, after: str) -> None:
    assert STAGE.broken_law(before, after) == ""


@pytest.mark.parametrize(
    ("before", "after", "says"),
    [
        ("مالس", "سلم", "lost or invented"),
        ("مالس", "سللام", "lost or invented"),
        ("هّلحم", "مّحله", "another letter"),
        ("ملس\nایند", "دنیا\nسلم", "lost or invented"),
        ("سلام\nدنیا", "سلام", "lines were lost"),
        ("سلام\fدنیا", "دنیاسلام", "a break was lost"),
        ("سلام", "سلام\nدنیا", "lost or invented"),
    ],
)
def test_other_changes_break_the_law(before: str, after: str, says: str) -> None:
    assert says in STAGE.broken_law(before, after)
