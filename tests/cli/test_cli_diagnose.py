"""``--diagnose``: of files, of standard input, of records."""

from __future__ import annotations

import json
from pathlib import Path

from commands import Command
from hypothesis import given
from hypothesis import strategies as st

from textfix.files.records import with_field


def test_each_document_is_diagnosed(command: Command) -> None:
    Path("a.txt").write_text("علي رفت\n", encoding="utf-8")
    Path("b.txt").write_text("Latin\n", encoding="utf-8")
    ended = command("--diagnose", "a.txt", "missing.txt", "b.txt", "-", stdin="رضا".encode())
    assert ended.code == 2
    assert ended.err == "textfix: missing.txt: no such file or directory\n"
    titles = [line for line in ended.out.splitlines() if not line.startswith(" ") and line]
    assert [title.split(":")[0] for title in titles] == ["a.txt", "b.txt", "standard input"]
    assert Path("a.txt").read_text(encoding="utf-8") == "علي رفت\n"


def test_it_is_no_mistake_to_find_damage(command: Command) -> None:
    assert command("--diagnose", stdin="علي".encode()).code == 0
    assert command("--diagnose", "--check", stdin="علي".encode()).code == 1


def test_the_text_may_be_written_beside_it(command: Command) -> None:
    ended = command("--diagnose", "-o", "out.txt", stdin="علي".encode())
    assert ended.out.startswith("standard input: right-order (ok)")
    assert Path("out.txt").read_text(encoding="utf-8") == "علی"


def test_bad_input_is_said(command: Command) -> None:
    ended = command("--diagnose", stdin=b"\xff\xfe\xfa")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.count("\n") == 1
    broken = command("--diagnose", stdin="علي!".encode())
    assert broken.code == 2
    assert "NOT REPAIRED" in broken.out


def test_records_get_a_field(command: Command) -> None:
    given = '{"id": 1, "text": "علي"}\nno record\n\n{"text": "رضا", "diagnosis": "?"}\n'
    ended = command("--diagnose", "--jsonl", stdin=given.encode())
    first, passed, blank, last = ended.out.split("\n")[:-1]
    assert first.startswith('{"id": 1, "text": "علی", "diagnosis": {"versions": {"textfix": ')
    assert json.loads(passed)["textfix_line"] == "no record"
    assert blank == ""
    assert json.loads(first)["diagnosis"]["order"]["lines"] == {"right-order": 1}
    assert list(json.loads(last)) == ["text", "diagnosis"]
    assert json.loads(last)["diagnosis"]["order"]["class"] == "right-order"
    assert ended.code == 2
    assert command("--diagnose", "--jsonl", "--check", stdin=given.encode()).out == ""


def test_jobs_do_not_change_the_diagnosis(command: Command) -> None:
    records = "".join(f'{{"n": {n}, "text": "علي {n}"}}\n' for n in range(40)).encode()
    alone = command("--diagnose", "--jsonl", stdin=records)
    assert command("--diagnose", "--jsonl", "--jobs", "2", stdin=records) == alone


def test_it_excludes_other_reports(command: Command) -> None:
    for other in ("--diff", "--explain"):
        assert "exclude each other" in command("--diagnose", other, stdin=b"a").err
    ended = command("--diagnose", "--jsonl", "--field", "diagnosis", stdin=b"{}")
    assert (ended.code, ended.out) == (2, "")


members = st.dictionaries(
    st.text('ab"}{,: ی', max_size=4), st.integers() | st.text('}{,"', max_size=3)
)
spaces = st.text(" \t\r", max_size=2)


@given(members, spaces, spaces, st.booleans())
def test_a_new_field_stands_behind_the_others(
    record: dict[str, object], before: str, after: str, ascii_only: bool
) -> None:
    record.pop("new", None)
    written = json.dumps(record, ensure_ascii=ascii_only)
    line = f"{before}{written[:-1]}{after}}}{after}\n".encode()
    longer = with_field(line, "new", {"ی": 1})
    assert json.loads(longer) == record | {"new": {"ی": 1}}
    assert list(json.loads(longer))[-1] == "new"
    assert longer.startswith(line.rstrip()[:-1].rstrip())
    assert longer.endswith(f"}}{after}}}{after}\n".encode())
