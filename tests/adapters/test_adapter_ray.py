"""Ray Data: a column of a dataset, over two processes."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from hosts import CHARACTERS, FIXED, PATH, TEXTS

ray = pytest.importorskip("ray", reason="ray is not installed: make engines")
pa = pytest.importorskip("pyarrow")

from textfix.adapters.ray import fix_dataset  # noqa: E402


@pytest.fixture(scope="module")
def cluster() -> Iterator[None]:
    environment = {"env_vars": {"PYTHONPATH": PATH}}
    ray.init(num_cpus=2, include_dashboard=False, log_to_driver=False, runtime_env=environment)
    yield
    ray.shutdown()


def test_a_column_is_repaired_and_all_else_stays(cluster: None) -> None:
    table = pa.table({"n": range(len(TEXTS)), "body": TEXTS})
    data = ray.data.from_arrow([table.slice(0, 2), table.slice(2)])
    fixed = fix_dataset(data, "body", CHARACTERS, batch_size=2)
    rows = sorted(fixed.take_all(), key=lambda row: row["n"])
    assert [row["body"] for row in rows] == FIXED
    assert fixed.schema().names == ["n", "body"]
    assert fixed.schema().types == data.schema().types


def test_rows_of_python(cluster: None) -> None:
    data = ray.data.from_items([{"text": text} for text in TEXTS if text is not None])
    fixed = [row["text"] for row in fix_dataset(data, pipeline=CHARACTERS).take_all()]
    assert sorted(fixed) == sorted(text for text in FIXED if text is not None)
