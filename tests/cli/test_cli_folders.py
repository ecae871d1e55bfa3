"""Folders as inputs, and runs that go on where another was killed."""

from __future__ import annotations

import gzip
import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commands import Command

from textfix.presets import preset
from textfix.versions import versions


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return path


def files_below(folder: str) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): path.read_text(encoding="utf-8")
        for path in sorted(Path(folder).rglob("*"))
        if path.is_file()
    }


def test_a_folder_is_mirrored(command: Command) -> None:
    for name in ("a.txt", "deep/b.md", "deep/er/c.text"):
        write(f"in/{name}", "علي")
    write("in/table.csv", "علي")
    write("in/.hidden/d.txt", "علي")
    write("in/deep/.e.txt", "علي")
    assert command("in", "-o", "out") == (0, "", "")
    assert files_below("out") == {"a.txt": "علی", "deep/b.md": "علی", "deep/er/c.text": "علی"}
    assert command("in", "--jobs", "2", "-o", "out2") == (0, "", "")
    assert files_below("out2") == files_below("out")


def test_records_of_a_folder(command: Command) -> None:
    write("in/a.jsonl", '{"text": "علي"}\n')
    write("in/b/c.ndjson", '{"text": "علي"}\n')
    write("in/d.txt", "علي")
    assert command("--jsonl", "in", "-o", "out").code == 0
    assert list(files_below("out")) == ["a.jsonl", "b/c.ndjson"]


def test_a_folder_of_others_and_an_output_inside_are_refused(command: Command) -> None:
    write("in/a.csv", "علي")
    assert "no files in this folder that end with .txt" in command("in", "-o", "out").err
    write("in/a.txt", "علي")
    ended = command("in", "-o", "in/out")
    assert (ended.code, ended.err.count("\n")) == (2, 1)
    assert ended.err.startswith("textfix: in/out: lies in the folder in")


def test_resume_leaves_what_is_done(command: Command) -> None:
    write("in/a.txt", "علي")
    write("in/b.txt", "رضي")
    done = write("out/a.txt", "done")
    write("out/.b.txt.0123abcd", "half")
    assert command("in", "-o", "out", "--resume") == (0, "", "")
    assert files_below("out") == {"a.txt": "done", "b.txt": "رضی"}
    os.utime(done, (0, 0))  # older than its input: not done
    assert command("in", "-o", "out", "--resume").code == 0
    assert files_below("out")["a.txt"] == "علی"


def test_resume_needs_an_output(command: Command) -> None:
    assert "--resume goes on with what -o writes" in command("--resume", "a").err


RUN = (
    "import sys, textfix.files.journal as j; j._EVERY = 0.0\n"
    "from textfix.cli import main; sys.exit(main(sys.argv[1:]))"
)


@pytest.mark.parametrize("name", ["out.jsonl", "out.jsonl.gz"])
def test_a_killed_run_is_gone_on_with(tmp_path: Path, name: str) -> None:
    source = tmp_path / "in.jsonl"
    lines = [json.dumps({"n": n, "text": "علي" * 50}) for n in range(30_000)]
    lines[17] = "no record"
    source.write_text("\n".join(lines), encoding="utf-8")
    options = ["--jsonl", "--preset", "characters", str(source)]
    run = [sys.executable, "-c", RUN, *options, "--resume", "-o", str(tmp_path / name)]
    state = tmp_path / f".{name}.part.json"
    killed = 0
    for _ in range(3):
        seen = state.read_bytes() if state.exists() else b""
        process = subprocess.Popen(run, stderr=subprocess.DEVNULL)
        while process.poll() is None and (not state.exists() or state.read_bytes() == seen):
            time.sleep(0.005)
        process.send_signal(signal.SIGKILL)
        killed += process.wait() == -signal.SIGKILL
    assert killed
    report = tmp_path / "report.json"
    last = subprocess.run([*run, "--report", str(report)], check=False)
    plain = tmp_path / "plain.jsonl"
    whole = [sys.executable, "-m", "textfix", *options, "-o", str(plain)]
    assert subprocess.run(whole, check=False, stderr=subprocess.DEVNULL).returncode == 2
    got = (tmp_path / name).read_bytes()
    assert (gzip.decompress(got) if name.endswith(".gz") else got) == plain.read_bytes()
    assert last.returncode == 2  # the bad record that an earlier run met counts
    said = json.loads(report.read_text(encoding="utf-8"))
    assert (said["seen"], said["failed"]) == (30_000, 1)
    assert not list(tmp_path.glob(f".{name}*"))


def test_another_input_is_not_gone_on_with(command: Command) -> None:
    write("in.jsonl", '{"text": "علي"}\n')
    write(".out.jsonl.part", "x")
    write(".out.jsonl.part.json", '{"identity": {}, "records": 1, "bytes": 1, "counts": {}}')
    ended = command("--jsonl", "--resume", "in.jsonl", "-o", "out.jsonl")
    assert ended.code == 2
    assert "begun with another input, version or options" in ended.err


def test_the_report_says_versions_and_counts(command: Command) -> None:
    write("in.jsonl", '{"text": "علي"}\n{"text": "رضا"}\n{}\n')
    assert command("--jsonl", "in.jsonl", "-o", "out", "--report", "r.json").code == 2
    assert json.loads(Path("r.json").read_text(encoding="utf-8")) == {
        "versions": versions(preset("default")),
        "seen": 3,
        "changed": 1,
        "failed": 1,
    }
