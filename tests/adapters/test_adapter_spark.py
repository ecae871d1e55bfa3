"""Spark in two threads of one machine: the pandas function, and tables through Arrow."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from typing import Any

import pytest
from hosts import CHARACTERS, FIXED, PATH, TEXTS

sql = pytest.importorskip("pyspark.sql", reason="pyspark is not installed: make engines")
pytest.importorskip("pandas", reason="pandas is not installed: make engines")
pytest.importorskip("pyarrow", reason="pyarrow is not installed: make engines")

from textfix.adapters.spark import fix_frame, fix_udf  # noqa: E402


@pytest.fixture(scope="module")
def session() -> Iterator[Any]:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYSPARK_PYTHON", sys.executable)
        patch.setenv("PYTHONPATH", PATH)
        builder = sql.SparkSession.builder.master("local[2]")
        session = builder.config("spark.ui.enabled", "false").getOrCreate()
        yield session
        session.stop()


@pytest.fixture
def frame(session: Any) -> Any:
    """Return a table in three partitions."""
    rows = list(enumerate(TEXTS))
    return session.createDataFrame(rows, "n int, body string").repartition(3)


def rows_of(frame: Any) -> list[tuple[int, str | None]]:
    return sorted((row.n, row.body) for row in frame.collect())


def test_a_column_through_pandas(frame: Any) -> None:
    fix = fix_udf(CHARACTERS)
    assert rows_of(frame.withColumn("body", fix("body"))) == list(enumerate(FIXED))


def test_a_table_through_arrow(frame: Any) -> None:
    fixed = fix_frame(frame, "body", CHARACTERS)
    assert fixed.schema == frame.schema
    assert rows_of(fixed) == list(enumerate(FIXED))
