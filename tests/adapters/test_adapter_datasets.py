"""Hugging Face datasets: columns mapped, and found again in the cache by another process."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hosts import CHARACTERS, FIXED, TEXTS, printed

os.environ["HF_DATASETS_OFFLINE"] = "1"
datasets = pytest.importorskip("datasets", reason="datasets is not installed: make engines")

from textfix.adapters.datasets import FixColumn, fix_dataset  # noqa: E402

ROWS = {"n": list(range(len(TEXTS))), "body": TEXTS}
FINGERPRINT = """
import datasets
from textfix.adapters.datasets import fix_dataset
from textfix.presets import preset
rules = [f"characters.{rule.name}" for rule in preset("characters").stages[0].rules]
data = datasets.load_from_disk(FOLDER)
print(fix_dataset(data, "body", preset("characters").without(*rules[1:]))._fingerprint)
"""


def test_a_column_is_repaired_and_all_else_stays() -> None:
    data = datasets.Dataset.from_dict(ROWS)
    fixed = fix_dataset(data, "body", CHARACTERS, batch_size=4)
    assert fixed[:] == ROWS | {"body": FIXED}
    assert fixed.features == data.features


@pytest.mark.parametrize("kind", ["string", "large_string"])
def test_a_batch_of_none_alone_keeps_its_type(kind: str) -> None:
    features = datasets.Features({"body": datasets.Value(kind)})
    data = datasets.Dataset.from_dict({"body": [None, None, "ي"]}, features=features)
    fixed = fix_dataset(data, "body", CHARACTERS, batch_size=1)
    assert fixed[:] == {"body": [None, None, "ی"]}
    assert fixed.features == features


def test_streams_and_splits() -> None:
    data = datasets.Dataset.from_dict(ROWS)
    streamed = list(fix_dataset(data.to_iterable_dataset(), "body", CHARACTERS))
    assert [row["body"] for row in streamed] == FIXED
    assert [row["n"] for row in streamed] == ROWS["n"]
    splits = fix_dataset(datasets.DatasetDict(train=data), "body", CHARACTERS)
    assert splits["train"]["body"][:] == FIXED


def test_over_processes() -> None:
    data = datasets.Dataset.from_dict(ROWS)
    assert fix_dataset(data, "body", CHARACTERS, num_proc=2)["body"][:] == FIXED


def test_the_fingerprint_is_the_same_in_every_process(tmp_path: Path) -> None:
    datasets.Dataset.from_dict(ROWS).save_to_disk(tmp_path / "data")
    program = FINGERPRINT.replace("FOLDER", repr(str(tmp_path / "data")))
    assert printed(program) == printed(program)


def test_the_fingerprint_knows_pipeline_column_and_version() -> None:
    data = datasets.Dataset.from_dict(ROWS | {"text": TEXTS})
    work = [
        FixColumn("body", CHARACTERS, "one"),
        FixColumn("text", CHARACTERS, "one"),
        FixColumn("body", CHARACTERS.without("characters.arabic-yeh"), "one"),
        FixColumn("body", CHARACTERS, "another"),
    ]
    assert len({data.map(one, batched=True)._fingerprint for one in work}) == len(work)
