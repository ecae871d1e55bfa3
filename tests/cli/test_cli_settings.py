"""Which pipeline the command runs: options, stages, the configuration file."""

from __future__ import annotations

from pathlib import Path

import pytest
from commands import Command

TEXT = "رفت علي".encode()


def configure(text: str) -> tuple[str, str]:
    Path("textfix.toml").write_text(text, encoding="utf-8")
    return "--config", "textfix.toml"


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        ("", "رفت علی"),
        ("--preset reverse", "علی رفت"),
        ("--preset reverse --stages reverse", "علي رفت"),
        ("--preset reverse --stages yeh,reverse", "علی رفت"),
        ("--preset reverse --disable reverse", "رفت علی"),
        ("--preset reverse --disable reverse.word-order --disable yeh", "رفت علي"),
    ],
)
def test_the_command_line_chooses(command: Command, arguments: str, expected: str) -> None:
    assert command(*arguments.split(), stdin=TEXT) == (0, expected, "")


def test_the_file_chooses_too(command: Command) -> None:
    config = configure('preset = "reverse"\ndisable = ["reverse"]\n[yeh]\nmark = "* "\n')
    assert command(*config, stdin=TEXT).out == "* رفت علی"


def test_the_command_line_outranks_the_file(command: Command) -> None:
    config = configure('preset = "reverse"\nstages = ["yeh"]\n')
    assert command(*config, "--stages", "reverse", stdin=TEXT).out == "علي رفت"
    assert command(*config, "--preset", "default", stdin=TEXT).out == "رفت علی"


@pytest.mark.parametrize(
    ("text", "advice"),
    [
        ('prset = "reverse"', "no key or table 'prset'; did you mean 'preset'?"),
        ("[yehh]\nmark = '+'", "no key or table 'yehh'; did you mean 'yeh'?"),
        ("[yeh]\nmarks = '+'", "no option of stage yeh 'marks'; did you mean 'mark'?"),
        ("[yeh]\nlevel = 'lo'", "no value of yeh.level 'lo'; did you mean 'low'?"),
        ("[yeh]\nmark = 1", "yeh.mark takes a str, not 1"),
        ("yeh = 1", "yeh is a table: write [yeh] and its options under it"),
        ("stages = 'yeh'", "textfix.toml: stages takes a list of names"),
        ("preset = 'revers'", "no preset 'revers'; did you mean 'reverse'?"),
        ("preset = ", "textfix.toml: not TOML: "),
    ],
)
def test_mistakes_in_the_file_are_said(command: Command, text: str, advice: str) -> None:
    ended = command(*configure(text), stdin=TEXT)
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"textfix: {advice}")
    assert ended.err.count("\n") == 1


def test_a_file_that_is_no_text(command: Command) -> None:
    Path("textfix.toml").write_bytes(b"\xff")
    assert "not TOML" in command("--config", "textfix.toml", stdin=TEXT).err
    assert command("--config", "missing", stdin=TEXT).err == (
        "textfix: missing: no such file or directory\n"
    )


@pytest.mark.parametrize(
    ("arguments", "advice"),
    [
        ("--preset defaul", "did you mean 'default'?"),
        ("--stages yehh", "no stage 'yehh'; did you mean 'yeh'?"),
        ("--disable arabic-yeh", "did you mean 'yeh.arabic-yeh'?"),
        ("--in-place -o out a", "exclude each other"),
        ("--check -o out", "--check writes nothing"),
        ("--check --in-place a", "--check writes nothing"),
        ("--diff --explain", "exclude each other"),
        ("--in-place", "needs files"),
        ("--in-place a -", "needs files"),
        ("--jobs 0", "--jobs takes a number from 1"),
        ("--jobs many", "invalid int value"),
        ("--explain=yaml", "invalid choice"),
        ("--lines fold", "invalid choice"),
        ("--encoding utf8x", "no encoding 'utf8x'"),
        ("--ch", "unrecognized arguments"),
    ],
)
def test_mistakes_on_the_command_line_are_said(
    command: Command, arguments: str, advice: str
) -> None:
    ended = command(*arguments.split(), stdin=TEXT)
    assert (ended.code, ended.out) == (2, "")
    assert advice in ended.err


def test_explain_does_not_swallow_the_file_after_it(command: Command) -> None:
    Path("json").write_bytes(TEXT)
    assert command("--explain", "json").out.startswith("json: 1 change")
