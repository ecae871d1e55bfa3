"""Processes: results in order, and an error for what kills its process, never a hang."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from commands import Command
from small_stages import Yeh
from small_work import DEADLY, Deadly, double_or_die

from textfix import presets
from textfix.cli.workers import DIED, in_order
from textfix.files.errors import CommandError
from textfix.pipeline import Pipeline


def test_a_killed_process_costs_its_own_task_only() -> None:
    tasks = [1, 2, -3, *range(4, 20), -20, -21]
    made = in_order(double_or_die, tasks, 2, abs)
    assert list(made) == [2, 4, 3, *range(8, 40, 2), 20, 21]


def test_tasks_are_cut_up_to_find_what_kills() -> None:
    def halves(number: int) -> list[int]:
        return [number, 100]

    made = list(in_order(double_or_die, [-1], 2, abs, halves))
    assert made == [1, 200]


def test_without_a_word_for_it_a_killed_process_ends_the_work() -> None:
    with pytest.raises(CommandError, match="was killed"):
        list(in_order(double_or_die, [1, -1], 2))


@pytest.fixture
def deadly(monkeypatch: pytest.MonkeyPatch, command: Command) -> Command:
    """Return the command on a stage that kills its process now and then."""
    monkeypatch.setitem(presets.PRESETS, "default", Pipeline((Deadly(), Yeh())))
    return command


def test_a_deadly_record_becomes_an_error_record(deadly: Command) -> None:
    texts = ["علي"] * 9 + [DEADLY] + ["علي"] * 9
    lines = "".join(json.dumps({"n": n, "text": t}) + "\n" for n, t in enumerate(texts))
    ended = deadly("--jsonl", "--jobs", "2", stdin=lines.encode())
    records = [json.loads(line) for line in ended.out.splitlines()]
    assert [record["n"] for record in records] == list(range(19))
    assert records.pop(9) == {"n": 9, "text": DEADLY, "textfix_error": DIED}
    assert {record["text"] for record in records} == {"علی"}
    assert (ended.code, ended.err) == (2, f"textfix: standard input:10: {DIED}\n")


def test_a_deadly_document_is_said_and_the_others_done(deadly: Command) -> None:
    for name, text in (("a", "علي"), ("b", DEADLY), ("c", "رضي")):
        Path(name).write_text(text, encoding="utf-8")
    ended = deadly("a", "b", "c", "-o", "out/", "--jobs", "2")
    assert (ended.code, ended.err) == (2, f"textfix: b: {DIED}\n")
    assert Path("out/a").read_text(encoding="utf-8") == "علی"
    assert Path("out/c").read_text(encoding="utf-8") == "رضی"
