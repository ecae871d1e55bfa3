"""Talk: lines on standard error, and a bar that only a terminal sees."""

from __future__ import annotations

import io
import sys
import time

import pytest

from textfix.cli import talk
from textfix.cli.talk import Talk


class Terminal(io.StringIO):
    """A standard error that says it is a terminal."""

    def isatty(self) -> bool:
        return True


@pytest.fixture
def terminal(monkeypatch: pytest.MonkeyPatch) -> Terminal:
    """Return a terminal at which the bar appears at once."""
    monkeypatch.setattr(talk, "_PATIENCE", 0.0)
    monkeypatch.setattr(talk, "_BEAT", 0.001)
    return Terminal()


def test_the_bar_appears_at_a_terminal_and_goes(terminal: Terminal) -> None:
    with Talk(terminal, total=4) as speaker:
        speaker.doing("page.txt")
        speaker.done(1)
        while "page.txt" not in terminal.getvalue():
            time.sleep(0.001)
        speaker.say("page.txt: unreadable")
    written = terminal.getvalue()
    assert "25%" in written
    assert "\x1b[2Ktextfix: page.txt: unreadable\n" in written
    assert written.endswith("\r\x1b[2K")


def test_short_work_shows_no_bar(terminal: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(talk, "_PATIENCE", 60.0)
    with Talk(terminal) as speaker:
        speaker.doing("page.txt")
    assert "page.txt" not in terminal.getvalue()


def test_nothing_but_messages_elsewhere(capsys: pytest.CaptureFixture[str]) -> None:
    with Talk(sys.stderr, total=1) as speaker:
        speaker.done(1)
        speaker.say("one line")
    assert capsys.readouterr() == ("", "textfix: one line\n")


@pytest.mark.parametrize(
    ("done", "total", "shown"),
    [
        (1_250_000, 0, "[1.2 MB]"),
        (1, 2, "[############------------]  50%"),
        (5, 2, "[########################] 100%"),
    ],
)
def test_the_bar_shows_the_share(done: int, total: int, shown: str) -> None:
    speaker = Talk(None, total)
    speaker.done(done)
    assert speaker.bar(3.4) == f"{shown}    3 s  "


def test_a_closed_standard_error_is_no_error() -> None:
    with Talk(None, total=1) as speaker:
        speaker.say("nobody hears")


def test_a_message_is_one_line_whatever_the_name_of_the_file() -> None:
    said = io.StringIO()
    with Talk(said) as speaker:
        speaker.say("new\nline\x1b[31m\r.txt: نامه‌ها unreadable")
    assert said.getvalue() == "textfix: new\\nline\\x1b[31m\\r.txt: نامه‌ها unreadable\n"
