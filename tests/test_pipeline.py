"""Pipelines: values that can be pickled and compared, and that never lose a letter in silence."""

from __future__ import annotations

import pickle
from collections.abc import Callable, Iterable
from dataclasses import FrozenInstanceError

import pytest
from hosts import printed
from hypothesis import given
from small_stages import Loser, Reverse, Yeh
from strategies import texts

from textfix.pipeline import ConservationWarning, Pipeline
from textfix.presets import PRESETS, preset

PIPELINE = Pipeline((Reverse(), Yeh(), Loser()))


@given(texts())
def test_an_empty_pipeline_changes_nothing(text: str) -> None:
    result = Pipeline(())(text)
    assert result.text == text
    assert result.changes == ()
    assert result.origins() == list(range(len(text)))


@given(texts())
def test_stages_run_in_order(text: str) -> None:
    expected = "\n".join(" ".join(reversed(line.split(" "))) for line in text.split("\n"))
    assert PIPELINE(text).text == expected.replace("ي", "ی")


@pytest.mark.parametrize("text", ["علي!", "علي #"])
def test_a_broken_law_gives_the_input_back(text: str) -> None:
    with pytest.warns(ConservationWarning, match="stage loser"):
        result = PIPELINE(text)
    assert result.text == result.original == text
    assert result.changes == ()
    assert result.origins() == list(range(len(text)))
    assert result.report().startswith("NOT REPAIRED, conservation violated: stage loser")


@pytest.mark.parametrize("name", PRESETS)
def test_presets_survive_pickle(name: str) -> None:
    pipeline = preset(name)
    assert pickle.loads(pickle.dumps(pipeline)) == pipeline


def test_pipelines_are_immutable_values() -> None:
    assert Pipeline((Reverse(), Yeh())) == Pipeline((Reverse(), Yeh()))
    assert hash(Pipeline((Yeh(),))) == hash(Pipeline((Yeh(),)))
    with pytest.raises(FrozenInstanceError):
        PIPELINE.stages = ()  # type: ignore[misc]


@pytest.mark.parametrize("make", [list, tuple, iter, lambda texts: (t for t in texts)])
def test_fix_all_keeps_the_order(make: Callable[[list[str]], Iterable[str]]) -> None:
    assert Pipeline((Yeh(),)).fix_all(make(["علي", "", "ي"])) == ["علی", "", "ی"]


def test_fix_all_takes_no_text_for_a_list_of_letters() -> None:
    with pytest.raises(TypeError, match="fix takes one"):
        Pipeline((Yeh(),)).fix_all("علي")


def without_many(name: str) -> Pipeline:
    """Return a preset less many rules: a set whose order differs from process to process."""
    pipeline = preset(name)
    rules = [f"{stage.name}.{rule.name}" for stage in pipeline.stages for rule in stage.rules]
    return pipeline.without(*rules[::2])


@pytest.mark.parametrize("name", PRESETS)
def test_hosts_send_configuration_only(name: str) -> None:
    pipeline = preset(name)
    before = pickle.dumps(pipeline)
    pipeline.fix("كتابهاي علمي را مي خواند")  # loads the models
    assert pickle.dumps(pipeline) == before
    assert len(before) < 2000
    assert len(pickle.dumps(without_many(name))) < 5000


@pytest.mark.parametrize("name", PRESETS)
def test_hosts_know_equal_pipelines_by_their_bytes(name: str) -> None:
    pipeline = without_many(name)
    there = pickle.loads(pickle.dumps(pipeline))
    assert there == pipeline
    assert there.fingerprint == pipeline.fingerprint
    program = f"""
import hashlib, pickle
from textfix.presets import preset
pipeline = preset({name!r})
rules = [f"{{stage.name}}.{{rule.name}}" for stage in pipeline.stages for rule in stage.rules]
pipeline = pipeline.without(*rules[::2])
print(pipeline.fingerprint, hashlib.sha256(pickle.dumps(pipeline)).hexdigest())
"""
    assert printed(program) == printed(program)
    assert printed(program).split()[0] == pipeline.fingerprint


def test_the_fingerprint_differs_where_the_pipeline_does() -> None:
    default = preset("default")
    some = [
        *PRESETS.values(),
        default.without("words"),
        default.without("characters.arabic-yeh"),
        default.without("characters.arabic-kaf"),
        default.with_options("paragraphs", lines="keep"),
        default.with_options("footnotes", render="endnotes"),
    ]
    assert len({pipeline.fingerprint for pipeline in some}) == len(some)


def test_watch_hears_each_stage() -> None:
    heard: list[str] = []
    PIPELINE("علی", heard.append)
    assert heard == ["reverse", "yeh", "loser"]


def test_without_a_stage() -> None:
    assert PIPELINE.without("reverse", "loser") == Pipeline((Yeh(),))
    assert len(PIPELINE.stages) == 3


def test_without_a_rule() -> None:
    pipeline = PIPELINE.without("reverse.word-order")
    result = pipeline("رفت علي")
    assert result.text == "رفت علی"
    assert [change.id for change in result.changes] == ["yeh.arabic-yeh"]
    assert pipeline.without("yeh.arabic-yeh")("رفت علي").text == "رفت علي"


def test_only_keeps_the_order_of_the_pipeline() -> None:
    assert PIPELINE.only("yeh", "reverse") == Pipeline((Reverse(), Yeh()))


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("revers", "did you mean 'reverse'"),
        ("arabic-yeh", "did you mean 'yeh.arabic-yeh'"),
        ("yeh.arabicyeh", "did you mean 'yeh.arabic-yeh'"),
        ("پیوند", "there are: loser, reverse, yeh"),
    ],
)
def test_an_unknown_name_is_said(name: str, advice: str) -> None:
    with pytest.raises(ValueError, match=advice):
        PIPELINE.without(name)


def test_only_and_options_name_the_nearest_stage() -> None:
    with pytest.raises(ValueError, match="no stage 'yehh'; did you mean 'yeh'"):
        PIPELINE.only("yehh")
    with pytest.raises(ValueError, match="no stage 'yehh'; did you mean 'yeh'"):
        PIPELINE.with_options("yehh", mark="+")


def test_options_are_set_on_a_copy() -> None:
    assert PIPELINE.with_options("yeh", mark="+")("علي").text == "+علی"
    assert PIPELINE("علي").text == "علی"


@pytest.mark.parametrize(
    ("options", "advice"),
    [
        ({"marks": "+"}, "no option of stage yeh 'marks'; did you mean 'mark'"),
        ({"level": "hihg"}, "no value of yeh.level 'hihg'; did you mean 'high'"),
        ({"mark": 3}, "yeh.mark takes a str, not 3"),
    ],
)
def test_an_unknown_option_is_said(options: dict[str, object], advice: str) -> None:
    with pytest.raises(ValueError, match=advice):
        PIPELINE.with_options("yeh", **options)


@pytest.mark.parametrize("data", [b"abc", bytearray(b"abc")])
def test_bytes_are_refused_with_advice(data: bytes) -> None:
    with pytest.raises(TypeError, match=r"decode first.*extract its text first"):
        Pipeline(())(data)  # type: ignore[arg-type]


def test_other_types_are_refused() -> None:
    with pytest.raises(TypeError, match="repairs str, not NoneType"):
        Pipeline(())(None)  # type: ignore[arg-type]


def test_unknown_presets_are_said() -> None:
    with pytest.raises(ValueError, match="did you mean 'default'"):
        preset("defualt")
