"""Read fixture files: cases written as text, so that Persian diffs can be read.

A case is a title line, then a line ``.``, the input, a line ``.``, the expected output, a line
``.``. Everything between cases is prose. In the two texts a few invisible code points may be
written by name, as ``{ZWNJ}``, so that a reviewer sees them.
"""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple

import pytest
from _pytest.mark import ParameterSet

FIXTURES = Path(__file__).parent.parent / "fixtures"
NAMES = {
    "{ZWNJ}": "\N{ZERO WIDTH NON-JOINER}",
    "{RLM}": "\N{RIGHT-TO-LEFT MARK}",
    "{LRM}": "\N{LEFT-TO-RIGHT MARK}",
    "{LRE}": "\N{LEFT-TO-RIGHT EMBEDDING}",
    "{RLE}": "\N{RIGHT-TO-LEFT EMBEDDING}",
    "{POP}": "\N{POP DIRECTIONAL FORMATTING}",
    "{NBSP}": "\N{NO-BREAK SPACE}",
    "{SHY}": "\N{SOFT HYPHEN}",
    "{FF}": "\f",
    "{SPACE}": " ",
}


class Case(NamedTuple):
    title: str
    before: str
    after: str
    line: int


def read_cases(path: Path) -> list[Case]:
    """Read the cases of one ``.md`` fixture file."""
    cases: list[Case] = []
    lines = path.read_text(encoding="utf-8").split("\n")
    dots = [at for at, line in enumerate(lines) if line == "."]
    if len(dots) % 3:
        raise ValueError(f"{path}: {len(dots)} lines '.', not three a case")
    for first, second, third in zip(dots[::3], dots[1::3], dots[2::3], strict=True):
        before = _named("\n".join(lines[first + 1 : second]))
        after = _named("\n".join(lines[second + 1 : third]))
        cases.append(Case(lines[first - 1].strip("# "), before, after, first))
    return cases


def _named(text: str) -> str:
    for name, character in NAMES.items():
        text = text.replace(name, character)
    return text


def parameters(stage: str, kind: str) -> list[ParameterSet]:
    """Return the cases of ``fixtures/<stage>/<kind>.md`` as pytest parameters (none: no file).

    Cases of ``known-failures`` are strict expected failures: mend one and the suite says so.
    """
    path = FIXTURES / stage / f"{kind}.md"
    marks = [pytest.mark.xfail(strict=True)] if kind == "known-failures" else []
    cases = read_cases(path) if path.exists() else []
    return [pytest.param(c, id=f"{stage}-{kind}-{c.line}-{c.title}", marks=marks) for c in cases]
