"""``textfix corpus``: what comes out, errors, and runs that go on where one was."""

from __future__ import annotations

import gzip
import json
import lzma
import os
import subprocess
import sys
from pathlib import Path

import corpora
import pytest
from commands import Command

from textfix.corpus.folder import Folder
from textfix.corpus.plan import Partition
from textfix.corpus.work import Work
from textfix.pipeline import Pipeline
from textfix.versions import versions

PARTS = ("--jobs", "1", "--partition-size", "300")


def report(folder: str | Path) -> dict[str, object]:
    said: dict[str, object] = json.loads((Path(folder) / "_report.json").read_bytes())
    return said


def test_good_records_come_out_as_from_the_plain_command(command: Command, corpus: Path) -> None:
    good = [line for line in corpora.records() if "oops" not in line and "!" not in line]
    good = [line for line in good if "null" not in line]
    corpora.write(corpus, good)
    plain = command("--jsonl", str(corpus))
    ended = command("corpus", str(corpus), "out", *PARTS)
    assert (ended.code, ended.err) == (0, "")
    assert corpora.joined(Path("out")) == plain.out.encode()
    assert len(list(Path("out").glob("part-*"))) > 3


def test_bad_records_become_error_records_and_are_told(command: Command, corpus: Path) -> None:
    ended = command("corpus", str(corpus), "out", *PARTS)
    assert ended.code == 2
    lines = corpora.joined(Path("out")).decode().splitlines()
    assert len(lines) == 40
    assert lines[20] == ""
    out = [json.loads(line) for line in lines if line]
    assert [record["n"] for record in out if "n" in record] == [
        n for n in range(40) if n not in (7, 20, 21)
    ]
    broken = [record for record in out if "textfix_error" in record]
    assert broken[0]["textfix_line"] == "{oops"
    assert broken[1]["text"] == "علي!"
    assert "stage loser" in broken[1]["textfix_error"]
    assert len(broken) == 2
    for record in broken:
        assert record["textfix_error"] in ended.err
    at = corpus.read_bytes().index(b"{oops")
    assert f"in.jsonl, byte {at}: not JSON" in ended.err


def test_the_report_counts(command: Command, corpus: Path) -> None:
    ended = command("corpus", str(corpus), "out", *PARTS)
    said = report("out")
    changing = [text for text in corpora.TEXTS if "ي" in text]
    records = [n for n in range(40) if n not in (7, 20, 21, 30)]
    changed = [n for n in records if corpora.TEXTS[n % len(corpora.TEXTS)] in changing]
    assert said["documents"] == 39
    assert said["missing"] == 1
    assert said["errors"] == 2
    assert said["changed"] == len(changed)
    assert said["partitions"] == said["done"] == len(list(Path("out").glob("part-*")))
    assert f"39 documents, {len(changed)} changed, 1 without text, 2 with errors" in ended.out


def test_classes_of_damage_are_counted(command: Command, tmp_path: Path) -> None:
    texts = ["كتاب علي", "علی", "كتابهاي علمي و شيرين"]
    corpora.write(tmp_path / "in.jsonl", [json.dumps({"text": text}) for text in texts])
    assert command("corpus", "in.jsonl", "out", "--jobs", "1", "--preset", "characters").code == 0
    assert report("out")["damages"] == [
        {
            "class": "arabic-letters-typed",
            "meaning": "Arabic yeh and kaf all over: so they were typed",
            "documents": 2,
            "places": 5,  # words: كتاب علي كتابهاي علمي شيرين
        }
    ]


def test_what_is_done_is_not_done_again(command: Command, corpus: Path) -> None:
    command("corpus", str(corpus), "whole", *PARTS)
    command("corpus", str(corpus), "out", *PARTS)
    out = Path("out")
    (out / "part-00001.jsonl").unlink()
    (out / "_textfix/done/00002.json").unlink()
    (out / "_report.json").unlink()
    (out / ".part-00001.jsonl.12345678").write_bytes(b"half a line")
    before = {path.name: path.stat().st_ino for path in out.glob("part-*")}
    ended = command("corpus", str(corpus), "out", *PARTS)
    assert "partitions are done already" in ended.err
    assert corpora.contents(out) == corpora.contents(Path("whole"))
    after = {path.name: path.stat().st_ino for path in out.glob("part-*")}
    anew = {name for name in after if after[name] != before.get(name)}
    assert anew == {"part-00001.jsonl", "part-00002.jsonl"}


@pytest.mark.parametrize(
    ("options", "what"),
    [
        (("--field", "n"), "field"),
        (("--disable", "yeh"), "pipeline or version"),
        (("--partition-size", "200"), "partition size"),
    ],
)
def test_a_run_with_other_terms_is_refused(
    command: Command, corpus: Path, options: tuple[str, str], what: str
) -> None:
    command("corpus", str(corpus), "out", *PARTS)
    before = corpora.contents(Path("out"))
    ended = command("corpus", str(corpus), "out", *PARTS, *options)
    assert ended.code == 2
    assert f"another {what}: name another folder" in ended.err
    assert corpora.contents(Path("out")) == before


def test_a_run_over_another_input_is_refused(command: Command, corpus: Path) -> None:
    command("corpus", str(corpus), "out", *PARTS)
    corpora.write(corpus, [*corpora.records(), '{"text": "one more"}'])
    assert "another input" in command("corpus", str(corpus), "out", *PARTS).err


def test_a_folder_that_holds_something_else_is_refused(command: Command, corpus: Path) -> None:
    corpora.write(Path("out/mine.txt"), ["mine"])
    ended = command("corpus", str(corpus), "out")
    assert ended.code == 2
    assert "not empty" in ended.err
    assert os.listdir("out") == ["mine.txt"]


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("missing.jsonl", "no such file"),
        ("a.txt", "neither JSON Lines (.jsonl) nor Parquet"),
        ("empty", "no JSON Lines (.jsonl) or Parquet (.parquet) in it"),
        ("mixed", "of several formats: .jsonl, .parquet"),
    ],
)
def test_bad_input_is_told_in_one_line(command: Command, source: str, said: str) -> None:
    for name in ("a.txt", "mixed/a.jsonl", "mixed/b.parquet", "empty/_hidden.jsonl"):
        corpora.write(Path(name), [])
    ended = command("corpus", source, "out")
    assert ended.code == 2
    assert said in ended.err
    assert ended.err.count("\n") == 1
    assert not Path("out").exists()


@pytest.mark.parametrize("packing", [".gz", ".xz"])
def test_a_packed_file_is_one_partition_and_packed_again(command: Command, packing: str) -> None:
    data = "".join(f"{line}\n" for line in corpora.records()).encode()
    pack = {".gz": gzip, ".xz": lzma}[packing]
    Path(f"in.jsonl{packing}").write_bytes(pack.compress(data))
    Path("in.jsonl").write_bytes(data)
    command("corpus", "in.jsonl", "plain", *PARTS)
    assert command("corpus", f"in.jsonl{packing}", "out", *PARTS).code == 2  # the bad records
    (part,) = Path("out").glob("part-*")
    assert part.name == f"part-00000.jsonl{packing}"
    assert pack.decompress(part.read_bytes()) == corpora.joined(Path("plain"))


def test_a_truncated_file_does_not_keep_back_the_others(command: Command) -> None:
    Path("in").mkdir()
    for name, text in (("a", "علي"), ("b", "x" * 10**5 + "ي"), ("c", "ي")):
        Path(f"in/{name}.jsonl.gz").write_bytes(gzip.compress(b'{"text": "%s"}\n' % text.encode()))
    whole = Path("in/b.jsonl.gz").read_bytes()
    os.truncate("in/b.jsonl.gz", len(whole) // 2)
    ended = command("corpus", "in", "out", "--jobs", "1")
    assert ended.code == 2
    assert "partition 1: " in ended.err
    assert "truncated" in ended.err
    assert sorted(path.name for path in Path("out").glob("*part*")) == [
        "part-00000.jsonl.gz",
        "part-00002.jsonl.gz",
    ]
    assert (report("out")["partitions"], report("out")["done"]) == (3, 2)


def test_a_worker_with_another_textfix_leaves_its_partition(tmp_path: Path) -> None:
    folder = Folder(str(tmp_path / "out"), ".jsonl")
    pipeline = Pipeline(())
    source = corpora.write(tmp_path / "in.jsonl", ['{"text": "علي"}'])
    partition = Partition(0, str(source), 0, 99, 99)
    older = Work(folder, "text", pipeline, versions(pipeline) | {"textfix": "0.0.1"})
    assert "another textfix" in older(partition).failure
    assert not folder.is_done(0)
    assert Work(folder, "text", pipeline, versions(pipeline))(partition).failure == ""
    assert folder.is_done(0)


@pytest.mark.parametrize("out", ["in", "in/out", "in/../in/out", "link/out"])
def test_the_output_is_no_part_of_the_input(command: Command, out: str) -> None:
    corpora.write(Path("in/a.jsonl"), corpora.records())
    Path("link").symlink_to("in")
    ended = command("corpus", "in", out)
    assert ended.code == 2
    assert "its files would be input, too" in ended.err
    assert os.listdir("in") == ["a.jsonl"]


def test_the_files_of_a_folder_are_one_corpus(command: Command) -> None:
    lines = corpora.records()
    for name, some in (("b/c.ndjson", lines[25:]), ("a.jsonl", lines[:25])):
        corpora.write(Path("in") / name, some)
    corpora.write(Path("in/_report.json"), ["{}"])
    corpora.write(Path("in.jsonl"), lines)
    command("corpus", "in.jsonl", "one", *PARTS)
    command("corpus", "in", "two", *PARTS)
    assert corpora.joined(Path("one")) == corpora.joined(Path("two"))


def test_a_last_line_without_end_does_not_run_into_the_next_part(command: Command) -> None:
    corpora.write(Path("in/a.jsonl"), [])
    Path("in/a.jsonl").write_text('{"text": "علي"}', "utf-8")
    corpora.write(Path("in/b.jsonl"), ['{"text": "b"}'])
    assert command("corpus", "in", "out").code == 0
    assert corpora.joined(Path("out")).decode() == '{"text": "علی"}\n{"text": "b"}\n'


def test_a_file_named_corpus_is_within_reach(command: Command) -> None:
    Path("corpus").write_text("علي", "utf-8")
    assert command("./corpus").out == "علی"
    assert command("--", "corpus").out == "علی"
    ended = command("corpus")
    assert ended.code == 2
    assert "required: IN, OUT" in ended.err


def test_help_tells_of_it(command: Command) -> None:
    said = command("--help").out
    assert "textfix corpus [options] IN OUT" in said
    assert "./corpus" in said
    assert "--engine" in command("corpus", "--help").out


@pytest.mark.parametrize("name", ["dask", "spark", "ray"])
@pytest.mark.usefixtures("stages_in_path")
def test_an_engine_that_is_not_installed_is_told(corpus: Path, name: str) -> None:
    absent = "sys.modules.update(distributed=None, pyspark=None, ray=None)"
    program = f"import sys; {absent}; from textfix.cli import main; sys.exit(main(sys.argv[1:]))"
    words = [sys.executable, "-c", program, "corpus", str(corpus), "out", "--engine", name]
    ended = subprocess.run(words, capture_output=True, text=True, check=False)
    assert ended.returncode == 2
    assert f"pip install 'textfix[{name}]'" in ended.stderr
    assert ended.stderr.count("\n") == 1


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (("--jobs", "0"), "--jobs takes a number from 1"),
        (("--partition-size", "0"), "'0' is no size"),
        (("--partition-size", "3X"), "'3X' is no size"),
        (("--address", "tcp://here"), "--address is of a cluster"),
    ],
)
def test_mistakes_are_told(command: Command, options: tuple[str, str], said: str) -> None:
    ended = command("corpus", "in.jsonl", "out", *options)
    assert ended.code == 2
    assert said in ended.err
