"""Adapters stand apart: they are small, and the rest of textfix neither imports nor needs them."""

from __future__ import annotations

import ast
import math
from collections.abc import Iterator
from pathlib import Path

import pytest
from hosts import CHARACTERS, ROOT, printed

from textfix.adapters.values import chosen, fix_value
from textfix.presets import preset

ADAPTERS = sorted((ROOT / "textfix/adapters").glob("*.py"))
LIBRARIES = {"dask", "datasets", "datatrove", "distributed", "pandas", "pyarrow", "pyspark", "ray"}
SHARED = {"textfix.adapters.arrow", "textfix.adapters.pandas", "textfix.adapters.values"}


def imported(path: Path) -> Iterator[str]:
    """Yield the modules that ``path`` imports when it is loaded, or later."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield str(node.module)
            yield from (f"{node.module}.{alias.name}" for alias in node.names)


def test_nobody_imports_an_adapter() -> None:
    others = set((ROOT / "textfix").rglob("*.py")) - set(ADAPTERS)
    assert not [p for p in others if any(m.startswith("textfix.adapters") for m in imported(p))]
    for path in ADAPTERS:
        modules = {m for m in imported(path) if m.startswith("textfix.adapters.")}
        assert all(m in SHARED or m.rpartition(".")[0] in SHARED for m in modules), path


@pytest.mark.parametrize("path", ADAPTERS, ids=lambda path: path.stem)
def test_an_adapter_is_small_and_imports_its_library(path: Path) -> None:
    assert len(path.read_text("utf-8").splitlines()) <= 60
    libraries = {module.partition(".")[0] for module in imported(path)} & {*LIBRARIES, "sklearn"}
    assert libraries or path.stem in ("__init__", "values")


def test_the_command_for_a_corpus_loads_no_library() -> None:
    program = (
        "import sys; from textfix.cli import main\n"
        "try: main(['corpus', '--help'])\n"
        "except SystemExit: print(*sorted({m.partition('.')[0] for m in sys.modules}))"
    )
    assert not LIBRARIES & set(printed(program).split())


@pytest.mark.parametrize("value", [None, math.nan, float("nan")])
def test_missing_values_come_back_as_they_are(value: object) -> None:
    assert fix_value(value, CHARACTERS) is value


@pytest.mark.parametrize("value", [5, b"text", ["text"], 1.5])
def test_what_is_no_text_is_refused(value: object) -> None:
    with pytest.raises(TypeError, match="textfix repairs str, not"):
        fix_value(value, CHARACTERS)


def test_without_a_pipeline_it_is_the_default() -> None:
    assert chosen(None) == preset("default")
    assert chosen(CHARACTERS) is CHARACTERS
