"""JSON Lines: records out as they came in, but for the field; bad ones said and passed on."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from commands import Command
from hypothesis import find, given
from hypothesis import strategies as st

from textfix.files.errors import CommandError
from textfix.files.records import batches, field_of, with_field

texts = st.text('یيك"\\ \n/\t\u2028\N{ZERO WIDTH NON-JOINER}a😀\ud800')
values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False) | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
styles = st.fixed_dictionaries(
    {"ensure_ascii": st.booleans(), "separators": st.sampled_from([(",", ":"), (" , ", " : ")])}
)


def record_line(record: dict[str, Any], style: dict[str, Any]) -> bytes:
    return (json.dumps(record, **style) + "\n").encode("utf-8", "backslashreplace")


@st.composite
def lines(draw: st.DrawFn) -> bytes:
    record = draw(st.dictionaries(texts, values, max_size=3)) | {"text": draw(texts)}
    order = draw(st.permutations(list(record)))
    return record_line({key: record[key] for key in order}, draw(styles))


@given(lines())
def test_the_field_is_what_json_reads(line: bytes) -> None:
    assert field_of(line, "text") == json.loads(line)["text"]


@given(lines(), texts)
def test_the_new_text_is_read_back_and_the_rest_is_as_it_was(line: bytes, text: str) -> None:
    changed = with_field(line, "text", text)
    assert json.loads(changed) == json.loads(line) | {"text": text}
    assert with_field(changed, "text", "") == with_field(line, "text", "")
    assert changed.isascii() or not line.isascii() or text == ""


@given(lines())
def test_bytes_outside_the_field_stay(line: bytes) -> None:
    head, _, tail = with_field(line, "text", "\0mark\0").partition(b'"\\u0000mark\\u0000"')
    assert line.startswith(head)
    assert line.endswith(tail)
    assert json.loads(line[len(head) : len(line) - len(tail)]) == json.loads(line)["text"]


def test_lines_hold_the_hard_cases() -> None:
    find(lines(), lambda line: b'"text"' in line and b"\\ud800" in line and not line.isascii())
    find(lines(), lambda line: b"{" in line[1:])


@pytest.mark.parametrize(
    "line",
    [
        b'{"text": "a", "n": 1E400, "m": 12345678901234567890.10, "text": "b"}\r\n',
        b'\xef\xbb\xbf {"n": ' + b"1" * 5000 + b', "text":"b" }',
    ],
)
def test_numbers_duplicates_and_marks_stay(line: bytes) -> None:
    assert field_of(line, "text") == "b"
    assert with_field(line, "text", "c") == line.replace(b'"b"', b'"c"')


@pytest.mark.parametrize(
    ("line", "advice"),
    [
        (b"{", "not JSON: Expecting property name enclosed in double quotes at column 2"),
        (b"[1]", "not a JSON object"),
        (b'"text"', "not a JSON object"),
        (b'{"txt": ""}', "no field 'text'; did you mean 'txt'?"),
        (b'{"text": 3}', "the field 'text' is no string"),
        (b'{"text": "\xff"}', "not UTF-8 at byte 10"),
        (b"[" * 100_000, "JSON nested too deep"),
    ],
)
def test_bad_records_are_said(line: bytes, advice: str) -> None:
    with pytest.raises(CommandError) as caught:
        field_of(line, "text")
    assert str(caught.value).startswith(advice)


@given(st.lists(st.binary(min_size=1, max_size=3).map(lambda b: b * 20_000), max_size=9))
def test_batches_hold_each_line_once_with_its_number(some: list[bytes]) -> None:
    numbered = [
        (number, line)
        for batch in batches(some, "name", "text")
        for number, line in enumerate(batch.lines, batch.first)
    ]
    assert numbered == list(enumerate(some, 1))


DAMAGED = '{"id": 1, "text": "علي"}\n\n{"id": 2, "text": "رضا"}\nنه\n{"text": "\\u064a\\ud800"}'
NO_RECORD = '{"textfix_line": "نه", "textfix_error": "not JSON: Expecting value at column 1"}'
REPAIRED = DAMAGED.replace("علي", "علی").replace("نه", NO_RECORD).replace("\\u064a", "\\u06cc")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_bad_record_becomes_an_error_record_and_is_said(command: Command, jobs: str) -> None:
    ended = command("--jsonl", "--jobs", jobs, stdin=DAMAGED.encode())
    assert (ended.code, ended.out) == (2, REPAIRED)
    assert ended.err == ("textfix: standard input:4: not JSON: Expecting value at column 1\n")


def test_many_records_keep_their_order(command: Command) -> None:
    given = [json.dumps({"n": n, "text": "ي" * 500}, ensure_ascii=False) for n in range(600)]
    ended = command("--jsonl", "--jobs", "2", stdin="\n".join(given).encode())
    assert ended.out == "\n".join(given).replace("ي", "ی")


def test_another_field(command: Command) -> None:
    line = '{"text": "ي", "body": "ي"}\n'
    assert command("--jsonl", "--field", "body", stdin=line.encode()).out == (
        '{"text": "ي", "body": "ی"}\n'
    )


def test_output_in_place_and_check(command: Command) -> None:
    path = Path("in.jsonl")
    path.write_text('{"text": "ي"}\n{"text": "ی"}\n', encoding="utf-8")
    assert command("--jsonl", "--check", "in.jsonl") == (
        1,
        "",
        "textfix: 1 of 2 records would change\n",
    )
    assert command("--jsonl", "in.jsonl", "-o", "out.jsonl") == (0, "", "")
    assert Path("out.jsonl").read_text("utf-8") == '{"text": "ی"}\n{"text": "ی"}\n'
    assert command("--jsonl", "--in-place", "in.jsonl").code == 0
    assert path.read_bytes() == Path("out.jsonl").read_bytes()


def test_explanations_name_the_line(command: Command) -> None:
    ended = command("--jsonl", "--explain=json", stdin='{"text": "ی"}\n{"text": "ي"}\n'.encode())
    first, second = map(json.loads, ended.out.splitlines())
    assert (first["file"], first["changed"]) == ("standard input:1", False)
    assert (second["file"], second["changed"]) == ("standard input:2", True)


def test_a_broken_law_leaves_the_text_and_says_so_in_the_record(command: Command) -> None:
    ended = command("--jsonl", stdin='{"text": "ي!"}\n{"text": "ي"}\n'.encode())
    bad, good = ended.out.splitlines()
    assert (ended.code, good) == (2, '{"text": "ی"}')
    assert list(json.loads(bad)) == ["text", "textfix_error"]
    assert json.loads(bad)["text"] == "ي!"
    assert json.loads(bad)["textfix_error"].startswith("NOT REPAIRED, conservation violated")
    assert "standard input:1: NOT REPAIRED, conservation violated" in ended.err


def test_a_text_that_is_null_passes_as_it_is(command: Command) -> None:
    lines = '{"text": null, "id": 1}\n{"text": "ی"}\n'
    assert command("--jsonl", stdin=lines.encode()) == (0, lines, "")
    assert command("--jsonl", "--check", stdin=lines.encode()).code == 0
    assert len(command("--jsonl", "--explain=json", stdin=lines.encode()).out.splitlines()) == 1
