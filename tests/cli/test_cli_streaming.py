"""Long documents through the command: parts as they come, files only whole."""

from __future__ import annotations

import os
from functools import partial
from pathlib import Path

import pytest
from commands import Command

from textfix.cli import command as command_module
from textfix.cli import streaming


@pytest.fixture(autouse=True)
def short(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let documents of a hundred bytes be long ones."""
    monkeypatch.setattr(command_module, "WHOLE", 100)
    monkeypatch.setattr(streaming, "WHOLE", 100)
    cut_small = partial(streaming.repaired_parts, whole=60, size=50)
    monkeypatch.setattr(streaming, "repaired_parts", cut_small)


LONG = "\N{BYTE ORDER MARK}" + "".join(f"علي در سطر {n} رفت\r\n" for n in range(99)) + "پایان"
REPAIRED = LONG.replace("ي", "ی")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_long_documents_come_out_as_a_whole_would(command: Command, jobs: str) -> None:
    Path("in.txt").write_bytes(LONG.encode())
    bare = REPAIRED.removeprefix("\N{BYTE ORDER MARK}")
    assert command("in.txt", "--jobs", jobs) == (0, bare, "")
    assert command("--jobs", jobs, stdin=LONG.encode()) == (0, bare, "")
    assert command("in.txt", "in.txt").out == f"{bare}\n{bare}"
    assert command("--check", "in.txt") == (1, "", "textfix: would change: in.txt\n")
    assert command("in.txt", "-o", "out.txt") == (0, "", "")
    assert Path("out.txt").read_bytes().decode() == REPAIRED


def test_in_place_leaves_a_clean_file_untouched(command: Command) -> None:
    Path("in.txt").write_bytes(LONG.encode())
    assert command("--in-place", "in.txt") == (0, "", "")
    assert Path("in.txt").read_bytes().decode() == REPAIRED
    before = os.stat("in.txt").st_ino
    assert command("--in-place", "in.txt").code == 0
    assert (os.stat("in.txt").st_ino, os.listdir()) == (before, ["in.txt"])


def test_a_bad_byte_far_inside_leaves_no_output(command: Command) -> None:
    good = ("علي رفت\n" * 9000).encode()
    Path("in.txt").write_bytes(good + b"\xff" + b"a" * 900)
    ended = command("in.txt", "-o", "out.txt")
    said = f"textfix: in.txt: not UTF-8: byte 0xff at offset {len(good)} (line 9001)"
    assert (ended.code, ended.err.count("\n"), os.listdir()) == (2, 1, ["in.txt"])
    assert ended.err.startswith(said)


def test_a_broken_law_in_a_part_is_said(command: Command) -> None:
    text = "علي رفت\n" * 20 + "!\n" + "علي رفت\n" * 20
    ended = command("-", stdin=text.encode())
    assert ended.code == 2
    assert "standard input: code points from" in ended.err
    assert ended.out.replace("ی", "ي") == text


def test_a_defect_in_a_part_is_said(command: Command, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr("small_stages.fill", fail)
    ended = command(stdin=LONG.encode())
    assert (ended.code, ended.out) == (2, LONG.removeprefix("\N{BYTE ORDER MARK}"))
    assert "a defect of textfix, please report it: IndexError" in ended.err
