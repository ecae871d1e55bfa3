"""A corpus, and processes that know the stages of the tests."""

from __future__ import annotations

from pathlib import Path

import corpora
import pytest

TESTS = Path(__file__).parent.parent


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a file of 40 lines, among them some that are no good records."""
    return corpora.write(tmp_path / "in.jsonl", corpora.records())


@pytest.fixture
def stages_in_path(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the processes that are started import the stages of the tests."""
    monkeypatch.setenv("PYTHONPATH", f"{TESTS.parent}:{TESTS}")
