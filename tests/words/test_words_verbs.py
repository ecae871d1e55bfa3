"""Verb forms, against hazm's own conjugation."""

from __future__ import annotations

from functools import cache

import pytest

from textfix.words.verbs import verb_forms


@cache
def conjugated() -> frozenset[str]:
    """Every form with می or نمی that hazm makes of its stems, the prefix taken off."""
    hazm = pytest.importorskip("hazm")
    conjugation = hazm.Conjugation()
    forms: set[str] = set()
    for stems in hazm.Lemmatizer().verbs.values():
        if "#" not in stems:
            continue
        past, present = stems.split("#")[:2]
        if not past or not present or " " in present:
            continue
        for made in (
            *conjugation.imperfective_past(past),
            *conjugation.imperfective_present(present),
            *conjugation.negative_imperfective_past(past),
            *conjugation.negative_imperfective_present(present),
        ):
            prefix, _, form = made.partition("\N{ZERO WIDTH NON-JOINER}")
            if prefix in ("می", "نمی"):
                forms.add(form)
    return frozenset(forms)


def test_every_conjugated_form_is_known() -> None:
    forms = conjugated()
    assert len(forms) > 3000
    missing = forms - verb_forms()
    assert len(missing) < len(forms) / 100, sorted(missing)[:20]


@pytest.mark.parametrize("form", ["کتاب", "هویت", "و", "است", "میز", "تهران", "سیاسی"])
def test_what_is_no_verb_is_unknown(form: str) -> None:
    assert form not in verb_forms()
