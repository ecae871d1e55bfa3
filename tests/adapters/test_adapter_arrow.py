"""Arrow: columns of every type of string."""

from __future__ import annotations

from typing import Any

import pytest
from hosts import CHARACTERS, FIXED, TEXTS

pa = pytest.importorskip("pyarrow", reason="pyarrow is not installed: make engines")

from textfix.adapters.arrow import fix_column  # noqa: E402

KINDS = [pa.string(), pa.large_string(), pa.dictionary(pa.int32(), pa.string())]


def columns(kind: Any) -> dict[str, Any]:
    return {"n": pa.array(range(len(TEXTS))), "body": pa.array(TEXTS, kind)}


@pytest.mark.parametrize("kind", KINDS, ids=str)
@pytest.mark.parametrize("make", [pa.table, pa.RecordBatch.from_pydict])
def test_the_column_is_repaired_and_all_else_stays(make: Any, kind: Any) -> None:
    before = make(columns(kind)).replace_schema_metadata({"who": "we"})
    after = fix_column(before, "body", CHARACTERS)
    assert type(after) is type(before)
    assert after.schema.equals(before.schema, check_metadata=True)
    assert after.to_pydict() == {"n": list(range(len(TEXTS))), "body": FIXED}
    assert before.to_pydict()["body"] == TEXTS


def test_a_column_of_several_chunks() -> None:
    text = pa.chunked_array([["ي"], [], [None, "ك"]])
    assert fix_column(pa.table({"text": text}), pipeline=CHARACTERS)["text"].to_pylist() == [
        "ی", None, "ک",
    ]  # fmt: skip


def test_what_is_not_there_or_no_text_is_refused() -> None:
    with pytest.raises(KeyError, match="there are: n, body"):
        fix_column(pa.table(columns(pa.string())), "text")
    with pytest.raises(TypeError, match="not int"):
        fix_column(pa.table(columns(pa.string())), "n")
