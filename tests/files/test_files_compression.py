"""Packed files: what goes in comes out, and a damaged one is said in one line."""

from __future__ import annotations

import gzip
import json
import lzma
import os
from importlib.util import find_spec
from pathlib import Path

import pytest
from commands import Command
from hypothesis import given
from hypothesis import strategies as st

from textfix.files.compression import packing
from textfix.files.documents import open_input, open_output
from textfix.files.errors import CommandError

needs_zstd = pytest.mark.skipif(not find_spec("zstandard"), reason="needs zstandard")
SUFFIXES = [".gz", ".xz", pytest.param(".zst", marks=needs_zstd)]


def write(path: str | Path, data: bytes) -> None:
    with open_output(str(path)) as file:
        file.write(data)


def read(path: str | Path) -> bytes:
    with open_input(str(path)) as file:
        return file.read()


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_is_packed_comes_out_again(
    tmp_path_factory: pytest.TempPathFactory, suffix: str
) -> None:
    path = tmp_path_factory.mktemp("packed") / f"a{suffix}"

    @given(st.binary(max_size=2000).map(lambda data: data * 200))
    def check(data: bytes) -> None:
        write(path, data)
        assert read(path) == data

    check()


def test_others_read_it(tmp_path: Path) -> None:
    write(tmp_path / "a.gz", b"abc")
    write(tmp_path / "a.xz", b"abc")
    assert gzip.decompress((tmp_path / "a.gz").read_bytes()) == b"abc"
    assert lzma.decompress((tmp_path / "a.xz").read_bytes()) == b"abc"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_several_streams_are_one_content(tmp_path: Path, suffix: str) -> None:
    for name, data in (("a", b"one"), ("b", b"two")):
        write(tmp_path / f"{name}{suffix}", data)
    both = (tmp_path / f"a{suffix}").read_bytes() + (tmp_path / f"b{suffix}").read_bytes()
    (tmp_path / f"c{suffix}").write_bytes(both)
    assert read(tmp_path / f"c{suffix}") == b"onetwo"


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_truncated_file_is_said(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    write(path, os.urandom(100_000))
    path.write_bytes(path.read_bytes()[:-10_000])
    with pytest.raises(CommandError, match="truncated"):
        read(path)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_wrong_suffix_is_said(tmp_path: Path, suffix: str) -> None:
    path = tmp_path / f"a{suffix}"
    path.write_bytes("سلام".encode() * 100)
    with pytest.raises(CommandError, match=f"damaged, or no {suffix} file"):
        read(path)


def test_only_these_suffixes_pack() -> None:
    packed = {"a.gz": ".gz", "a.txt.xz": ".xz", "gz": "", "a.gz.txt": "", ".gz": ""}
    assert {name: packing(name) for name in packed} == packed


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_command_reads_and_writes_packed_documents(command: Command, suffix: str) -> None:
    write(f"in.txt{suffix}", "علي".encode())
    assert command(f"in.txt{suffix}").out == "علی"
    assert command(f"in.txt{suffix}", "-o", f"out.txt{suffix}").code == 0
    assert read(f"out.txt{suffix}").decode() == "علی"
    write(f"in.jsonl{suffix}", '{"text": "علي"}\n'.encode())
    assert json.loads(command("--jsonl", f"in.jsonl{suffix}").out) == {"text": "علی"}
    Path(f"bad.txt{suffix}").write_bytes(Path(f"in.txt{suffix}").read_bytes()[:-3])
    ended = command(f"bad.txt{suffix}", "-o", "bad.out")
    assert (ended.code, ended.err.count("\n"), os.path.exists("bad.out")) == (2, 1, False)


@pytest.mark.skipif(not find_spec("fsspec"), reason="needs fsspec")
def test_urls_are_files_too(command: Command) -> None:
    write("memory://textfix/in.txt.gz", "علي".encode())
    assert command("memory://textfix/in.txt.gz", "-o", "memory://textfix/out.txt").code == 0
    assert read("memory://textfix/out.txt").decode() == "علی"
    ended = command("memory://textfix/none.txt")
    assert (ended.code, ended.err) == (2, "textfix: memory://textfix/none.txt: no such file\n")
    assert command("nowhere://a.txt").err.count("\n") == 1
