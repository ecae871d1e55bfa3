"""What a producer or extractor needs that is not installed, and the versions of what is."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Iterator
from functools import cache
from importlib.metadata import packages_distributions, version
from importlib.util import find_spec
from typing import Protocol

FLAGS = {"java": "-version", "pdftotext": "-v"}
"""How to ask a program for its version where ``--version`` is not the way."""


class Needs(Protocol):
    """Names of programs, of Python packages (as they are imported) and of font families."""

    @property
    def programs(self) -> tuple[str, ...]: ...

    @property
    def packages(self) -> tuple[str, ...]: ...

    @property
    def fonts(self) -> tuple[str, ...]: ...


def missing(needs: Needs) -> list[str]:
    """Return the programs, Python packages and font families that are not installed."""
    programs = [name for name in needs.programs if not shutil.which(name)]
    packages = [name for name in needs.packages if not find_spec(name)]
    return programs + packages + [family for family in needs.fonts if not font_versions(family)]


def versions(needs: Needs) -> str:
    """Return names and versions of the programs and distributions, all of which are installed."""
    return ", ".join([*map(_program, needs.programs), *_distributions(needs.packages)])


@cache
def _program(name: str) -> str:
    command = [name, FLAGS.get(name, "--version")]
    run = subprocess.run(command, check=False, capture_output=True, text=True)
    found = re.search(r"\d+(?:\.\d+)+", run.stdout or run.stderr)
    return f"{name} {found[0]}" if found else name


def _distributions(packages: tuple[str, ...]) -> Iterator[str]:
    names = packages_distributions()
    for package in packages:
        name = names[package][0]
        yield f"{name} {version(name)}"


@cache
def font_versions(family: str) -> str:
    """Return the version of a font family's regular face; nothing where it is not installed."""
    if not shutil.which("fc-list"):
        return ""
    command = ["fc-list", f":family={family}:style=Regular", "fontversion"]
    listed = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    found = sorted(int(number) for number in re.findall(r"fontversion=(\d+)", listed))
    return f"{family} {found[-1] / 65536:.2f}" if found else ""
