"""Every fixture of every stage: input in, expected text out, and negative ones untouched."""

from __future__ import annotations

import pytest
from cases import FIXTURES, Case, parameters
from laws import output

from textfix.presets import preset
from textfix.stage import Stage

# The stages of the default, and a style stage that is told to do something.
STAGES = {stage.name: stage for stage in preset("style").stages}
KINDS = ("in-the-wild", "synthetic", "negative", "known-failures")
ALL = [
    pytest.param(STAGES[name], *p.values, id=p.id, marks=p.marks)
    for name in STAGES
    for kind in KINDS
    for p in parameters(name, kind)
]


@pytest.mark.parametrize(("stage", "case"), ALL)
def test_case(stage: Stage, case: Case) -> None:
    assert output(stage, case.before) == case.after


def test_negative_cases_expect_their_input() -> None:
    for name in STAGES:
        for parameter in parameters(name, "negative"):
            case = parameter.values[0]
            assert isinstance(case, Case)
            assert case.before == case.after, case.title


def test_every_fixture_folder_belongs_to_a_stage() -> None:
    folders = {path.name for path in FIXTURES.iterdir() if path.is_dir()}
    assert folders <= {*STAGES, "pages", "lab", "foreign"}
