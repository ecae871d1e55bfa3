"""JSON Lines: one field of each record repaired, everything else left byte for byte."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, NamedTuple

from textfix.files.encodings import BYTE_ORDER_MARK
from textfix.files.errors import CommandError
from textfix.options import unknown

ERROR_FIELD = "textfix_error"
"""The field of a record that says what is wrong with it."""

_BATCH = 1 << 16  # bytes that go to a process at once
_SPACE = re.compile(r"[ \t\r\n]*")
_DECODER = json.JSONDecoder(parse_int=float)  # int() refuses numbers of many digits


class Batch(NamedTuple):
    """Some lines of the file ``name``: the number of the first, and the field to repair."""

    name: str
    field: str
    first: int
    lines: list[bytes]


def single_records(batch: Batch) -> list[Batch]:
    """Return each record of ``batch`` as a batch of its own."""
    return [
        batch._replace(first=number, lines=[line])
        for number, line in enumerate(batch.lines, batch.first)
    ]


def batches(lines: Iterable[bytes], name: str, field: str, done: int = 0) -> Iterator[Batch]:
    """Group ``lines`` into batches of some ten thousand bytes; the first ``done`` are left out."""
    batch: list[bytes] = []
    size, first = 0, done + 1
    for number, line in enumerate(islice(lines, done, None), first):
        batch.append(line)
        size += len(line)
        if size >= _BATCH:
            yield Batch(name, field, first, batch)
            batch, size, first = [], 0, number + 1
    if batch:
        yield Batch(name, field, first, batch)


def field_of(line: bytes, field: str) -> str | None:
    """Return the text of ``field`` in the record ``line``, or None where it is null.

    Raises:
        CommandError: the line is no JSON object in UTF-8, or its field is missing or neither.
    """
    try:
        record = _DECODER.decode(_decoded(line).removeprefix(BYTE_ORDER_MARK))
    except UnicodeDecodeError as error:
        raise CommandError(f"not UTF-8 at byte {error.start}") from error
    except json.JSONDecodeError as error:
        raise CommandError(f"not JSON: {error.msg} at column {error.colno}") from error
    except RecursionError as error:
        raise CommandError("JSON nested too deep") from error
    if not isinstance(record, dict):
        raise CommandError("not a JSON object")
    if field not in record:
        raise CommandError(unknown("field", field, record))
    value = record[field]
    if not isinstance(value, str | None):
        raise CommandError(f"the field {field!r} is no string")
    return value


def with_field(line: bytes, field: str, value: str | dict[str, Any]) -> bytes:
    """Return the record ``line`` with ``value`` in ``field``: the rest stays byte for byte.

    A field that the record lacks is added behind the others. Escapes other than needed are written
    where ``line`` itself is all ASCII; lone surrogates always are.
    """
    written = _decoded(line)
    span, end = _value_span(written, field)
    said = json.dumps(value, ensure_ascii=written.isascii(), allow_nan=False)
    if span is None:
        name = json.dumps(field, ensure_ascii=written.isascii())
        behind = len(written[:end].rstrip(" \t\r\n"))
        comma = "" if written[behind - 1] == "{" else ", "
        span, said = (behind, behind), f"{comma}{name}: {said}"
    return (written[: span[0]] + said + written[span[1] :]).encode("utf-8", "backslashreplace")


def error_record(line: bytes, message: str) -> bytes:
    """Return the record ``line`` with one more field that says what is wrong with it.

    What is no JSON object becomes one, with the line in the field ``textfix_line``: bytes that are
    no UTF-8 stand there as ``\\xff``.

    >>> error_record(b"{oops", "not JSON").decode()
    '{"textfix_line": "{oops", "textfix_error": "not JSON"}'
    """
    if _is_object(line):
        return with_field(line, ERROR_FIELD, message)
    said = {"textfix_line": line.decode("utf-8", "backslashreplace").rstrip("\r\n")}
    bare = json.dumps(said, ensure_ascii=False).encode("utf-8", "backslashreplace")
    return with_field(bare, ERROR_FIELD, message) + b"\n" * line.endswith(b"\n")


def _is_object(line: bytes) -> bool:
    try:
        return isinstance(_DECODER.decode(_decoded(line).removeprefix(BYTE_ORDER_MARK)), dict)
    except (ValueError, RecursionError):
        return False


def _decoded(line: bytes) -> str:
    return line.decode("utf-8")


def _value_span(line: str, field: str) -> tuple[tuple[int, int] | None, int]:
    """Return where in the valid object ``line`` the value of ``field`` stands (the last one), and
    where the object's closing brace does."""
    span = None
    at = _after_space(line, line.index("{") + 1)
    while line[at] != "}":
        key: Any
        key, at = _DECODER.raw_decode(line, at)
        start = _after_space(line, _after_space(line, at) + 1)  # past the colon
        _, end = _DECODER.raw_decode(line, start)
        if key == field:
            span = (start, end)
        at = _after_space(line, end)
        if line[at] == ",":
            at = _after_space(line, at + 1)
    return span, at


def _after_space(line: str, at: int) -> int:
    found = _SPACE.match(line, at)
    assert found
    return found.end()
