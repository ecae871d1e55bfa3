"""The README tells the truth: its sample is in the page, and is what the page becomes."""

from __future__ import annotations

import re
from pathlib import Path

from cases import FIXTURES

import textfix

README = (Path(__file__).parent.parent / "README.md").read_text(encoding="utf-8")
OPTION = re.compile(r"(?<![^\s\[])--[a-z-]+")


def test_the_sample_is_what_the_command_prints() -> None:
    before, after = re.findall("```text\n(.*?)```", README, re.DOTALL)
    (name,) = re.findall(r"textfix fixtures/pages/(\S+)", README)
    page = (FIXTURES / "pages" / name).read_text(encoding="utf-8")
    assert before in page
    assert after in textfix.fix(page)


def test_the_commands_it_names_exist() -> None:
    makefile = (Path(__file__).parent.parent / "Makefile").read_text(encoding="utf-8")
    targets = re.findall(r"^    make (.*)", README, re.MULTILINE)[0].split()
    assert all(f"\n{target}:" in makefile for target in targets)


def test_the_options_it_names_exist() -> None:
    from textfix.cli.arguments import command_parser
    from textfix.cli.corpus import corpus_parser

    parsers = {"corpus": corpus_parser(), "command": command_parser()}
    known = {name: set(OPTION.findall(parser.format_help())) for name, parser in parsers.items()}
    used = [(line, OPTION.findall(line)) for line in README.splitlines()]
    assert any(options for _line, options in used)
    for line, options in used:
        assert set(options) <= known["corpus" if "textfix corpus" in line else "command"], line
