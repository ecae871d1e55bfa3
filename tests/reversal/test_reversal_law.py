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
        # the letters before a mark were turned by themselves, and it bears two marks
        ("دصق\N{ARABIC SHADDA}\N{ARABIC KASRA}م", "قصد\N{ARABIC SHADDA}\N{ARABIC KASRA}م"),
        # the words before a mark were, in a document that has forms in another line
        (
            "\N{ARABIC LETTER TEH INITIAL FORM}\nدر شهر\N{ARABIC KASRA} بود",
            "\N{ARABIC LETTER TEH INITIAL FORM}\n بود\N{ARABIC KASRA}در شهر",
        ),
        ("رساند\u00a0می آن5ها", "آن\u00a0 می رساند5ها"),
        ("امدـ \u0654ینهـبیش", "بیشـ\u0654ینه دمـا"),
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
