"""Where the recorded data lie: beside the repository, and only on machines that have them."""

from __future__ import annotations

from pathlib import Path

import pytest

SHARED = Path(__file__).parents[2].parent / "shared"


@pytest.fixture(scope="session")
def article() -> Path:
    """Return the folder of the damaged article and its gold."""
    return _present(SHARED / "article")


@pytest.fixture(scope="session")
def corpora() -> Path:
    """Return the folder of the corpora, whose held-out documents validate."""
    return _present(SHARED / "corpora")


def _present(folder: Path) -> Path:
    if not folder.is_dir():
        pytest.skip(f"the recorded data are not here: no folder {folder}")
    return folder
