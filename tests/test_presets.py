"""Presets: the stages they name, and the options the command promises."""

from __future__ import annotations

import pytest
from hypothesis import given
from strategies import texts

from textfix.presets import PRESETS, preset

DEFAULT = [
    "reversal",
    "fragments",
    "direction",
    "characters",
    "words",
    "furniture",
    "footnotes",
    "paragraphs",
]


def test_the_default_is_the_order_of_the_design() -> None:
    names = [stage.name for stage in preset("default").stages]
    assert [name for name in names if name in DEFAULT] == DEFAULT


@pytest.mark.parametrize("name", PRESETS)
def test_rules_are_named_once_and_say_what_they_do(name: str) -> None:
    for stage in preset(name).stages:
        names = [rule.name for rule in stage.rules]
        assert len(set(names)) == len(names)
        assert all(rule.summary and "\n" not in rule.summary for rule in stage.rules)
        assert all(rule.name == rule.name.lower().replace("_", "-") for rule in stage.rules)


@pytest.mark.parametrize(
    ("stage", "option", "values"),
    [
        ("paragraphs", "lines", ["unwrap", "keep"]),
        ("footnotes", "render", ["markdown", "endnotes", "inline", "drop"]),
        ("furniture", "keep", [False, True]),
    ],
)
def test_options_of_the_command_exist(stage: str, option: str, values: list[object]) -> None:
    for value in values:
        preset("default").with_options(stage, **{option: value})
    with pytest.raises(ValueError, match=f"{stage}.{option}"):
        preset("default").with_options(stage, **{option: 7})


@given(texts())
def test_zero_changes_nothing(text: str) -> None:
    assert preset("zero").fix(text) == text
