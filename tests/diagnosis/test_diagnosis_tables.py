"""The literal tables: complete, and free of names that nothing else has."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from cases import FIXTURES

from textfix.diagnosis import classes, diagnose
from textfix.diagnosis.advice import ADVICE, PRODUCERS
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


def test_advice_speaks_of_known_classes() -> None:
    assert set(PRODUCERS) <= TRAITS
    assert set(ADVICE) <= {*classes.ORDERS, *classes.DAMAGES}
    assert classes.TYPED <= TRAITS


def test_every_order_out_of_order_has_advice() -> None:
    assert set(classes.ORDERS) - {classes.NOT_PERSIAN} <= set(ADVICE)


def test_the_documentation_names_every_field() -> None:
    page = (Path(__file__).parents[2] / "docs" / "command.md").read_text(encoding="utf-8")
    section = page.split("A diagnosis, here and in records, has")[1].split("\nLines are those")[0]
    named = dict(re.findall(r"^\| `(\w+)` \| \w+ \| (.*) \|$", section, re.MULTILINE))
    page = (FIXTURES / "pages" / "qanat.damaged.txt").read_text(encoding="utf-8")
    said = diagnose(page).as_json()
    assert list(named) == list(said)
    for field in ("damages", "extractors", "lines"):
        for name in said[field][0]:
            assert f"`{name}`" in named[field]
