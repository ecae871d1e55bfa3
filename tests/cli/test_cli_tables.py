"""Parquet in and out of the plain command."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import corpora
import pytest
from commands import Command

import textfix.corpus


@pytest.fixture
def pq(tmp_path: Path) -> Any:
    """Write ``in.parquet``, of several row groups, and return pyarrow's module for Parquet."""
    pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: make engines")
    parquet = pytest.importorskip("pyarrow.parquet")
    texts = [text for text in corpora.TEXTS if "!" not in text] * 3 + [None]
    table = pa.table({"n": range(len(texts)), "text": pa.array(texts, pa.string())})
    parquet.write_table(table, tmp_path / "in.parquet", row_group_size=7)
    return parquet


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_the_text_is_repaired_and_the_rows_stay(command: Command, pq: Any, jobs: str) -> None:
    ended = command("in.parquet", "-o", "out.parquet", "--jobs", jobs)
    before, after = pq.read_table("in.parquet"), pq.read_table("out.parquet")
    assert (ended.code, ended.out, ended.err) == (0, "", "")
    assert after.column_names == ["n", "text", "textfix_error"]
    assert after["n"].to_pylist() == before["n"].to_pylist()
    wanted = [text and text.replace("ي", "ی") for text in before["text"].to_pylist()]
    assert jobs == "2" or after["text"].to_pylist() == wanted  # processes have the real stages
    assert after["textfix_error"].to_pylist() == [None] * len(before)


@pytest.mark.parametrize(
    ("words", "code", "said"),
    [
        (("in.parquet",), 2, "not written to standard output: give -o"),
        (("in.parquet", "--diff"), 2, "changes of a table are not shown"),
        (("in.parquet", "--check"), 1, "12 of 25 records would change"),
        (("in.parquet", "-o", "out.parquet", "--field", "txt"), 2, "no column 'txt'"),
        (("in.parquet", "-o", "out.parquet", "--field", "n"), 2, "the column 'n' is int64"),
    ],
)
def test_what_is_said(
    command: Command, pq: Any, words: tuple[str, ...], code: int, said: str
) -> None:
    ended = command(*words)
    assert (ended.code, ended.out) == (code, "")
    assert said in ended.err
    assert not Path("out.parquet").exists()


def test_a_folder_of_records_holds_tables_too(command: Command, pq: Any) -> None:
    corpora.write(Path("corpus/a.jsonl"), corpora.records()[:5])
    Path("in.parquet").rename("corpus/b.parquet")
    assert command("--jsonl", "corpus", "-o", "out").code == 0
    assert sorted(path.name for path in Path("out").iterdir()) == ["a.jsonl", "b.parquet"]


def test_a_table_without_rows_stays_one(command: Command, pq: Any) -> None:
    pq.write_table(pq.read_table("in.parquet").slice(0, 0), "none.parquet")
    assert command("none.parquet", "-o", "out.parquet").code == 0
    assert pq.read_table("out.parquet").num_rows == 0


@pytest.mark.parametrize("first", [[], ["corpus"]])
def test_without_pyarrow_it_is_said_what_to_install(
    command: Command, monkeypatch: pytest.MonkeyPatch, first: list[str]
) -> None:
    Path("in.parquet").write_bytes(b"PAR1")
    monkeypatch.setitem(sys.modules, "pyarrow", None)
    monkeypatch.delitem(sys.modules, "textfix.corpus.parquet", raising=False)
    monkeypatch.delattr(textfix.corpus, "parquet", raising=False)
    ended = command(*first, "in.parquet", *(["out"] if first else ["-o", "out.parquet"]))
    assert ended.code == 2
    assert "pip install 'textfix[parquet]'" in ended.err
