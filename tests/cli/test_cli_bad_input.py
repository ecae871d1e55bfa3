"""Bad input: one clear line, the documented exit code, no traceback, nothing half written."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest
from commands import Command
from hypothesis import given
from hypothesis import strategies as st

from textfix.files.encodings import decode, likely_encoding
from textfix.files.errors import CommandError

PERSIAN = "سلام بر شما\nکتاب‌ها را ببینید، این یک متن است."
ADVICE = {
    "cp1256": "not UTF-8 but probably CP1256: give --encoding cp1256, or convert it: iconv",
    "utf-16": "not UTF-8 but probably UTF-16: give --encoding utf-16",
    "utf-16-le": "not UTF-8 but probably UTF-16LE: give --encoding utf-16le",
    "utf-16-be": "not UTF-8 but probably UTF-16BE: give --encoding utf-16be",
    "utf-32": "not UTF-8 but probably UTF-32: give --encoding utf-32",
}


@pytest.mark.parametrize("encoding", ADVICE)
def test_a_wrong_encoding_is_named_and_the_advice_works(command: Command, encoding: str) -> None:
    text = PERSIAN.replace("\N{ZERO WIDTH NON-JOINER}", " ").replace("ی", "ي").replace("ک", "ك")
    Path("in.txt").write_bytes(text.encode(encoding))
    ended = command("in.txt")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err.startswith(f"textfix: in.txt: {ADVICE[encoding]}")
    assert ended.err.count("\n") == 1
    advised = ended.err.split("--encoding ")[1].split(",")[0]
    assert command("in.txt", "--encoding", advised) == (0, text.replace("ي", "ی"), "")


@pytest.mark.parametrize(
    ("data", "advice"),
    [
        (b"%PDF-1.7\n\xe2\xe3", "this is a PDF: extract its text first"),
        (b"PK\x03\x04\xff\0", "this is a ZIP archive (a Word file?)"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1", "this is an old Word file"),
        (b"\x1f\x8b\x08\0", "this is gzip: unpack it first"),
        (b"text\0more", "binary, not text: a NUL byte at offset 4"),
        (b"\0" * 100, "binary, not text: a NUL byte at offset 0"),
        (b"\x89PNG\r\n\x1a\n\0\0", "binary, not text: a NUL byte at offset 8"),
        (PERSIAN.encode() + b"\n\xff", "not UTF-8: byte 0xff at offset"),
        (PERSIAN.encode()[:-2] + b"\xd8", "not UTF-8: byte 0xd8 at offset"),
    ],
)
def test_what_is_no_text_is_refused(command: Command, data: bytes, advice: str) -> None:
    Path("in").write_bytes(data)
    ended = command("in", "-o", "out")
    assert (ended.code, ended.out, os.listdir()) == (2, "", ["in"])
    assert ended.err.startswith(f"textfix: in: {advice}")
    assert ended.err.count("\n") == 1


def test_a_nul_for_a_glyph_without_unicode_is_no_reason_to_refuse(command: Command) -> None:
    text = (PERSIAN + "\n") * 40 + "پایان\0\n"
    Path("in").write_text(text, encoding="utf-8")
    ended = command("in")
    assert ended.code == 0
    assert ended.out.count("پایان") == 1


def test_the_line_of_a_bad_byte_is_said() -> None:
    with pytest.raises(CommandError, match=r"0xff at offset 4 \(line 3\)"):
        decode(b"a\nb\n\xff\n")


@given(st.binary(max_size=60))
def test_bytes_are_decoded_or_refused(data: bytes) -> None:
    refused = ""
    try:
        text = decode(data)
    except CommandError as error:
        refused = str(error)
    assert (refused and "\n" not in refused) or text.encode() == data


@given(st.text("ابپتثجچحخدذرزژسشصضطظعغفقکگلمنوه آ\n"))
def test_persian_in_cp1256_is_recognized(text: str) -> None:
    assert likely_encoding(("سلام " + text).encode("cp1256")) == "CP1256"


def test_empty_files_and_marks_alone(command: Command) -> None:
    for data in (b"", b"\xef\xbb\xbf", b"\n", b"\r\n\r\n", b"\f"):
        Path("in.txt").write_bytes(data)
        assert command("in.txt").out.encode() == data.removeprefix(b"\xef\xbb\xbf")
        assert command("--check", "in.txt").code == 0
        assert command("--explain", "in.txt").out == "in.txt: nothing to repair\n"


def test_folders_and_missing_files(command: Command) -> None:
    os.mkdir("folder")
    ended = command("folder")
    assert ended.err.startswith("textfix: folder: no files in this folder that end with .txt, ")
    assert (ended.code, ended.out, ended.err.count("\n")) == (2, "", 1)
    assert command("missing") == (2, "", "textfix: missing: no such file or directory\n")
    assert command("--jsonl", "folder", "-o", "out").code == 2
    assert os.listdir() == ["folder"]


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(command: Command) -> None:
    Path("secret").write_text("علی", encoding="utf-8")
    os.chmod("secret", 0)
    assert command("secret") == (2, "", "textfix: secret: permission denied\n")


def test_an_unwritable_output(command: Command) -> None:
    Path("in.txt").write_text("علي", encoding="utf-8")
    ended = command("in.txt", "-o", "in.txt/out.txt")
    assert (ended.code, ended.out) == (2, "")
    assert ended.err == "textfix: cannot write in.txt/out.txt: not a directory\n"


def test_names_that_are_empty(command: Command) -> None:
    assert command("") == (2, "", "textfix: '': no such file or directory\n")
    for option in ("-o", "--report"):
        ended = command(option, "", stdin=b"")
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.endswith("-o and --report take a name, not an empty one\n")


@pytest.mark.parametrize("jobs", ["0", "-1", "100000"])
def test_no_processes_or_too_many(command: Command, jobs: str) -> None:
    for words in ((), ("corpus", "in", "out")):
        ended = command(*words, "--jobs", jobs)
        assert (ended.code, ended.out) == (2, "")
        assert ended.err.endswith("--jobs takes a number from 1 to 512\n")


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs /dev/full")
def test_a_full_disk(command: Command) -> None:
    Path("in.txt").write_text("علي", encoding="utf-8")
    ended = command("in.txt", "-o", "/dev/full")
    assert ended.err == "textfix: cannot write /dev/full: no space left on device\n"


def test_a_defect_in_a_stage_is_said_in_one_line(
    command: Command, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(*_: object) -> None:
        raise IndexError("list index out of range")

    monkeypatch.setattr("small_stages.fill", fail)
    ended = command(stdin=PERSIAN.encode())
    assert (ended.code, ended.out) == (2, PERSIAN)
    assert "a defect of textfix, please report it: IndexError: list index" in ended.err
    assert ended.err.count("\n") == 1


def test_a_very_long_line(command: Command) -> None:
    line = "علی رفت. " * 700_000  # ten million bytes
    assert command(stdin=line.encode()).out == line


def heed_interrupts() -> None:
    """Undo what a shell does to commands in the background: they are not to be interrupted."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


def run(*arguments: str, stdin: int | None = None) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "textfix", "--preset", "zero", *arguments]
    return subprocess.Popen(
        command,
        stdin=stdin,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=heed_interrupts,
    )


@pytest.mark.parametrize("arguments", [(), ("--jsonl",), ("--explain=json",)])
def test_a_closed_pipe_ends_quietly(tmp_path: Path, arguments: tuple[str, ...]) -> None:
    path = tmp_path / "in.txt"
    path.write_bytes(b'{"text": ""}\n' * 100_000)
    process = run(*arguments, str(path), str(path))
    assert process.stdout
    assert process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 141


def test_an_interrupt_leaves_nothing_behind(tmp_path: Path) -> None:
    path = tmp_path / "out.jsonl"
    path.write_bytes(b"old")
    process = run("--jsonl", "-", "-o", str(path), stdin=subprocess.PIPE)
    assert process.stdin
    assert process.stderr
    process.stdin.write(b'{"text": ""}\n' * 20_000)
    process.stdin.flush()
    while len(os.listdir(tmp_path)) < 2:  # until the draft stands there
        time.sleep(0.01)
    process.send_signal(signal.SIGINT)
    assert (process.wait(timeout=60), process.stderr.read()) == (130, b"")
    assert (os.listdir(tmp_path), path.read_bytes()) == (["out.jsonl"], b"old")


def test_a_full_standard_output() -> None:
    if not os.path.exists("/dev/full"):
        pytest.skip("needs /dev/full")
    with open("/dev/full", "wb") as full:
        ended = subprocess.run(
            [sys.executable, "-m", "textfix", "--preset", "zero"],
            input=PERSIAN.encode(),
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert ended.returncode == 2
    assert ended.stderr == b"textfix: cannot write standard output: no space left on device\n"


def test_a_terminal_without_files_is_told_the_usage() -> None:
    import pty

    master, slave = pty.openpty()
    process = run(stdin=slave)
    out, err = process.communicate()
    os.close(master)
    os.close(slave)
    assert (process.returncode, out) == (2, b"")
    assert err.startswith(b"usage: textfix")
    assert b"no FILE" in err
