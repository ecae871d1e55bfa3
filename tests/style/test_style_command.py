"""Style by the command: the preset, and options in a configuration file."""

from __future__ import annotations

from pathlib import Path

import pytest

from textfix.cli import main

TEXT = "خانۀ ما در سال 2016 ..."
CONFIG = '[style]\nezafe = "hamza"\ndigits = "persian"\n'


@pytest.mark.parametrize(
    ("preset", "config", "expected"),
    [
        ("default", "", TEXT),
        ("style", "", "خانۀ ما در سال ۲۰۱۶ …"),
        ("style", CONFIG, "خانهٔ ما در سال ۲۰۱۶ …"),
        ("lines", CONFIG, "خانهٔ ما در سال ۲۰۱۶ ..."),
        ("style", 'disable = ["style.ellipsis"]', "خانۀ ما در سال ۲۰۱۶ ..."),
    ],
)
def test_preset_and_options(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    preset: str,
    config: str,
    expected: str,
) -> None:
    page, options = tmp_path / "page.txt", tmp_path / "options.toml"
    page.write_text(TEXT, encoding="utf-8")
    options.write_text(config, encoding="utf-8")
    arguments = ["--preset", preset, "--stages", "style", "--config", str(options), str(page)]
    assert main(arguments) == 0
    assert capsys.readouterr().out == expected


def test_unknown_form_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    options = tmp_path / "options.toml"
    options.write_text('[style]\ndigits = "persain"\n', encoding="utf-8")
    assert main(["--config", str(options), str(options)]) == 2
    assert "did you mean 'persian'?" in capsys.readouterr().err
