"""Spaces of Latin names, initials and citations, where a document lost its spaces; no others."""

from __future__ import annotations

import pytest

from textfix.words.edits import apply_edits
from textfix.words.signs import find_sign_edits

LOST = "در سال۱۳۲۰کار آغاز شد .سپس خانه(بنای کهن)فرو ریخت. " * 12
CASES = [
    ("Harlow,J.B.(1987). Kilns", "Harlow, J. B. (1987). Kilns"),
    ("(Harlowetal.,1987: 23-45)", "(Harlow et al., 1987: 23-45)"),
    ("JournalofPersianArt,12,23-45.", "Journal of Persian Art, 12, 23-45."),
    ("باغ (۱۳۲۰- ۱۳۲۵)", "باغ (۱۳۲۰-۱۳۲۵)"),
    ("استاندارد ISO3632 بود", "استاندارد ISO 3632 بود"),
]
WHOLE = ["McDonald, J. B. (1987)", "metal, 1987", "در 1,234 خانه", "Berlin and England"]


@pytest.mark.parametrize(("before", "after"), CASES)
def test_latin_spaces_come_back(before: str, after: str) -> None:
    text = LOST + before + "\nHistoryofOldKilns و MuseumofNewArt"
    assert after in apply_edits(text, find_sign_edits(text))


@pytest.mark.parametrize("text", [before for before, _ in CASES])
def test_nothing_happens_where_spaces_were_not_lost(text: str) -> None:
    assert find_sign_edits("در سال ۱۳۲۰ کار آغاز شد. " * 12 + text) == []


@pytest.mark.parametrize("whole", WHOLE)
def test_what_lost_nothing_stays(whole: str) -> None:
    assert whole in apply_edits(LOST + whole, find_sign_edits(LOST + whole))
