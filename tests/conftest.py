"""Hypothesis profiles, and the command run in this process.

``HYPOTHESIS_PROFILE=thorough`` looks longer than the default; where ``CI`` is set the examples
are the same in every run.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Generator
from pathlib import Path

import pytest
from commands import Command, Ended
from hypothesis import HealthCheck, Phase, settings

settings.register_profile("default", max_examples=60, deadline=None)
settings.register_profile("quick", max_examples=10, deadline=None)
# CI tells of a failure; the search for a smaller example is left to a person.
settings.register_profile(
    "ci",
    max_examples=40,
    deadline=None,
    derandomize=True,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.too_slow],
)
settings.register_profile(
    "thorough", max_examples=1000, deadline=None, suppress_health_check=list(HealthCheck)
)
settings.load_profile(
    os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "default")
)


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report() -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """Fail a test module that cannot be imported: the collector of doctests, which comes first and
    forgives modules whose library is not installed, would hide it."""
    report = yield
    is_test = Path(report.nodeid).name.startswith("test_")
    if is_test and report.skipped and "unable to import module" in str(report.longrepr):
        report.outcome = "failed"
    return report


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Command:
    """Return a function that runs ``textfix`` in ``tmp_path``, on small stages in place of the
    presets' own."""
    from small_stages import Loser, Reverse, Yeh

    from textfix import presets
    from textfix.cli import main
    from textfix.pipeline import Pipeline

    monkeypatch.setitem(presets.PRESETS, "default", Pipeline((Yeh(), Loser())))
    monkeypatch.setitem(presets.PRESETS, "reverse", Pipeline((Reverse(), Yeh())))
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str, stdin: bytes = b"") -> Ended:
        monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(stdin)))
        try:
            code = main(arguments)
        except SystemExit as stop:
            code = int(stop.code or 0)
        out, err = capfdbinary.readouterr()
        return Ended(code, out.decode(), err.decode())

    return run
