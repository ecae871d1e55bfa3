"""The command run in this process, on small stages in place of the presets' own."""

from __future__ import annotations

import io
import sys
from pathlib import Path

import pytest
from commands import Command, Ended
from small_stages import Loser, Reverse, Yeh

from textfix import presets
from textfix.cli import main
from textfix.pipeline import Pipeline


@pytest.fixture
def command(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes], tmp_path: Path
) -> Command:
    """Return a function that runs ``textfix`` in ``tmp_path``."""
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
