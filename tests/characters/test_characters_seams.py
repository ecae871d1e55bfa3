"""Lost ZWNJs, against arabic-reshaper: it draws, the seams are read off the drawing."""

from __future__ import annotations

import arabic_reshaper
import pytest
from hypothesis import find, given, settings
from hypothesis import strategies as st
from laws import output

from textfix.characters import Characters
from textfix.characters.lost_gaps import Seams, find_seams
from textfix.unicode.forms import fold_forms, is_form
from textfix.unicode.joining import joins_backward, joins_forward
from textfix.unicode.letters import SPACE, ZWNJ

STAGE = Characters()
RESHAPER = arabic_reshaper.ArabicReshaper({"support_ligatures": True})
LETTERS = "ابپتجچحخدذرزژسشصطعغفقکگلمنوهیآ"
words = st.text(LETTERS, min_size=2, max_size=6)
compounds = st.lists(words, min_size=1, max_size=3).map(ZWNJ.join)
sentences = st.lists(compounds, min_size=1, max_size=6)


def drawn(text: str) -> str:
    """Draw ``text`` with presentation forms, and lose its ZWNJs."""
    return str(RESHAPER.reshape(text)).replace(ZWNJ, "")


def visible(text: str) -> str:
    """Take from ``text`` the ZWNJs that no drawing shows."""
    return "".join(
        c
        for at, c in enumerate(text)
        if c != ZWNJ or (joins_forward(text[at - 1]) and joins_backward(text[at + 1]))
    )


@given(compounds)
@settings(max_examples=200)
def test_every_visible_zwnj_comes_back(word: str) -> None:
    shape = drawn(word)
    if ZWNJ in visible(word) and not any(
        is_form(c) and not is_alone(shape, at) for at, c in enumerate(shape)
    ):
        return  # single letters that stand alone in a row: they may be a spelled-out word
    seams = list(find_seams(shape, 0, len(shape)))
    read = "".join((ZWNJ if at in seams else "") + fold_forms(c) for at, c in enumerate(shape))
    assert read in (visible(word), fold_forms(shape))
    if seams:
        assert read == visible(word)


def is_alone(shape: str, at: int) -> bool:
    return shape[at] == fold_forms(shape[at])


def test_the_strategy_loses_zwnjs() -> None:
    find(compounds, lambda word: bool(list(find_seams(drawn(word), 0, len(drawn(word))))))


@pytest.mark.parametrize(
    "text",
    [
        "کتاب‌خانه‌ها",
        "می‌شود",
        "بین‌المللی",
        "نیم‌سال",
        "بی‌نیاز",
        "هم‌چنین",
        "جست‌وجو",
        "آن‌هاست",
        "محیط‌های",
        "شش‌صد",
    ],
)
def test_words(text: str) -> None:
    assert output(STAGE, drawn(text)) == text


def test_isolated_glyphs_mapped_to_their_letters() -> None:
    assert output(STAGE, "ﻧﯿﻢﺳﺎل") == "نیم‌سال"
    assert output(STAGE, "ﻧﯿمﺳﺎل") == "نیم‌سال"


@pytest.mark.parametrize(
    "text",
    [
        "ﺎﻫﻪﻧﺎﺧ",  # visual order
        "ﻥﺍﺪﻨﻣﻪﻗﻼﻋ",
        "ﺏﺕﺙ",  # letters one by one
        "ﻧﺪﻮﺍﺧ",  # a form out of place
        "ﻋقﻠﯽ",  # a font that draws only some of its glyphs
    ],
)
def test_what_does_not_tell(text: str) -> None:
    assert list(find_seams(text, 0, len(text))) == []
    assert output(STAGE, text) == fold_forms(text).replace("ي", "ی").replace("ك", "ک")


def test_seams_all_over_a_text_are_lost_spaces() -> None:
    words = ["کتاب", "خانه", "سپس", "علم", "دانش", "نیک", "پیش", "بیش", "تنگ", "جنگ", "رنگ", "سنگ"]
    glued = "".join(drawn(word) for word in words * 3)
    assert {piece.text for piece in Seams(glued).insertions(0, len(glued))} == {SPACE}
    spaced = " ".join(drawn(f"{word}{ZWNJ}ها و از در را بر") for word in words * 3)
    assert {piece.text for piece in Seams(spaced).insertions(0, len(spaced))} == {ZWNJ}


def test_seams_at_no_affix_are_lost_spaces() -> None:
    """Some lines lost their spaces, and all ZWNJs of the text were read as spaces."""
    words = ["کتاب", "خانه", "سپس", "علم", "دانش", "نیک", "پیش", "بیش", "تنگ", "جنگ", "رنگ", "سنگ"]
    glued = "".join(drawn(word) for word in words * 3)
    spaced = " ".join(drawn(f"{word} ها و از در را بر می خواند") for word in words * 3)
    text = f"{spaced}\n{glued}"
    start = len(spaced) + 1
    assert {piece.text for piece in Seams(text).insertions(start, len(text))} == {SPACE}
