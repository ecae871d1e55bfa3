"""The literal tables: complete, and free of names that nothing else has."""

from __future__ import annotations

import pytest

from textfix.diagnosis import classes
from textfix.diagnosis.suspects import ADVICE, FAMILIES, PRODUCERS
from textfix.presets import PRESETS
from textfix.stage import Rule, Stage

TRAITS = {*classes.DAMAGES, classes.ZWNJ_KEPT}


def rules_of_presets() -> list[tuple[Stage, Rule]]:
    stages = {stage.name: stage for preset in PRESETS.values() for stage in preset.stages}
    return [(stage, rule) for stage in stages.values() for rule in stage.rules]


@pytest.mark.parametrize(
    "name", sorted({f"{stage.name}.{rule.name}" for stage, rule in rules_of_presets()})
)
def test_every_rule_has_a_class(name: str) -> None:
    assert name in classes.CLASS_OF_RULE, "put the rule into textfix/diagnosis/classes.py"


def test_classes_are_known_and_have_meanings() -> None:
    known = {*classes.ORDERS, *classes.DAMAGES, classes.ARABIC_LETTERS, None}
    assert set(classes.CLASS_OF_RULE.values()) <= known
    assert all(meaning for _code, meaning in classes.ORDERS.values())
    assert all(classes.DAMAGES.values())
    assert not set(classes.ORDERS) & set(classes.DAMAGES)


def test_findings_of_doubt_are_no_damage() -> None:
    assert {classes.CLASS_OF_RULE[rule] for rule in classes.ORDER_IN_DOUBT} == {None}


def test_families_speak_of_known_classes() -> None:
    for family in FAMILIES:
        assert family.order in classes.ORDERS
        assert {*family.shows, *family.lacks} <= TRAITS
        assert not {*family.shows} & {*family.lacks}
        assert 0 <= family.least < family.most <= 1
    assert set(PRODUCERS) <= TRAITS
    assert set(ADVICE) <= {*classes.ORDERS, *classes.DAMAGES}


def test_every_order_out_of_order_has_a_suspect_and_advice() -> None:
    wrong = set(classes.ORDERS) - {classes.RIGHT_ORDER, classes.NOT_PERSIAN}
    assert wrong <= set(ADVICE)
    assert wrong - {classes.MIXED} <= {family.order for family in FAMILIES}
