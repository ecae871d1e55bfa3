"""Parquet: ranges of row groups, and the rows in one of them repaired."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

from textfix.corpus.tally import Tally
from textfix.files.documents import open_input, open_output
from textfix.files.errors import CommandError, MissingLibraryError
from textfix.files.records import ERROR_FIELD
from textfix.options import unknown
from textfix.pipeline import Pipeline

try:
    import pyarrow as pa
    import pyarrow.parquet as pq
except ModuleNotFoundError as missing:
    said = "Parquet needs pyarrow: pip install 'textfix[parquet]'"
    raise MissingLibraryError(said) from missing


def split(path: str, size: int, field: str) -> Iterator[tuple[int, int, int]]:
    """Yield first row group, the one behind the last, and size of ranges of some ``size`` bytes.

    Raises:
        CommandError: the file cannot be read, or has no column of strings named ``field``.
    """
    with opened(path) as file:
        _check_column(file.schema_arrow, field, path)
        sizes = [file.metadata.row_group(n).total_byte_size for n in range(file.num_row_groups)]
    start, held = 0, 0
    for at, bytes_of_group in enumerate(sizes, 1):
        held += bytes_of_group
        if held >= size or at == len(sizes):
            yield start, at, held
            start, held = at, 0


def repair(path: str, start: int, end: int, target: str, field: str, pipeline: Pipeline) -> Tally:
    """Write the row groups ``[start, end)`` of ``path``, repaired, to ``target``.

    Row groups, their compression and the schema stay, but for one more column of strings, which
    says what is wrong with a row, or null.

    Raises:
        CommandError: the one cannot be read, or the other not written.
    """
    tally = Tally()
    with opened(path) as file:
        groups = range(start, end)
        write(file, target, (repair_group(file, path, n, field, pipeline, tally) for n in groups))
    return tally


def repair_group(
    file: Any, path: str, group: int, field: str, pipeline: Pipeline, tally: Tally
) -> Any:
    """Return the table in a row group of ``file``, repaired, with the column of errors."""
    place = f"{os.path.basename(path)}, row group {group}, row"
    return _repaired(file.read_row_group(group), place, field, pipeline, tally)


def lost_group(file: Any, group: int, error: str) -> Any:
    """Return the table in a row group of ``file`` as it is, with ``error`` in each row."""
    table = file.read_row_group(group)
    return _with_errors(table, [error] * table.num_rows)


def write(file: Any, target: str, tables: Iterable[Any]) -> None:
    """Write ``tables`` to ``target``, a row group each, compressed as those of ``file``."""
    groups = file.metadata.num_row_groups
    compression = file.metadata.row_group(0).column(0).compression if groups else "NONE"
    if not groups:
        tables = [_with_errors(file.schema_arrow.empty_table(), [])]
    writer = None
    with open_output(target) as sink:
        for table in tables:
            writer = writer or pq.ParquetWriter(sink, table.schema, compression=compression)
            writer.write_table(table, row_group_size=max(1, table.num_rows))
        if writer:
            writer.close()


def _repaired(table: Any, place: str, field: str, pipeline: Pipeline, tally: Tally) -> Any:
    texts: list[str | None] = []
    errors: list[str | None] = []
    for row, text in enumerate(table[field].to_pylist()):
        repaired, wrong = tally.repair(text, pipeline, f"{place} {row}")
        texts.append(repaired)
        errors.append(wrong or None)
    at = table.schema.get_field_index(field)
    out = table.set_column(at, table.schema.field(at), pa.array(texts, table.field(at).type))
    return _with_errors(out, errors)


def _with_errors(table: Any, errors: Sequence[str | None]) -> Any:
    said = pa.array(errors, pa.string())
    if ERROR_FIELD in table.schema.names:
        at = table.schema.get_field_index(ERROR_FIELD)
        return table.set_column(at, ERROR_FIELD, said)
    return table.append_column(ERROR_FIELD, said)


@contextmanager
def opened(path: str) -> Iterator[Any]:
    """Open a Parquet file for reading.

    Raises:
        CommandError: it cannot be read, or is none.
    """
    with open_input(path) as source:
        try:
            file = pq.ParquetFile(source)
        except pa.ArrowInvalid as error:
            raise CommandError(f"{path}: no Parquet: {error}") from error
        yield file


def _check_column(schema: Any, field: str, path: str) -> None:
    if field not in schema.names:
        raise CommandError(f"{path}: {unknown('column', field, schema.names)}")
    kind = schema.field(field).type
    if pa.types.is_dictionary(kind):
        kind = kind.value_type
    is_text = (pa.types.is_string, pa.types.is_large_string, pa.types.is_string_view)
    if not any(suits(kind) for suits in is_text):
        raise CommandError(f"{path}: the column {field!r} is {kind}, no string")
