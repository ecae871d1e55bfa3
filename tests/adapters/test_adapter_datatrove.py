"""datatrove: the formatter in a pipeline of its own executor."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest
from hosts import CHARACTERS

data = pytest.importorskip("datatrove.data", reason="datatrove is not installed: make engines")

from textfix.adapters.datatrove import TextfixFormatter  # noqa: E402

TEXTS = ["كتاب علي", "", "سلام", "شيرين"]
FIXED = ["کتاب علی", "", "سلام", "شیرین"]


def test_documents_are_repaired_in_order_and_counted() -> None:
    formatter = TextfixFormatter(CHARACTERS)
    documents = [data.Document(text, str(n), metadata={"n": n}) for n, text in enumerate(TEXTS)]
    out = list(formatter(documents))
    assert [document.text for document in out] == FIXED
    assert [document.metadata["n"] for document in out] == [0, 1, 2, 3]
    stats = formatter.stats.to_dict()["stats"]
    assert stats["total"] == 4
    assert stats["changed"] == 2
    assert stats["damaged_arabic-letters-typed"] == 2


def test_it_survives_pickle() -> None:
    formatter = pickle.loads(pickle.dumps(TextfixFormatter(CHARACTERS)))
    assert formatter.format("ي") == "ی"


def test_between_a_reader_and_a_writer(tmp_path: Path) -> None:
    from datatrove.executor import LocalPipelineExecutor
    from datatrove.pipeline.readers import JsonlReader
    from datatrove.pipeline.writers import JsonlWriter

    lines = [json.dumps({"id": str(n), "text": text}) for n, text in enumerate(TEXTS) if text]
    (tmp_path / "in").mkdir()
    (tmp_path / "in/a.jsonl").write_text("\n".join(lines), "utf-8")
    LocalPipelineExecutor(
        [
            JsonlReader(str(tmp_path / "in")),
            TextfixFormatter(CHARACTERS),
            JsonlWriter(str(tmp_path / "out"), compression=None),
        ],
        logging_dir=str(tmp_path / "logs"),
    ).run()
    written = [
        json.loads(line) for path in (tmp_path / "out").iterdir() for line in path.open("rb")
    ]
    assert [document["text"] for document in written] == [text for text in FIXED if text]
