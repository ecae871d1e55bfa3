"""Single rules at their edges."""

from __future__ import annotations

import pytest
from laws import output

from textfix.characters import Characters
from textfix.characters.ezafe import is_ezafe
from textfix.characters.kashida import find_kashidas

STAGE = Characters()


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("دورة جدید", True),
        ("دورة (جدید)", True),
        ("دورة ۱۲", True),
        ("دورة الکترونیک", True),
        ("دورة\nجدید", True),
        ("دورة\n\nجدید", False),
        ("دورة", False),
        ("دورة.", False),
        ("دورة و جدید", False),
        ("دایرة المعارف", False),
        ("آیة الله", False),
        ("زکاة واجب", False),
        ("صلوة جماعت", False),
        ("العملية بزرگ", False),
        ("حارثة بن بدر", False),
        ("مکة مکرمة", False),
        ("دورة نویسندة بزرگ", True),
    ],
)
def test_ezafe(text: str, expected: bool) -> None:
    assert is_ezafe(text, text.index("ة")) is expected


def test_commas_are_kashidas_only_where_letters_join() -> None:
    stretched = "ک,تاب س,,نگ پ,,یش بی,,ش تن,گ جن,گ"
    assert [(e.start, e.end) for e in find_kashidas(stretched)][:2] == [(1, 2), (7, 9)]
    assert find_kashidas(stretched[:20]) == []
    assert find_kashidas(stretched + " دا,د را,ه دو,ر") == []


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("شیٔ و مسیٔله از این است", "شئ و مسئله از این است"),
        ("سـ‌ـلام از این است", "سـ‌ـلام از این است"),
        ("این می\N{NO-BREAK SPACE}\N{RIGHT-TO-LEFT MARK}شود", "این می‌شود"),
        ("از خانە\N{RIGHT-TO-LEFT EMBEDDING}ها", "از خانه‌ها"),
        ("این کتاب‌\N{RIGHT-TO-LEFT MARK}ها", "این کتاب‌ها"),
        ("این\N{SOFT HYPHEN} کتاب", "این کتاب"),
        ("این کتاب‌", "این کتاب"),
    ],
)
def test_signs_beside_each_other(before: str, after: str) -> None:
    assert output(STAGE, before) == after
