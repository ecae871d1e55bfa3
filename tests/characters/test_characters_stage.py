"""The laws of the characters stage, on damaged Persian mixed with other languages."""

from __future__ import annotations

import pickle
import unicodedata

import pytest
from characters.damaged import ARABIC, COMPOUNDS, FORMS, texts, words
from hypothesis import find, given, settings
from hypothesis import strategies as st
from laws import assert_second_pass_changes_nothing, output

from textfix.characters import Characters
from textfix.characters.rules import RULES
from textfix.pieces import render
from textfix.presets import preset

STAGE = Characters()
FAMILIES = {
    "YEH": ("YEH", "FARSI YEH", "ALEF MAKSURA"),
    "KAF": ("KAF", "KEHEH"),
    "HEH": ("HEH", "HEH GOAL", "HEH DOACHASHMEE", "AE", "TEH MARBUTA"),
}
FOLDED = {
    unicodedata.lookup(f"ARABIC LETTER {member}"): family
    for family, members in FAMILIES.items()
    for member in members
}
QUICK = settings(max_examples=25)


def folded_letters(text: str) -> list[str]:
    """The letters and digits of ``text`` by Unicode's decompositions, up to the three families."""
    return [
        FOLDED.get(c, c)
        for c in unicodedata.normalize("NFKD", text)
        if unicodedata.category(c)[0] in "LN" and unicodedata.category(c) != "Lm"
    ]


@given(texts)
def test_letters_are_kept_in_their_order(text: str) -> None:
    assert folded_letters(output(STAGE, text)) == folded_letters(text)


@given(texts)
def test_marks_are_kept(text: str) -> None:
    hamza = "\N{ARABIC HAMZA ABOVE}"

    def marks(text: str) -> list[str]:
        decomposed = unicodedata.normalize("NFKD", text)
        return sorted(c for c in decomposed if unicodedata.combining(c) and c != hamza)

    assert marks(output(STAGE, text)) == marks(text)


@given(texts)
@settings(max_examples=150)
def test_a_second_pass_changes_nothing(text: str) -> None:
    assert_second_pass_changes_nothing(STAGE, text)


@given(texts)
def test_every_change_has_a_rule_and_touches_one_place(text: str) -> None:
    known = {rule.name for rule in RULES}
    for piece in STAGE.repair(text).pieces:
        assert (piece.rule in known) == (piece.text is not None)
        assert not piece.rule or piece.end - piece.start <= 12


@given(st.lists(words, min_size=1, max_size=12))
def test_clean_persian_is_one_piece(sentence: list[str]) -> None:
    text = " ".join(sentence)
    assert len(STAGE.repair(text).pieces) == 1


@given(st.lists(words, min_size=4, max_size=12))
def test_words_typed_with_arabic_letters_come_back(sentence: list[str]) -> None:
    text = " ".join(["این", *sentence])
    assert output(STAGE, text.replace("ی", "ي").replace("ک", "ك")) == text


@given(st.lists(texts, max_size=3), st.lists(words, min_size=30, max_size=40))
@QUICK
def test_paragraphs_with_evidence_are_judged_alone_as_together(
    damaged: list[str], persian: list[str]
) -> None:
    """Each paragraph has Persian words enough, so the document has nothing to add.

    Plain letters only: which of them a font draws as forms is known of the document alone.
    """
    damaged = [unicodedata.normalize("NFKC", text) for text in damaged]
    lead = "این متن را در خانه‌ها می‌خوانند و " + " ".join(persian).replace("ی", "ي")
    paragraphs = [f"{lead} {text.replace(chr(10), ' ')} {lead}" for text in damaged]
    paragraphs = [p.replace(",", "").replace("\N{NO-BREAK SPACE}", " ") for p in paragraphs]
    together = output(STAGE, "\n\n".join(paragraphs))
    assert together == "\n\n".join(output(STAGE, paragraph) for paragraph in paragraphs)


@pytest.mark.parametrize(
    ("what", "condition"),
    [
        ("lost ZWNJ", lambda text: "zwnj-from-forms" in rules_of(text)),
        ("two passes", lambda text: "ae-for-heh" in rules_of(text) and "tatweel" in rules_of(text)),
        ("ezafe", lambda text: "teh-marbuta-ezafe" in rules_of(text)),
        ("Arabic left alone", lambda text: any(a in text for a in ARABIC) and rules_of(text)),
    ],
)
def test_the_strategy_makes_hard_cases(what: str, condition: object) -> None:
    find(texts, condition, settings=settings(max_examples=4000))  # type: ignore[arg-type]


def rules_of(text: str) -> set[str]:
    return {piece.rule for piece in STAGE.repair(text).pieces if piece.rule}


def test_every_rule_has_a_fixture() -> None:
    from cases import parameters

    fired: set[str] = set()
    for kind in ("in-the-wild", "synthetic"):
        for parameter in parameters("characters", kind):
            fired |= rules_of(parameter.values[0].before)
    reported = {"control-character", "replacement-character", "private-use-character"}
    assert {rule.name for rule in RULES} - reported == fired


def test_it_is_configuration_only() -> None:
    assert pickle.loads(pickle.dumps(STAGE)) == STAGE


def test_origins_lead_back() -> None:
    text = "ﺧﺎﻧﻪﻫﺎﻱ ﻻﻟﻪ"
    result = preset("characters")(text)
    assert result.text == f"خانه{COMPOUNDS[0][2]}های لاله"
    back = [text[at] if at >= 0 else "" for at in result.origins()]
    assert back == ["ﺧ", "ﺎ", "ﻧ", "ﻪ", "", "ﻫ", "ﺎ", "ﻱ", " ", "ﻻ", "ﻻ", "ﻟ", "ﻪ"]


def test_findings_count_what_cannot_be_read() -> None:
    found = STAGE.repair("متن\x14 و\x14 \ue001 ").findings
    assert [(f.rule, f.start) for f in found] == [
        ("control-character", 3),
        ("private-use-character", 8),
    ]
    assert found[0].message.startswith("2 ")


@pytest.mark.parametrize(
    ("before", "after"), [("کتاب", "کتا"), ("کتاب", "کتابب"), ("معلّم", "معلم"), ("a.b", "ab")]
)
def test_the_law_sees_what_is_lost_and_invented(before: str, after: str) -> None:
    assert STAGE.broken_law(before, after)


def test_all_forms_are_gone_from_persian_text() -> None:
    signs = "ﷺﷻ"
    forms = [
        c
        for c in map(chr, [*range(0xFB50, 0xFE00), *range(0xFE70, 0xFF00)])
        if unicodedata.decomposition(c) and c not in signs
    ]
    assert len(forms) == 729
    assert set(FORMS) - set(signs) <= set(forms)
    text = "این است که می‌شود: " + " ".join(f"از{form}" for form in forms)
    assert not set(output(STAGE, text)) & set(forms)
    assert render(text, STAGE.repair(text).pieces).count(" ") == text.count(" ")


def test_marks_at_one_place_keep_their_order() -> None:
    below = "\N{ARABIC SUBSCRIPT ALEF}\N{ARABIC HAMZA BELOW}"
    assert output(STAGE, f"ا{below}نسان به شهر رفت.") == f"ا{below}نسان به شهر رفت."
