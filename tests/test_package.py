"""The package as a whole: what importing costs, what it offers, what stands in its metadata."""

from __future__ import annotations

import subprocess
import sys
import tomllib
from pathlib import Path

import pytest

import textfix

HEAVY = {"numpy", "onnxruntime", "hazm", "bidi", "arabic_reshaper", "multiprocessing"}
ROOT = Path(__file__).parent.parent


def modules_after(code: str) -> set[str]:
    """Return the top-level modules loaded in a fresh interpreter that ran ``code``."""
    program = f"import sys\ntry:\n    {code}\nfinally:\n    print(*sys.modules, file=sys.stderr)"
    ended = subprocess.run(
        [sys.executable, "-c", program], capture_output=True, text=True, check=True
    )
    return {name.split(".")[0] for name in ended.stderr.split()}


@pytest.mark.parametrize(
    "code",
    [
        "import textfix",
        "from textfix.cli import main; main(['--version'])",
        "from textfix.cli import main; main(['--help'])",
    ],
)
def test_nothing_heavy_is_loaded_early(code: str) -> None:
    loaded = modules_after(code)
    assert "textfix" in loaded
    assert loaded & HEAVY == set()


def test_a_page_without_persian_loads_no_model() -> None:
    loaded = modules_after("import textfix; textfix.fix('Nothing to repair on this page.')")
    assert loaded & {"onnxruntime", "hazm"} == set()


def test_import_alone_loads_no_argument_parser() -> None:
    assert not modules_after("import textfix") & {"argparse", "json", "textfix.result"}


def test_public_names_exist() -> None:
    for name in textfix.__all__:
        assert getattr(textfix, name) is not None
        assert name in dir(textfix)
    with pytest.raises(AttributeError, match="no attribute 'fixx'"):
        _ = textfix.fixx


def test_package_is_typed_and_declares_its_command() -> None:
    assert (Path(textfix.__file__).parent / "py.typed").exists()
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    assert project["scripts"] == {"textfix": "textfix.cli:main"}
    assert project["requires-python"] == ">=3.11"


def test_version_is_printed_by_module_and_command() -> None:
    ended = subprocess.run(
        [sys.executable, "-m", "textfix", "--version"], capture_output=True, text=True, check=True
    )
    assert ended.stdout == f"textfix {textfix.__version__}\n"
