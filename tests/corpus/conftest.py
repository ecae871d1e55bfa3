"""A corpus, and processes that know the stages of the tests."""

from __future__ import annotations

from pathlib import Path

import corpora
import pytest
from hosts import PATH


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a file of 40 lines, among them some that are no good records."""
    return corpora.write(tmp_path / "in.jsonl", corpora.records())


@pytest.fixture
def stages_in_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the processes that are started import the stages of the tests."""
    monkeypatch.setenv("PYTHONPATH", PATH)
