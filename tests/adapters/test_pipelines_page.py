"""docs/pipelines.md: an example for each adapter, and each runs where its library is installed."""

from __future__ import annotations

import doctest
import re

import pytest
from hosts import PATH, ROOT

PAGE = (ROOT / "docs/pipelines.md").read_text("utf-8")
SECTIONS = {
    section.partition("\n")[0]: section
    for section in re.split(r"^## ", PAGE, flags=re.MULTILINE)[1:]
}


def test_every_adapter_has_an_example() -> None:
    for path in (ROOT / "textfix/adapters").glob("[a-z]*.py"):
        if path.stem != "values":
            assert sum(f"textfix.adapters.{path.stem}" in s for s in SECTIONS.values()) == 1


@pytest.mark.parametrize("title", SECTIONS)
def test_the_example_runs(title: str, monkeypatch: pytest.MonkeyPatch) -> None:
    section = SECTIONS[title]
    for library in re.findall(r"^>>> (?:import|from) (?!os|textfix)(\w+)", section, re.MULTILINE):
        pytest.importorskip(library, reason=f"{library} is not installed: make engines")
    monkeypatch.setenv("PYTHONPATH", PATH)
    example = doctest.DocTestParser().get_doctest(section, {}, title, "docs/pipelines.md", 0)
    assert len(example.examples) > 2
    said: list[str] = []
    ended = doctest.DocTestRunner().run(example, out=said.append)
    assert ended.failed == 0, "".join(said)
