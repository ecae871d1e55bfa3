from __future__ import annotations

import unicodedata
from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest
from arabic_reshaper import ArabicReshaper
from bidi import get_display
from hypothesis import given
from hypothesis import strategies as st
from tagger.strategies import damaged_pages, damages, makes, paragraphs, seeds

from textfix.tagger.encode import encode
from textfix.tagger.simulate import MASKED, Damage, DamagedLine, damage_document, restore
from textfix.tagger.simulate.damage import CutRates, Seams, Separators
from textfix.tagger.simulate.layout import tidy
from textfix.tagger.simulate.tables import codes_of, joined

ZWNJ = "\N{ZERO WIDTH NON-JOINER}"
PLAIN = Damage(letters="persian", teh_marbuta=False, trailing_space=0)
ORDERLY = replace(PLAIN, order="logical", separators=Separators(zwnj_lost=0))


texts = st.lists(paragraphs(), min_size=1, max_size=3)


def one_line(text: str, damage: Damage, seed: int = 1) -> DamagedLine:
    (line,) = damage_document([text], replace(damage, width=1000), np.random.default_rng(seed))
    return line


def forms_folded(text: str) -> str:
    """Fold the documented letter forms: yeh, kaf, teh marbuta, mirrored signs, presentation."""
    folds = {"ي": "ی", "ك": "ک", "ة": "ۀ", ")": "(", "]": "[", "}": "{", "»": "«"}
    text = "".join(unicodedata.normalize("NFKC", c) if c > "\ufb4f" else c for c in text)
    return text.translate(str.maketrans(folds))


@given(texts, damages("runs") | damages("logical"), seeds)
def test_the_truth_restores_the_clean_lines(text: list[str], damage: Damage, seed: int) -> None:
    if damage.presentation_forms:  # the shaper moves marks
        text = [paragraph.replace("\N{ARABIC SHADDA}", "") for paragraph in text]
    damage = replace(damage, transposed_lam_alef=0, kashida_commas=0)
    for line in damage_document(text, damage, np.random.default_rng(seed)):
        assert len(line.truth) == len(line.text)
        assert line.labelled
        assert forms_folded(restore(line)) == forms_folded(line.clean)


@given(damaged_pages())
def test_every_symbol_but_the_first_has_a_truth(page: list[DamagedLine]) -> None:
    for line in page:
        at = np.unique(encode(line.text).at)  # a ligature's letters share one place
        truth = [line.truth[i] for i in at.tolist()]
        assert truth[0] == MASKED
        assert all(0 <= c < 6 for c in truth[1:])


@given(damaged_pages("runs"))
def test_cuts_are_the_places_whose_truth_is_a_cut(page: list[DamagedLine]) -> None:
    for line in page:
        pieces = [0, *line.cuts, len(line.text)]
        assert pieces == sorted(set(pieces))
        for start, end in pairwise(pieces):
            truth = [c for c in line.truth[start:end] if c != MASKED]
            assert all(c < 3 for c in truth[1:] if start)
            assert not start or truth[0] >= 3


@given(texts, damages(), seeds)
def test_the_same_seed_gives_the_same_pages(text: list[str], damage: Damage, seed: int) -> None:
    first, second = (damage_document(text, damage, np.random.default_rng(seed)) for _ in range(2))
    assert first == second


@given(texts, damages(), seeds)
def test_the_clean_lines_hold_the_paragraphs(text: list[str], damage: Damage, seed: int) -> None:
    damage = replace(damage, citations=0, footnotes=0, hyphens=0)
    page = damage_document(text, damage, np.random.default_rng(seed))
    assert " ".join(line.clean for line in page) == " ".join(tidy(p) for p in text)


@given(paragraphs())
def test_no_damage_leaves_the_line(text: str) -> None:
    line = one_line(text, ORDERLY)
    assert line.text == line.clean == tidy(text)
    assert line.cuts == ()


@given(paragraphs())
def test_visual_order_is_the_bidi_algorithm(text: str) -> None:
    line = one_line(text, replace(PLAIN, order="visual"))
    assert line.text == get_display(line.clean, base_dir="R")
    assert not line.labelled


def test_reversed_words_keep_latin_stretches() -> None:
    line = one_line("کتاب Norms and Facts را خواند", replace(PLAIN, order="words"))
    assert line.text == "خواند را Norms and Facts کتاب"
    with pytest.raises(ValueError, match="not a chain"):
        restore(line)


@given(paragraphs())
def test_joining_agrees_with_the_reshaper(text: str) -> None:
    text = "".join(c for c in text if unicodedata.category(c) != "Mn").replace("لا", "لل")
    reshaper = ArabicReshaper({"support_ligatures": False})
    shaped = reshaper.reshape(text)
    assert len(shaped) == len(text)
    forms = [unicodedata.decomposition(c).partition(" ")[0] for c in shaped]
    expected = [form in ("<final>", "<medial>") for form in forms]
    assert joined(codes_of(text)).tolist() == expected


@given(paragraphs())
def test_only_isolated_glyphs_get_arabic_letters(text: str) -> None:
    line = one_line(text, replace(ORDERLY, letters="isolated", teh_marbuta=True))
    before = joined(codes_of(line.clean))
    after = [*before[1:].tolist(), False]
    if "\N{ARABIC SHADDA}" in line.clean:
        return
    for got, true, left, right in zip(line.text, line.clean, before, after, strict=True):
        if true in "یک":
            assert (got in "يك") == (not left and not right)
        elif true == "ۀ":
            assert (got == "ة") == (not left)
        else:
            assert got == true


def test_runs_come_out_from_the_last_to_the_first() -> None:
    cuts = CutRates(space=0, word=0, before_sign=0, after_sign=1, stop=1, island=1)
    seams = Seams(1, 0, 0, 0, 0, 0, 0)
    damage = replace(PLAIN, cuts=cuts, seams=seams, turned_signs=0)
    line = one_line("نامه‌های دیوانی در 44-45 آمد", damage)
    assert line.text == "آمد45 -44های دیوانی در نامه"
    assert restore(line) == line.clean


def test_signs_alone_come_out_in_page_order() -> None:
    cuts = CutRates(space=0, word=0, before_sign=1, after_sign=1)
    damage = replace(PLAIN, cuts=cuts, seams=Seams(1, 0, 0, 0, 0, 0, 0), turned_signs=1)
    assert one_line("شد، پس رفت", damage).text == "پس رفت ،شد"


@pytest.mark.parametrize(
    ("damage", "clean", "damaged"),
    [
        (replace(ORDERLY, separators=Separators(zwnj_lost=1)), "می‌شود", "میشود"),
        (replace(ORDERLY, separators=Separators(0, zwnj_spaced=1)), "می‌شود", "می شود"),
        (replace(ORDERLY, separators=Separators(space_lost=1)), "این را، دید", "اینرا، دید"),
        (replace(ORDERLY, separators=Separators(sign_swapped=1)), "بود. سپس", "بود .سپس"),
        (replace(ORDERLY, transposed_lam_alef=1), "اطلاعات تلاش", "اطالعات تالش"),
        (replace(ORDERLY, mirrored=1), "(نام) «حق»", ")نام( »حق«"),
        (replace(ORDERLY, presentation_forms=True), "کتاب", "ﮐﺘﺎﺏ"),
        (replace(ORDERLY, letters="arabic"), "یک کی", "يك كي"),
        (replace(ORDERLY, controls=True), "سلام", "\u202bسلام\u202c"),
    ],
)
def test_each_kind_of_damage(damage: Damage, clean: str, damaged: str) -> None:
    assert one_line(clean, damage).text == damaged


def test_kashida_commas_fall_into_joints_only() -> None:
    line = one_line("درود بر متفاوت", replace(ORDERLY, kashida_commas=1))
    assert line.text.replace(",", "") == line.clean
    assert all("،" not in part for part in line.text.split(","))
    assert line.text.startswith("درود ب,")


def test_footnotes_citations_and_hyphens() -> None:
    text = ["پژوهشگران نامه‌های دیوانی را خوانده‌اند و دانش‌نامه‌ها را نوشته‌اند."] * 3
    damage = replace(ORDERLY, footnotes=1, citations=1, hyphens=1, width=30)
    page = [line.clean for line in damage_document(text, damage, np.random.default_rng(2))]
    assert any(line.endswith("-") for line in page)
    assert "دیوانی2" in " ".join(page)
    assert sum("(" in line for line in page) == 3


def test_blank_paragraphs_give_no_lines() -> None:
    assert damage_document(["", " \t", ZWNJ], PLAIN, np.random.default_rng(1)) == []


def test_the_strategy_makes_the_hard_cases() -> None:
    pages = damaged_pages("runs")
    assert makes(pages, lambda page: any(len(line.cuts) > 5 for line in page))
    assert makes(pages, lambda page: any(" ،" in line.text for line in page))
    assert makes(pages, lambda page: any("ي" in line.text and "ی" in line.text for line in page))
    assert makes(pages, lambda page: any(line.cuts and "LibreOffice" in line.text for line in page))
    assert makes(pages, lambda page: any("45-44" in line.text for line in page))
    assert makes(pages, lambda page: any(")" in x.text[:1] and "(" in x.clean[:1] for x in page))
    assert makes(pages, lambda page: any("\N{ARABIC SHADDA}" in x.text and x.cuts for x in page))
    assert makes(
        damaged_pages("logical"), lambda page: any(c > "\ufe80" for x in page for c in x.text)
    )
