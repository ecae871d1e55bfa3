"""Parquet: the schema, the rows' order, nulls and what is no text."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import corpora
import pytest
from commands import Command

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: make engines")
pq = pytest.importorskip("pyarrow.parquet")

ROWS = [*corpora.TEXTS, None, "علي!"] * 3


def table(kind: Any = None) -> Any:
    columns = {
        "n": pa.array(range(len(ROWS)), pa.int16()),
        "text": pa.array(ROWS, kind or pa.string()),
        "tags": pa.array([["a", None]] * len(ROWS)),
    }
    return pa.table(columns).replace_schema_metadata({"who": "we"})


def repaired(command: Command, kind: Any = None, *options: str) -> Any:
    pq.write_table(table(kind), "in.parquet", row_group_size=7, compression="zstd")
    ended = command("corpus", "in.parquet", "out", "--jobs", "1", *options)
    assert ended.code == 2  # the texts that break a law
    return pa.concat_tables(pq.read_table(path) for path in sorted(Path("out").glob("*.parquet")))


@pytest.mark.parametrize("kind", ["string", "large", "dictionary"])
def test_rows_and_schema_stay_but_for_the_errors(command: Command, kind: str) -> None:
    kinds = {"dictionary": pa.dictionary(pa.int32(), pa.string()), "large": pa.large_string()}
    out = repaired(command, kinds.get(kind))
    expected = pq.read_table("in.parquet")
    assert out.drop_columns("textfix_error").schema.equals(expected.schema, check_metadata=True)
    assert out["n"].to_pylist() == expected["n"].to_pylist()
    assert out["tags"].to_pylist() == expected["tags"].to_pylist()
    wanted = [t if t is None or "!" in t else t.replace("ي", "ی") for t in ROWS]
    assert out["text"].to_pylist() == wanted
    errors = out["textfix_error"].to_pylist()
    assert [error is not None for error in errors] == [t is not None and "!" in t for t in ROWS]
    assert all("stage loser" in error for error in errors if error)


def test_row_groups_and_compression_stay(command: Command) -> None:
    repaired(command, None, "--partition-size", "1")
    parts = sorted(Path("out").glob("*.parquet"))
    assert [pq.read_metadata(path).num_rows for path in parts] == [7, 7, 7, 7, 2]
    assert {pq.read_metadata(p).row_group(0).column(0).compression for p in parts} == {"ZSTD"}


def test_where_it_is_cut_makes_no_difference(command: Command) -> None:
    out = repaired(command, None, "--partition-size", "1")
    Path("out").rename("cut")
    assert repaired(command).equals(out)
    reports = [json.loads(Path(f, "_report.json").read_bytes()) for f in ("cut", "out")]
    assert reports[0].pop("partitions") > reports[1].pop("partitions")
    assert reports[0].pop("done") > reports[1].pop("done")
    assert reports[0] == reports[1]
    assert reports[0]["missing"] == 3


def test_a_column_of_no_strings_is_refused(command: Command) -> None:
    pq.write_table(table(), "in.parquet")
    assert "'n' is int16, no string" in command("corpus", "in.parquet", "o", "--field", "n").err
    assert "did you mean 'text'" in command("corpus", "in.parquet", "o", "--field", "txet").err


def test_what_is_no_parquet_is_told(command: Command) -> None:
    Path("in.parquet").write_text("سلام", "utf-8")
    ended = command("corpus", "in.parquet", "out")
    assert ended.code == 2
    assert "in.parquet: no Parquet" in ended.err
