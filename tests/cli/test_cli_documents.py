"""The command on documents: where the text comes from and goes, what is shown, exit codes."""

from __future__ import annotations

import json
import os
import stat
from pathlib import Path

import pytest
from commands import Command

from textfix import presets
from textfix.files.documents import open_output
from textfix.versions import versions


def write(name: str, text: str) -> Path:
    path = Path(name)
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(text.encode())
    return path


def test_standard_input_to_standard_output(command: Command) -> None:
    assert command(stdin="علي\n".encode()) == (0, "علی\n", "")
    assert command("-", stdin="علي".encode()) == (0, "علی", "")


def test_files_are_concatenated_and_not_glued(command: Command) -> None:
    for name, text in (("a", "علي"), ("b", "رضا\n"), ("c", ""), ("d", "زهرا")):
        write(name, text)
    assert command("a", "b", "c", "d").out == "علی\nرضا\nزهرا"


def test_output_file(command: Command) -> None:
    write("in.txt", "علي\r\nرضا")
    assert command("in.txt", "-o", "out.txt") == (0, "", "")
    assert Path("out.txt").read_bytes() == "علی\r\nرضا".encode()
    assert sorted(os.listdir()) == ["in.txt", "out.txt"]


def test_output_folder_takes_files_by_name(command: Command) -> None:
    write("one/a.txt", "علي")
    write("two/b.txt", "رضا")
    assert command("one/a.txt", "two/b.txt", "-o", "new").code == 0
    assert command("one/a.txt", "-o", "newer/").code == 0
    assert Path("new/a.txt").read_text("utf-8") == "علی"
    assert Path("new/b.txt").read_text("utf-8") == "رضا"
    assert os.listdir("newer") == ["a.txt"]


@pytest.mark.parametrize("output", ["in.txt", "./in.txt", "link.txt", "."])
def test_an_input_is_not_overwritten(command: Command, output: str) -> None:
    write("in.txt", "علي")
    os.symlink("in.txt", "link.txt")
    ended = command("in.txt", "-o", output)
    assert ended.code == 2
    assert "--in-place" in ended.err
    assert Path("in.txt").read_text("utf-8") == "علي"


def test_two_files_are_not_written_to_one_place(command: Command) -> None:
    write("one/a.txt", "علي")
    write("two/a.txt", "رضا")
    ended = command("one/a.txt", "two/a.txt", "-o", "new")
    assert (ended.code, "two of the files" in ended.err, os.path.exists("new")) == (2, True, False)


def test_in_place_keeps_mode_mark_and_newlines(command: Command) -> None:
    path = write("in.txt", "\N{BYTE ORDER MARK}علي\r\n")
    path.chmod(0o640)
    assert command("--in-place", "in.txt") == (0, "", "")
    assert path.read_bytes() == "\N{BYTE ORDER MARK}علی\r\n".encode()
    assert stat.S_IMODE(path.stat().st_mode) == 0o640


def test_a_report_is_not_written_over_a_text(command: Command) -> None:
    write("in.txt", "علي")
    os.symlink("in.txt", "link.txt")
    for words in (("--report", "in.txt"), ("--report", "link.txt"), ("-o", "o", "--report", "./o")):
        ended = command("in.txt", *words)
        assert (ended.code, ended.out) == (2, "")
        assert "a text and the report at once" in ended.err
    assert Path("in.txt").read_text("utf-8") == "علي"
    assert sorted(os.listdir()) == ["in.txt", "link.txt"]


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root gives away")
def test_in_place_keeps_the_owner(command: Command) -> None:
    path = write("in.txt", "علي")
    os.chown(path, 4321, 4322)
    path.chmod(0o604)
    assert command("--in-place", "in.txt").code == 0
    now = path.stat()
    assert (now.st_uid, now.st_gid, stat.S_IMODE(now.st_mode)) == (4321, 4322, 0o604)


def test_a_draft_of_a_private_file_is_private(tmp_path: Path) -> None:
    path = tmp_path / "in.txt"
    path.touch(0o600)
    with open_output(str(path)) as file:
        file.write(b"secret")
        (draft,) = tmp_path.glob(".in.txt.*")
        assert stat.S_IMODE(draft.stat().st_mode) == 0o600


@pytest.mark.parametrize("name", ["n" * 251 + ".txt", "نامه" * 31 + ".txt"])
def test_a_name_as_long_as_names_can_be(command: Command, name: str) -> None:
    write(name, "علي")
    assert command("--in-place", name) == (0, "", "")
    assert Path(name).read_text("utf-8") == "علی"
    assert command("--jsonl", "--resume", name, "-o", f"new/{name}").code == 2  # no JSON
    assert os.listdir("new") == [name]


def test_in_place_leaves_a_clean_file_untouched(command: Command) -> None:
    path = write("in.txt", "علی")
    before = path.stat()
    assert command("--in-place", "in.txt").code == 0
    assert (path.stat().st_mtime_ns, path.stat().st_ino) == (before.st_mtime_ns, before.st_ino)


def test_in_place_writes_through_a_link(command: Command) -> None:
    write("in.txt", "علي")
    os.symlink("in.txt", "link.txt")
    assert command("--in-place", "link.txt").code == 0
    assert Path("link.txt").is_symlink()
    assert Path("in.txt").read_text("utf-8") == "علی"


def test_check_writes_nothing(command: Command) -> None:
    write("damaged.txt", "علي")
    write("clean.txt", "علی")
    assert command("--check", "clean.txt") == (0, "", "")
    assert command("--check", "clean.txt", "damaged.txt") == (
        1,
        "",
        "textfix: would change: damaged.txt\n",
    )
    assert Path("damaged.txt").read_text("utf-8") == "علي"


def test_an_error_outranks_a_change(command: Command) -> None:
    write("damaged.txt", "علي")
    assert command("--check", "damaged.txt", "missing.txt").code == 2


def test_diff_can_be_applied_by_eye(command: Command) -> None:
    write("in.txt", "رضا\nعلي")
    assert command("--diff", "in.txt").out.splitlines() == [
        "--- in.txt",
        "+++ in.txt (repaired)",
        "@@ -1,2 +1,2 @@",
        " رضا",
        "-علي",
        "\\ No newline at end of file",
        "+علی",
        "\\ No newline at end of file",
    ]
    assert command("--diff", "--check", "in.txt").code == 1
    assert command("--diff", stdin=b"") == (0, "", "")


def test_explain_text_leaves_the_file_to_output(command: Command) -> None:
    write("in.txt", "رضا علي؟\n")
    ended = command("--explain", "in.txt", "-o", "out.txt")
    assert ended.code == 0
    assert ended.out.startswith("in.txt: 1 change by 1 rule, 1 finding\n")
    assert "yeh.arabic-yeh (1): Arabic yeh becomes Farsi yeh" in ended.out
    assert Path("out.txt").read_text("utf-8") == "رضا علی؟\n"


def test_explain_json_is_one_object_a_document(command: Command) -> None:
    write("in.txt", "\N{BYTE ORDER MARK}رضا علي")
    write("clean.txt", "رضا")
    first, second = command("--explain=json", "in.txt", "clean.txt").out.splitlines()
    (change,) = json.loads(first)["changes"]
    assert (change["rule"], change["start"], change["end"]) == ("arabic-yeh", 6, 7)
    clean = json.loads(second)
    assert clean.pop("diagnosis")["order"]["class"] == "right-order"
    made_by = {name: clean.pop(name) for name in ("textfix", "rules", "lm", "tagger")}
    assert made_by == versions(presets.preset("default"))
    assert clean == {
        "file": "clean.txt",
        "changed": False,
        "violation": "",
        "changes": [],
        "findings": [],
    }


def test_a_broken_law_leaves_the_text_and_fails(command: Command) -> None:
    ended = command(stdin="علي!".encode())
    assert (ended.code, ended.out) == (2, "علي!")
    broken = "NOT REPAIRED, conservation violated: stage loser: 4 letters lost"
    assert ended.err == f"textfix: standard input: {broken}\n"


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_several_files_in_order(command: Command, jobs: str) -> None:
    names = [write(f"{number}.txt", f"{number} علي\n").name for number in range(5)]
    ended = command("--jobs", jobs, *names[:3], "missing.txt", *names[3:])
    assert ended.out == "".join(f"{number} علی\n" for number in range(5))
    assert (ended.code, ended.err) == (2, "textfix: missing.txt: no such file or directory\n")


def test_list_rules(command: Command) -> None:
    assert command("--list-rules", "--disable", "loser").out.splitlines() == [
        "yeh.arabic-yeh  Arabic yeh becomes Farsi yeh",
        "yeh.mark        a mark is put before the text",
    ]
