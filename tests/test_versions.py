"""Versions: equal ones promise equal repairs."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path

import pytest
from rules_version import RECORD, network, repairs

import textfix
from textfix.presets import preset
from textfix.versions import RULES, versions


def test_a_change_of_repairs_is_counted() -> None:
    record = json.loads(RECORD.read_text(encoding="utf-8"))
    if network() != record["network"]:
        pytest.skip("this processor or onnxruntime rounds the network in another way")
    now = repairs()
    changed = [name for name in now if record["repairs"].get(name) != now[name]]
    assert not changed, "repairs changed: run `make rules-version` and commit what it writes"
    assert (record["rules"], list(record["repairs"])) == (RULES, list(now))


def test_options_and_rules_left_out_show_in_the_version() -> None:
    pipeline = preset("default")
    others = [
        pipeline.without("words"),
        pipeline.without("characters.arabic-yeh"),
        pipeline.with_options("paragraphs", lines="keep"),
        preset("characters"),
    ]
    said = [versions(each)["rules"] for each in (pipeline, *others)]
    assert len(set(said)) == len(said)
    assert all(each.startswith(f"{RULES}-") for each in said)
    assert versions() == versions(pipeline)


def test_the_models_are_those_in_the_package() -> None:
    package = Path(textfix.__file__).parent
    for name, file in (("lm", "lm/data/persian.lm"), ("tagger", "tagger/data/tagger.int8.onnx")):
        content = (package / file).read_bytes()
        assert versions()[name] == hashlib.sha256(content).hexdigest()
